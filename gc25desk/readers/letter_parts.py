"""The text of a letter template, paragraph by paragraph, as its tags are looked for in it.

Word cuts a text into runs wherever it likes, so a tag is looked for in the text of a whole paragraph; the
run that each letter stands in is kept, to see whether a tag lies in one place.
"""

import dataclasses
import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from gc25desk.i18n import N_
from gc25desk.readers.docx_numbers import word

_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Stands for what lies in a paragraph and is no text of it, such as a text box; no tag goes across it.
OTHER = "\ufffc"
BODY, PROPERTIES = N_("Text"), N_("File properties")
_PLACES = {
    "header": N_("Page header"),
    "footer": N_("Page footer"),
    "footnotes": N_("Footnotes"),
}
_NOT_FILLED = {"endnotes": N_("Endnotes"), "comments": N_("Comments")}
_LONGEST = 60


@dataclasses.dataclass(frozen=True)
class TextParagraph:
    """One paragraph: its element, its text, and for each letter the element of text it stands in."""

    element: etree._Element
    text: str
    held_by: tuple[etree._Element | None, ...]
    number: int

    def beginning(self) -> str:
        """Return how it begins, short enough for a message."""
        shown = " ".join(self.text.replace(OTHER, " ").split())
        return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST].rstrip()}…"


@dataclasses.dataclass(frozen=True)
class TextPart:
    """A part of the document: what it is called, whether its tags are filled, and its XML."""

    place: str
    filled: bool
    root: etree._Element

    def paragraphs(self) -> Iterator[TextParagraph]:
        """Yield its paragraphs in order; those with text are counted from 1."""
        number = 0
        for element in self.root.iter(word("p")):
            letters = list(_letters(element))
            text = "".join(letter for letter, _held in letters)
            if text.replace(OTHER, "").strip() and not _is_second(element):
                number += 1
            yield TextParagraph(element, text, tuple(held for _letter, held in letters), number)


def text_parts(content: bytes) -> list[TextPart]:
    """Return the parts of a sound package that may hold tags, the body first."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = set(package.namelist())
        main = _target(package, "_rels/.rels", "", "officeDocument")[0]
        folder, base = posixpath.split(main)
        found = [TextPart(BODY, filled=True, root=_xml(package, main))]
        relations = f"{folder}/_rels/{base}.rels".lstrip("/")
        for places, filled in ((_PLACES, True), (_NOT_FILLED, False)):
            for kind, place in places.items():
                found += [
                    TextPart(place, filled, _xml(package, name))
                    for name in _target(package, relations, folder, kind)
                    if name in names
                ]
        found += [
            TextPart(PROPERTIES, filled=False, root=_xml(package, name))
            for name in _target(package, "_rels/.rels", "", "core-properties")
            if name in names
        ]
    return found


def _target(package: zipfile.ZipFile, relations: str, folder: str, kind: str) -> list[str]:
    if relations not in package.namelist():
        return []
    found = []
    for one in _xml(package, relations).iter(_REL):
        if (one.get("Type") or "").rpartition("/")[2] == kind:
            target = one.get("Target") or ""
            joined = target if target.startswith("/") else posixpath.join("/", folder, target)
            found.append(posixpath.normpath(joined).lstrip("/"))
    return found


def _xml(package: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(package.read(name), parser)


def _letters(paragraph: etree._Element) -> Iterator[tuple[str, etree._Element | None]]:
    """Yield each letter of a paragraph with its element, and a mark for a paragraph within it."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == word("p"):
            yield OTHER, None
        elif element.tag == word("t"):
            yield from ((letter, element) for letter in element.text or "")
        else:
            waiting.extend(reversed(element))


def _is_second(element: etree._Element) -> bool:
    """Tell whether a paragraph stands only in what older programs show in the place of a text box."""
    return any(above.tag == _MC_FALLBACK for above in element.iterancestors())


def row_of(paragraph: etree._Element) -> etree._Element | None:
    """Return the row of a table that a paragraph stands in, None outside tables."""
    return next((above for above in paragraph.iterancestors() if above.tag == word("tr")), None)
