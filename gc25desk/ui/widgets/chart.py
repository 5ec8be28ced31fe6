"""A painted picture made of marks that keyboard, pointer and screen reader can each reach.

A subclass says where its marks lie and paints them; moving, opening, naming and mirroring are here.
"""

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from gc25desk.ui import style
from gc25desk.ui.style import Tokens

RING = 2.0
_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


@dataclasses.dataclass(frozen=True)
class Mark:
    """One reachable part of a picture: its words and what activating it opens (None: nothing)."""

    words: str
    behind: object = None


class Plot(QWidget):
    """The base of every painted picture.

    Arrow keys, Home and End move over the marks, Enter or a click opens what is behind the current
    one (``activated`` carries it), T asks for the table (``table_wanted``). Positions are worked out
    from left to right; :meth:`mirrored` turns them round for right-to-left, never the numbers.
    """

    activated = Signal(object)
    table_wanted = Signal()
    current_changed = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a picture with nothing in it; ``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self._marks: tuple[Mark, ...] = ()
        self._current = 0
        self._hovered = -1
        self._summary = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)

    # What a subclass says ---------------------------------------------------------------------

    def columns(self) -> int:
        """Return how many marks stand beside each other, so that arrow keys can move in a grid."""
        return max(1, len(self._marks))

    def area(self, index: int) -> QRectF:
        """Return the place of a mark, as large as may be pointed at, already mirrored."""
        raise NotImplementedError

    def draw(self, painter: QPainter, colours: Tokens) -> None:
        """Paint the picture."""
        raise NotImplementedError

    # What a page says -------------------------------------------------------------------------

    def set_marks(self, marks: Sequence[Mark], summary: str) -> None:
        """Show other marks; ``summary`` says in a sentence what the picture shows."""
        self._marks = tuple(marks)
        self._summary = summary
        self._current = min(self._current, max(0, len(self._marks) - 1))
        self._hovered = -1
        self._describe()
        self.updateGeometry()
        self.update()

    def marks(self) -> tuple[Mark, ...]:
        """Return the marks in reading order."""
        return self._marks

    def current(self) -> int:
        """Return the index of the mark the keyboard stands on."""
        return self._current

    def move_to(self, index: int) -> None:
        """Put the keyboard on a mark and say its words to a screen reader."""
        if not 0 <= index < len(self._marks) or index == self._current:
            return
        self._current = index
        self._describe()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._marks[index].words))
        self.current_changed.emit(index)
        self.update()

    def highlighted(self) -> int:
        """Return the mark to bring out: under the pointer, else under the keyboard, else -1."""
        if self._hovered >= 0:
            return self._hovered
        return self._current if self.hasFocus() and self._marks else -1

    def _describe(self) -> None:
        words = self._marks[self._current].words if self._marks else ""
        self.setAccessibleDescription(" ".join(part for part in (self._summary, words) if part))

    # Painting ---------------------------------------------------------------------------------

    def mirrored(self, place: QRectF) -> QRectF:
        """Return a place worked out from left to right as it lies in this direction of writing."""
        if self.layoutDirection() != Qt.LayoutDirection.RightToLeft:
            return place
        return QRectF(self.width() - place.right(), place.y(), place.width(), place.height())

    def aligned(self, start: bool) -> Qt.AlignmentFlag:
        """Return the alignment to the start (or the end) of a line in this direction of writing."""
        left = start == (self.layoutDirection() != Qt.LayoutDirection.RightToLeft)
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute

    def figures_font(self, role: style.Role = "base") -> QFont:
        """Return the font of a role with numerals of one width."""
        font = style.font(role)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def metrics(self, role: style.Role = "base") -> QFontMetricsF:
        """Return the measures of :meth:`figures_font`."""
        return QFontMetricsF(self.figures_font(role))

    def ring(self, painter: QPainter, place: QRectF, colours: Tokens) -> None:
        """Paint the focus ring around a place, if the keyboard is here."""
        if not self.hasFocus():
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent), RING))
        painter.drawRoundedRect(place, 4, 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint with smooth edges."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.figures_font())
        self.draw(painter, style.tokens())
        painter.end()

    # Keyboard and pointer ---------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, open or ask for the table; any other key goes on to the page."""
        key = event.key()
        target = self._target(key)
        if key == Qt.Key.Key_T and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.table_wanted.emit()
        elif key in _OPENING:
            self._open(self._current)
        elif target is not None:
            self.move_to(target)
        else:
            super().keyPressEvent(event)

    def _target(self, key: int) -> int | None:
        ahead = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        moves = {
            Qt.Key.Key_Right: self._current + ahead,
            Qt.Key.Key_Left: self._current - ahead,
            Qt.Key.Key_Down: self._current + self.columns(),
            Qt.Key.Key_Up: self._current - self.columns(),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._marks) - 1,
        }
        return moves.get(Qt.Key(key))

    def _open(self, index: int) -> None:
        if 0 <= index < len(self._marks) and self._marks[index].behind is not None:
            self.activated.emit(self._marks[index].behind)

    def mark_at(self, point: QPointF) -> int:
        """Return the mark under a point, -1 when there is none."""
        for index in range(len(self._marks)):
            if self.area(index).contains(point):
                return index
        return -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Bring out the mark under the pointer."""
        self._hover(self.mark_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Bring out nothing when the pointer leaves."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, index: int) -> None:
        if index == self._hovered:
            return
        self._hovered = index
        opens = index >= 0 and self._marks[index].behind is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what is behind the mark that was clicked."""
        index = self.mark_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self.move_to(index)
            self._open(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Drop the ring."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Show the words of a mark beside the pointer, as plain text."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())))
            return True
        return super().event(event)

    def tip_at(self, point: QPointF) -> str:
        """Return the words shown beside the pointer at a point, "" where there is no mark."""
        index = self.mark_at(point)
        return plain_tip(self._marks[index].words) if index >= 0 else ""


def plain_tip(words: str) -> str:
    """Return words that a tooltip can only show as they are, never as markup.

    A tooltip has no plain-text setting; Qt guesses markup by a tag in the text, so the sign that
    opens a tag is replaced by one that looks the same.
    """
    return words.replace("<", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}")
