"""A plain table of the records of a cycle: one line each, opened with Enter, taken away with Delete."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from gc25desk.ui import style
from gc25desk.ui.widgets.basics import plain_tip
from gc25desk.ui.widgets.chart_data import set_apart


@dataclasses.dataclass(frozen=True)
class Line:
    """One row: its key, the words of its cells, and tokens of colour by column; muted rows explain only."""

    key: str
    cells: tuple[str, ...]
    tones: dict[int, str] = dataclasses.field(default_factory=dict)
    muted: bool = False


class RowsTable(QTableWidget):
    """Keeps its current row through a reload; ``opened`` and ``removed`` carry the key of a row.

    ``pressed_key`` carries the key of the row and a digit that was typed on it.
    """

    opened = Signal(str)
    removed = Signal(str)
    pressed_key = Signal(str, int)

    def __init__(self, name: str, heads: Sequence[str], widths: Sequence[int], stretch: int) -> None:
        """Take what the columns are called, their widths in design pixels and which takes what is left."""
        super().__init__(0, len(heads))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(style.px(style.ROW_PX))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, style.px(width))
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda _index: self._open())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other rows; the current one stays current where it is still there."""
        current, place, scrolled = self.key(), self.currentRow(), self.verticalScrollBar().value()
        self.setUpdatesEnabled(False)
        self.clearContents()
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            self._fill(row, line)
        self.setUpdatesEnabled(True)
        keys = [line.key for line in lines]
        if current in keys:
            self.setCurrentCell(keys.index(current), 0)
        elif current and keys:
            self.setCurrentCell(min(place, len(keys) - 1), 0)
        self.verticalScrollBar().setValue(scrolled)

    def key(self) -> str:
        """Return the key of the current row, empty for none."""
        item = self.item(self.currentRow(), 0)
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def choose(self, key: str) -> None:
        """Make the row of a key the current one, if there is one."""
        for row in range(self.rowCount()):
            item = self.item(row, 0)
            if item is not None and item.data(Qt.ItemDataRole.UserRole) == key:
                self.setCurrentCell(row, 0)

    def go_on(self) -> None:
        """Go to the next row, if there is one."""
        if self.currentRow() + 1 < self.rowCount():
            self.setCurrentCell(self.currentRow() + 1, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, take away on Delete, tell of a digit; everything else is the table's own."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not plain or not self.key():
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self.key())
        elif event.text().isdecimal():
            self.pressed_key.emit(self.key(), int(event.text()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a current row as soon as the keyboard comes."""
        # Before Qt does, which would make a row the current one without selecting it.
        if not self.key() and self.rowCount():
            self.setCurrentCell(0, 0)
        super().focusInEvent(event)

    def _open(self) -> None:
        if self.key():
            self.opened.emit(self.key())

    def _fill(self, row: int, line: Line) -> None:
        heads = [self.horizontalHeaderItem(column) for column in range(self.columnCount())]
        for column, words in enumerate(line.cells):
            item = QTableWidgetItem(set_apart(words))
            item.setData(Qt.ItemDataRole.UserRole, line.key)
            item.setToolTip(plain_tip(words))
            head = heads[column]
            said = f"{head.text()}: {words}" if head is not None and words else words
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            tone = "muted" if line.muted else line.tones.get(column, "")
            if tone:
                item.setForeground(QColor(getattr(style.tokens(), tone)))
            if column in line.tones:
                item.setFont(style.font("strong"))
            self.setItem(row, column, item)
