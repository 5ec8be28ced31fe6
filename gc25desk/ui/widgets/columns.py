"""A layout in as many equal columns as the width has room for."""

import dataclasses
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from gc25desk.ui import style


@dataclasses.dataclass
class _Line:
    height: int
    cells: list[tuple[QLayoutItem, int, int]]  # item, first column, columns
    grows: bool = False
    head: int = 0


@runtime_checkable
class Headed(Protocol):
    """A widget with a head above it that stands in line with the heads beside it."""

    def head_height(self, width: int) -> int:
        """Return the height its head needs at a width."""

    def set_head_height(self, height: int) -> None:
        """Give the head this height."""


class ColumnsLayout(QLayout):
    """Widgets in reading order; each spans one column, several, or all of them (0).

    A column is never narrower than ``narrowest`` pixels and there are at most ``most`` of them. Height
    to spare goes to the lines whose widgets want to grow.
    """

    def __init__(self, parent: QWidget, *, narrowest: int = 124, most: int = 3, spacing: int = 12) -> None:
        self._known: dict[int, list[_Line]] = {}  # invalidate() comes while Qt's part is being made
        super().__init__(parent)
        self._items: list[tuple[QLayoutItem, int]] = []
        self._next_span = 1
        self._narrowest = style.px(narrowest)
        self._most = most
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(style.px(spacing))

    def add(self, widget: QWidget, span: int = 1) -> None:
        """Add a widget that spans some columns, or all of them with 0."""
        self._next_span = span
        self.addWidget(widget)
        self._next_span = 1

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item; called by ``addWidget``."""
        self._items.append((item, self._next_span))

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one item, or None past the end."""
        return self._items[index][0] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one item out."""
        return self._items.pop(index)[0] if 0 <= index < len(self._items) else None

    def columns(self, width: int) -> int:
        """Return how many columns a width has room for."""
        room = (width + self.spacing()) // (self._narrowest + self.spacing())
        return max(1, min(self._most, room))

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrower layout is higher."""
        return True

    def invalidate(self) -> None:
        """Forget what was measured."""
        self._known = {}
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Return the height needed at a width."""
        lines = self._lines(width)
        return sum(line.height for line in lines) + self.spacing() * max(len(lines) - 1, 0)

    def sizeHint(self) -> QSize:
        """Return the size with two columns."""
        width = self._narrowest * 2 + self.spacing()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Return the least width; the height follows from the width."""
        return QSize(self._narrowest, 0)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        lines = self._lines(rect.width())
        spare = rect.height() - self.heightForWidth(rect.width())
        growing = sum(line.grows for line in lines)
        y = rect.top()
        for line in lines:
            height = line.height + (max(spare, 0) // growing if line.grows else 0)
            for item, first, span in line.cells:
                widget = item.widget()
                if isinstance(widget, Headed):
                    widget.set_head_height(line.head)
                item.setGeometry(self._cell(rect, first, span, y, height))
            y += height + self.spacing()

    def _lines(self, width: int) -> list[_Line]:
        columns = self.columns(width)
        if width in self._known:
            return self._known[width]
        lines: list[_Line] = []
        column = columns
        for item, wanted in self._items:
            if item.isEmpty():
                continue
            span = columns if wanted == 0 else min(wanted, columns)
            if column + span > columns:
                lines.append(_Line(0, []))
                column = 0
            lines[-1].cells.append((item, column, span))
            lines[-1].grows |= bool(item.expandingDirections() & Qt.Orientation.Vertical)
            column += span
        for line in lines:
            self._measure(line, width)
        self._known = {width: lines}
        return lines

    def _measure(self, line: _Line, width: int) -> None:
        for item, _first, span in line.cells:
            room = self._width(width, span)
            height, head = self._height(item, room), _head(item, room)
            line.height = max(line.height - line.head, height - head) + max(line.head, head)
            line.head = max(line.head, head)

    def _width(self, width: int, span: int) -> int:
        columns = self.columns(width)
        one = (width - self.spacing() * (columns - 1)) // columns
        return one * span + self.spacing() * (span - 1)

    def _height(self, item: QLayoutItem, width: int) -> int:
        wanted = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
        return max(wanted, item.minimumSize().height())

    def _cell(self, rect: QRect, first: int, span: int, y: int, height: int) -> QRect:
        width = self._width(rect.width(), span)
        offset = first * (self._width(rect.width(), 1) + self.spacing())
        parent = self.parentWidget()
        mirrored = parent is not None and parent.isRightToLeft()
        left = rect.right() + 1 - offset - width if mirrored else rect.left() + offset
        return QRect(left, y, width, height)


def _head(item: QLayoutItem, width: int) -> int:
    widget = item.widget()
    return widget.head_height(width) if isinstance(widget, Headed) else 0
