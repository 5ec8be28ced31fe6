"""The text of saved web pages: blocks as lines, list numbers counted, footnote anchors followed."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

from gc25desk.domain.document import Document, as_lines, note_mark, plain
from gc25desk.i18n import _
from gc25desk.readers.guard import unreadable
from gc25desk.readers.text import decoded

_DROPPED_NAMES = """
    audio button canvas dialog embed form head iframe map math nav noscript object option script select
    style svg template textarea video
"""
_BLOCK_NAMES = """
    address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer
    h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td th thead tr ul
"""
_DROPPED = frozenset(_DROPPED_NAMES.split())
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_CALL = re.compile(r"[\[(]?\s*\^?\s*(\d{1,3})\s*[\])]?")
_OWN_NUMBER = re.compile(r"\s*\d{1,3}\s*[.)]")
_LONGEST_NOTE = 5_000
_PIECES = 400
_MOST_NOTES = 500
_WAY_BACK = " ↩↑⏎^"
_SPACES = re.compile(r"[ \t\r\n\f]+")


def read_html(path: Path, data: bytes) -> Document:
    """Return the lines of a web page without its scripts and menus; raises UnreadableFile if it is none."""
    source = _source(path, data)
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise unreadable(path, _("“{name}” holds no text that could be read.")) from None
    page = _Page(root)
    return Document(path.name, as_lines("".join(page.pieces())), tuple(page.notes()))


def _source(path: Path, data: bytes) -> str:
    """Decode as the page says, or else as any text file; an XML declaration would stop the parser."""
    named = _CHARSET.search(data[:4_000])
    text = ""
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        text = _named(data, named[1].decode("ascii", "replace"))
    text = text or decoded(path, data)
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")


def _named(data: bytes, encoding: str) -> str:
    # Browsers read "latin-1" as Windows-1252, and so do the pages that say it.
    name = (
        "cp1252" if encoding.lower() in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else encoding
    )
    try:
        return data.decode(name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return ""


class _Page:
    """One parsed page: which anchors call which notes, and the text in reading order."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._calls: dict[etree._Element, int] = {}
        self._bodies: dict[etree._Element, int] = {}
        self._numbers: dict[etree._Element, str] = {}
        self._find_notes()

    def _find_notes(self) -> None:
        """An anchor that shows a number and leads to a place further down is a call; the place a note."""
        order = {element: at for at, element in enumerate(self._root.iter())}
        targets = {name: e for e in order for name in (e.get("id"), e.get("name")) if name}
        for anchor in self._root.iter("a"):
            number = _CALL.fullmatch(_inner(anchor).strip())
            target = targets.get((anchor.get("href") or "").rpartition("#")[2])
            if number and target is not None and order[target] > order[anchor]:
                body = _block_of(target)
                if body not in anchor.iterancestors() and len(self._calls) < _MOST_NOTES:
                    self._calls[anchor] = int(number[1])
                    self._bodies.setdefault(body, int(number[1]))

    def notes(self) -> Iterator[tuple[int, str]]:
        """Yield the notes that anchors lead to, without their own number and the way back."""
        for body, number in self._bodies.items():
            text = " ".join(plain(_inner(body)).split())
            text = re.sub(rf"^\W{{0,3}}{number}\W{{0,3}}(?=\s|[^\W\d])", "", text)
            yield number, text.strip(_WAY_BACK)

    def pieces(self) -> Iterator[str]:
        """Yield the text with line ends between blocks."""
        # An explicit stack: the depth of a hostile page must not become the depth of calls.
        waiting: list[tuple[etree._Element, bool]] = [(self._root, True)]
        while waiting:
            element, entering = waiting.pop()
            name = _name(element)
            if entering:
                yield from self._opening(element, name)
                if not self._is_left_out(element, name):
                    waiting.append((element, False))
                    waiting.extend((child, True) for child in reversed(element))
                    continue
            elif name in _BLOCKS:
                yield "\n\n" if name not in ("td", "th") else " "
            yield _tail(element, self._root)

    def _opening(self, element: etree._Element, name: str) -> Iterator[str]:
        if name in _BLOCKS and name not in ("td", "th"):
            yield "\n\n"
        if name == "ol":
            self._numbers.update(_list_numbers(element))
        if name == "br":
            yield "\n"
        if self._is_left_out(element, name):
            mark = self._mark(element, name)
            yield note_mark(mark) if mark else ""
            return
        if name == "li":
            yield self._numbers.get(element, "")
        yield _words(element.text, keep=name == "pre")

    def _is_left_out(self, element: etree._Element, name: str) -> bool:
        hidden = element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(
            " ", ""
        )
        dropped = name in _DROPPED or element.get("role") == "navigation" or hidden
        return dropped or element in self._bodies or bool(self._mark(element, name))

    def _mark(self, element: etree._Element, name: str) -> int:
        """Return the footnote number that an element shows, or 0."""
        if element in self._calls:
            return self._calls[element]
        shown = _CALL.fullmatch(_inner(element).strip()) if name == "sup" else None
        return int(shown[1]) if shown else 0


def _name(element: etree._Element) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else "script"


def _inner(element: etree._Element) -> str:
    """Return the beginning of an element's text; a note or a number is never longer."""
    pieces: list[str] = []
    for piece in element.itertext():
        pieces.append(str(piece))
        if sum(map(len, pieces[-_PIECES:])) > _LONGEST_NOTE or len(pieces) > _PIECES:
            break
    return "".join(pieces)


def _block_of(element: etree._Element) -> etree._Element:
    """Return the paragraph or list item that an anchor stands in, or the element itself if it is one."""
    found: etree._Element | None = element
    while found is not None and _name(found) not in ("li", "p", "div", "dd", "td", "tr"):
        found = found.getparent()
    return element if found is None else found


def _words(text: str | None, *, keep: bool = False) -> str:
    cleaned = plain(text or "")
    return cleaned if keep else _SPACES.sub(" ", cleaned)


def _tail(element: etree._Element, root: etree._Element) -> str:
    if element is root:
        return ""
    parent = element.getparent()
    return _words(element.tail, keep=parent is not None and _name(parent) == "pre")


def _list_numbers(parent: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the items of an ordered list with the numbers a browser shows before them.

    An item whose text brings its own number gets none.
    """
    number = _whole(parent.get("start"), 1)
    for item in parent.iterchildren("li"):
        number = _whole(item.get("value"), number)
        yield item, "" if _OWN_NUMBER.match(_inner(item)) else f"{number}. "
        number += 1


def _whole(written: str | None, instead: int) -> int:
    return int(written) if written and written.strip().isdecimal() and len(written) < 6 else instead
