"""The coverage matrix: what is held on each paragraph, by kind of source and year, and where it is silent."""

import dataclasses
from collections.abc import Iterable

from gc25desk.domain import codes
from gc25desk.domain.catalogue import CONTEXT, catalogue
from gc25desk.i18n import _

COMPLAINTS = "complaint"
UNDATED = ""  # the year of what has no date


@dataclasses.dataclass(frozen=True)
class Held:
    """How many records of one kind of source and one year are tagged to a paragraph."""

    paragraph: int
    source: str
    year: str
    count: int


@dataclasses.dataclass(frozen=True)
class CoverageRow:
    """One paragraph; ``counts`` are by kind of source and year, ``planned`` how much is planned."""

    number: int
    title: str
    kind: str
    counts: dict[tuple[str, str], int]
    planned: int = 0
    cited: bool = False

    @property
    def total(self) -> int:
        """How many records are held."""
        return sum(self.counts.values())

    @property
    def is_gap(self) -> bool:
        """Whether the paragraph asks something and nothing is held; one that only explains is no gap."""
        return self.kind != CONTEXT and not self.counts

    def held(self, source: str = "", year: str | None = None) -> int:
        """Return how many records are held of a kind of source, of a year, or of both; all when not said."""
        return sum(
            count
            for (of, when), count in self.counts.items()
            if (not source or of == source) and (year is None or when == year)
        )


@dataclasses.dataclass(frozen=True)
class Matrix:
    """All 125 paragraphs, with the kinds of source and the years that stand in any of them."""

    rows: tuple[CoverageRow, ...]
    sources: tuple[str, ...]
    years: tuple[str, ...]

    @property
    def gaps(self) -> tuple[CoverageRow, ...]:
        """The paragraphs on which the report would be silent."""
        return tuple(row for row in self.rows if row.is_gap)


def matrix(
    held: Iterable[Held], planned: Iterable[int], cited: Iterable[int], language: str = "en"
) -> Matrix:
    """Build the matrix from what is held, the paragraphs that monitoring is planned for, and those cited.

    A paragraph stands in ``planned`` as often as something is planned for it.
    """
    by_paragraph: dict[int, dict[tuple[str, str], int]] = {}
    for one in held:
        by_paragraph.setdefault(one.paragraph, {})[one.source, one.year] = one.count
    plans, in_draft = list(planned), frozenset(cited)
    rows = tuple(
        CoverageRow(
            number=paragraph.number,
            title=paragraph.title,
            kind=paragraph.kind,
            counts=by_paragraph.get(paragraph.number, {}),
            planned=plans.count(paragraph.number),
            cited=paragraph.number in in_draft,
        )
        for paragraph in catalogue(language).paragraphs
    )
    places = [place for counts in by_paragraph.values() for place in counts]
    order = (COMPLAINTS, *codes.EVIDENCE_TYPES.codes(), "")
    sources = {source for source, _year in places}
    return Matrix(
        rows,
        tuple(source for source in order if source in sources),
        tuple(sorted({year for _source, year in places})),
    )


def source_words(source: str) -> str:
    """Return what a kind of source is called."""
    if source == COMPLAINTS:
        return _("Complaints")
    return codes.EVIDENCE_TYPES.label(source) if source else _("Type not recorded")


def year_words(year: str) -> str:
    """Return a year, or the words for none."""
    return year or _("No date")
