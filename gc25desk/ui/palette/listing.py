"""The list of the search box: plain text painted in two lines, the match set off by its weight."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gc25desk.ui import style
from gc25desk.ui.palette.entries import Entry
from gc25desk.ui.palette.marks import marks

_Index = QModelIndex | QPersistentModelIndex
_KIND_WIDTH = 96
_PADDING = 12


class EntryModel(QAbstractListModel):
    """The entries found, in order."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Replace what is listed."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry(self, index: _Index) -> Entry | None:
        """Return the entry of a row, or None."""
        return self._entries[index.row()] if index.isValid() else None

    def entries(self) -> tuple[Entry, ...]:
        """Return everything listed."""
        return self._entries

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title for the view and the whole line for screen readers."""
        entry = self.entry(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken()
        return entry.title if role == Qt.ItemDataRole.DisplayRole else None


class EntryDelegate(QStyledItemDelegate):
    """Paints kind, reference and title on the first line and the snippet on the second."""

    words = ""  # what is looked for

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return one line for a command, two for a record with a snippet."""
        entry = _entry(index)
        return QSize(0, style.px(54 if entry is not None and entry.snippet else 36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a row."""
        entry = _entry(index)
        if entry is None:
            return
        tokens = style.tokens()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(option.rect, QColor(tokens.sel))
        strong = QColor(tokens.on_sel if selected else tokens.text)
        soft = QColor(tokens.on_sel if selected else tokens.muted)
        self._lines(painter, option, entry, strong, soft)
        painter.restore()

    def _lines(
        self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, strong: QColor, soft: QColor
    ) -> None:
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        edge = style.px(_PADDING)
        inside = option.rect.adjusted(edge, style.px(7), -edge, -style.px(7))
        line = QFontMetrics(style.font()).height()
        top = QRect(inside.left(), inside.top(), inside.width(), line)
        if not entry.snippet:
            top.moveTop(option.rect.center().y() - line // 2)
        kind, rest = _split(top, style.px(_KIND_WIDTH), mirrored=mirrored)
        _write(painter, kind, entry.kind, style.font("small"), soft, mirrored=mirrored)
        if entry.shortcut:
            width = QFontMetrics(style.font("small")).horizontalAdvance(entry.shortcut) + edge
            rest, shortcut = _split(rest, rest.width() - width, mirrored=mirrored)
            _write(painter, shortcut, entry.shortcut, style.font("small"), soft, mirrored=mirrored)
        if entry.reference:
            width = QFontMetrics(style.font("strong")).horizontalAdvance(entry.reference) + edge
            reference, rest = _split(rest, width, mirrored=mirrored)
            _write(painter, reference, entry.reference, style.font("strong"), strong, mirrored=mirrored)
        _write(painter, rest, entry.title, style.font(), strong, mirrored=mirrored, words=self.words)
        if entry.snippet:
            below = QRect(inside.left(), inside.bottom() - line + 1, inside.width(), line)
            _kind, below = _split(below, style.px(_KIND_WIDTH), mirrored=mirrored)
            _write(
                painter, below, entry.snippet, style.font("small"), soft, mirrored=mirrored, words=self.words
            )


def _entry(index: _Index) -> Entry | None:
    model = index.model()
    return model.entry(index) if isinstance(model, EntryModel) else None


def _split(box: QRect, width: int, *, mirrored: bool) -> tuple[QRect, QRect]:
    """Cut a box in two at a width from its leading side."""
    if mirrored:
        lead = QRect(box.right() - width + 1, box.top(), width, box.height())
        return lead, box.adjusted(0, 0, -width, 0)
    return QRect(box.left(), box.top(), width, box.height()), box.adjusted(width, 0, 0, 0)


def _write(
    painter: QPainter,
    box: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    mirrored: bool,
    words: str = "",
) -> None:
    """Write one line of plain text, shortened to the box, with the words looked for in bold."""
    flat = " ".join(text.split())
    shown = QFontMetrics(font).elidedText(flat, Qt.TextElideMode.ElideRight, box.width())
    layout = QTextLayout(shown, font)
    leading = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    plain = QTextOption(leading | Qt.AlignmentFlag.AlignAbsolute)
    plain.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(plain)
    layout.setFormats(_bold(shown, words))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(box.width())
    layout.endLayout()
    painter.setPen(colour)
    painter.setClipRect(box)
    layout.draw(painter, QPointF(box.left(), box.top() + (box.height() - line.height()) / 2))
    painter.setClipping(False)


def _bold(text: str, words: str) -> list[QTextLayout.FormatRange]:
    found = []
    for start, length in marks(text, words) if words else []:
        one = QTextLayout.FormatRange()
        one.start, one.length = _utf16(text, start), _utf16(text[start : start + length], length)
        shape = QTextCharFormat()
        shape.setFontWeight(QFont.Weight.Bold)
        one.format = shape
        found.append(one)
    return found


def _utf16(text: str, place: int) -> int:
    """Return a place in a text as Qt counts it."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


class EntryList(QListView):
    """The view of the entries; the search box keeps the focus and moves its current row."""

    def __init__(self, model: EntryModel) -> None:
        super().__init__()
        style.set_role(self, "palette")
        self.delegate = EntryDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def step(self, by: int) -> None:
        """Move the current row by some rows, and stop at the ends."""
        count = self.model().rowCount()
        if count:
            row = min(max(self.currentIndex().row() + by, 0), count - 1)
            self.setCurrentIndex(self.model().index(row, 0))
