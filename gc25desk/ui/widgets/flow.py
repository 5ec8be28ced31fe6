"""A layout that sets widgets side by side and begins a new line when one is full."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from gc25desk.ui import style


class FlowLayout(QLayout):
    """Lines of widgets in reading order, mirrored in right-to-left; hidden widgets take no room."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(style.px(spacing))

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item; called by ``addWidget``."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrower layout is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that all lines need at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, line = 0, 0, 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = (
                item.sizeHint().boundedTo(QSize(rect.width(), 1_000_000)) if rect.width() else item.sizeHint()
            )
            if x and x + hint.width() > rect.width():
                x, y, line = 0, y + line + self.spacing(), 0
            if move:
                item.setGeometry(self._where(rect, x, y, hint))
            x += hint.width() + self.spacing()
            line = max(line, hint.height())
        return y + line

    def _where(self, rect: QRect, x: int, y: int, size: QSize) -> QRect:
        parent = self.parentWidget()
        mirrored = parent is not None and parent.isRightToLeft()
        left = rect.right() + 1 - x - size.width() if mirrored else rect.left() + x
        return QRect(left, rect.top() + y, size.width(), size.height())
