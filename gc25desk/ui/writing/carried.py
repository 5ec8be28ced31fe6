"""What is copied or dragged from one draft to another, or comes in from outside."""

from PySide6.QtCore import QMimeData

from gc25desk.domain import markup
from gc25desk.domain.markup import Block
from gc25desk.domain.text import clean
from gc25desk.ui.writing import from_outside
from gc25desk.ui.writing.chips import Told

MARKUP_MIME = "application/x-gc25desk-draft"


def carried(text: str, told: Told) -> QMimeData:
    """Return a drafted text for the clipboard: in the notation for a draft, as words for other programs."""
    made = QMimeData()
    made.setData(MARKUP_MIME, text.encode())
    made.setText(markup.plain(text, told))
    return made


def can_be_taken(source: QMimeData) -> bool:
    """Tell whether words can be taken from what is pasted or dropped."""
    return source.hasFormat(MARKUP_MIME) or source.hasHtml() or source.hasText()


def taken(source: QMimeData) -> tuple[Block, ...]:
    """Return what is pasted or dropped as paragraphs; of what comes from outside, words and a few looks."""
    if source.hasFormat(MARKUP_MIME):
        return markup.parse(clean(bytes(source.data(MARKUP_MIME).data()).decode("utf-8", "replace")))
    if source.hasHtml() and len(source.html()) <= from_outside.MOST_LETTERS:
        return from_outside.from_html(source.html())
    return from_outside.from_text(source.text())
