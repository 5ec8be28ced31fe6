"""The table behind a chart: the same numbers, to read, to copy and to open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from gc25desk.ui import style
from gc25desk.ui.widgets.chart_data import ChartData, number

_BEHIND = Qt.ItemDataRole.UserRole


class NumbersTable(QTableWidget):
    """A plain table; Enter or a double click opens what is behind a cell, T goes back to the picture."""

    opened = Signal(object)
    picture_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty table; ``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(style.px(28))
        self.horizontalHeader().setHighlightSections(False)
        self.itemActivated.connect(self._open)

    def show_data(self, data: ChartData) -> None:
        """Show the numbers of a chart: one row a category, one column a series."""
        rows = [(group.name(), *(number(bar.count) for bar in group.bars)) for group in data.groups]
        behind = [(None, *(bar.behind for bar in group.bars)) for group in data.groups]
        heads = (data.category, *(name[:1].upper() + name[1:] for name in data.series))
        self.show_rows(heads, rows, behind)

    def show_rows(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        behind: Sequence[Sequence[object]],
        *,
        numbers_from: int = 1,
    ) -> None:
        """Show rows of text; ``behind`` has what each cell opens, in the same shape.

        Columns from ``numbers_from`` on hold numbers and line up at their end.
        """
        self.clear()
        self.setColumnCount(len(heads))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(list(heads))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = _cell(text, column >= numbers_from, behind[row][column])
                self.setItem(row, column, item)
        self._fit(numbers_from)

    def _fit(self, numbers_from: int) -> None:
        header = self.horizontalHeader()
        for column in range(self.columnCount()):
            mode = QHeaderView.ResizeMode.Stretch if column == 0 else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)
            head = self.horizontalHeaderItem(column)
            if head is not None:
                head.setTextAlignment(_alignment(column >= numbers_from))
        if self.rowCount():
            self.setCurrentCell(0, 0)

    def _open(self, cell: QTableWidgetItem) -> None:
        behind = cell.data(_BEHIND)
        if behind is not None:
            self.opened.emit(behind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the picture on T, open on Enter; everything else is the table's own."""
        if event.key() == Qt.Key.Key_T and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.picture_wanted.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentItem() is not None:
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)


def _cell(text: str, is_number: bool, behind: object) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    item.setTextAlignment(_alignment(is_number))
    item.setData(_BEHIND, behind)
    return item


def _alignment(is_number: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignTrailing if is_number else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter
