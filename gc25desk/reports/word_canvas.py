"""What drawing a Word report gathers on the way: footnotes, charts, lists, bookmarks."""

import dataclasses
import hashlib

from gc25desk.reports.content import Content, Footnote, Reference, Run
from gc25desk.reports.model import Chart, Report
from gc25desk.reports.numbering import Counted, Numbering, number
from gc25desk.reports.words import Words
from gc25desk.reports.wordxml import bookmark, field, paragraph, runs

# Numbers of the template's lists (installers/report_template.py), and the first of our own.
NO_LIST, HEADINGS, PARAGRAPHS, LETTERED, BULLETS = range(5)
OWN_LISTS_FROM = 101

BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'


@dataclasses.dataclass
class Canvas:
    """The report being drawn and the parts that its body calls for.

    ``footnotes`` holds the paragraphs of the notes in order of their marks; ``charts`` the charts
    in order of their drawings; ``lists`` how many lettered lists have begun.
    """

    report: Report
    words: Words
    numbering: Numbering
    footnotes: list[str] = dataclasses.field(default_factory=list)
    charts: list[Chart] = dataclasses.field(default_factory=list)
    lists: int = 0
    entries: int = 0
    _bookmarks: int = 0

    @classmethod
    def of(cls, report: Report) -> "Canvas":
        """Return an empty canvas with the report's numbers counted."""
        words = Words(report.language)
        return cls(report, words, number(report.blocks, words))

    @property
    def right(self) -> bool:
        """Tell whether the report is written from right to left."""
        return self.words.right_to_left

    def runs(self, text: str, properties: str = "") -> str:
        """Return text as runs in the report's direction."""
        return runs(text, properties, right_to_left=self.right)

    def paragraph(self, style: str, content: str, flow: str = "", measure: str = "") -> str:
        """Return a paragraph in the report's direction; see :func:`wordxml.paragraph`."""
        return paragraph(style, content, flow=flow, measure=measure, right_to_left=self.right)

    def content(self, content: Content) -> str:
        """Return runs with their footnote marks and references."""
        return "".join(map(self._inline, content))

    def _inline(self, part: Run | Footnote | Reference) -> str:
        match part:
            case Run():
                look = (BOLD if part.bold else "") + (ITALIC if part.italic else "")
                return self.runs(part.text, look)
            case Footnote():
                return self._footnote(part)
            case Reference():
                return self._reference(part)

    def _footnote(self, note: Footnote) -> str:
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{}</w:r>'
        text = mark.format("<w:footnoteRef/>") + "<w:r><w:tab/></w:r>" + self.content(note.runs)
        self.footnotes.append(self.paragraph("FootnoteText", text))
        return mark.format(f'<w:footnoteReference w:id="{len(self.footnotes)}"/>')

    def _reference(self, reference: Reference) -> str:
        target = self.numbering.target(reference.anchor)
        how = r"\r \h" if target.counted is Counted.NUMBER else r"\h"
        return field(f"REF {anchor_name(reference.anchor)} {how}", self.runs(target.shown))

    def anchored(self, anchor: str, content: str) -> str:
        """Return content as the target of references; unchanged if there is no anchor."""
        return self.bookmark(anchor_name(anchor), content) if anchor else content

    def bookmark(self, name: str, content: str) -> str:
        """Return content between the ends of a bookmark."""
        self._bookmarks += 1
        return bookmark(name, self._bookmarks, content)

    def new_list(self) -> int:
        """Begin a lettered list at (a) and return its number."""
        self.lists += 1
        return OWN_LISTS_FROM + self.lists - 1

    def new_chart(self, chart: Chart) -> int:
        """Take in a chart and return its place, from 1."""
        self.charts.append(chart)
        return len(self.charts)


def anchor_name(anchor: str) -> str:
    """Return the bookmark of an anchor: Word allows 40 letters, digits and underscores."""
    if anchor.isascii() and anchor.isalnum() and len(anchor) <= 38:
        return f"a_{anchor}"
    return f"b_{hashlib.sha256(anchor.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def contents_name(place: int) -> str:
    """Return the bookmark of the heading at a place of the contents, from 1, as Word names them."""
    return f"_Toc{place:08d}"
