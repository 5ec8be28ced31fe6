"""The templates of letters: which there are, taken out to be edited in Word, and put in again."""

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from gc25desk.domain import tongue
from gc25desk.domain.access import Act
from gc25desk.domain.field import Choice
from gc25desk.domain.letter import KINDS, WORDINGS, Letter
from gc25desk.domain.text import safe_name
from gc25desk.errors import BadTags, KnownError
from gc25desk.i18n import _, language
from gc25desk.services import letter_template
from gc25desk.services.letter_template import NOUN, Standing
from gc25desk.ui import ask
from gc25desk.ui.desk.asking_card import AskingCard
from gc25desk.ui.desk.faults_dialog import FaultsDialog
from gc25desk.ui.desk.letter_names_dialog import LetterNamesDialog
from gc25desk.ui.desk.letters_table import LettersTable
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import PlainLabel, button, row
from gc25desk.ui.widgets.choice_editors import ChoiceBox

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk

_WORD = "Word (*.docx *.dotx)"


class LettersCard(AskingCard):
    """Shows the letters of one language, and what can be done with the template of the one that is marked."""

    nouns = frozenset({NOUN})
    acts = (Act.WRITE_LETTERS, Act.SET_RULES)

    def __init__(self, desk: "Desk", jobs: Jobs) -> None:
        super().__init__(desk, jobs)
        self._standing: dict[Letter, Standing] = {}
        self.language = ChoiceBox([Choice(code, tongue.shown(code)) for code in tongue.everyday()])
        self.language.set_code(language().split("-")[0])
        self.language.setAccessibleName(_("Language"))
        self.table = LettersTable()
        self.copy = button(_("&Take a copy to edit…"))
        self.put = button(_("Put &in your own…"))
        self.back = button(_("Go bac&k to the shipped one"))
        self.names = button(_("&Names for letters…"))
        self._build()

    def _build(self) -> None:
        words = _(
            "Letters are filled from Word templates. Take a copy, change it in Word, and put it in again; "
            "its tags are checked first."
        )
        self.body.addWidget(PlainLabel(words, "muted", wrap=True))
        self.body.addWidget(self.notice)
        self.body.addLayout(row([PlainLabel(_("Language")), self.language, 1]))
        self.body.addWidget(self.table)
        self.body.addLayout(row([self.copy, self.put, self.back, 1, self.names]))
        may_set = self.desk.may(Act.SET_RULES)
        self.put.setVisible(may_set)
        self.back.setVisible(may_set)
        self.language.currentIndexChanged.connect(lambda _index: self._show())
        self.table.itemSelectionChanged.connect(self._offer)
        self.copy.clicked.connect(self._take_copy)
        self.put.clicked.connect(self._put_in)
        self.back.clicked.connect(self._use_shipped)
        self.names.clicked.connect(lambda: self.ask(LetterNamesDialog(self)))

    def name(self) -> str:
        """Return the card's title."""
        return _("Letter templates")

    def reload(self) -> None:
        """Look again which templates there are."""
        self.jobs.run(self, functools.partial(letter_template.standing, self.desk), self._found)

    def clear(self) -> None:
        """Drop the names of the institution’s files."""
        super().clear()
        self._standing = {}
        self._show()

    def failed(self, error: KnownError) -> None:
        """Tell what went wrong; bad tags in a dialog of their own."""
        if isinstance(error, BadTags):
            self.ask(FaultsDialog(self, error))
        else:
            super().failed(error)

    def _found(self, standing: dict[Letter, Standing]) -> None:
        self._standing = standing
        self._show()

    def _show(self) -> None:
        code = self.language.code()
        letters = [Letter(kind, wording, code) for kind in KINDS for wording in WORDINGS]
        self.table.show_letters([(one, self._standing.get(one)) for one in letters])
        self._offer()

    def _offer(self) -> None:
        found = self._standing.get(self.table.letter())
        self.copy.setEnabled(found is not None)
        self.back.setEnabled(found is not None and found.at is not None)

    def _take_copy(self) -> None:
        chosen = self.table.letter()
        name = safe_name(f"{chosen.shown().replace(' · ', ' ')} {chosen.language}")
        target = ask.file_to_save(self, _("Save a copy of the template"), f"{name}.docx", _WORD)
        if target is not None:
            self.do(
                lambda: letter_template.take_copy(self.desk, chosen, target),
                lambda path: self._say(_("“{name}” was written. Edit it in Word, then put it in."), path),
            )

    def _put_in(self) -> None:
        chosen = self.table.letter()
        path = ask.file_to_open(self, _("Choose a template"), _WORD)
        if path is not None:
            self.do(
                lambda: letter_template.put_in(self.desk, chosen, path),
                lambda _changes: self._say(_("“{name}” is the template from now on."), path),
            )

    def _use_shipped(self) -> None:
        chosen = self.table.letter()
        self.do(
            lambda: letter_template.use_shipped(self.desk, chosen),
            lambda _changes: self.notice.say(_("Your own template was taken out.")),
        )

    def _say(self, words: str, path: Path) -> None:
        self.notice.say(words.format(name=path.name))
