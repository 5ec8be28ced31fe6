"""WordprocessingML as text: runs, paragraphs, fields and bookmarks.

The body of a report is made as one text, which is some fifty times faster than building it element by
element through python-docx. Every function returns a well-formed fragment; the prefix ``w`` is that
of the document, the others of :data:`NAMESPACES` are declared where they are used. All text is
escaped and clean.
"""

import re
from xml.sax.saxutils import escape

from gc25desk.domain.text import clean

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:c="{C}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_HAS_RIGHT = re.compile(f"[{_RIGHT}]")
_LETTER = f"[^\\W\\d_{_RIGHT}]"
# From the first letter of the other direction to its last letter or digit; what lies between the
# two directions belongs to the paragraph's own.
_LEFT_STRETCH = re.compile(f"{_LETTER}(?:[^{_RIGHT}]*(?:{_LETTER}|\\d))?")
_RIGHT_STRETCH = re.compile(f"[{_RIGHT}](?:(?:[^\\w]|[\\d_{_RIGHT}])*[{_RIGHT}])?")
_BREAKS = re.compile("([\n\t])")
_BREAK_XML = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def escaped(text: str) -> str:
    """Return text fit to stand in an element: cleaned once more, since it leaves the desk here."""
    return escape(clean(text))


def quoted(text: str) -> str:
    """Return text fit to stand between double quotes as an attribute, on one line."""
    return escape(" ".join(clean(text).split()), {'"': "&quot;"})


def runs(text: str, properties: str = "", language: str = "", *, right_to_left: bool = False) -> str:
    """Return text as runs, one for each direction of writing in it.

    ``properties`` and ``language`` are the elements of w:rPr that the schema has before and after w:rtl.
    Line breaks and tabs become Word's own.
    """
    if not text:
        return ""
    if not right_to_left and text.isascii() and text.isprintable():
        # Most runs by far: nothing to clean, one direction, no breaks.
        look = f"<w:rPr>{properties}{language}</w:rPr>" if properties or language else ""
        return f'<w:r>{look}<w:t xml:space="preserve">{_escaped(text)}</w:t></w:r>'
    return "".join(
        [
            _run(part, properties, language, right)
            for part, right in _stretches(clean(text), right_to_left=right_to_left)
        ]
    )


def _run(text: str, properties: str, language: str, right: bool) -> str:
    look = properties + ("<w:rtl/>" if right else "") + language
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{look}{_letters(text)}</w:r>"


def _escaped(text: str) -> str:
    if "&" not in text and "<" not in text and ">" not in text:
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _letters(text: str) -> str:
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{_escaped(text)}</w:t>'
    return "".join(
        _BREAK_XML.get(part) or f'<w:t xml:space="preserve">{_escaped(part)}</w:t>'
        for part in _BREAKS.split(text)
        if part
    )


def _stretches(text: str, *, right_to_left: bool) -> list[tuple[str, bool]]:
    """Cut text into (part, written from right to left)."""
    if not right_to_left and not _HAS_RIGHT.search(text):
        return [(text, False)]
    other = _LEFT_STRETCH if right_to_left else _RIGHT_STRETCH
    parts: list[tuple[str, bool]] = []
    done = 0
    for match in other.finditer(text):
        end = _with_closing(text, match) if right_to_left else match.end()
        parts += [(text[done : match.start()], right_to_left), (text[match.start() : end], not right_to_left)]
        done = end
    parts.append((text[done:], right_to_left))
    return [(part, right) for part, right in parts if part]


def _with_closing(text: str, match: re.Match[str]) -> int:
    # "UNICEF (2021)": the bracket that closes a stretch must not be turned over by the other side.
    opened = match[0].count("(") > match[0].count(")")
    return match.end() + (opened and text[match.end() : match.end() + 1] == ")")


def paragraph(
    style: str, content: str, *, flow: str = "", measure: str = "", right_to_left: bool = False
) -> str:
    """Return a paragraph of a style, by the style's id.

    ``flow`` (w:keepNext, w:numPr) and ``measure`` (w:spacing, w:ind) are the elements of w:pPr that
    the schema has before and after w:bidi.
    """
    bidi = "<w:bidi/>" if right_to_left else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{flow}{bidi}{measure}</w:pPr>{content}</w:p>'


def numbered_by(number: int, level: int = 0) -> str:
    """Return the properties that tie a paragraph to a list by its number; 0 takes it out of any."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def field(instruction: str, shown: str) -> str:
    """Return a field with the runs it shows until Word counts again."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmark(name: str, number: int, content: str) -> str:
    """Return content between the ends of a bookmark; ``number`` is unique in the document."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def link(name: str, content: str) -> str:
    """Return content that leads to a bookmark of this document."""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{content}</w:hyperlink>'
