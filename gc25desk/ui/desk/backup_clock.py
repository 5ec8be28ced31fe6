"""Backs up by itself while a desk is open: soon after it is opened, then every half hour, when changed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gc25desk.errors import KnownError
from gc25desk.services import backup
from gc25desk.services.backup import Made
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk

_SOON, _OFTEN = 60_000, 30 * 60_000  # milliseconds


class BackupClock(QObject):
    """Looks from time to time; what goes wrong is said once, not every half hour."""

    def __init__(self, desk: "Desk", jobs: Jobs, toast: Toast, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._toast = toast
        self._said = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_SOON)

    def look(self) -> None:
        """Back up on the worker if something changed."""
        self._timer.start(_OFTEN)
        if not self._desk.closed:
            self._jobs.run(self, lambda: backup.make_if_changed(self._desk), self._made, self._failed)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _made(self, made: Made | None) -> None:
        if made is None:
            return
        if made.second_fault is None:
            self._said = ""
        else:
            self._failed(made.second_fault)

    def _failed(self, error: KnownError) -> None:
        if self._desk.closed or error.what == self._said:
            return
        self._said = error.what
        self._toast.refuse(error)
