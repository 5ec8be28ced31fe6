"""The text of Word files: paragraphs, automatic numbers, footnotes and endnotes."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from gc25desk.domain.document import PAGE_BREAK, Document, as_lines, note_mark, plain
from gc25desk.i18n import _
from gc25desk.readers.docx_numbers import Numbering, word
from gc25desk.readers.guard import Package, unreadable

_BODY = "word/document.xml"
# Old text that was struck out, what stands beside the text, and Word's second form of each drawing.
_SKIPPED = frozenset(
    {
        word("del"),
        word("moveFrom"),
        word("txbxContent"),
        word("instrText"),
        word("delText"),
        word("rPr"),
        word("pPr"),
        word("drawing"),
        word("pict"),
        word("object"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_SIGNS = {word("tab"): "\t", word("cr"): "\n", word("noBreakHyphen"): "-", word("softHyphen"): "\u00ad"}
_DEEPEST = 200


def read_docx(path: Path, _data: bytes) -> Document:
    """Return the lines and footnotes of a Word file; text boxes and struck-out text are left out."""
    with Package(path) as package:
        names = package.names()
        if _BODY not in names:
            raise unreadable(path, _("“{name}” is not a Word document."))
        numbering = Numbering(
            package.xml("word/numbering.xml") if "word/numbering.xml" in names else None,
            package.xml("word/styles.xml") if "word/styles.xml" in names else None,
        )
        notes = _Notes()
        lines = [line for p in _paragraphs(package.xml(_BODY)) for line in (_line(p, numbering, notes), "")]
        return Document(path.name, as_lines("\n".join(lines)), tuple(notes.read(package)))


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs in reading order, those in tables too, and none inside what is skipped."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == word("p"):
            yield element
        elif element.tag not in _SKIPPED:
            waiting.extend(reversed(list(element)))


class _Notes:
    """The footnotes and endnotes in the order in which the text calls them."""

    def __init__(self) -> None:
        self._called: list[tuple[str, str]] = []

    def mark(self, kind: str, identifier: str) -> str:
        """Return the mark for the note called next."""
        self._called.append((kind, identifier))
        return note_mark(len(self._called))

    def read(self, package: Package) -> Iterator[tuple[int, str]]:
        """Yield the number and the text of each note called."""
        texts = {kind: _note_texts(package, kind) for kind in ("footnote", "endnote")}
        for number, (kind, identifier) in enumerate(self._called, start=1):
            text = texts[kind].get(identifier, "")
            if text:
                yield number, text


def _note_texts(package: Package, kind: str) -> dict[str, str]:
    name = f"word/{kind}s.xml"
    if name not in package.names():
        return {}
    found = {}
    for note in package.xml(name).iter(word(kind)):
        text = " ".join(_text(paragraph, None) for paragraph in _paragraphs(note))
        found[note.get(word("id")) or ""] = " ".join(plain(text).split())
    return found


def _line(paragraph: etree._Element, numbering: Numbering, notes: _Notes) -> str:
    number = numbering.next(paragraph)
    return plain(number) + _text(paragraph, notes)


def _text(paragraph: etree._Element, notes: _Notes | None) -> str:
    """Return the paragraph's text, cleaned piece by piece so that the marks stand."""
    return "".join(_pieces(paragraph, notes, 0))


def _pieces(element: etree._Element, notes: _Notes | None, depth: int) -> Iterator[str]:
    for child in element:
        tag = str(child.tag)
        if tag in _SKIPPED or depth > _DEEPEST:
            continue
        if tag == word("t"):
            yield _run_text(child, notes)
        elif tag in _SIGNS:
            yield plain(_SIGNS[tag])
        elif tag == word("br"):
            yield f"\n{PAGE_BREAK}\n" if child.get(word("type")) == "page" else "\n"
        elif tag in (word("footnoteReference"), word("endnoteReference")):
            kind = "footnote" if tag == word("footnoteReference") else "endnote"
            yield notes.mark(kind, child.get(word("id")) or "") if notes else ""
        else:
            yield from _pieces(child, notes, depth + 1)


def _run_text(element: etree._Element, notes: _Notes | None) -> str:
    """Return a run's text; a typed number set high is a footnote mark."""
    text = plain(element.text or "")
    if notes is not None and text.strip("[]() ").isdecimal() and _is_raised(element):
        return note_mark(int(text.strip("[]() ")))
    return text


def _is_raised(element: etree._Element) -> bool:
    run = element.getparent()
    properties = run.find(word("rPr")) if run is not None else None
    align = properties.find(word("vertAlign")) if properties is not None else None
    return align is not None and align.get(word("val")) == "superscript"
