"""The map of the 125 paragraphs: what the desk holds on each, cell by cell."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gc25desk.domain.catalogue import CONTEXT, catalogue
from gc25desk.domain.figures import GAP, NOTHING, REPORTED, TAGGED, CoverageCell
from gc25desk.i18n import N_, _, language, ngettext
from gc25desk.ui.style import Tokens
from gc25desk.ui.widgets.chart import Mark, Plot
from gc25desk.ui.widgets.chart_data import number
from gc25desk.ui.widgets.chart_scale import mixed, readable_on

SMALLEST_CELL = 30.0
_LARGEST_HEIGHT = 40.0
_GAP = 4.0
_WIDTHS = (25, 20, 15, 10, 5)
# From how many records on a cell takes the next darker tint.
LEVELS = (1, 3, 10)
_SHARES = (0.22, 0.52, 1.0)

_STATES = {
    NOTHING: N_("nothing held"),
    TAGGED: N_("held"),
    GAP: N_("gap found"),
    REPORTED: N_("in a report"),
}


@dataclasses.dataclass(frozen=True)
class Look:
    """How one cell is painted: its ground, its ink, its outline (None: none) and its two marks."""

    ground: QColor
    ink: QColor
    outline: QColor | None
    gap: bool
    tick: bool


def held(cell: CoverageCell) -> int:
    """Return how many records are tagged to the paragraph."""
    count: int = cell.complaints + cell.evidence
    return count


def level(count: int) -> int:
    """Return the tint for a count: 0 for nothing, then 1, 2 and 3."""
    return sum(count >= step for step in LEVELS)


def look(cell: CoverageCell, colours: Tokens) -> Look:
    """Return how a cell is painted."""
    return look_of(
        colours,
        held(cell),
        context=cell.kind == CONTEXT,
        gap=cell.gap,
        tick=cell.state == REPORTED,
    )


def look_of(
    colours: Tokens, count: int, *, context: bool = False, gap: bool = False, tick: bool = False
) -> Look:
    """Return the look for so many records held.

    The more is held the darker the tint; a duty with nothing held is outlined, context sunk grey.
    """
    tint = level(count)
    if tint:
        ground = mixed(colours.surface, colours.accent, _SHARES[tint - 1])
        return Look(ground, readable_on(ground, colours.text, colours.surface), None, gap, tick)
    if context:
        return Look(QColor(colours.sunk), QColor(colours.muted), None, gap, tick)
    return Look(QColor(colours.surface), QColor(colours.text), QColor(colours.gap), gap, tick)


def state_words(cell: CoverageCell) -> str:
    """Return what the desk holds on a paragraph, in words; context with nothing held is no gap."""
    if cell.state == NOTHING and cell.kind == CONTEXT:
        return _("context, nothing held")
    if cell.gap and cell.state == REPORTED:
        return f"{_(_STATES[GAP])}, {_(_STATES[REPORTED])}"
    return _(_STATES[cell.state])


def words(cell: CoverageCell) -> str:
    """Return a cell in words: number, title, state and counts."""
    parts = [state_words(cell)]
    if held(cell):
        complaints = ngettext("{n} complaint", "{n} complaints", cell.complaints)
        parts.append(complaints.format(n=number(cell.complaints)))
        parts.append(_("{n} of evidence").format(n=number(cell.evidence)))
    return _("{number} {title}: {details}").format(
        number=cell.number, title=title(cell.number), details=", ".join(parts)
    )


def title(paragraph: int) -> str:
    """Return the catalogue's short title of a paragraph."""
    return catalogue(language()).paragraph(paragraph).title


