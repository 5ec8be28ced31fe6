"""Stepping on the chips of a draft by keyboard and finding them with the mouse."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from gc25desk.domain.markup import Insert
from gc25desk.ui.writing.document import OBJECT_LETTER, insert_of


def insert_at(document: QTextDocument, place: int) -> Insert | None:
    """Return the insert whose letter stands at a place, None if another letter does."""
    if not 0 <= place < document.characterCount() - 1 or str(document.characterAt(place)) != OBJECT_LETTER:
        return None
    cursor = QTextCursor(document)
    cursor.setPosition(place + 1)
    return insert_of(cursor.charFormat())


def chosen(editor: QTextEdit) -> Insert | None:
    """Return the insert that alone is marked, if so."""
    cursor = editor.textCursor()
    if cursor.selectionEnd() - cursor.selectionStart() != 1:
        return None
    return insert_at(editor.document(), cursor.selectionStart())


def choose(editor: QTextEdit, place: int) -> None:
    """Mark the letter at a place."""
    cursor = editor.textCursor()
    cursor.setPosition(place)
    cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def step(editor: QTextEdit, *, onwards: bool) -> bool:
    """Mark the chip beside the cursor, or step off the one that is marked; tell whether so."""
    cursor = editor.textCursor()
    if chosen(editor) is not None:
        cursor.setPosition(cursor.selectionEnd() if onwards else cursor.selectionStart())
        editor.setTextCursor(cursor)
        return True
    place = cursor.position() if onwards else cursor.position() - 1
    if cursor.hasSelection() or insert_at(editor.document(), place) is None:
        return False
    choose(editor, place)
    return True


def place_at(editor: QTextEdit, point: QPointF) -> int | None:
    """Return the place of the chip under a point of the viewport, None if there is none."""
    scrolled = QPointF(editor.horizontalScrollBar().value(), editor.verticalScrollBar().value())
    layout = editor.document().documentLayout()
    place = layout.hitTest(point + scrolled, Qt.HitTestAccuracy.ExactHit)
    near = (place, place - 1) if place >= 0 else ()
    return next((one for one in near if insert_at(editor.document(), one) is not None), None)
