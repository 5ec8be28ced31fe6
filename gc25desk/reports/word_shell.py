"""The document that a Word report is drawn into: its styles by their ids, its lists, its page."""

import dataclasses
from collections.abc import Mapping
from pathlib import Path

import docx
from docx.document import Document
from lxml import etree

from gc25desk.paths import bundled
from gc25desk.reports.model import Orientation
from gc25desk.reports.wordxml import W

# Numbers of the template's lists (installers/report_template.py), and the first of our own.
NO_LIST, HEADINGS, PARAGRAPHS, LETTERED, BULLETS, ANNEXES = range(6)
OWN_LISTS_FROM = 101

_A4 = (11906, 16838)
_MARGIN = 1417
_TWIPS_PER_CM = 567


@dataclasses.dataclass(frozen=True)
class Page:
    """A page, measured in twentieths of a point."""

    width: int
    height: int
    left: int
    right: int
    top: int = _MARGIN
    bottom: int = _MARGIN

    @property
    def text_width(self) -> int:
        """Return the width between the margins."""
        return self.width - self.left - self.right

    @property
    def text_width_cm(self) -> float:
        """Return the width between the margins in centimetres."""
        return self.text_width / _TWIPS_PER_CM

    @property
    def text_height(self) -> int:
        """Return the height between the margins."""
        return self.height - self.top - self.bottom

    def lying(self, orientation: Orientation) -> "Page":
        """Return the same paper upright or across."""
        short, long = sorted((self.width, self.height))
        if orientation is Orientation.LANDSCAPE:
            short, long = long, short
        return dataclasses.replace(self, width=short, height=long)


@dataclasses.dataclass(frozen=True)
class Shell:
    """An open document without text.

    ``styles`` gives the ids of our styles where the document has them under others; ``lists`` the
    numbers of our kinds of lists in it; ``remarks`` what a person who chose the template should know.
    """

    document: Document
    page: Page
    styles: Mapping[str, str] = dataclasses.field(default_factory=dict)
    lists: Mapping[int, int] = dataclasses.field(
        default_factory=lambda: {kind: kind for kind in range(ANNEXES + 1)}
    )
    own_lists_from: int = OWN_LISTS_FROM
    remarks: tuple[str, ...] = ()


def template() -> Path:
    """Return the path of the shipped template (made by installers/report_template.py)."""
    return bundled("resources/templates/report.docx")


def shipped_shell() -> Shell:
    """Return the shipped template, opened."""
    document = docx.Document(str(template()))
    return Shell(document, page_of(document.element.body[-1]))


def page_of(section: etree._Element) -> Page:
    """Return the page of a section; A4 upright where the section does not say."""
    size = section.find(f"{{{W}}}pgSz")
    margins = section.find(f"{{{W}}}pgMar")
    width, height = _measure(size, "w", _A4[0]), _measure(size, "h", _A4[1])
    left, right = _measure(margins, "left", _MARGIN), _measure(margins, "right", _MARGIN)
    if width - left - right < width // 4:
        left = right = width // 8
    top, bottom = _measure(margins, "top", _MARGIN), _measure(margins, "bottom", _MARGIN)
    return Page(width, height, left, right, top, bottom)


def _measure(element: etree._Element | None, name: str, instead: int) -> int:
    written = "" if element is None else element.get(f"{{{W}}}{name}") or ""
    return int(written) if written.isdecimal() and len(written) < 6 else instead
