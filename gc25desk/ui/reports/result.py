"""What an export has written: each file with its size and the fingerprint that proves it unchanged."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gc25desk.i18n import _, language, ngettext
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import Card, PlainLabel, button, column, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gc25desk.services.outgoing import ExportedFile
    from gc25desk.services.report import Exported


def size_words(size: int) -> str:
    """Return a number of bytes as a reader wants it."""
    return QLocale(language()).formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


class ResultCard(Card):
    """Stays until the next export or the lock; "Open folder" shows the files where they lie."""

    def __init__(self) -> None:
        super().__init__(_("Report saved"))
        self.title.set_tone("ok")
        self._summary = PlainLabel("", "muted", wrap=True)
        self._files = QWidget()
        self._rows = QVBoxLayout(self._files)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(style.px(8))
        self.open = button(_("Ope&n folder"), icon="folder")
        self.open.clicked.connect(self._open)
        self.heading.addWidget(self.open)
        self.body.addWidget(self._summary)
        self.body.addWidget(self._files)
        self._folder: Path | None = None
        self.hide()

    def show_result(self, exported: "Exported") -> None:
        """Show what was written."""
        self.show_files(exported.files, amount(exported.paragraphs, exported.findings, exported.hidden_cells))

    def show_files(self, files: "Sequence[ExportedFile]", summary: str = "") -> None:
        """Show the files that were written."""
        self.drop()
        self._summary.setText(summary)
        self._summary.setVisible(bool(summary))
        for written in files:
            self._rows.addWidget(_file(written))
        self._folder = files[0].path.parent if files else None
        self.open.setVisible(self._folder is not None)
        self.show()

    def drop(self) -> None:
        """Forget the last export and hide."""
        self.hide()
        self._summary.setText("")
        self._folder = None
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()

    def _open(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def amount(paragraphs: int, findings: int, hidden_cells: int) -> str:
    """Return in words how much is in a report and how much is hidden in it."""
    covered = ngettext("{count} paragraph covered", "{count} paragraphs covered", paragraphs)
    found = ngettext("{count} finding", "{count} findings", findings)
    hidden = ngettext("{count} small count hidden", "{count} small counts hidden", hidden_cells)
    counts = ((covered, paragraphs), (found, findings), (hidden, hidden_cells))
    return " · ".join(words.format(count=count) for words, count in counts)


def _file(written: "ExportedFile") -> QWidget:
    name = PlainLabel(written.path.name, "strong")
    size = PlainLabel(size_words(written.size), "muted")
    print_ = PlainLabel(f"SHA-256 {written.sha256[:32]}\n{written.sha256[32:]}", "muted")
    print_.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    print_.setAccessibleName(_("SHA-256 of {name}").format(name=written.path.name))
    holder = QWidget()
    lines = column([row([name, size, 1]), print_], spacing=2)
    holder.setLayout(lines)
    return holder
