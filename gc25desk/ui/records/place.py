"""Where the user is on a form, down to the letter, without a word of what is written there."""

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


@dataclasses.dataclass(frozen=True)
class Place:
    """A tab, how far it is scrolled in pixels, and the field, the part of it and the letters marked.

    ``part`` counts the widgets within the field; a negative one is the field's own.
    """

    tab: int
    scrolled: int
    key: str = ""
    part: int = -1
    start: int = 0
    end: int = 0


def letter_in(field: QWidget, focused: QWidget) -> tuple[int, int, int]:
    """Return the part of a field that has the focus, and where the mark in it starts and ends."""
    parts = field.findChildren(QWidget)
    part = parts.index(focused) if focused in parts else -1
    if isinstance(focused, QLineEdit):
        end = focused.cursorPosition()
        start = focused.selectionStart()
        if start < 0:
            return part, end, end
        return part, (focused.selectionEnd() if start == end else start), end
    if isinstance(focused, QPlainTextEdit):
        cursor = focused.textCursor()
        return part, cursor.anchor(), cursor.position()
    return part, 0, 0


def go_to_letter(field: QWidget, own: QWidget, place: Place) -> None:
    """Give the focus back to a part of a field, or its own, and put the mark where it was."""
    parts = field.findChildren(QWidget)
    there = parts[place.part] if 0 <= place.part < len(parts) else own
    # The parts of a list are made anew and closed: what stood open may be out of sight, or about to go.
    focusable = there.focusPolicy() != Qt.FocusPolicy.NoFocus and there.isVisibleTo(field)
    target = there if focusable else own
    target.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(target, QLineEdit):
        start, end = (min(letter, len(target.text())) for letter in (place.start, place.end))
        target.setSelection(start, end - start)
    elif isinstance(target, QPlainTextEdit):
        cursor = target.textCursor()
        length = max(target.document().characterCount() - 1, 0)
        cursor.setPosition(min(place.start, length))
        cursor.setPosition(min(place.end, length), QTextCursor.MoveMode.KeepAnchor)
        target.setTextCursor(cursor)
