"""A draft that people have edited in Word, read back piece by piece by the bookmarks it was given.

Tracked changes are read as accepted. Contents, text boxes and drawings are left out. Nothing of the
file is changed. A bookmark counts by where it begins: LibreOffice moves the ends of those behind a
footnote.
"""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from gc25desk.domain.claims import PREFIX, REFERENCE, ClaimKind, EditedDraft, EditedNote, EditedPiece
from gc25desk.domain.text import clean
from gc25desk.i18n import _
from gc25desk.readers.docx_numbers import word
from gc25desk.readers.guard import Package, unreadable

_BODY, _NOTES = "word/document.xml", "word/footnotes.xml"
_GONE = frozenset({word("del"), word("moveFrom")})
_SET = frozenset({word("ins"), word("moveTo")})
_BESIDE = frozenset(
    {
        word("txbxContent"),
        word("drawing"),
        word("pict"),
        word("object"),
        word("pPr"),
        word("rPr"),
        word("delText"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_SIGNS = {
    word("tab"): "\t",
    word("br"): "\n",
    word("cr"): "\n",
    word("noBreakHyphen"): "-",
    word("softHyphen"): "\u00ad",
}
_WHOLE = frozenset({ClaimKind.HEADING, ClaimKind.PARAGRAPH, ClaimKind.RECOMMENDATION, ClaimKind.TABLE})
_DEEPEST = 200


def read_edited(path: Path) -> EditedDraft:
    """Return the pieces of an edited draft; raises UnreadableFile for what is no Word file or unsafe."""
    with Package(path) as package:
        if _BODY not in package.names():
            raise unreadable(path, _("“{name}” is not a Word document."))
        notes = _note_texts(package) if _NOTES in package.names() else {}
        reading = _Reading(notes)
        reading.blocks(package.xml(_BODY), 0)
    return EditedDraft(tuple(reading.pieces), reading.tracked)


def _note_texts(package: Package) -> dict[str, str]:
    found = {}
    for note in package.xml(_NOTES).iter(word("footnote")):
        reading = _Reading({})
        reading.blocks(note, 0)
        text = " ".join(piece.text for piece in reading.pieces)
        found[note.get(word("id")) or ""] = " ".join(text.split())
    return found


class _Line:
    """One paragraph being read."""

    def __init__(self) -> None:
        self.text = ""
        self.starts: list[tuple[int, str]] = []
        self.numbers: list[tuple[int, str]] = []
        self.notes: list[tuple[int, EditedNote]] = []
        self.note_name = ""


class _Reading:
    """The state of reading: open fields, names met, pieces found."""

    def __init__(self, notes: dict[str, str]) -> None:
        self.pieces: list[EditedPiece] = []
        self.tracked = False
        self._note_texts = notes
        self._fields: list[str] = []
        self._waiting: list[str] = []
        self._line = _Line()

    def blocks(self, element: etree._Element, depth: int) -> None:
        """Read the paragraphs and tables below an element."""
        for child in element:
            if depth > _DEEPEST or child.tag in _GONE or child.tag in _BESIDE or _is_contents(child):
                self.tracked = self.tracked or child.tag in _GONE
            elif child.tag == word("p"):
                self._paragraph(child)
            elif child.tag == word("tbl"):
                self._table(child)
            elif child.tag == word("bookmarkStart"):
                self._waiting.append(child.get(word("name")) or "")
            else:
                self.blocks(child, depth + 1)

    def _paragraph(self, element: etree._Element) -> None:
        in_contents = self._in_contents()
        line = self._line = _Line()
        waiting, self._waiting = self._waiting, []
        for name in waiting:
            self._bookmark(name)
        self._inline(element, 0)
        if not (in_contents or self._in_contents()):
            self.pieces += _pieces(line)

    def _in_contents(self) -> bool:
        return any(field.split()[:1] == ["TOC"] for field in self._fields)

    def _inline(self, element: etree._Element, depth: int) -> None:
        for child in element:
            tag = str(child.tag)
            if tag in _GONE or tag in _SET:
                self.tracked = True
            if tag in _GONE or tag in _BESIDE or depth > _DEEPEST:
                continue
            if tag == word("fldSimple"):
                self._simple_field(child, depth)
            elif not self._leaf(child, tag):
                self._inline(child, depth + 1)

    def _leaf(self, child: etree._Element, tag: str) -> bool:
        """Take in an element that holds no others; tell whether it was one."""
        if tag == word("t"):
            self._add(clean(child.text or ""))
        elif tag in _SIGNS:
            self._add(_SIGNS[tag])
        elif tag == word("fldChar"):
            self._field(child.get(word("fldCharType")) or "")
        elif tag == word("instrText"):
            if self._fields:
                self._fields[-1] += child.text or ""
        elif tag == word("bookmarkStart"):
            self._bookmark(child.get(word("name")) or "")
        elif tag == word("footnoteReference"):
            self._note(child.get(word("id")) or "")
        else:
            return False
        return True

    def _add(self, text: str) -> None:
        # What a reference shows moves of itself; its sign is added once, where its field begins to show.
        if not any(field.split()[:1] == ["REF"] for field in self._fields):
            self._line.text += text

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            field = self._fields.pop()
            if field.split()[:1] == ["REF"]:
                self._add(REFERENCE)

    def _simple_field(self, element: etree._Element, depth: int) -> None:
        self._fields.append(element.get(word("instr")) or "")
        self._inline(element, depth + 1)
        self._field("end")

    def _bookmark(self, name: str) -> None:
        if not name.startswith(PREFIX):
            return
        kind, place = name[len(PREFIX) :][:1], len(self._line.text)
        if kind in _WHOLE:
            self._line.starts.append((place, name))
        elif kind == ClaimKind.NUMBER:
            self._line.numbers.append((place, name))
        elif kind == ClaimKind.NOTE:
            self._line.note_name = name

    def _note(self, identifier: str) -> None:
        note = EditedNote(self._line.note_name, self._note_texts.get(identifier, ""))
        self._line.notes.append((len(self._line.text), note))
        self._line.note_name = ""

    def _table(self, element: etree._Element) -> None:
        rows = tuple(
            tuple(self._cell(cell) for cell in row.findall(word("tc"))) for row in element.findall(word("tr"))
        )
        caption = self.pieces[-1] if self.pieces else EditedPiece("", "")
        if self.pieces and not caption.rows:
            self.pieces[-1] = EditedPiece(caption.name, caption.text, caption.notes, caption.numbers, rows)

    def _cell(self, element: etree._Element) -> str:
        reading = _Reading(self._note_texts)
        reading.blocks(element, 0)
        self.tracked = self.tracked or reading.tracked
        return "\n".join(piece.text for piece in reading.pieces)


def _pieces(line: _Line) -> Iterator[EditedPiece]:
    """Cut a paragraph where each name begins: two paragraphs may have been joined into one."""
    starts = sorted(line.starts)
    # What stands before the first name belongs to it, as the number of a table does not.
    if starts and not starts[0][1].startswith(PREFIX + ClaimKind.TABLE):
        starts[0] = (0, starts[0][1])
    for (begin, name), following in zip(starts or [(0, "")], [*starts[1:], None], strict=False):
        end = len(line.text) if following is None else following[0]
        last = following is None
        yield EditedPiece(
            name,
            line.text[begin:end],
            tuple(note for place, note in line.notes if begin <= place < end or (last and place >= end)),
            tuple((key, place - begin) for place, key in line.numbers if begin <= place < end),
        )


def _is_contents(element: etree._Element) -> bool:
    """Tell whether an element is the block of the contents, which Word and LibreOffice make anew."""
    if element.tag != word("sdt"):
        return False
    gallery = element.find(f"{word('sdtPr')}/{word('docPartObj')}/{word('docPartGallery')}")
    return gallery is not None and gallery.get(word("val")) == "Table of Contents"
