"""The import of a copy, step by step: choose, read, show what it brings, write."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import paragraph
from gc25desk.services.desk import Desk
from gc25desk.services.paragraph import Imported, Preview
from gc25desk.ui import ask
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.paragraphs.import_dialog import ImportDialog

_ENDINGS = "*.txt *.docx *.pdf *.html *.htm"


class Importer(QObject):
    """Leads through one import at a time; ``imported`` carries the language that was imported."""

    imported = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, window: QWidget) -> None:
        """Make the importer; its dialog stands before ``window``."""
        super().__init__(window)
        self._desk = desk
        self._jobs = jobs
        self._window = window
        self.dialog: ImportDialog | None = None

    def choose(self, language: str) -> None:
        """Ask for a file and read it."""
        kinds = _("Text, Word, PDF or web page") + f" ({_ENDINGS})"
        path = ask.file_to_open(self._window, _("Your copy of general comment No. 25"), kinds)
        if path is not None:
            self.read(path, language)

    def read(self, path: Path, language: str) -> None:
        """Open the dialog and show what a file would bring; nothing is written before Import."""
        self.close()
        dialog = ImportDialog(path.name, language, self._window)
        dialog.language_wanted.connect(lambda _language: self._preview(dialog, path))
        dialog.accepted.connect(lambda: self._write(path, dialog.language()))
        dialog.finished.connect(lambda _result: self._forget(dialog))
        self.dialog = dialog
        dialog.open()
        self._preview(dialog, path)

    def _preview(self, dialog: ImportDialog, path: Path) -> None:
        language = dialog.language()
        dialog.show_reading()

        def show(preview: Preview) -> None:
            if dialog.language() == language:
                dialog.show_preview(preview)

        work = lambda: paragraph.preview_text(self._desk, path, language)  # noqa: E731
        self._jobs.run(dialog, work, show, dialog.show_refusal)

    def _write(self, path: Path, language: str) -> None:
        def done(_imported: Imported) -> None:
            self.imported.emit(language)

        work = lambda: paragraph.import_text(self._desk, path, language)  # noqa: E731
        self._jobs.run(self, work, done, self._refuse)

    def _refuse(self, error: KnownError) -> None:
        self.refused.emit(error)

    def _forget(self, dialog: ImportDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

    def close(self) -> None:
        """Close the dialog without importing, for instance when the desk locks."""
        if self.dialog is not None:
            self.dialog.reject()
