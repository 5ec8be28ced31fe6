"""What drawing a Word report gathers on the way: footnotes, charts, lists, bookmarks."""

import contextlib
import dataclasses
import hashlib
from collections.abc import Iterator

from gc25desk.domain.claims import ClaimKind, Names
from gc25desk.i18n import RIGHT_TO_LEFT
from gc25desk.reports.model import Content, Report, Run
from gc25desk.reports.notes import Arranged, Note, Notes
from gc25desk.reports.numbering import Counted, Numbering, number
from gc25desk.reports.word_shell import Page, Shell
from gc25desk.reports.words import Words, language_tag, primary
from gc25desk.reports.wordxml import bookmark, field, paragraph, quoted, runs

BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'
_MARK = '<w:r><w:rPr><w:rStyle w:val="{}"/></w:rPr>{}</w:r>'


@dataclasses.dataclass
class Canvas:
    """The report being drawn and the parts that its body calls for.

    ``shell`` is the document it is drawn into, ``page`` the page that is drawn on. ``footnotes`` holds
    the notes in order of their marks; ``charts`` how many there are so far; ``lists`` of which kind each
    list is that begins anew; ``heading_list`` counts the headings of the annex being drawn. ``across`` gives
    the relationships of the header and footer of wide pages.
    """

    report: Report
    words: Words
    numbering: Numbering
    shell: Shell
    page: Page
    right: bool
    heading_list: int = 0
    footnotes: list[Note] = dataclasses.field(default_factory=list)
    charts: int = 0
    across: dict[str, str] = dataclasses.field(default_factory=dict)
    lists: list[int] = dataclasses.field(default_factory=list)
    entries: int = 0
    names: Names = dataclasses.field(default_factory=Names)
    _bookmarks: int = 0

    def __post_init__(self) -> None:
        """Look up once what every paragraph needs."""
        self._notes = Notes(self.words)
        self._styles = self.shell.styles
        self._language = ""
        self._looks: dict[tuple[bool, bool, str], tuple[str, str]] = {}

    @classmethod
    def of(cls, report: Report, shell: Shell) -> "Canvas":
        """Return an empty canvas with the report's numbers counted."""
        words = Words(report.language)
        return cls(report, words, number(report.blocks, words), shell, shell.page, words.right_to_left)

    def style(self, name: str) -> str:
        """Return the id that one of our styles has in the document."""
        return self._styles.get(name, name)

    def runs(self, text: str, properties: str = "") -> str:
        """Return text as runs in the direction of writing."""
        return runs(text, properties, right_to_left=self.right)

    def paragraph(self, style: str, content: str, flow: str = "", measure: str = "") -> str:
        """Return a paragraph in the direction of writing; see :func:`wordxml.paragraph`."""
        return paragraph(
            self._styles.get(style, style), content, flow=flow, measure=measure, right_to_left=self.right
        )

    def content(self, content: Content) -> str:
        """Return runs with their footnote marks and references."""
        return "".join(
            [
                self._run(part) if type(part) is Run and not part.mark else self._inline(part)
                for part in self._notes.arranged(content)
            ]
        )

    def _inline(self, part: Arranged) -> str:
        if isinstance(part, Run):
            shown = self._run(part)
            return self.claimed(ClaimKind.NUMBER, part.mark, shown) if part.mark else shown
        if isinstance(part, Note):
            return self._footnote(part)
        target = self.numbering.target(part.anchor)
        how = r"\r \h" if target.counted is Counted.NUMBER else r"\h"
        return field(f"REF {anchor_name(part.anchor)} {how}", self.runs(target.shown))

    def _run(self, part: Run) -> str:
        if not (part.bold or part.italic or part.language or self._language):
            return runs(part.text, right_to_left=self.right)
        key = (part.bold, part.italic, part.language or self._language)
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = _look(*key)
        return runs(part.text, look[0], look[1], right_to_left=self.right)

    def _footnote(self, note: Note) -> str:
        self.footnotes.append(note)
        style = self.style("FootnoteReference")
        mark = _MARK.format(style, f'<w:footnoteReference w:id="{len(self.footnotes)}"/>')
        return self.claimed(ClaimKind.NOTE, note.mark, mark)

    def note_text(self, note: Note) -> str:
        """Return the paragraph of a note at the foot of the page."""
        mark = _MARK.format(self.style("FootnoteReference"), "<w:footnoteRef/>") + "<w:r><w:tab/></w:r>"
        return self.paragraph("FootnoteText", mark + "".join(map(self._run, note.runs)))

    def anchored(self, anchor: str, content: str) -> str:
        """Return content as the target of references; unchanged if there is no anchor."""
        return self.bookmark(anchor_name(anchor), content) if anchor else content

    def claimed(self, kind: ClaimKind, mark: str, content: str) -> str:
        """Return content under the name by which it is found again after editing."""
        return self.bookmark(self.names.name(kind, mark), content)

    def bookmark(self, name: str, content: str) -> str:
        """Return content between the ends of a bookmark."""
        self._bookmarks += 1
        return bookmark(name, self._bookmarks, content)

    def new_list(self, kind: int) -> int:
        """Begin a list of a kind of the template's anew and return its number."""
        self.lists.append(kind)
        return self.shell.own_lists_from + len(self.lists) - 1

    def new_chart(self) -> int:
        """Return the place of the next chart, from 1."""
        self.charts += 1
        return self.charts

    @contextlib.contextmanager
    def written_in(self, language: str) -> Iterator[None]:
        """Draw what is drawn within the block in another language, in its direction."""
        kept = self.right, self._language
        self.right, self._language = primary(language) in RIGHT_TO_LEFT, language
        yield
        self.right, self._language = kept


def _look(bold: bool, italic: bool, language: str) -> tuple[str, str]:
    """Return the look of a run, and its language if that is its own."""
    look = (BOLD if bold else "") + (ITALIC if italic else "")
    return look, language_element(language) if language else ""


def language_element(language: str) -> str:
    """Return the element that names the language of a run."""
    spoken = primary(language)
    kind = "bidi" if spoken in RIGHT_TO_LEFT else "eastAsia" if spoken == "zh" else "val"
    return f'<w:lang w:{kind}="{quoted(language_tag(language))}"/>'


def anchor_name(anchor: str) -> str:
    """Return the bookmark of an anchor: Word allows 40 letters, digits and underscores."""
    if anchor.isascii() and anchor.isalnum() and len(anchor) <= 38:
        return f"a_{anchor}"
    return f"b_{hashlib.sha256(anchor.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def contents_name(place: int) -> str:
    """Return the bookmark of the heading at a place of the contents, from 1, as Word names them."""
    return f"_Toc{place:08d}"
