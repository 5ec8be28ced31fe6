"""Asking for a letter: which one, in which wording and language."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gc25desk.domain import tongue
from gc25desk.domain.field import Choice
from gc25desk.domain.letter import KINDS, WORDINGS, Letter, LetterKind, Wording
from gc25desk.i18n import _
from gc25desk.services.letter import Offer, languages
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.widgets.basics import PlainLabel
from gc25desk.ui.widgets.choice_editors import ChoiceBox
from gc25desk.ui.widgets.labelled import labelled


class LetterDialog(DeskDialog):
    """Proposes a letter; ``letter`` is what was chosen, in the language it would be written in."""

    def __init__(self, parent: QWidget, reference: str, offer: Offer) -> None:
        """Take the reference of the complaint and what is proposed for it."""
        lead = _("Letter about {reference}. It is filled from its Word template; you can change it in Word.")
        super().__init__(parent, _("Letter"), lead.format(reference=reference), _("&Write the letter…"))
        self._offer = offer
        self.kind = _box([Choice(kind, words) for kind, words in KINDS.items()], offer.wanted.kind)
        self.wording = _box([Choice(one, words) for one, words in WORDINGS.items()], offer.wanted.wording)
        self.language = ChoiceBox()
        self.about = PlainLabel("", "muted", wrap=True)
        self.put(
            labelled(_("&Letter"), self.kind),
            labelled(_("Wor&ding"), self.wording),
            labelled(_("L&anguage"), self.language),
            self.about,
        )
        self._fill_languages()
        for box, does in (
            (self.kind, self._fill_languages),
            (self.wording, self._fill_languages),
            (self.language, self._explain),
        ):
            box.currentIndexChanged.connect(_without_index(does))
        self.kind.setFocus()

    def letter(self) -> Letter | None:
        """Return the letter as it would be written, None where no language has a template."""
        return self._offer.used(self._chosen())

    def _chosen(self) -> Letter:
        kind, wording = LetterKind(self.kind.code()), Wording(self.wording.code())
        return Letter(kind, wording, self.language.code() or self._offer.wanted.language)

    def _fill_languages(self) -> None:
        """Offer the languages that have a template, and that of the complainant in any case."""
        chosen = self.language.code() or self._offer.wanted.language
        codes = languages(self._offer.there, self._chosen())
        wanted = self._offer.wanted.language
        self.language.blockSignals(True)
        self.language.clear()
        for code in codes if wanted in codes else (*codes, wanted):
            self.language.addItem(tongue.shown(code), code)
        self.language.set_code(chosen if self.language.findData(chosen) >= 0 else wanted)
        self.language.blockSignals(False)
        self._explain()

    def _explain(self) -> None:
        chosen, used = self._chosen(), self.letter()
        told = []
        if used is None:
            told.append(_("No language has a template for this letter. Put one in on the page “This desk”."))
        elif used.language != chosen.language:
            told.append(
                _("There is no template in {wanted} yet, so it is written in {used}.").format(
                    wanted=tongue.shown(chosen.language), used=tongue.shown(used.language)
                )
            )
        if chosen.kind is LetterKind.REFERRAL and not self._offer.agreed:
            told.append(
                _(
                    "No consent to refer this complaint is recorded, and the letter says that it was agreed. "
                    "Record it first, or correct the letter in Word."
                )
            )
        if self._offer.spoken and not tongue.code_of(self._offer.spoken):
            told.append(
                _("The complainant’s language is “{words}”, which the program does not know by name.").format(
                    words=self._offer.spoken
                )
            )
        if not self._offer.names:
            told.append(_("You do not hold the identity key: the name is left as a line to fill in by hand."))
        self.about.setText(" ".join(told))
        self.go.setEnabled(used is not None)


def _box(choices: list[Choice], chosen: str) -> ChoiceBox:
    made = ChoiceBox(choices)
    made.set_code(chosen)
    return made


def _without_index(does: Callable[[], None]) -> Callable[[int], None]:
    return lambda _index: does()
