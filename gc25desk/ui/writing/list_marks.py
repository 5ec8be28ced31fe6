"""What is painted into a draft besides its text: marks of list items, and a hint where nothing stands."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextBlock, QTextDocument
from PySide6.QtWidgets import QTextEdit

from gc25desk.domain.markup import BlockKind
from gc25desk.ui import style
from gc25desk.ui.writing.document import kind_of


def marks(document: QTextDocument) -> Iterator[tuple[QTextBlock, str]]:
    """Yield each item of a document with its mark; the letters begin anew with each list."""
    block, letter = document.begin(), 0
    while block.isValid():
        kind = kind_of(block)
        letter = letter + 1 if kind is BlockKind.LETTERED else 0
        if kind is not BlockKind.TEXT:
            yield block, "•" if kind is BlockKind.BULLET else f"({lettered(letter)})"
        block = block.next()


def paint_marks(editor: QTextEdit) -> None:
    """Paint the marks of an editor's items where reading begins."""
    painter = QPainter(editor.viewport())
    painter.setFont(editor.font())
    painter.setPen(QColor(style.tokens().muted))
    for block, mark in marks(editor.document()):
        painter.drawText(_place(editor, block, mark), mark)
    painter.end()


def _place(editor: QTextEdit, block: QTextBlock, mark: str) -> QPointF:
    box = editor.document().documentLayout().blockBoundingRect(block)
    line = block.layout().lineAt(0)
    top = box.top() - editor.verticalScrollBar().value()
    base = top + line.y() + line.ascent() if line.isValid() else top
    step, gap = editor.document().indentWidth(), style.px(6)
    if block.textDirection() is Qt.LayoutDirection.RightToLeft:
        return QPointF(box.right() - step + gap, base)
    return QPointF(box.left() + step - gap - QFontMetricsF(editor.font()).horizontalAdvance(mark), base)


def paint_hint(editor: QTextEdit, sentence: str) -> None:
    """Paint the sentence that says what belongs into an empty editor; Qt's own shows one line of it."""
    painter = QPainter(editor.viewport())
    painter.setPen(QColor(style.tokens().muted))
    margin = round(editor.document().documentMargin())
    box = editor.viewport().rect().adjusted(margin, margin, -margin, -margin)
    side = Qt.AlignmentFlag.AlignRight if editor.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
    painter.drawText(box, int(flags) | Qt.TextFlag.TextWordWrap, sentence)
    painter.end()


def lettered(number: int) -> str:
    """Return the letter of an item: a to z, then aa, ab and so on."""
    found = ""
    while number > 0:
        number, left = divmod(number - 1, 26)
        found = chr(ord("a") + left) + found
    return found
