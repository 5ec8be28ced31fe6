"""Lines over time, one for each series; a line has a gap where a number is not published."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gc25desk.ui.style import Tokens
from gc25desk.ui.widgets.chart import Mark
from gc25desk.ui.widgets.chart_data import CROSS, ChartData, number, set_apart
from gc25desk.ui.widgets.chart_scale import ticks
from gc25desk.ui.widgets.chart_series import SeriesPlot, shade

_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
_POINT = 3.0


class LinePlot(SeriesPlot):
    """Left and right move along the time, up and down between the series."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a picture with nothing in it; ``name`` is what a screen reader calls it."""
        super().__init__(name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_data(self, data: ChartData, summary: str) -> None:
        """Show other numbers."""
        self.data = data
        times, series = range(len(data.groups)), range(len(data.series))
        self.set_marks([Mark(data.words(at, line)) for line in series for at in times], summary)

    def columns(self) -> int:
        """Return the number of categories: each series is one row of marks."""
        return max(1, len(self.data.groups))

    def sizeHint(self) -> QSize:
        """Return a calm height with room for every label."""
        return QSize(420, round(self.legend_height() + self.metrics().height() * 9))

    def minimumSizeHint(self) -> QSize:
        """Return the least that can still be read."""
        return QSize(240, self.sizeHint().height())

    def area(self, index: int) -> QRectF:
        """Return the ground around a point."""
        line, at = divmod(index, self.columns())
        point = self._point(line, at)
        return self.mirrored(QRectF(point.x() - 9, point.y() - 9, 18, 18))

    def draw(self, painter: QPainter, colours: Tokens) -> None:
        """Paint names, grid and lines."""
        self.draw_legend(painter, colours)
        if not self.data.groups:
            return
        self._draw_grid(painter, colours)
        self._draw_labels(painter, colours)
        for line in range(len(self.data.series)):
            self._draw_line(painter, colours, line)
        self.ring(painter, self.area(self.current()).adjusted(3, 3, -3, -3), colours)

    # Places, from left to right -----------------------------------------------------------------

    def _plot(self) -> QRectF:
        small = self.metrics("small")
        left = small.horizontalAdvance(number(self._top())) + 12
        top = self.legend_height() + 6
        return QRectF(left, top, max(1.0, self.width() - left - 12), self.height() - top - small.height() - 8)

    def _top(self) -> int:
        return ticks(self.data.largest())[-1]

    def _point(self, line: int, at: int) -> QPointF:
        plot, count = self._plot(), len(self.data.groups)
        x = plot.left() + plot.width() * (at + 0.5) / count
        return QPointF(x, plot.bottom() - plot.height() * self.data.groups[at].bars[line].count / self._top())

    def _seen(self, line: int, at: int) -> QPointF:
        return self.mirrored(QRectF(self._point(line, at), self._point(line, at))).topLeft()

    # Painting -----------------------------------------------------------------------------------

    def _draw_grid(self, painter: QPainter, colours: Tokens) -> None:
        plot, height = self._plot(), self.metrics("small").height()
        painter.setFont(self.figures_font("small"))
        for tick in ticks(self.data.largest()):
            y = round(plot.bottom() - plot.height() * tick / self._top()) + 0.5
            ground = self.mirrored(QRectF(plot.left(), y, plot.width(), 0))
            painter.setPen(QPen(QColor(colours.edge if tick == 0 else colours.line), 1))
            painter.drawLine(ground.topLeft(), ground.topRight())
            painter.setPen(QColor(colours.muted))
            place = self.mirrored(QRectF(0, y - height / 2, plot.left() - 8, height))
            painter.drawText(place, self.aligned(start=False), number(tick))

    def _draw_labels(self, painter: QPainter, colours: Tokens) -> None:
        small, plot = self.metrics("small"), self._plot()
        widest = max(small.horizontalAdvance(one.label) for one in self.data.groups) + 8
        every = max(1, math.ceil(widest * len(self.data.groups) / plot.width()))
        painter.setPen(QColor(colours.muted))
        for at in range(0, len(self.data.groups), every):
            middle = self._point(0, at).x()
            place = QRectF(middle - widest / 2, plot.bottom() + 5, widest, small.height())
            painter.drawText(
                self.mirrored(place), Qt.AlignmentFlag.AlignCenter, set_apart(self.data.groups[at].label)
            )

    def _draw_line(self, painter: QPainter, colours: Tokens, line: int) -> None:
        colour = shade(colours, line, len(self.data.series))
        bars = [group.bars[line] for group in self.data.groups]
        for at, bar in enumerate(bars):
            if bar.hidden:
                self._draw_cross(painter, colours, line, at)
                continue
            if at and not bars[at - 1].hidden:
                painter.setPen(QPen(colour, 2, _DASHES[line % len(_DASHES)]))
                painter.drawLine(self._seen(line, at - 1), self._seen(line, at))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(self._seen(line, at), _POINT, _POINT)

    def _draw_cross(self, painter: QPainter, colours: Tokens, line: int, at: int) -> None:
        painter.setFont(self.figures_font("small"))
        painter.setPen(QColor(colours.muted))
        above = self.area(line * self.columns() + at).translated(0, -_POINT * 3)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, CROSS)
