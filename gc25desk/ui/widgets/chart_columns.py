"""Columns of two series side by side, each series named beside its last column."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gc25desk.ui import style
from gc25desk.ui.style import Tokens
from gc25desk.ui.widgets.chart import Mark, Plot
from gc25desk.ui.widgets.chart_data import CROSS, ChartData, number
from gc25desk.ui.widgets.chart_scale import mixed, ticks

_WIDEST_COLUMN = 18.0
_BETWEEN = 3.0
_SWATCH = 9


class ColumnPlot(Plot):
    """Received and closed by month, and anything else of that shape.

    The first series is filled with the accent, the second is a grey outline, so that they differ
    without colour too. Left and right move along the months, up and down between the series.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a picture with nothing in it; ``name`` is what a screen reader calls it."""
        super().__init__(name, parent)
        self._data = ChartData()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)

    def show_data(self, data: ChartData, summary: str) -> None:
        """Show other numbers."""
        self._data = data
        marks = [
            Mark(data.words(group, series), data.groups[group].bars[series].behind)
            for series in range(len(data.series))
            for group in range(len(data.groups))
        ]
        self.set_marks(marks, summary)

    def columns(self) -> int:
        """Return the number of categories: each series is one row of marks."""
        return max(1, len(self._data.groups))

    def sizeHint(self) -> QSize:
        """Return a calm height with room for every label."""
        return QSize(560, round(self.metrics().height() * 7.6))

    def minimumSizeHint(self) -> QSize:
        """Return the least that can still be read."""
        return QSize(300, round(self.metrics().height() * 7))

    # Places, from left to right ---------------------------------------------------------------

    def _plot(self) -> QRectF:
        small = self.metrics("small")
        left = small.horizontalAdvance(number(self._top())) + 10
        right = (
            max((small.horizontalAdvance(name) for name in self._data.series), default=0)
            + style.px(_SWATCH)
            + 14
        )
        notes = any(group.note for group in self._data.groups)
        bottom = small.height() * (2 if notes else 1) + 8
        top = self.metrics().height() + 4
        return QRectF(
            left, top, max(1.0, self.width() - left - right), max(1.0, self.height() - top - bottom)
        )

    def _top(self) -> int:
        return ticks(self._data.largest())[-1]

    def _slot(self, group: int) -> QRectF:
        plot = self._plot()
        width = plot.width() / self.columns()
        return QRectF(plot.left() + group * width, plot.top(), width, plot.height())

    def _column(self, group: int, series: int) -> QRectF:
        slot = self._slot(group)
        count = max(1, len(self._data.series))
        width = min(_WIDEST_COLUMN, max(2.0, (slot.width() * 0.74 - _BETWEEN * (count - 1)) / count))
        start = slot.center().x() - (count * width + (count - 1) * _BETWEEN) / 2
        height = slot.height() * self._data.groups[group].bars[series].count / self._top()
        return QRectF(start + series * (width + _BETWEEN), slot.bottom() - height, width, height)

    def area(self, index: int) -> QRectF:
        """Return the strip above and below a column, so that a short one can be hit too."""
        series, group = divmod(index, self.columns())
        slot, column = self._slot(group), self._column(group, series)
        middle = slot.center().x()
        left = slot.left() if series == 0 else middle
        right = middle if series == 0 and len(self._data.series) > 1 else slot.right()
        place = QRectF(left, slot.top(), right - left, slot.height())
        return self.mirrored(place.united(column))

    # Painting ---------------------------------------------------------------------------------

    def draw(self, painter: QPainter, colours: Tokens) -> None:
        """Paint grid, columns, labels and the value that is pointed at."""
        self._draw_grid(painter, colours)
        for group in range(len(self._data.groups)):
            self._draw_label(painter, colours, group)
            for series in range(len(self._data.series)):
                self._draw_column(painter, colours, group, series)
        if self._data.groups:
            self._draw_names(painter, colours)
            self._draw_highlight(painter, colours)

    def _draw_grid(self, painter: QPainter, colours: Tokens) -> None:
        plot = self._plot()
        painter.setFont(self.figures_font("small"))
        height = self.metrics("small").height()
        for tick in ticks(self._data.largest()):
            y = round(plot.bottom() - plot.height() * tick / self._top()) + 0.5
            line = self.mirrored(QRectF(plot.left(), y, plot.width(), 0))
            painter.setPen(QPen(QColor(colours.edge if tick == 0 else colours.line), 1))
            painter.drawLine(line.topLeft(), line.topRight())
            painter.setPen(QColor(colours.muted))
            place = self.mirrored(QRectF(0, y - height / 2, plot.left() - 8, height))
            painter.drawText(place, self.aligned(start=False), number(tick))

    def _draw_label(self, painter: QPainter, colours: Tokens, group: int) -> None:
        small = self.metrics("small")
        slot = self._slot(group)
        widest = max(small.horizontalAdvance(each.label) for each in self._data.groups)
        every = max(1, math.ceil((widest + 2) / max(1.0, slot.width())))
        if (len(self._data.groups) - 1 - group) % every:
            return
        notes = [each.note for each in self._data.groups[max(0, group - every + 1) : group + 1] if each.note]
        room = max(slot.width(), widest + 4)
        y = slot.bottom() + 6
        for text in (self._data.groups[group].label, *notes[-1:]):
            place = self.mirrored(QRectF(slot.center().x() - room / 2, y, room, small.height()))
            painter.setPen(QColor(colours.muted))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
            y += small.height()

    def _draw_column(self, painter: QPainter, colours: Tokens, group: int, series: int) -> None:
        place = self.mirrored(self._column(group, series))
        if self._data.groups[group].bars[series].hidden:
            self._draw_cross(painter, colours, place)
        if place.height() <= 0:
            return
        bright = self.highlighted() == series * self.columns() + group
        fill_column(painter, colours, place, series, bright=bright)

    def _draw_cross(self, painter: QPainter, colours: Tokens, place: QRectF) -> None:
        size = self.metrics("small")
        painter.setFont(self.figures_font("small"))
        painter.setPen(QColor(colours.muted))
        above = QRectF(
            place.center().x() - size.height(),
            place.bottom() - size.height(),
            2 * size.height(),
            size.height(),
        )
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, CROSS)

    def _draw_names(self, painter: QPainter, colours: Tokens) -> None:
        """Name each series beside its last column, kept apart where both end at one height."""
        painter.setFont(self.figures_font("small"))
        height = self.metrics("small").height() + 2
        plot, size = self._plot(), style.px(_SWATCH)
        last = len(self._data.groups) - 1
        wanted = [self._column(last, series).top() for series in range(len(self._data.series))]
        for series, y in enumerate(
            spread(wanted, height, plot.top() + height / 2, plot.bottom() - height / 2)
        ):
            swatch = self.mirrored(QRectF(plot.right() + 6, y - size / 2, size, size))
            fill_column(painter, colours, swatch, series)
            room = QRectF(plot.right() + 10 + size, y - height / 2, self.width() - plot.right(), height)
            painter.setPen(QColor(colours.text))
            painter.drawText(self.mirrored(room), self.aligned(start=True), self._data.series[series])

    def _draw_highlight(self, painter: QPainter, colours: Tokens) -> None:
        index = self.highlighted()
        if index < 0:
            return
        series, group = divmod(index, self.columns())
        column = self._column(group, series)
        middle = self.mirrored(column).center().x()
        text = self._data.groups[group].bars[series].shown()
        painter.setFont(self.figures_font("strong"))
        size = self.metrics("strong")
        width = size.horizontalAdvance(text) + 8
        place = QRectF(middle - width / 2, column.top() - size.height() - 2, width, size.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.surface))
        painter.drawRect(place)
        painter.setPen(QColor(colours.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        if index == self.current():
            self.ring(painter, self.mirrored(column).adjusted(-3, -3, 3, 2), colours)


def fill_column(
    painter: QPainter, colours: Tokens, place: QRectF, series: int, *, bright: bool = False
) -> None:
    """Paint one column or its swatch: the first series full, the second pale with an outline."""
    if series == 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(colours.accent, colours.text, 0.25) if bright else QColor(colours.accent))
        painter.drawPath(_rounded_top(place))
        return
    painter.setPen(QPen(QColor(colours.muted), 1.3))
    painter.setBrush(mixed(colours.surface, colours.muted, 0.45 if bright else 0.22))
    painter.drawPath(_rounded_top(place.adjusted(0.65, 0.65, -0.65, 0)))


def _rounded_top(place: QRectF) -> QPainterPath:
    radius = min(2.5, place.height() / 2, place.width() / 2)
    path = QPainterPath(place.bottomLeft())
    path.lineTo(place.left(), place.top() + radius)
    path.quadTo(place.topLeft(), QPointF(place.left() + radius, place.top()))
    path.lineTo(place.right() - radius, place.top())
    path.quadTo(place.topRight(), QPointF(place.right(), place.top() + radius))
    path.lineTo(place.bottomRight())
    path.closeSubpath()
    return path


def spread(wanted: list[float], apart: float, lowest: float, highest: float) -> list[float]:
    """Return places near the ``wanted`` ones, at least ``apart``, within the limits where they fit.

    The order of the places is the order of the wanted ones; equal ones keep their turn.
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    placed = [0.0] * len(wanted)
    edge = lowest
    for index in order:
        placed[index] = max(wanted[index], edge)
        edge = placed[index] + apart
    edge = highest
    for index in reversed(order):
        placed[index] = min(placed[index], edge)
        edge = placed[index] - apart
    return placed
