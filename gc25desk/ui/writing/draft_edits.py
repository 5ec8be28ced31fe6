"""What changes a drafted text beyond typing: inserts put in, paragraphs made items of a list and back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from gc25desk.domain import markup
from gc25desk.domain.markup import BlockKind, Insert
from gc25desk.ui.writing import document
from gc25desk.ui.writing.chips import WIDE

if TYPE_CHECKING:
    from gc25desk.ui.writing.draft_text import DraftText

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def put_insert(text: "DraftText", insert: Insert) -> None:
    """Put an insert in at the cursor; a table or a chart takes a line of its own."""
    cursor = text.textCursor()
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    if insert.kind in WIDE:
        if cursor.block().text():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock()
        cursor.setBlockFormat(document.paragraph(BlockKind.TEXT))
    document.put_inline(cursor, insert)
    if insert.kind in WIDE:
        cursor.insertBlock(document.paragraph(BlockKind.TEXT))
    cursor.endEditBlock()
    text.setTextCursor(cursor)


def put_blocks(text: "DraftText", found: tuple[markup.Block, ...]) -> None:
    """Put a piece of drafted text in at the cursor."""
    cursor = text.textCursor()
    document.put(cursor, found)
    text.setTextCursor(cursor)


def make(text: "DraftText", kind: BlockKind) -> None:
    """Make the marked paragraphs of a kind."""
    cursor = text.textCursor()
    block = text.document().findBlock(cursor.selectionStart())
    change = QTextCursor(block)
    change.beginEditBlock()
    while block.isValid() and block.position() <= cursor.selectionEnd():
        QTextCursor(block).setBlockFormat(document.paragraph(kind))
        block = block.next()
    change.endEditBlock()


def in_list(text: "DraftText", event: QKeyEvent) -> bool:
    """End a list as elsewhere, with Enter or Backspace where nothing stands; tell whether that was it."""
    cursor, kind = text.textCursor(), text.kind()
    if text.isReadOnly() or cursor.hasSelection():
        return False
    is_enter = event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
    if is_enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        cursor.insertBlock()  # a line of its own within a paragraph is nothing that a report has
        return True
    if kind is BlockKind.TEXT:
        return False
    back = event.key() == Qt.Key.Key_Backspace and cursor.atBlockStart()
    if back or (is_enter and not cursor.block().text()):
        text.make(BlockKind.TEXT)
        return True
    return False
