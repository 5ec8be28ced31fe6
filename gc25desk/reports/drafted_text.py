"""Drafted text becomes content: notes, citations, numbers and references in the place of each insert."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping

from gc25desk.domain import markup
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence, may_be_cited
from gc25desk.domain.field import Profile
from gc25desk.domain.markup import BlockKind, Insert, InsertKind, Span
from gc25desk.domain.observation import Observation
from gc25desk.i18n import _
from gc25desk.reports.citations import footnote, source
from gc25desk.reports.content import (
    Citation,
    Content,
    Footnote,
    Inline,
    Locator,
    LocatorKind,
    Reference,
    Run,
    Source,
)
from gc25desk.reports.model import Block, BulletList, LetteredList, Paragraph
from gc25desk.reports.tabular import Chart, Table

GIVEN = "given"


@dataclasses.dataclass(frozen=True)
class Shown:
    """A statistic as it may be published: its table, its chart, and its numbers in words by place."""

    table: Table | None
    chart: Chart | None
    numbers: Mapping[str, str]


@dataclasses.dataclass(frozen=True)
class Sources:
    """What the inserts of a draft can refer to; ``anchors`` are the identifiers that stand in the report."""

    profile: Profile
    language: str
    evidence: Mapping[str, Evidence]
    complaints: Mapping[str, Complaint]
    observations: Mapping[str, Observation]
    statistics: Mapping[str, Shown]
    anchors: frozenset[str]


@dataclasses.dataclass(frozen=True)
class Unsettled:
    """An insert that could not be drawn as it is meant: the identifier of the section, and why in words."""

    section: str
    words: str


class Drawer:
    """Draws the drafted text of one report; cases are numbered as they are first cited."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._cases: dict[str, int] = {}
        self.unsettled: list[Unsettled] = []
        self.cited: dict[str, Evidence] = {}
        self._section = ""
        self._drawn: set[str] = set()

    def blocks(self, section: str, text: str, *, lead: str = "", numbered: bool = True) -> list[Block]:
        """Return the blocks of a drafted text; ``lead`` stands in bold before its first paragraph."""
        self._section = section
        found: list[Block] = []
        first = lead
        for kind, group in _groups(markup.parse(text)):
            if kind is BlockKind.TEXT:
                for block in group:
                    found += self._paragraph(block.inlines, first, numbered=numbered)
                    first = ""
                continue
            if first:
                found.append(Paragraph((Run(first, bold=True),), numbered=numbered))
                first = ""
            found += self._list(kind, group)
        return found

    def _list(self, kind: BlockKind, group: Iterable[markup.Block]) -> Iterator[Block]:
        """Yield a list and, after it, the tables and charts that stand in its items."""
        with_words = [block for block in group if not all(map(_is_float, block.inlines)) or not block.inlines]
        items = tuple(self._content(block.inlines) for block in with_words)
        if items:
            yield BulletList(items) if kind is BlockKind.BULLET else LetteredList(items)
        for block in group:
            yield from self._floats(block.inlines)

    def content(self, section: str, text: str) -> Content:
        """Return a drafted text as one content, its paragraphs run together."""
        self._section = section
        joined = [inline for block in markup.parse(text) for inline in (*block.inlines, Span(" "))]
        return self._content(joined[:-1])

    def _paragraph(self, inlines: Iterable[markup.Inline], lead: str, *, numbered: bool) -> Iterator[Block]:
        """Yield a paragraph and, after it, the tables and charts that stand in it."""
        kept = [one for one in inlines if not _is_float(one)]
        content = self._content(kept)
        if lead:
            content = (Run(lead, bold=True), *([Run(" ")] if content else []), *content)
        if content:
            yield Paragraph(content, numbered=numbered)
        yield from self._floats(inlines)

    def _content(self, inlines: Iterable[markup.Inline]) -> Content:
        found: list[Inline] = []
        for one in inlines:
            drawn = self._insert(one) if isinstance(one, Insert) else Run(one.text, one.bold, one.italic)
            if drawn is not None:
                found.append(drawn)
        return tuple(found)

    def _floats(self, inlines: Iterable[markup.Inline]) -> Iterator[Block]:
        for one in inlines:
            if isinstance(one, Insert) and _is_float(one):
                yield from self._float(one)

    def _float(self, insert: Insert) -> Iterator[Block]:
        block = _float_of(insert, self._sources.statistics)
        if block is None:
            self._miss(_("A table or chart is not there any more."))
            return
        again = block.anchor in self._drawn
        self._drawn.add(block.anchor)
        yield dataclasses.replace(block, anchor="") if again else block

    def _insert(self, insert: Insert) -> Inline | None:
        match insert.kind:
            case InsertKind.NOTE:
                return Footnote((Run(_with_stop(insert.detail)),)) if insert.detail.strip() else None
            case InsertKind.SEE:
                return self._reference(insert)
            case InsertKind.NUMBER:
                return self._number(insert)
            case InsertKind.CITE:
                return self._citation(insert)
        return None

    def _reference(self, insert: Insert) -> Inline | None:
        if insert.id in self._sources.anchors:
            return Reference(insert.id)
        self._miss(_("A cross-reference leads to nothing."))
        return None

    def _number(self, insert: Insert) -> Inline | None:
        shown = self._sources.statistics.get(insert.id)
        words = None if shown is None else shown.numbers.get(insert.detail)
        if words is None:
            self._miss(_("A number comes from a statistic that is not there any more."))
            return None
        return Run(words, mark=f"{insert.id}-{insert.detail}")

    def _citation(self, insert: Insert) -> Inline | None:
        place = locator(insert.detail)
        if insert.noun == "evidence" and insert.id in self._sources.evidence:
            return self._evidence(self._sources.evidence[insert.id], place)
        if insert.noun == "paragraph":
            return Citation(_general_comment(), Locator(LocatorKind.PARAGRAPH, insert.id))
        if insert.noun == "observation" and insert.id in self._sources.observations:
            said = self._sources.observations[insert.id]
            document = Source(f"document-{said.symbol}", (Run(said.symbol or _("Concluding observations")),))
            return Citation(document, Locator(LocatorKind.PARAGRAPH, said.number))
        if insert.noun == "complaint":
            return self._case(insert.id)
        self._miss(_("A citation leads to a record that is not there any more."))
        return None

    def _evidence(self, item: Evidence, place: Locator | None) -> Inline:
        self.cited[item.id] = item
        if may_be_cited(item, self._sources.profile):
            return Citation(source(item, self._sources.profile, self._sources.language), place)
        return footnote([item], self._sources.profile, self._sources.language)

    def _case(self, complaint_id: str) -> Inline | None:
        complaint = self._sources.complaints.get(complaint_id)
        if complaint is None:
            self._miss(_("A citation leads to a case that may not be used in this report."))
            return None
        if complaint.consent_case_study != GIVEN:
            self._miss(
                _("A case was left out: its giver did not agree, or no longer agrees, that it is told.")
            )
            return None
        number = self._cases.setdefault(complaint_id, len(self._cases) + 1)
        words = _("Case {number}, told to the institution in confidence").format(number=number)
        if self._sources.profile is Profile.INTERNAL:
            words += f" ({complaint.reference})"
        return Citation(Source(f"case-{number}", (Run(words),)))

    def _miss(self, words: str) -> None:
        self.unsettled.append(Unsettled(self._section, words))


