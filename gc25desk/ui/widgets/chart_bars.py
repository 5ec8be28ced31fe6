"""Bars that lie, each with its label before it and its number behind it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gc25desk.ui.style import Tokens
from gc25desk.ui.widgets.chart import Mark, Plot
from gc25desk.ui.widgets.chart_data import ChartData, number, set_apart
from gc25desk.ui.widgets.chart_scale import mixed

_SMALLEST_ROW = 24.0
_LARGEST_LABEL = 0.42


class BarPlot(Plot):
    """Counts by category, one series, longest label on the left and the number at the bar's end.

    Quiet bars (answers not given) are pale with an outline. Up and down move over the bars.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a picture with nothing in it; ``name`` is what a screen reader calls it."""
        super().__init__(name, parent)
        self._data = ChartData()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_data(self, data: ChartData, summary: str) -> None:
        """Show other numbers; only the first series is painted."""
        self._data = data
        marks = [Mark(data.words(row, 0), group.bars[0].behind) for row, group in enumerate(data.groups)]
        self.set_marks(marks, summary)

    def columns(self) -> int:
        """Return 1: the bars lie below each other."""
        return 1

    def _row_height(self) -> float:
        return max(_SMALLEST_ROW, self.metrics().height() + 8)

    def sizeHint(self) -> QSize:
        """Return room for every bar."""
        return QSize(360, round(self._row_height() * max(1, len(self._data.groups)) + 4))

    def minimumSizeHint(self) -> QSize:
        """Return the height of every bar: the card around it scrolls where there is less."""
        return QSize(220, self.sizeHint().height())

    # Places, from left to right ---------------------------------------------------------------

    def _label_width(self) -> float:
        widest = max(
            (self.metrics().horizontalAdvance(group.label) for group in self._data.groups), default=0
        )
        return min(widest + 2, self.width() * _LARGEST_LABEL)

    def _row(self, index: int) -> QRectF:
        return QRectF(0, 2 + index * self._row_height(), self.width(), self._row_height())

    def _bar(self, index: int) -> QRectF:
        row = self._row(index)
        left = self._label_width() + 12
        numbers = self.metrics("strong").horizontalAdvance(number(self._data.largest())) + 14
        room = max(1.0, self.width() - left - numbers)
        length = room * self._data.groups[index].bars[0].count / max(1, self._data.largest())
        thick = min(16.0, row.height() * 0.58)
        return QRectF(left, row.center().y() - thick / 2, length, thick)

    def area(self, index: int) -> QRectF:
        """Return the whole row."""
        return self.mirrored(self._row(index))

    # Painting ---------------------------------------------------------------------------------

    def draw(self, painter: QPainter, colours: Tokens) -> None:
        """Paint the base line and each row."""
        if not self._data.groups:
            return
        first, last = self._bar(0), self._bar(len(self._data.groups) - 1)
        base = self.mirrored(QRectF(first.left(), first.top() - 4, 0, last.bottom() - first.top() + 8))
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.drawLine(base.topLeft(), base.bottomLeft())
        for index in range(len(self._data.groups)):
            self._draw_row(painter, colours, index)

    def _draw_row(self, painter: QPainter, colours: Tokens, index: int) -> None:
        group, row, bar = self._data.groups[index], self._row(index), self._bar(index)
        bright = self.highlighted() == index
        self._draw_label(painter, colours, index)
        self._draw_bar(painter, colours, self.mirrored(bar), group.bars[0].quiet, bright)
        painter.setFont(self.figures_font("strong" if bright else "base"))
        painter.setPen(QColor(colours.text))
        place = QRectF(bar.right() + 7, row.top(), self.width() - bar.right() - 7, row.height())
        painter.drawText(self.mirrored(place), self.aligned(start=True), group.bars[0].shown())
        if index == self.current():
            self.ring(painter, self.area(index).adjusted(1, 1, -1, -1), colours)

    def _draw_label(self, painter: QPainter, colours: Tokens, index: int) -> None:
        group, row = self._data.groups[index], self._row(index)
        width = self._label_width()
        painter.setFont(self.figures_font())
        painter.setPen(QColor(colours.muted if group.bars[0].quiet else colours.text))
        text = self.metrics().elidedText(set_apart(group.label), Qt.TextElideMode.ElideRight, width)
        place = self.mirrored(QRectF(4, row.top(), width, row.height()))
        painter.drawText(place, self.aligned(start=True), text)

    def _draw_bar(self, painter: QPainter, colours: Tokens, place: QRectF, quiet: bool, bright: bool) -> None:
        if place.width() <= 0:
            return
        if quiet:
            painter.setPen(QPen(QColor(colours.muted), 1.3))
            painter.setBrush(mixed(colours.surface, colours.muted, 0.45 if bright else 0.22))
            place = place.adjusted(0.65, 0.65, -0.65, -0.65)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(colours.accent, colours.text, 0.25) if bright else QColor(colours.accent))
        painter.drawRoundedRect(place, 2, 2)
