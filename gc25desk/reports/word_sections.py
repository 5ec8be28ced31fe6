"""The sections of a Word report: pages upright and across, each with its header and footer.

Word keeps the properties of a section in its last paragraph, those of the last section at the end of
the body (ISO/IEC 29500-1, section 17.6).
"""

import copy
from collections.abc import Mapping

from docx.oxml.parser import parse_xml
from lxml import etree

from gc25desk.reports.model import Orientation
from gc25desk.reports.word_canvas import Canvas
from gc25desk.reports.word_shell import Page
from gc25desk.reports.wordxml import NAMESPACES, R, W

_PROPERTIES_END = "</w:pPr>"
_BEFORE_SIZE = {"headerReference", "footerReference", "footnotePr", "endnotePr", "type"}


class Sections:
    """The section properties of one document; ``across`` gives the header and footer of wide pages."""

    def __init__(self, base: etree._Element, across: Mapping[str, str]) -> None:
        """Keep the template's section, whose page is upright."""
        self._base = base
        self._across = across
        self._begun = 0

    @classmethod
    def of(cls, canvas: Canvas) -> "Sections":
        """Take the section of the canvas's document, with headers and footers already in it."""
        return cls(copy.deepcopy(canvas.shell.document.element.body[-1]), canvas.across)

    def ending(self, canvas: Canvas) -> str:
        """Return the properties of the section that ends here."""
        self._begun += 1
        return etree.tostring(self._of_page(canvas.page, first=self._begun == 1), encoding="unicode")

    def last(self, canvas: Canvas) -> str:
        """Return the properties of the last section."""
        return self.ending(canvas)

    def _of_page(self, page: Page, *, first: bool) -> etree._Element:
        section = copy.deepcopy(self._base)
        orientation = Orientation.LANDSCAPE if page.width > page.height else Orientation.PORTRAIT
        size = section.find(f"{{{W}}}pgSz")
        if size is None:
            size = _placed(section, parse_xml(f"<w:pgSz {NAMESPACES}/>"))
        for name, value in (("w", page.width), ("h", page.height), ("orient", orientation.value)):
            size.set(f"{{{W}}}{name}", str(value))
        if not first:
            _as_follower(section)
        if orientation is Orientation.LANDSCAPE:
            self._turn(section)
        return section

    def _turn(self, section: etree._Element) -> None:
        for name, key in self._across.items():
            for reference in section.iterfind(f"{{{W}}}{name}Reference"):
                if reference.get(f"{{{W}}}type") == "default":
                    reference.set(f"{{{R}}}id", key)


def _placed(section: etree._Element, size: etree._Element) -> etree._Element:
    """Put the size of the page where the schema has it: after the references and the kind of section."""
    before = {
        f"{{{W}}}{name}" for name in ("headerReference", "footerReference", "footnotePr", "endnotePr", "type")
    }
    place = sum(child.tag in before for child in section)
    section.insert(place, size)
    return size


def _as_follower(section: etree._Element) -> None:
    """Take away what the first section alone has: its title page."""
    for child in list(section):
        other = child.tag.endswith("Reference") and child.get(f"{{{W}}}type") == "first"
        if child.tag == f"{{{W}}}titlePg" or other:
            section.remove(child)


def without_gap(drawn: str, canvas: Canvas) -> str:
    """Return the last piece of a section without the space that sets a table off from what follows.

    Nothing follows it, and where the table fills the page the space would take an empty one.
    """
    gap = canvas.paragraph("AfterTable", "")
    return drawn[: -len(gap)] if drawn.endswith(f"</w:p>{gap}") else drawn


def closed(drawn: str, section: str, canvas: Canvas) -> str:
    """Return the last piece of a section with its properties in its last paragraph."""
    if not drawn.endswith("</w:p>"):
        drawn += canvas.paragraph("AfterTable", "")
    head, _, tail = drawn.rpartition(_PROPERTIES_END)
    return f"{head}{section}{_PROPERTIES_END}{tail}"
