"""The list of every key that does something in the window now (Ctrl+/)."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel, button, grid, row


def listed(actions: Iterable[QAction]) -> list[tuple[str, str]]:
    """Return words and keys of the actions that have both, each once, in the order of the words."""
    native = QKeySequence.SequenceFormat.NativeText
    found = {
        (made.text().replace("&", ""), ", ".join(keys.toString(native) for keys in made.shortcuts()))
        for made in actions
        if made.text() and made.shortcuts()
    }
    return sorted(found)


class Shortcuts(QDialog):
    """Shows words and keys in two columns; Escape closes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Keys"))
        self.keys = listed(window.findChildren(QAction))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(style.px(n) for n in (24, 20, 24, 16)))
        column.setSpacing(style.px(12))
        column.addWidget(PlainLabel(_("Keys"), "title"))
        column.addWidget(self._list(), 1)
        close = button(_("&Close"), "primary")
        close.clicked.connect(self.accept)
        column.addLayout(row([1, close]))
        self.resize(style.px(460), style.px(520))

    def _list(self) -> QScrollArea:
        sheet = QWidget()
        style.set_role(sheet, "sheet")
        lines: QGridLayout = grid(spacing=8)
        for number, (words, keys) in enumerate(self.keys):
            lines.addWidget(PlainLabel(words), number, 0)
            lines.addWidget(PlainLabel(keys, "strong"), number, 1, Qt.AlignmentFlag.AlignRight)
        lines.setRowStretch(len(self.keys), 1)
        sheet.setLayout(lines)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(_("Keys"))
        scroll.setWidget(sheet)
        return scroll
