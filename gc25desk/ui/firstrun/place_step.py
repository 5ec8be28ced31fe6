"""Third page of the wizard: the folder the desk lives in."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.ui import ask
from gc25desk.ui.firstrun import places
from gc25desk.ui.firstrun.answers import Answers
from gc25desk.ui.firstrun.step import Step
from gc25desk.ui.widgets.basics import button, row
from gc25desk.ui.widgets.labelled import labelled
from gc25desk.ui.widgets.notice import Notice


class PlaceStep(Step):
    """Asks for a folder, refuses one that holds something else, warns of one that is copied elsewhere."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)
        self.folder = QLineEdit(str(answers.folder))
        self.folder.textChanged.connect(self._look)
        self.choose = button(_("&Choose…"), icon="folder")
        self.choose.setAccessibleName(_("Choose the folder"))
        self.choose.clicked.connect(self._choose)
        self.warning = Notice()
        hint = _("The folder is made if it is not there yet. Everything in it is encrypted.")
        self.column.addLayout(labelled(_("&Folder of the desk"), self.folder, hint))
        self.column.addLayout(row([self.choose, 1]))
        self.column.addWidget(self.warning)
        self.column.addStretch(1)
        self._look()

    def name(self) -> str:
        """Return the short name."""
        return _("Where it lives")

    def heading(self) -> str:
        """Return the heading."""
        return _("Where should the desk live?")

    def lead(self) -> str:
        """Return what a desk is on the disk."""
        return _(
            "A desk is one folder on this computer. Choose a place that is part of your backups but is not "
            "shared with others."
        )

    def enter(self) -> None:
        """Start in the path."""
        self.folder.setFocus()

    def ready(self) -> bool:
        """A folder is named."""
        return bool(self.folder.text().strip())

    def leave(self) -> KnownError | None:
        """Store the folder if a desk may be made there."""
        folder = self.path()
        problem = places.refusal(folder)
        if problem is None:
            self.answers.folder = folder
        return problem

    def path(self) -> Path:
        """Return the folder as typed, with ``~`` for the user's own folder."""
        typed = self.folder.text().strip()
        if typed.startswith("~"):
            return Path.home() / typed.lstrip("~/\\")
        return Path(typed)

    def _choose(self) -> None:
        chosen = ask.folder(self, _("Folder of the desk"))
        if chosen is not None:
            self.folder.setText(str(chosen))

    def _look(self) -> None:
        service = places.synced_by(self.path())
        if service:
            self.warning.say(
                _("{service} seems to copy this folder to its own servers.").format(service=service),
                _(
                    "The copies are encrypted, but copying a desk in use can damage it. "
                    "A folder outside is safer."
                ),
                "warn",
            )
        else:
            self.warning.drop()
        self.changed.emit()
