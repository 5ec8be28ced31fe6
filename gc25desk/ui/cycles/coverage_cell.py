"""How a cell of the coverage matrix is painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gc25desk.domain.catalogue import CONTEXT
from gc25desk.domain.coverage import CoverageRow
from gc25desk.ui import style
from gc25desk.ui.cycles.coverage_model import NAME, ROW, TOTAL, CoverageModel
from gc25desk.ui.widgets.coverage import look_of, paint_cell

_Index = QModelIndex | QPersistentModelIndex
_INSET = 2


class CellPainter(QStyledItemDelegate):
    """Darker where more is held, outlined with a mark where a duty is silent, grey where it only explains."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell: names at the side where reading starts, counts in the middle."""
        place = option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, CoverageRow):
            self._paint(painter, place, index, row, mirrored=mirrored)
        else:
            painter.setPen(QColor(style.tokens().text))
            painter.setFont(style.font("strong"))
            self._write(painter, place, index, mirrored=mirrored)
        if option.state & QStyle.StateFlag.State_HasFocus and isinstance(row, CoverageRow):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(style.tokens().accent), 2))
            painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), 4, 4)
        painter.restore()

    def _paint(
        self, painter: QPainter, place: QRect, index: _Index, row: CoverageRow, *, mirrored: bool
    ) -> None:
        colours = style.tokens()
        model = index.model()
        part = model.slice_at(index.column()) if isinstance(model, CoverageModel) else None
        painter.setFont(style.font())
        ink = QColor(colours.muted if row.kind == CONTEXT else colours.text)
        if part is None:
            painter.setPen(ink)
            self._write(painter, place, index, mirrored=mirrored, middle=index.column() != NAME)
            return
        count = part.held(row)
        total = index.column() == TOTAL
        if count or (total and (row.is_gap or row.kind == CONTEXT)):
            look = look_of(colours, count, context=row.kind == CONTEXT)
            inside = QRectF(place).adjusted(_INSET, _INSET, -_INSET, -_INSET)
            paint_cell(painter, colours, inside, look)
            ink = QColor(colours.gap) if total and row.is_gap else look.ink
        painter.setPen(ink)
        self._write(painter, place, index, mirrored=mirrored, middle=True)

    def _write(
        self, painter: QPainter, place: QRect, index: _Index, *, mirrored: bool, middle: bool = False
    ) -> None:
        words = str(index.data() or "")
        inside = place.adjusted(style.px(8), 0, -style.px(8), 0)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        across = Qt.AlignmentFlag.AlignHCenter if middle else side | Qt.AlignmentFlag.AlignAbsolute
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, int(across | Qt.AlignmentFlag.AlignVCenter), elided)
