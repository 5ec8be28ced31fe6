"""The legend of the coverage map: each look with its words, on as many lines as it needs."""

import dataclasses
import math

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.chart_data import set_apart
from gc25desk.ui.widgets.coverage import LEVELS, look_of, paint_cell

_APART = 16
_SWATCH = 16
_WIDE = 24


@dataclasses.dataclass(frozen=True)
class Entry:
    """One look of a cell and its words."""

    words: str
    count: int = 0
    context: bool = False
    gap: bool = False
    tick: bool = False


def entries() -> tuple[Entry, ...]:
    """Return the looks in the order of the legend."""
    few, some, many = LEVELS
    return (
        Entry(_("duty, nothing held")),
        Entry(_("context"), context=True),
        Entry(_("{low}–{high} held").format(low=few, high=some - 1), count=few),
        Entry(_("{low}–{high}").format(low=some, high=many - 1), count=some),
        Entry(_("{n} or more").format(n=many), count=many),
        Entry(_("gap found"), count=few, gap=True),
        Entry(_("in a report"), count=few, tick=True),
    )


class CoverageLegend(QWidget):
    """Swatches painted as the map paints its cells, each followed by its words."""

    def __init__(self) -> None:
        """Make the legend."""
        super().__init__()
        self._entries = entries()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("Legend: {words}").format(words=", ".join(e.words for e in self._entries)))

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(style.font("small"))

    def _places(self, width: float) -> list[QRectF]:
        """Return where each entry stands, from left to right, at a width."""
        height = max(style.px(_SWATCH), self._metrics().height()) + 4
        places: list[QRectF] = []
        x = y = 0.0
        for entry in self._entries:
            needed = style.px(_WIDE) + 6 + self._metrics().horizontalAdvance(entry.words) + 2
            if x and x + needed > width:
                x, y = 0.0, y + height
            places.append(QRectF(x, y, needed, height))
            x += needed + style.px(_APART)
        return places

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that a width needs."""
        return math.ceil(self._places(width)[-1].bottom())

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        last = self._places(10_000)[-1]
        return QSize(math.ceil(last.right()) + 1, math.ceil(last.bottom()))

    def minimumSizeHint(self) -> QSize:
        """Return the height at the present width."""
        return QSize(120, self.heightForWidth(max(1, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the new width needs."""
        super().resizeEvent(event)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Ask for another height when the text size changes."""
        super().changeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint each entry, from the side where reading starts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(style.font("small"))
        for entry, place in zip(self._entries, self._places(self.width()), strict=True):
            self._draw(painter, entry, place)
        painter.end()

    def _draw(self, painter: QPainter, entry: Entry, place: QRectF) -> None:
        colours = style.tokens()
        wide, high = style.px(_WIDE), style.px(_SWATCH)
        swatch = QRectF(place.left() + 1, place.center().y() - high / 2, wide, high)
        words = QRectF(swatch.right() + 6, place.top(), place.width() - wide - 6, place.height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            swatch.moveLeft(self.width() - swatch.right())
            words.moveLeft(self.width() - words.right())
        look = look_of(colours, entry.count, context=entry.context, gap=entry.gap, tick=entry.tick)
        paint_cell(painter, colours, swatch, look)
        painter.setPen(QColor(colours.muted))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, set_apart(entry.words))
