"""The three shares of the institution: each printed on its own page, two of them typed back."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from gc25desk.i18n import _
from gc25desk.services import passphrase, shares
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.firstrun import printing
from gc25desk.ui.firstrun.code_sheet import CodeCard
from gc25desk.ui.firstrun.printing import Sheet
from gc25desk.ui.widgets.basics import PlainLabel, button, column, row
from gc25desk.ui.widgets.dates import show_day, today
from gc25desk.ui.widgets.labelled import labelled


class SharesDialog(DeskDialog):
    """Shows one share at a time, covers them while two are typed back, and is done when both are right."""

    def __init__(self, parent: QWidget, printed: Sequence[str], institution: str) -> None:
        """Take the shares just made, which are kept nowhere."""
        lead = _(
            "Any two of these three open the desk for the institution; one alone tells nothing. Print each, "
            "and keep them in three places with three people. They are never shown again."
        )
        super().__init__(parent, _("Shares of the institution"), lead, _("&Done"), cancel=_("Close"))
        self._printed = tuple(printed)
        self._institution = institution
        self._at = 0
        self.which = PlainLabel("", "field-label")
        self.cards = [CodeCard() for _share in self._printed]
        self.next = button(_("&Next share"))
        self.print = button(_("&Print all three…"))
        self.typed = [_line(), _line()]
        self.match = PlainLabel("", "strong", wrap=True)
        self._lay_out()
        self._show(0)
        self._compare()

    def reject(self) -> None:
        """Stay until two are typed back: the shares before these open nothing any more."""
        if self.ready():
            super().accept()
        else:
            words = _("Type two shares back from the paper first: they are never shown again.")
            self.notice.say(words, "", "warn")

    def ready(self) -> bool:
        """Tell whether two different shares have been typed back."""
        found = {self._number(line.text()) for line in self.typed}
        return len(found - {None}) == shares.NEEDED

    def sheets(self) -> list[Sheet]:
        """Return the three pages."""
        return [self._sheet(number, share) for number, share in enumerate(self._printed, 1)]

    def forget(self) -> None:
        """Drop the shares from the screen."""
        for card in self.cards:
            card.set_covered(covered=True)
        for line in self.typed:
            line.clear()
        self._printed = ()

    def _lay_out(self) -> None:
        if not printing.available():
            self.print.hide()
        self.print.clicked.connect(self._print)
        self.next.clicked.connect(lambda: self._show((self._at + 1) % len(self.cards)))
        self.cancel.hide()
        self.put(column([self.which, *self.cards], spacing=4), row([self.next, self.print, 1]))
        hint = _("From the paper. Capitals, spaces and hyphens do not matter.")
        self.put(labelled(_("&Type one share back"), self.typed[0]))
        self.put(labelled(_("Type &another back"), self.typed[1], hint), self.match)
        for card, share in zip(self.cards, self._printed, strict=True):
            card.show_code(share)
        for line in self.typed:
            line.textChanged.connect(lambda _text: self._compare())

    def _show(self, at: int) -> None:
        self._at = at
        words = _("Share {number} of {all}").format(number=at + 1, all=len(self.cards))
        self.which.setText(words)
        for place, card in enumerate(self.cards):
            card.setVisible(place == at)

    def _number(self, text: str) -> int | None:
        if not shares.is_share(text):
            return None
        same = (place for place, share in enumerate(self._printed) if passphrase.same_code(share, text))
        return next(same, None)

    def _compare(self) -> None:
        for card in self.cards:
            card.set_covered(covered=any(line.text() for line in self.typed))
        words, tone = "", ""
        if self.ready():
            words, tone = _("✓ Both are right. Your papers open the desk."), "ok"
        elif any(self._wrong(line.text()) for line in self.typed):
            words, tone = _("One is not a share just made. Compare it group by group."), "urgent"
        elif all(line.text() and not self._wrong(line.text()) for line in self.typed):
            words, tone = _("These are one and the same share. Type another."), "urgent"
        self.match.setText(words)
        self.match.set_tone(tone)
        self.go.setEnabled(self.ready())

    def _wrong(self, text: str) -> bool:
        whole = len(passphrase.normalised(text)) >= len(passphrase.normalised(self._printed[0]))
        return whole and self._number(text) is None

    def _sheet(self, number: int, share: str) -> Sheet:
        return Sheet(
            _("Share {number} of {all} of a GC25 desk").format(number=number, all=len(self._printed)),
            (self._institution, show_day(today())),
            (("", share),),
            _(
                "With any other share and the folder of the desk, this opens the desk for the institution, "
                "names and contacts included. Keep it locked away, apart from the other shares and from the "
                "computer. To use it: on the unlock screen choose “Use two shares of the institution”."
            ),
        )

    def _print(self) -> None:
        printing.print_sheets(self, _("Shares of the institution"), self.sheets())


def _line() -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(200)
    return line
