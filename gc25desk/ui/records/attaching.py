"""Attaching files to the record in a form, picked or dragged, and saving a copy of one that it holds."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from gc25desk.domain.attachment import Attachment
from gc25desk.domain.text import safe_name
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import attachment as attachments
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.actions import action
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.form import RecordForm
from gc25desk.ui.widgets.files_editor import FilesEditor, dropped_files


class Attaching(QObject):
    """Takes files in for the record that a form shows.

    ``save_wanted`` comes when the record is new and must be saved before it can hold files; ``go_on`` then
    attaches them. ``attached`` carries the record as it is with them; ``said`` tells how it goes.
    """

    save_wanted = Signal()
    attached = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, form: RecordForm, *, allowed: bool, parent: QWidget) -> None:
        """Follow a form; with no right to attach, copies alone can be saved."""
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._form = form
        self._window = parent
        self._visit = 0
        self._waiting: list[Path] = []
        files = self._editor()
        self.offered = files is not None and allowed
        if files is not None:
            files.attach_wanted.connect(self.pick)
            files.copy_wanted.connect(self._save_copy)
        if self.offered:
            action(parent, _("Attach files"), self.pick, "Ctrl+Shift+A")

    def takes(self, data: QMimeData) -> bool:
        """Tell whether what is dragged over the record are files that it can hold."""
        return self.offered and self._form.base is not None and bool(dropped_files(data))

    def pick(self) -> None:
        """Let the user pick files and attach them."""
        if self.offered and self._form.base is not None:
            self.attach(ask.files_to_open(self._window, _("Attach files")))

    def attach(self, paths: Sequence[Path]) -> None:
        """Attach files to the record, which is saved first when it is new."""
        base = self._form.base
        if not paths or base is None:
            return
        if not base.id:
            self._waiting = list(paths)
            self.save_wanted.emit()
            return
        visit = self._visit
        self.said.emit(_("Taking in the files…"))
        self._jobs.run(
            self,
            lambda: attachments.attach(self._desk, base.id, paths),
            lambda result: self._attached(visit, result),
            self._could_not_attach,
        )

    def go_on(self) -> None:
        """Attach the files that waited for the record to be saved."""
        waiting, self._waiting = self._waiting, []
        self.attach(waiting)

    def forget(self) -> None:
        """Attach nothing that waits: the record could not be saved."""
        self._waiting = []

    def leave(self) -> None:
        """Take note that the form is about to show another record."""
        self._visit += 1
        self.forget()

    def _editor(self) -> FilesEditor | None:
        editors = [box.editor for box in self._form.boxes()]
        return next((editor for editor in editors if isinstance(editor, FilesEditor)), None)

    def _attached(self, visit: int, result: tuple[Any, Changes]) -> None:
        if visit == self._visit:
            self.attached.emit(result[0])
            self.said.emit(_("Attached and encrypted."))

    def _could_not_attach(self, error: KnownError) -> None:
        self.said.emit("")
        self._jobs.refused.emit(error)

    def _save_copy(self, attachment: Attachment) -> None:
        target = ask.file_to_save(self._window, _("Save a copy"), safe_name(attachment.name))
        if target is not None:
            self._jobs.run(
                self,
                lambda: attachments.save_copy(self._desk, attachment.id, target),
                lambda _path: self.said.emit(_("Copy saved. It is not encrypted.")),
            )