def anchors_in(texts: Iterable[str], statistics: Mapping[str, Shown]) -> set[str]:
    """Return the anchors of the tables and charts that stand in drafted texts."""
    inserts = (insert for text in texts for insert in markup.inserts(text) if _is_float(insert))
    blocks = (_float_of(insert, statistics) for insert in inserts)
    return {block.anchor for block in blocks if block is not None}


def _is_float(inline: markup.Inline) -> bool:
    return isinstance(inline, Insert) and inline.kind in {InsertKind.TABLE, InsertKind.CHART}


def _float_of(insert: Insert, statistics: Mapping[str, Shown]) -> Table | Chart | None:
    shown = statistics.get(insert.id)
    if shown is None:
        return None
    return shown.table if insert.kind is InsertKind.TABLE else shown.chart


def _groups(blocks: Iterable[markup.Block]) -> Iterator[tuple[BlockKind, list[markup.Block]]]:
    """Yield neighbouring blocks of one kind together."""
    held: list[markup.Block] = []
    for block in blocks:
        if held and held[-1].kind is not block.kind:
            yield held[-1].kind, held
            held = []
        held.append(block)
    if held:
        yield held[-1].kind, held


def _general_comment() -> Source:
    full = _("General comment No. 25 (2021) on children’s rights in relation to the digital environment")
    return Source("gc25", (Run(full),), (Run(_("General comment No. 25")),))


# As people type them in English, French, Spanish and Arabic, abbreviated or whole.
_PLACES = {
    LocatorKind.PARAGRAPH: (
        r"paras?\.?|pars?\.|paragraphe?s?|p[aá]rrs?\.?|p[aá]rrafos?|§+|(?:ال)?فقر(?:ة|تان|تين|ات)|ف\."
    ),
    LocatorKind.PAGE: r"pp?\.?|p[aá]gs?\.?|pages?|p[aá]ginas?|(?:ال)?صفح(?:ة|تان|تين|ات)|ص{1,2}\.?",
    LocatorKind.ARTICLE: r"arts?\.?|articles?|art[ií]culos?|(?:ال)?ماد(?:ة|تان|تين)|(?:ال)?مواد|م\.",
    LocatorKind.SECTION: r"sec[ct]?s?\.?|sections?|secci[oó]n(?:es)?|(?:ال)?فر(?:ع|عان|عين|وع)|(?:ال)?قسم",
    LocatorKind.TABLE: r"tables?|tableaux?|cuadros?|tablas?|(?:ال)?جد(?:ول|ولان|ولين|اول)",
}
_LOCATORS = {
    kind: re.compile(rf"(?:{words})(?![^\W\d_])\s*(.+)", re.IGNORECASE) for kind, words in _PLACES.items()
}


def locator(detail: str) -> Locator | None:
    """Return the place in a source that a writer typed, such as “p. 4” or “paras. 9–11”; None for none.

    A place of no known kind is taken for a page.
    """
    text = " ".join(detail.split())
    if not text:
        return None
    for kind, pattern in _LOCATORS.items():
        match = pattern.fullmatch(text)
        if match is not None:
            return _located(kind, match[1])
    return _located(LocatorKind.PAGE, text)


def _located(kind: LocatorKind, text: str) -> Locator:
    first, dash, last = text.replace("-", "–").partition("–")
    return Locator(kind, first.strip(), last.strip()) if dash and last.strip() else Locator(kind, text)


def _with_stop(text: str) -> str:
    """Return the words of a note with the full stop that ends it."""
    words = " ".join(text.split())
    return words if words.endswith((".", "!", "?", "…", "؟", "。")) else words + "."
