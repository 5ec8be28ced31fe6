"""Inserts as small chips within a drafted text, painted where they stand."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)

from gc25desk.domain.markup import Insert, InsertKind
from gc25desk.ui import style
from gc25desk.ui.writing.document import insert_of

Told = Callable[[Insert], str]
WIDE = frozenset({InsertKind.TABLE, InsertKind.CHART})  # these take a line of their own
_WIDEST, _EDGE, _RADIUS = 260, 5, 4


class Chips(QPyTextObject):
    """Paints every chip of one document with the words that ``told`` gives for it."""

    def __init__(self, told: Told, parent: QObject) -> None:
        """Take what tells the words; it is asked each time a chip is measured or painted."""
        super().__init__(parent)
        self._told = told

    def intrinsicSize(self, document: QTextDocument, _place: int, given: QTextFormat) -> QSizeF:
        """Return the size of a chip: its words, or the whole line for a table or a chart."""
        insert = insert_of(given)
        if insert is None:
            return QSizeF(0, 0)
        metrics = QFontMetricsF(style.font("small"))
        height = metrics.height() + style.px(2)
        if insert.kind in WIDE:
            room = document.textWidth() - 2 * document.documentMargin() - style.px(4)
            return QSizeF(max(room, style.px(80)), height + style.px(14))
        width = metrics.horizontalAdvance(self._told(insert)) + 2 * style.px(_EDGE)
        return QSizeF(min(width, style.px(_WIDEST)), height)

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _document: QTextDocument,
        _place: int,
        given: QTextFormat,
    ) -> None:
        """Paint a chip: a thin edge, a tint, and its words cut where they have no room."""
        insert = insert_of(given)
        if insert is None:
            return
        tokens, font, box = style.tokens(), style.font("small"), QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.edge if insert.kind in WIDE else tokens.sel)))
        painter.setBrush(QColor(tokens.sunk if insert.kind in WIDE else tokens.sel))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), style.px(_RADIUS), style.px(_RADIUS))
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if insert.kind in WIDE else tokens.on_sel))
        inner = box.adjusted(style.px(_EDGE), 0, -style.px(_EDGE), 0)
        words = QFontMetricsF(font).elidedText(
            self._told(insert), Qt.TextElideMode.ElideRight, inner.width() + 1
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()
