"""The table of a report as the window shows it: as high as its rows, its heads over their columns."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy

from gc25desk.i18n import _
from gc25desk.services.statistic import Preview
from gc25desk.ui import style
from gc25desk.ui.widgets.chart_table import NumbersTable

_HEAD_PX = 96
_NARROWEST_PX, _FIRST_PX = 56, 240
_LOOKED_AT = 130  # rows by which the first column is measured: the paragraphs of the comment
_PAD_PX = 22


class PrintedTable(NumbersTable):
    """Never scrolls up and down itself; where its columns have no room it scrolls sideways."""

    def __init__(self) -> None:
        """Show nothing."""
        super().__init__(_("As it would be printed"))
        self._needed = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_preview(self, seen: Preview) -> None:
        """Show the cells of a preview in the words of its report."""
        table = seen.table
        if table is None:
            self.show_rows((), (), ())
            return
        heads = [self._wrapped(column.title) for column in table.columns]
        self.setUpdatesEnabled(False)
        # Measured once below; Qt would measure every column again with every cell.
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.show_rows(heads, seen.cells, [[None] * len(heads) for _row in seen.cells])
        for at in (place for place, each in enumerate(table.rows) if each.total):
            for column in range(len(heads)):
                cell = self.item(at, column)
                if cell is not None:
                    cell.setFont(style.font("strong"))
        self._align_heads(mirrored=seen.right_to_left)
        self.clearSelection()
        self.setUpdatesEnabled(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new width."""
        super().resizeEvent(event)
        self._fit_height()

    def event(self, event: QEvent) -> bool:
        """Leave the wheel to what scrolls."""
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return False
        return super().event(event)

    def _fit(self, numbers_from: int) -> None:
        heads, cells = QFontMetrics(style.font("strong")), self.fontMetrics()
        self._needed = 0
        for column in range(self.columnCount()):
            head = self.horizontalHeaderItem(column)
            lines = head.text().split("\n") if head is not None else []
            widths = [heads.horizontalAdvance(line) for line in lines]
            widths += [cells.horizontalAdvance(words) for words in self._words(column, numbers_from)]
            width = max(max(widths, default=0) + style.px(_PAD_PX), style.px(_NARROWEST_PX))
            width = width if column else min(width, style.px(_FIRST_PX))
            self.setColumnWidth(column, width)
            self._needed += width
        self.horizontalHeader().setStretchLastSection(True)
        if self.rowCount():
            self.setCurrentCell(0, 0)
        self._fit_height()

    def _words(self, column: int, numbers_from: int) -> list[str]:
        """Return the words by which a column is measured: numbers are short, and all of one kind."""
        rows = range(min(self.rowCount(), _LOOKED_AT if column < numbers_from else _LOOKED_AT // 10))
        found = (self.item(row, column) for row in (*rows, self.rowCount() - 1))
        return [item.text() for item in found if item is not None]

    def _fit_height(self) -> None:
        header = self.horizontalHeader()
        scrolls = self._needed > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        rows = self.rowCount() * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(rows + header.sizeHint().height() + bar + 2 * self.frameWidth())

    def _wrapped(self, head: str) -> str:
        """Return the words of a column’s head in lines short enough for a column of numbers."""
        metrics, lines = self.horizontalHeader().fontMetrics(), [""]
        for word in head.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and metrics.horizontalAdvance(longer) > style.px(_HEAD_PX):
                lines.append(word)
            else:
                lines[-1] = longer
        return "\n".join(lines)

    def _align_heads(self, *, mirrored: bool) -> None:
        """Let heads stand over their columns: Qt would go by the window’s direction, not by the report’s."""
        for column in range(self.columnCount()):
            head = self.horizontalHeaderItem(column)
            left = (column == 0) != mirrored
            side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            if head is not None:
                head.setTextAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
