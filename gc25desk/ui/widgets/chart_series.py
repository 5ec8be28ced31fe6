"""What pictures of several series share: a shade for each series, and their names above the picture."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from gc25desk.ui import style
from gc25desk.ui.style import Tokens
from gc25desk.ui.widgets.chart import Plot
from gc25desk.ui.widgets.chart_data import ChartData, set_apart
from gc25desk.ui.widgets.chart_scale import mixed

_SWATCH = 10
_APART = 14


def shade(colours: Tokens, series: int, count: int) -> QColor:
    """Return the colour of a series: from the accent to grey, in steps that can be told apart."""
    if count < 2:
        return QColor(colours.accent)
    step = series / (count - 1)
    if step <= 0.5:
        return mixed(colours.accent, colours.surface, step)
    return mixed(colours.muted, colours.surface, 1.15 - step)


class SeriesPlot(Plot):
    """A picture of several series whose names stand above it, each beside its shade."""

    data = ChartData()

    def legend_height(self) -> float:
        """Return the height of the names above the picture."""
        places = self._places()
        return places[-1].bottom() + 8 if places else 0.0

    def draw_legend(self, painter: QPainter, colours: Tokens) -> None:
        """Paint the names of the series."""
        size, count = style.px(_SWATCH), len(self.data.series)
        painter.setFont(self.figures_font("small"))
        for series, place in enumerate(self._places()):
            swatch = QRectF(place.left(), place.center().y() - size / 2, size, size)
            painter.fillRect(self.mirrored(swatch), shade(colours, series, count))
            painter.setPen(QColor(colours.text))
            words = QRectF(place.left() + size + 5, place.top(), place.width() - size - 5, place.height())
            name = set_apart(self.data.series[series])
            painter.drawText(self.mirrored(words), self.aligned(start=True), name)

    def _places(self) -> list[QRectF]:
        small = self.metrics("small")
        found: list[QRectF] = []
        corner = QPointF(0, 0)
        for name in self.data.series:
            width = style.px(_SWATCH) + 7 + small.horizontalAdvance(name)
            if found and corner.x() + width > self.width():
                corner = QPointF(0, corner.y() + small.height() + 3)
            found.append(QRectF(corner.x(), corner.y(), width, small.height()))
            corner.setX(corner.x() + width + style.px(_APART))
        return found
