"""The coverage matrix as sheets: paragraph by kind of source and year, silent duties standing out.

Outside the institution complaints stand only as the disclosure gate let them through, by paragraph, and by
kind and year only items of evidence that the file names anyway.
"""

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable

from gc25desk.domain.catalogue import CatalogueParagraph, catalogue
from gc25desk.domain.coverage import COMPLAINTS, CoverageRow, Held, Matrix, matrix, source_words, year_words
from gc25desk.domain.evidence import may_be_cited
from gc25desk.domain.field import Profile
from gc25desk.domain.paragraph import Tag, counts
from gc25desk.i18n import _
from gc25desk.reports.annexes import guarded_words
from gc25desk.reports.findings import Finding
from gc25desk.reports.material import Material
from gc25desk.reports.model import Sheet
from gc25desk.reports.periods import period_words
from gc25desk.reports.standing import Standing
from gc25desk.reports.tabular import Cell, Column, ColumnKind, Row, Table, Tone

_Of = Callable[[CoverageRow], Cell]


@dataclasses.dataclass(frozen=True)
class Covered:
    """What the matrix is made of beside the material.

    ``planned`` are the paragraphs that monitoring is planned for, as often as it is, told only within the
    institution; ``cited`` those of a drafted report's sections, None where there is no draft.
    """

    found: tuple[Finding, ...]
    figures: Standing
    material: Material
    planned: tuple[int, ...] = ()
    cited: frozenset[int] | None = None

    @property
    def internal(self) -> bool:
        """Whether the matrix stays within the institution."""
        return self.material.profile is Profile.INTERNAL

    def matrix(self) -> Matrix:
        """Return what may be told by kind of source and year."""
        planned = self.planned if self.internal else ()
        return matrix(_held(self.material), planned, self.cited or (), self.material.language)


def _held(material: Material) -> Iterable[Held]:
    found: Counter[tuple[int, str, str]] = Counter()
    for item in material.evidence:
        if may_be_cited(item, material.profile):
            found.update(_places(item.tags, item.type, str(item.date.year) if item.date else ""))
    if material.profile is Profile.INTERNAL:
        for one in material.complaints:
            year = str(one.date_received.year) if one.date_received else ""
            found.update(_places(one.tags, COMPLAINTS, year))
    return [Held(*place, count) for place, count in found.items()]


def _places(tags: Iterable[Tag], source: str, year: str) -> Iterable[tuple[int, str, str]]:
    return ((tag.paragraph, source, year) for tag in tags if counts(tag))


def sheets(given: Covered) -> list[Sheet]:
    """Return the matrix, and a sheet with kind of source and year crossed where anything is held."""
    made = given.matrix()
    whole = Sheet(
        _("Coverage matrix"),
        (_table(given, made, _("What is held, paragraph by paragraph"), _margins(given, made)),),
        _("All 125 paragraphs: what is held on each, and which are silent."),
    )
    pairs = [
        (source, year)
        for source in made.sources
        for year in made.years
        if any((source, year) in row.counts for row in made.rows)
    ]
    if not pairs:
        return [whole]
    crossed = [(_crossed(source, year), _counted(source, year)) for source, year in pairs]
    by_both = Sheet(
        _("Coverage by source and year"),
        (_table(given, made, _("What is held, by kind of source and year"), crossed),),
        _("The same paragraphs, with kind of source and year crossed."),
    )
    return [whole, by_both]


def _crossed(source: str, year: str) -> Column:
    title = _("{source}, {year}").format(source=source_words(source), year=year_words(year))
    return Column(title, ColumnKind.NUMBER, 11)


def _counted(source: str, year: str | None) -> _Of:
    return lambda row: row.held(source, year)


def _margins(given: Covered, made: Matrix) -> list[tuple[Column, _Of]]:
    """Return the columns of the matrix: totals, kinds of source, years."""
    found = {finding.number: len(finding.evidence) for finding in given.found}
    columns: list[tuple[Column, _Of]] = [
        (Column(_("Complaints"), ColumnKind.NUMBER, 12), lambda row: given.figures.tagged_with(row.number)),
        (Column(_("Items of evidence"), ColumnKind.NUMBER, 12), lambda row: found.get(row.number, 0)),
    ]
    for source in made.sources:
        if source != COMPLAINTS:
            columns.append((Column(source_words(source), ColumnKind.NUMBER, 11), _counted(source, None)))
    told = _("All sources, {year}") if given.internal else _("Evidence, {year}")
    for year in made.years:
        title = told.format(year=year_words(year))
        columns.append((Column(title, ColumnKind.NUMBER, 10), _counted("", year)))
    return columns


def _table(given: Covered, made: Matrix, caption: str, columns: list[tuple[Column, _Of]]) -> Table:
    held = {finding.number: finding for finding in given.found}
    words = catalogue(given.material.language)
    first = _first_columns(given)
    rows = []
    for row, paragraph in zip(made.rows, words.paragraphs, strict=True):
        told: list[Cell] = [row.number, paragraph.chapter, paragraph.title]
        told.append(_("duty") if paragraph.is_duty else _("context"))
        told.append(_state(paragraph, held.get(row.number), row))
        if given.cited is not None:
            told.append(_("yes") if row.cited else _("no"))
        rows.append(Row((*told, *(of(row) for _column, of in columns))))
    return Table(
        caption=caption,
        columns=(*first, *(column for column, _of in columns)),
        rows=tuple(rows),
        remarks=tuple(_remarks(given)),
        description=_("One line for each of the 125 paragraphs."),
    )


def _first_columns(given: Covered) -> list[Column]:
    tones = (
        (_("nothing held"), Tone.GAP),
        (_("monitoring planned"), Tone.PLANNED),
        (_("context, no gap"), Tone.CONTEXT),
    )
    columns = [
        Column(_("Paragraph"), ColumnKind.NUMBER, 10),
        Column(_("Chapter"), ColumnKind.TEXT, 8),
        Column(_("Subject"), ColumnKind.TEXT, 46),
        Column(_("States a duty"), ColumnKind.TEXT, 9),
        Column(_("State"), ColumnKind.TEXT, 19, tones),
    ]
    if given.cited is not None:
        columns.append(Column(_("In this report"), ColumnKind.TEXT, 8))
    return columns


def _state(paragraph: CatalogueParagraph, finding: Finding | None, row: CoverageRow) -> str:
    if finding is not None:
        return _("gap shown") if finding.falls_short() else _("something held")
    if row.planned:
        return _("monitoring planned")
    return _("nothing held") if paragraph.is_duty else _("context, no gap")


def _remarks(given: Covered) -> Iterable[str]:
    yield _("Unit: paragraph tags with a stance. Period: {period}.").format(
        period=period_words(given.material)
    )
    if not given.internal:
        yield _(
            "By kind of source and year stand only items of evidence that may be cited; complaints are "
            "counted by paragraph alone."
        )
    yield from guarded_words(given.figures)