class CoverageMap(Plot):
    """125 numbered cells, 25 in a row where there is room; activating one carries its number."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a picture with nothing in it; ``name`` is what a screen reader calls it."""
        super().__init__(name, parent)
        self._cells: tuple[CoverageCell, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_cells(self, cells: Sequence[CoverageCell], summary: str) -> None:
        """Show other cells."""
        self._cells = tuple(cells)
        self.set_marks([Mark(words(cell), cell.number) for cell in self._cells], summary)

    # Places, from left to right ---------------------------------------------------------------

    def columns(self) -> int:
        """Return how many cells stand in a row at this width."""
        return self._columns_at(self.width())

    def _smallest(self) -> float:
        return max(SMALLEST_CELL, self.metrics().horizontalAdvance("000") + 6)

    def _columns_at(self, width: float) -> int:
        fitting = (count for count in _WIDTHS if (width + _GAP) / count - _GAP >= self._smallest())
        return next(fitting, _WIDTHS[-1])

    def _row_height(self, width: float) -> float:
        cell = (width + _GAP) / self._columns_at(width) - _GAP
        tallest = max(_LARGEST_HEIGHT, self.metrics().height() * 1.9)
        return min(tallest, max(self._smallest(), cell * 0.78))

    def heightForWidth(self, width: int) -> int:
        """Return the height that the rows need at a width."""
        rows = -(-max(1, len(self._cells)) // self._columns_at(width))
        return round(rows * (self._row_height(width) + _GAP) - _GAP)

    def hasHeightForWidth(self) -> bool:
        """Say that the cells reflow."""
        return True

    def sizeHint(self) -> QSize:
        """Return the size at a usual width."""
        return QSize(1000, self.heightForWidth(1000))

    def minimumSizeHint(self) -> QSize:
        """Return the height at the present width: what is below moves down rather than over it."""
        return QSize(
            round(_WIDTHS[-1] * (self._smallest() + _GAP)), self.heightForWidth(max(1, self.width()))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the new width needs."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def area(self, index: int) -> QRectF:
        """Return the place of a cell."""
        columns = self.columns()
        row, column = divmod(index, columns)
        width = (self.width() + _GAP) / columns
        height = self._row_height(self.width())
        return self.mirrored(QRectF(column * width, row * (height + _GAP), width - _GAP, height))

    # Painting ---------------------------------------------------------------------------------

    def draw(self, painter: QPainter, colours: Tokens) -> None:
        """Paint every cell, the ring last so that no neighbour covers it."""
        for index, cell in enumerate(self._cells):
            self._draw_cell(painter, colours, index, look(cell, colours))
        if self._cells:
            self.ring(painter, self.area(self.current()).adjusted(-1, -1, 1, 1), colours)

    def _draw_cell(self, painter: QPainter, colours: Tokens, index: int, how: Look) -> None:
        place = self.area(index).adjusted(1, 1, -1, -1)
        bright = self.highlighted() == index
        paint_cell(painter, colours, place, how, bright=bright)
        painter.setFont(self.figures_font("strong" if bright else "base"))
        painter.setPen(how.ink)
        # The bar of a gap takes the foot of the cell; the number moves up for it.
        middle = place.adjusted(0, 0, 0, -place.height() * 0.2) if how.gap else place
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, str(self._cells[index].number))


def paint_cell(painter: QPainter, colours: Tokens, place: QRectF, how: Look, *, bright: bool = False) -> None:
    """Paint a cell's ground, outline and marks: a bar below for a gap, a tick above for a report."""
    painter.setBrush(how.ground)
    outline = how.outline or (QColor(colours.text) if bright else None)
    painter.setPen(QPen(outline, 1.5) if outline else QPen(mixed(colours.line, colours.surface, 0.4), 1))
    painter.drawRoundedRect(place, 4, 4)
    if how.gap:
        _paint_gap(painter, colours, place)
    if how.tick:
        _paint_tick(painter, how.ink, place)


def _paint_gap(painter: QPainter, colours: Tokens, place: QRectF) -> None:
    """Paint a bar along the foot, set off by the surface so that it shows on every tint."""
    height = max(4.0, place.height() * 0.13)
    bar = QRectF(place.left() + 3.5, place.bottom() - height - 2.5, place.width() - 7, height)
    painter.setPen(QPen(QColor(colours.surface), 1.5))
    painter.setBrush(QColor(colours.gap))
    painter.drawRoundedRect(bar, height / 2, height / 2)


def _paint_tick(painter: QPainter, ink: QColor, place: QRectF) -> None:
    size = max(5.0, place.height() * 0.17)
    right, top = place.right() - 3.5, place.top() + 3.5
    pen = QPen(ink, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    points = ((right - size * 1.2, top + size * 0.5), (right - size * 0.75, top + size), (right, top))
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
