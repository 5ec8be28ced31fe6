"""The way from a desk that does not open to its backups, shown under what went wrong."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gc25desk.errors import DeskDamaged, KnownError, NoDesk
from gc25desk.i18n import _
from gc25desk.ui import gate
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import button

if TYPE_CHECKING:
    from gc25desk.ui.unlock.repair import RepairDialog


class RepairOffer(QWidget):
    """One button, hidden unless a desk was found damaged; ``opened`` gives the desk put right."""

    opened = Signal(object)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._asked: tuple[Path, str, str] | None = None
        self.button = button(_("&Look for a backup…"), icon="search")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button)
        self.button.clicked.connect(self._show)
        self.hide()

    def consider(self, error: KnownError, folder: Path, secret: str, *, recovering: bool) -> None:
        """Show the button if an error means damage; what was typed is needed to open the backups."""
        missing = isinstance(error, NoDesk) and (gate.looks_like_desk(folder) or _is_empty(folder))
        if isinstance(error, DeskDamaged) or missing:
            self._asked = (folder, *gate.for_backups(secret, recovering=recovering))
            self.show()

    def drop(self) -> None:
        """Offer nothing and forget what was typed."""
        self._asked = None
        self.hide()

    def dialog(self) -> "RepairDialog | None":
        """Return the dialog for the desk in question, None if none is."""
        if self._asked is None:
            return None
        from gc25desk.ui.unlock.repair import RepairDialog  # noqa: PLC0415 - most starts do without it

        return RepairDialog(self._jobs, *self._asked, parent=self)

    def _show(self) -> None:
        dialog = self.dialog()
        if dialog is not None:
            dialog.opened.connect(self.opened)
            dialog.exec()
            dialog.deleteLater()


def _is_empty(folder: Path) -> bool:
    """Tell whether a folder could take a desk that was lost with its laptop."""
    try:
        return folder.is_dir() and not any(folder.iterdir())
    except OSError:
        return False
