"""A card whose acts are asked about in dialogs and done on the worker."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QDialog

from gc25desk.errors import KnownError
from gc25desk.ui.desk.card import DeskCard
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk

T = TypeVar("T")


class AskingCard(DeskCard):
    """Opens one dialog at a time, which goes when the desk locks; a fault is told on the card."""

    def __init__(self, desk: "Desk", jobs: Jobs) -> None:
        super().__init__(desk, jobs)
        self.notice = Notice()
        self.dialog: DeskDialog | None = None

    def ask(self, dialog: DeskDialog, then: Callable[[], object] | None = None) -> None:
        """Open a dialog; ``then`` is called when it was accepted, before it goes."""
        self._drop_dialog()
        self.notice.drop()
        self.dialog = dialog
        dialog.finished.connect(lambda result: self._finished(dialog, result, then))
        dialog.open()

    def do(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do something on the worker, and tell what went wrong if anything did."""
        self.notice.drop()
        self.jobs.run(self, work, done, self.failed)

    def failed(self, error: KnownError) -> None:
        """Tell what went wrong."""
        self.notice.refuse(error)

    def clear(self) -> None:
        """Close the dialog and drop what was said."""
        self._drop_dialog()
        self.notice.drop()

    def _finished(self, dialog: DeskDialog, result: int, then: Callable[[], object] | None) -> None:
        if self.dialog is not dialog:
            return
        self.dialog = None
        if then is not None and result == QDialog.DialogCode.Accepted:
            then()
        _forget(dialog)

    def _drop_dialog(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.done(QDialog.DialogCode.Rejected)
            _forget(dialog)


def _forget(dialog: DeskDialog) -> None:
    dialog.forget()
    dialog.deleteLater()
