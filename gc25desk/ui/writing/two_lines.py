"""Rows of a few lines in a tree: what it is, and below it in smaller letters how it stands."""

import dataclasses

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidgetItem

from gc25desk.ui import style
from gc25desk.ui.widgets.basics import plain_tip
from gc25desk.ui.widgets.chart_data import set_apart

ID = Qt.ItemDataRole.UserRole
_NOTE, _TONE, _STRONG, _END, _END_TONE = (Qt.ItemDataRole.UserRole + n for n in (10, 11, 12, 13, 14))
_PAD = 5
Index = QModelIndex | QPersistentModelIndex


@dataclasses.dataclass(frozen=True)
class Row:
    """What one row says: ``title`` above, ``note`` below it, ``end`` at the far end of the line of the note.

    A note may have two lines.

    Tones are tokens of the style and never alone; ``said`` is what the row says to those who hear it, where
    that is more than its lines.
    """

    title: str
    note: str = ""
    tone: str = ""
    end: str = ""
    end_tone: str = ""
    said: str = ""
    strong: bool = False


def show_row(item: QTreeWidgetItem, shown: Row) -> None:
    """Give an item its two lines."""
    said = shown.said or " · ".join(part for part in (*shown.note.split("\n"), shown.end) if part)
    words = ". ".join(part for part in (shown.title, said) if part)
    item.setText(0, shown.title)
    item.setToolTip(0, plain_tip(words))
    item.setData(0, _NOTE, shown.note)
    item.setData(0, _TONE, shown.tone)
    item.setData(0, _END, shown.end)
    item.setData(0, _END_TONE, shown.end_tone)
    item.setData(0, _STRONG, shown.strong)
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
        box = whole.rect.adjusted(style.px(4), style.px(_PAD), -style.px(4), -style.px(_PAD))
        chosen = bool(whole.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setFont(style.font("strong" if index.data(_STRONG) else "base"))
        self._words(painter, box, _said(index, Qt.ItemDataRole.DisplayRole), _ink(chosen, "text"))
        box.setTop(box.top() + QFontMetrics(style.font("base")).height())
        painter.setFont(style.font("small"))
        end = _said(index, _END)
        self._words(painter, box, end, _ink(chosen, _said(index, _END_TONE) or "muted"), at_end=True)
        used = painter.fontMetrics().horizontalAdvance(end) + (style.px(8) if end else 0)
        mirrored = QApplication.isRightToLeft()
        box.adjust(used if mirrored else 0, 0, 0 if mirrored else -used, 0)
        for line in _said(index, _NOTE).split("\n"):
            self._words(painter, box, line, _ink(chosen, _said(index, _TONE) or "muted"))
            box.setTop(box.top() + painter.fontMetrics().height())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the lines that a row has."""
        width = super().sizeHint(option, index).width()
        height = QFontMetrics(style.font("base")).height() + 2 * style.px(_PAD)
        if _said(index, _NOTE) or _said(index, _END):
            lines = 1 + _said(index, _NOTE).count("\n")
            height += lines * QFontMetrics(style.font("small")).height()
        return QSize(min(width, style.px(160)), height)

    def _words(self, painter: QPainter, box: QRect, words: str, colour: str, *, at_end: bool = False) -> None:
        painter.setPen(QColor(colour))
        right = QApplication.isRightToLeft() != at_end
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        # Words in another script keep their own direction, the points at their end.
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
        painter.drawText(box, int(flags), set_apart(cut))


def _said(index: Index, role: int) -> str:
    return str(index.data(role) or "")


def _ink(chosen: bool, tone: str) -> str:
    return style.tokens().on_sel if chosen else str(getattr(style.tokens(), tone))
