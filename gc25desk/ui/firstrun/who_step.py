"""Second page of the wizard: the institution, the State party and the person at the desk."""

from babel import Locale, UnknownLocaleError
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from gc25desk.errors import KnownError
from gc25desk.i18n import _, language
from gc25desk.ui.firstrun.answers import Answers
from gc25desk.ui.firstrun.step import Step
from gc25desk.ui.widgets.labelled import labelled

_LONGEST = 200
_FEWEST = 3  # letters typed before countries are suggested


def countries() -> list[str]:
    """Return the usual names of countries in the language in use, in its order; suggestions only."""
    try:
        territories = Locale.parse(language()).territories
    except (UnknownLocaleError, ValueError):
        territories = Locale.parse("en").territories
    return sorted(
        name for code, name in territories.items() if len(code) == 2 and code.isalpha() and code != "ZZ"
    )


class WhoStep(Step):
    """Asks for three names; none of them leaves the encrypted desk but on a report's title page."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)
        self.institution = self._line(answers.institution)
        self.state_party = self._line(answers.state_party)
        self.person = self._line(answers.person)
        self._suggestions = QStringListModel(self)
        self._suggest()
        self.column.addLayout(
            labelled(
                _("&Institution"), self.institution, _("As it should stand on the title page of a report.")
            )
        )
        self.column.addLayout(
            labelled(_("&State party"), self.state_party, _("The country whose reviews you report to."))
        )
        self.column.addLayout(
            labelled(_("&Your name"), self.person, _("The history of each record shows who wrote it."))
        )
        self.column.addStretch(1)

    def name(self) -> str:
        """Return the short name."""
        return _("Who you are")

    def heading(self) -> str:
        """Return the heading."""
        return _("Who works at this desk?")

    def lead(self) -> str:
        """Return what the names are for."""
        return _("These names are kept inside the encrypted desk and are sent nowhere.")

    def enter(self) -> None:
        """Start at the first name still missing."""
        lines = (self.institution, self.state_party, self.person)
        next((line for line in lines if not line.text().strip()), self.institution).setFocus()

    def ready(self) -> bool:
        """All three are needed."""
        return all(line.text().strip() for line in (self.institution, self.state_party, self.person))

    def leave(self) -> KnownError | None:
        """Store the names."""
        self.answers.institution = self.institution.text().strip()
        self.answers.state_party = self.state_party.text().strip()
        self.answers.person = self.person.text().strip()
        return None

    def _suggest(self) -> None:
        completer = QCompleter(self._suggestions, self.state_party)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.state_party.setCompleter(completer)
        names = countries()
        self.state_party.textEdited.connect(
            lambda text: self._suggestions.setStringList(names if len(text) >= _FEWEST else [])
        )

    def _line(self, text: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setMaxLength(_LONGEST)
        line.textChanged.connect(lambda _text: self.changed.emit())
        return line
