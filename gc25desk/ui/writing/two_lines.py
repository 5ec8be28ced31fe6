"""Rows of two lines in a tree: what it is, and below it in smaller letters how it stands."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidgetItem

from gc25desk.ui import style
from gc25desk.ui.widgets.basics import plain_tip

ID = Qt.ItemDataRole.UserRole
_NOTE, _TONE, _STRONG = (Qt.ItemDataRole.UserRole + n for n in (10, 11, 12))
_PAD = 5
Index = QModelIndex | QPersistentModelIndex


def show_row(item: QTreeWidgetItem, title: str, note: str, tone: str = "", *, strong: bool = False) -> None:
    """Give an item its two lines; the tone (a token of the style) colours the second and is never alone."""
    words = ". ".join(part for part in (title, note) if part)
    item.setText(0, title)
    item.setToolTip(0, plain_tip(words))
    item.setData(0, _NOTE, note)
    item.setData(0, _TONE, tone)
    item.setData(0, _STRONG, strong)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)


def note_of(item: QTreeWidgetItem) -> str:
    """Return the second line of an item."""
    return str(item.data(0, _NOTE) or "")


class TwoLines(QStyledItemDelegate):
    """Paints the rows that ``show_row`` filled."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground of a row as the style does, and its lines in the direction of reading."""
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        whole.text = ""
        widget = whole.widget
        look = widget.style() if widget is not None else QApplication.style()
        look.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, widget)
        chosen = bool(whole.state & QStyle.StateFlag.State_Selected)
        tokens = style.tokens()
        tone = str(index.data(_TONE) or "") or "muted"
        title, note = str(index.data(Qt.ItemDataRole.DisplayRole) or ""), str(index.data(_NOTE) or "")
        box = whole.rect.adjusted(style.px(4), style.px(_PAD), -style.px(4), -style.px(_PAD))
        painter.save()
        self._line(painter, box, title, tokens.on_sel if chosen else tokens.text, strong=index.data(_STRONG))
        if note:
            below = box.adjusted(0, QFontMetrics(style.font("base")).height(), 0, 0)
            painter.setFont(style.font("small"))
            self._words(painter, below, note, tokens.on_sel if chosen else getattr(tokens, tone))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the lines that a row has."""
        width = super().sizeHint(option, index).width()
        height = QFontMetrics(style.font("base")).height() + 2 * style.px(_PAD)
        if index.data(_NOTE):
            height += QFontMetrics(style.font("small")).height()
        return QSize(min(width, style.px(160)), height)

    def _line(self, painter: QPainter, box: QRect, words: str, colour: str, *, strong: bool) -> None:
        painter.setFont(style.font("strong" if strong else "base"))
        self._words(painter, box, words, colour)

    def _words(self, painter: QPainter, box: QRect, words: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        side = (
            Qt.AlignmentFlag.AlignRight if QApplication.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        ) | Qt.AlignmentFlag.AlignAbsolute
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignTop), cut)
