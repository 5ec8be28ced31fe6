"""Lying bars of parts, one part for each series; what is not published is a cross behind the bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gc25desk.ui.style import Tokens
from gc25desk.ui.widgets.chart import Mark
from gc25desk.ui.widgets.chart_data import CROSS, ChartData, set_apart
from gc25desk.ui.widgets.chart_scale import readable_on
from gc25desk.ui.widgets.chart_series import SeriesPlot, shade

_SMALLEST_ROW = 26.0
_LARGEST_LABEL = 0.4


class StackPlot(SeriesPlot):
    """Counts by category in parts; left and right move over the parts, up and down over the categories."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a picture with nothing in it; ``name`` is what a screen reader calls it."""
        super().__init__(name, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_data(self, data: ChartData, summary: str) -> None:
        """Show other numbers."""
        self.data = data
        groups, series = range(len(data.groups)), range(len(data.series))
        marks = [
            Mark(data.words(row, part), data.groups[row].bars[part].behind)
            for row in groups
            for part in series
        ]
        self.set_marks(marks, summary)

    def columns(self) -> int:
        """Return the number of series: each category is one row of marks."""
        return max(1, len(self.data.series))

    def sizeHint(self) -> QSize:
        """Return room for every bar."""
        return QSize(360, self.heightForWidth(self.width() or 360))

    def heightForWidth(self, _width: int) -> int:
        """Return the height of the names and of every bar."""
        return round(self.legend_height() + self._row_height() * max(1, len(self.data.groups)) + 4)

    def minimumSizeHint(self) -> QSize:
        """Return the height of every bar: what is around it scrolls where there is less."""
        return QSize(220, self.sizeHint().height())

    def area(self, index: int) -> QRectF:
        """Return a part, never too thin to be pointed at."""
        row, part = divmod(index, self.columns())
        place = self._part(row, part)
        wide = place.adjusted(0, -3, max(0.0, 8 - place.width()), 3)
        return self.mirrored(wide)

    def draw(self, painter: QPainter, colours: Tokens) -> None:
        """Paint the names, then each row."""
        self.draw_legend(painter, colours)
        for row in range(len(self.data.groups)):
            self._draw_label(painter, colours, row)
            for part in range(len(self.data.series)):
                self._draw_part(painter, colours, row, part)
            self._draw_crosses(painter, colours, row)
        if self.data.groups:
            self.ring(painter, self.area(self.current()).adjusted(-1, -1, 1, 1), colours)

    # Places, from left to right -----------------------------------------------------------------

    def _row_height(self) -> float:
        return max(_SMALLEST_ROW, self.metrics().height() + 8)

    def _label_width(self) -> float:
        widest = max((self.metrics().horizontalAdvance(one.label) for one in self.data.groups), default=0)
        return min(widest + 2, self.width() * _LARGEST_LABEL)

    def _row(self, row: int) -> QRectF:
        top = self.legend_height() + row * self._row_height()
        return QRectF(0, top, self.width(), self._row_height())

    def _sum(self, row: int, parts: int) -> int:
        return sum(bar.count for bar in self.data.groups[row].bars[:parts])

    def _part(self, row: int, part: int) -> QRectF:
        line, left = self._row(row), self._label_width() + 12
        crosses = self.metrics().horizontalAdvance(CROSS) + 18
        whole = max((self._sum(one, self.columns()) for one in range(len(self.data.groups))), default=0)
        unit = max(1.0, self.width() - left - crosses) / max(1, whole)
        thick = min(18.0, line.height() * 0.66)
        start = left + self._sum(row, part) * unit
        width = self.data.groups[row].bars[part].count * unit
        return QRectF(start, line.center().y() - thick / 2, width, thick)

    # Painting -----------------------------------------------------------------------------------

    def _draw_label(self, painter: QPainter, colours: Tokens, row: int) -> None:
        line, width = self._row(row), self._label_width()
        painter.setFont(self.figures_font())
        painter.setPen(QColor(colours.text))
        label = set_apart(self.data.groups[row].label)
        words = self.metrics().elidedText(label, Qt.TextElideMode.ElideRight, width)
        place = self.mirrored(QRectF(4, line.top(), width, line.height()))
        painter.drawText(place, self.aligned(start=True), words)

    def _draw_part(self, painter: QPainter, colours: Tokens, row: int, part: int) -> None:
        place = self.mirrored(self._part(row, part))
        if place.width() <= 0:
            return
        ground = shade(colours, part, len(self.data.series))
        painter.setPen(QPen(QColor(colours.surface), 1))
        painter.setBrush(ground)
        painter.drawRect(place)
        words = self.data.groups[row].bars[part].shown()
        if self.metrics("small").horizontalAdvance(words) + 4 < place.width():
            painter.setFont(self.figures_font("small"))
            painter.setPen(readable_on(ground, colours.text, colours.surface))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_crosses(self, painter: QPainter, colours: Tokens, row: int) -> None:
        hidden = sum(bar.hidden for bar in self.data.groups[row].bars)
        if not hidden:
            return
        end = self._part(row, len(self.data.series) - 1).right()
        line = self._row(row)
        words = CROSS if hidden == 1 else set_apart(f"{hidden}{CROSS}")
        painter.setFont(self.figures_font("small"))
        painter.setPen(QColor(colours.muted))
        place = QRectF(end + 5, line.top(), self.width() - end, line.height())
        painter.drawText(self.mirrored(place), self.aligned(start=True), words)
