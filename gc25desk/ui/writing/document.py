"""Drafted text in an editor: the notation of :mod:`gc25desk.domain.markup` as a Qt document and back.

A paragraph's kind stands in its block format, bold and italic in the letters' own, and an insert is one
object character that carries its kind, target and detail. Nothing else of a document is ever read, so
that no colour, size or link of another program can come into a report.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)

from gc25desk.domain import markup
from gc25desk.domain.markup import Block, BlockKind, Inline, Insert, InsertKind, Span
from gc25desk.ui import style

CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
OBJECT_LETTER = "\ufffc"
_KIND = QTextFormat.Property.UserProperty.value + 1  # of a block: what the paragraph is
_INSERT, _TARGET, _DETAIL = (QTextFormat.Property.UserProperty.value + n for n in (2, 3, 4))
_LINE_PERCENT = 130


def look(*, bold: bool = False, italic: bool = False) -> QTextCharFormat:
    """Return the format of letters in one look."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setFontItalic(italic)
    return made


def paragraph(kind: BlockKind) -> QTextBlockFormat:
    """Return the format of a paragraph; items stand in by one step on the side where reading begins."""
    made = QTextBlockFormat()
    made.setProperty(_KIND, kind.value)
    made.setIndent(0 if kind is BlockKind.TEXT else 1)
    made.setBottomMargin(style.px(6 if kind is BlockKind.TEXT else 2))
    made.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def chip(insert: Insert, *, bold: bool = False, italic: bool = False) -> QTextCharFormat:
    """Return the format of the one letter that stands for an insert, in the look of those around it."""
    made = look(bold=bold, italic=italic)
    made.setObjectType(CHIP)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    for key, value in ((_INSERT, insert.kind.value), (_TARGET, insert.target), (_DETAIL, insert.detail)):
        made.setProperty(key, value)
    return made


def insert_of(given: QTextFormat) -> Insert | None:
    """Return the insert a format stands for, None if it is that of plain letters."""
    if given.objectType() != CHIP:
        return None
    kind = InsertKind(str(given.property(_INSERT)))
    return Insert(kind, str(given.property(_TARGET) or ""), str(given.property(_DETAIL) or ""))


def kind_of(block: QTextBlock) -> BlockKind:
    """Return what a paragraph is."""
    kind = block.blockFormat().property(_KIND)
    return BlockKind(str(kind)) if kind else BlockKind.TEXT


def fill(document: QTextDocument, parsed: Iterable[Block]) -> None:
    """Put paragraphs into a document, in place of all that was in it; nothing of it can be undone."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.setBlockFormat(paragraph(BlockKind.TEXT))
    put(cursor, parsed)
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def put(cursor: QTextCursor, blocks: Iterable[Block]) -> None:
    """Put paragraphs in at a cursor, as one step to undo; the first goes on with the paragraph there.

    The kind of the first paragraph is taken over where nothing stands yet.
    """
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for place, block in enumerate(blocks):
        if place:
            cursor.insertBlock(paragraph(block.kind), look())
        elif not cursor.block().text():
            cursor.setBlockFormat(paragraph(block.kind))
        for inline in block.inlines:
            put_inline(cursor, inline)
    cursor.endEditBlock()


def put_inline(cursor: QTextCursor, inline: Inline) -> None:
    """Put a stretch of text or an insert in at a cursor."""
    if isinstance(inline, Span):
        cursor.insertText(inline.text, look(bold=inline.bold, italic=inline.italic))
        return
    now = cursor.charFormat()
    cursor.insertText(OBJECT_LETTER, chip(inline, bold=is_bold(now), italic=now.fontItalic()))


def is_bold(given: QTextCharFormat) -> bool:
    """Tell whether letters of a format are bold."""
    return given.fontWeight() >= QFont.Weight.DemiBold.value


def read(document: QTextDocument) -> str:
    """Return a document in the notation; paragraphs without a word are left out."""
    return markup.written(blocks(document))


def inserts(document: QTextDocument) -> Iterator[Insert]:
    """Yield the inserts of a document in order."""
    block = document.begin()
    while block.isValid():
        for fragment in _fragments(block):
            insert = insert_of(fragment.charFormat())
            if insert is not None:
                yield from [insert] * fragment.length()
        block = block.next()


def settled(text: str) -> str:
    """Return a drafted text as it would come out of an editor in which nothing was typed."""
    scratch = QTextDocument()
    fill(scratch, markup.parse(text))
    return read(scratch)


def blocks(document: QTextDocument, start: int = 0, end: int | None = None) -> Iterator[Block]:
    """Yield the paragraphs of a document that hold anything, or what of them lies between two places."""
    last = document.characterCount() if end is None else end
    block = document.begin()
    while block.isValid():
        inlines = tuple(_inlines(block, start, last))
        if any(isinstance(one, Insert) or one.text.strip() for one in inlines):
            yield Block(kind_of(block), inlines)
        block = block.next()


def _inlines(block: QTextBlock, start: int, end: int) -> Iterator[Inline]:
    held: Span | None = None
    for fragment in _fragments(block):
        for inline in _inlines_of(fragment, start, end):
            if isinstance(inline, Span) and held is not None and _alike(held, inline):
                held = Span(held.text + inline.text, held.bold, held.italic)
                continue
            if held is not None:
                yield held
            held = inline if isinstance(inline, Span) else None
            if isinstance(inline, Insert):
                yield inline
    if held is not None:
        yield held


def _alike(one: Span, other: Span) -> bool:
    return (one.bold, one.italic) == (other.bold, other.italic)


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    place = block.begin()
    while not place.atEnd():
        yield place.fragment()
        place += 1


def _inlines_of(fragment: QTextFragment, start: int, end: int) -> Iterator[Inline]:
    first, given = fragment.position(), fragment.charFormat()
    text = _between(fragment.text(), max(start - first, 0), end - first)
    insert = insert_of(given)
    if insert is not None:
        yield from [insert] * len(text)  # two of a kind side by side are one fragment
    elif text:
        yield Span(text.replace("\u2028", " "), is_bold(given), given.fontItalic())


def _between(text: str, start: int, end: int) -> str:
    """Return a part of a text whose places are counted as Qt counts them, in units of UTF-16."""
    if start <= 0 and end >= 2 * len(text):
        return text
    units = text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * max(end, 0)]
    return units.decode("utf-16-le", "replace")
