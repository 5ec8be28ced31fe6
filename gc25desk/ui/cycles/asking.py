"""The one dialog that may be open over a review cycle; what is typed in it survives a lock and a crash."""

import functools
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from gc25desk.errors import KnownError
from gc25desk.services import draft as drafts
from gc25desk.services.desk import Desk
from gc25desk.ui.cycles.form_dialog import FormDialog
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.drafts import DraftKeeper

NOUN = "dialog"  # of no record, so that no page of records offers it


class Asking(QObject):
    """Opens dialogs one at a time and keeps what is typed in a form as one encrypted draft.

    ``found`` carries noun, identifier and what was typed, after ``look`` found such a draft.
    """

    found = Signal(str, str, dict)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self.dialog: DeskDialog | None = None
        self._keeper = DraftKeeper(desk, jobs, NOUN, self._typed, parent=self)

    def open(self, dialog: DeskDialog, *, kept: bool = False) -> None:
        """Open a dialog in place of any other; ``kept`` tells that the desk holds a draft of it."""
        self._close()
        self.dialog = dialog
        if isinstance(dialog, FormDialog):
            self._keeper.follow("", stored=kept)
            dialog.typed.connect(self._keeper.touch)
        dialog.finished.connect(lambda result: self._finished(dialog, result))
        dialog.open()

    def look(self) -> None:
        """Look for what was typed in a form and neither saved nor thrown away."""
        self._jobs.run(self, functools.partial(_kept, self._desk), self._tell, _leave)

    def clear(self) -> None:
        """Keep what is typed as a draft, then drop it from the screen."""
        if isinstance(self.dialog, FormDialog):
            self._keeper.flush()
        self._close()

    def _typed(self) -> dict[str, Any]:
        dialog = self.dialog
        if not isinstance(dialog, FormDialog) or not dialog.kept():
            return {}
        held = dialog.record.id if dialog.record.version else ""
        return {"noun": dialog.form.noun, "id": held, "typed": dialog.kept()}

    def _tell(self, data: dict[str, Any] | None) -> None:
        if data is not None and self.dialog is None:
            self.found.emit(str(data["noun"]), str(data["id"]), dict(data["typed"]))

    def _finished(self, dialog: DeskDialog, _result: int) -> None:
        if self.dialog is dialog:
            self.dialog = None
            if isinstance(dialog, FormDialog):
                self._keeper.discard()
            _forget(dialog)

    def _close(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.done(QDialog.DialogCode.Rejected)
            _forget(dialog)


def _kept(desk: Desk) -> dict[str, Any] | None:
    return next((one.data for one in drafts.drafts(desk) if one.noun == NOUN), None)


def _forget(dialog: DeskDialog) -> None:
    dialog.forget()
    dialog.deleteLater()


def _leave(_error: KnownError) -> None:
    """Offer nothing: a desk that was just closed has nothing to give."""
