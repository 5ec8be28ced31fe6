"""The index of paragraphs, and the sheets of the Excel file."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from gc25desk.domain import codes
from gc25desk.domain.catalogue import FIRST, LAST, catalogue
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence, may_be_cited
from gc25desk.domain.export import Leaving, leaving
from gc25desk.domain.field import Field, Kind, Profile, fields_of
from gc25desk.domain.paragraph import STANCES, counts
from gc25desk.i18n import _
from gc25desk.reports.content import plain
from gc25desk.reports.findings import Finding
from gc25desk.reports.material import Material
from gc25desk.reports.model import Block, Heading, Paragraph, Sheet, Table
from gc25desk.reports.periods import period_words
from gc25desk.reports.remarks import more_words, not_prevalence, rule_words
from gc25desk.reports.standing import Standing
from gc25desk.reports.tabular import Cell, Column, ColumnKind, Row

_SOURCE_KEYS = frozenset({"reference", "title", "source", "type", "date", "source_reliability"})
_WIDTHS = {Kind.LONG_TEXT: 60.0, Kind.TEXT: 30.0, Kind.DATE: 12.0, Kind.NUMBER: 10.0}


def index(found: tuple[Finding, ...], figures: Standing, material: Material) -> list[Block]:
    """Return the index of paragraphs covered and the list of those with nothing held, without a heading."""
    words = catalogue(material.language)
    covered = {finding.number for finding in found}
    silent = [n for n in range(FIRST, LAST + 1) if n not in covered and words.is_duty(n)]
    return [
        _index_table(found, figures, material),
        Heading(_("Paragraphs with nothing held"), 2, numbered=False),
        Paragraph(plain(_silent_words(silent))),
    ]


def _silent_words(silent: list[int]) -> str:
    if not silent:
        return _("The institution holds something for every paragraph that states a duty.")
    return _(
        "The institution holds nothing on these paragraphs, each of which states a duty: {numbers}. "
        "Paragraphs that only set the context are not listed."
    ).format(numbers=ranges(silent))


def ranges(numbers: Iterable[int]) -> str:
    """Return numbers as a list in which neighbours are joined, as ``9, 12–14``."""
    groups: list[list[int]] = []
    for number in sorted(set(numbers)):
        if groups and groups[-1][1] == number - 1:
            groups[-1][1] = number
        else:
            groups.append([number, number])
    return ", ".join(str(low) if low == high else f"{low}–{high}" for low, high in groups)


def _index_table(found: tuple[Finding, ...], figures: Standing, material: Material) -> Table:
    words = catalogue(material.language)
    rows = tuple(
        Row(
            (
                finding.number,
                words.paragraph(finding.number).title,
                figures.tagged_with(finding.number),
                len(finding.evidence),
                _("yes") if finding.falls_short() else _("no"),
            )
        )
        for finding in found
    )
    return Table(
        caption=_("Paragraphs covered by this report"),
        columns=(
            Column(_("Paragraph"), ColumnKind.NUMBER, 11),
            Column(_("Subject"), ColumnKind.TEXT, 46),
            Column(_("Complaints"), ColumnKind.NUMBER, 12),
            Column(_("Items of evidence"), ColumnKind.NUMBER, 12),
            Column(_("Gap shown"), ColumnKind.TEXT, 11),
        ),
        rows=rows,
        remarks=(
            _("Unit: paragraph tags with a stance. Period: {period}.").format(period=period_words(material)),
            *_guarded_words(figures, material),
        ),
        description=_("Each paragraph of general comment No. 25 for which something is held."),
    )


def _guarded_words(figures: Standing, material: Material) -> tuple[str, ...]:
    words = rule_words(material.rule)
    return (words, more_words()) if figures.tagged.table.more else (words,)


def sheets(
    found: tuple[Finding, ...], figures: Standing, material: Material, tables: tuple[Table, ...]
) -> tuple[Sheet, ...]:
    """Return the sheets: coverage, counts, evidence, for internal use the complaints, and notes."""
    sheets = [
        Sheet(_("Coverage by paragraph"), (_coverage(found, figures, material),)),
        Sheet(_("Counts"), tables),
        Sheet(_("Evidence register"), (_evidence(material),)),
    ]
    if material.profile is Profile.INTERNAL:
        sheets.append(Sheet(_("Complaints"), (_complaints(material),)))
    sheets.append(Sheet(_("Notes"), tuple(Paragraph(plain(line)) for line in _notes(material))))
    return tuple(sheets)


def _coverage(found: tuple[Finding, ...], figures: Standing, material: Material) -> Table:
    words = catalogue(material.language)
    held = {finding.number: finding for finding in found}
    rows = []
    for paragraph in words.paragraphs:
        finding = held.get(paragraph.number)
        chapter = words.chapter_of(paragraph.number)
        rows.append(
            Row(
                (
                    paragraph.number,
                    f"{chapter.numeral}. {chapter.title}",
                    paragraph.title,
                    _("context") if not paragraph.is_duty else _("duty"),
                    figures.tagged_with(paragraph.number),
                    len(finding.evidence) if finding else 0,
                    _state(finding, duty=paragraph.is_duty),
                )
            )
        )
    return Table(
        caption=_("What is held, paragraph by paragraph"),
        columns=(
            Column(_("Paragraph"), ColumnKind.NUMBER, 11),
            Column(_("Chapter"), ColumnKind.TEXT, 36),
            Column(_("Subject"), ColumnKind.TEXT, 40),
            Column(_("States a duty"), ColumnKind.TEXT, 14),
            Column(_("Complaints"), ColumnKind.NUMBER, 12),
            Column(_("Items of evidence"), ColumnKind.NUMBER, 12),
            Column(_("State"), ColumnKind.TEXT, 18),
        ),
        rows=tuple(rows),
        remarks=_guarded_words(figures, material),
        description=_("One line for each of the 125 paragraphs."),
    )


def _state(finding: Finding | None, *, duty: bool) -> str:
    if finding is None:
        return _("nothing held") if duty else _("context, no gap")
    return _("gap shown") if finding.falls_short() else _("something held")


def _evidence(material: Material) -> Table:
    fields = _listed(Evidence, material.profile)
    items = [item for item in material.evidence if may_be_cited(item, material.profile)]
    left_out = len(material.evidence) - len(items)
    remarks = [
        _("Items that may not be cited are counted in the report and not listed here: {count}.").format(
            count=left_out
        )
    ]
    return _register(_("Evidence that may be cited"), fields, items, material, remarks)


def sources(items: Sequence[Evidence], material: Material) -> Table:
    """Return the items a report cites, as far as they may be named."""
    fields = [field for field in _listed(Evidence, material.profile) if field.key in _SOURCE_KEYS]
    named = [item for item in items if may_be_cited(item, material.profile)]
    remarks = [_("Items that may not be named: {count}.").format(count=len(items) - len(named))]
    return _register(_("Sources cited"), fields, named, material, remarks)


def _complaints(material: Material) -> Table:
    fields = _listed(Complaint, material.profile)
    remarks = [_("Internal. Names and contact data stay on the desk.")]
    return _register(_("Complaints"), fields, material.complaints, material, remarks)


def _listed(record: type[Any], profile: Profile) -> list[Field]:
    """Allow-list: the fields that leave as they were written."""
    return [field for field in fields_of(record) if leaving(record, field, profile) is Leaving.AS_WRITTEN]


def _register(
    caption: str, fields: list[Field], items: Iterable[Any], material: Material, remarks: list[str]
) -> Table:
    return Table(
        caption=caption,
        columns=tuple(
            Column(field.shown_label(), _column_kind(field), _WIDTHS.get(field.kind, 20.0))
            for field in fields
        ),
        rows=tuple(
            Row(tuple(_cell(field, getattr(item, field.key), material) for field in fields)) for item in items
        ),
        remarks=tuple(remarks),
        description=caption,
    )


def _column_kind(field: Field) -> ColumnKind:
    if field.kind in {Kind.DATE, Kind.MOMENT}:
        return ColumnKind.DATE
    return ColumnKind.NUMBER if field.kind is Kind.NUMBER else ColumnKind.TEXT


def _cell(field: Field, value: Any, material: Material) -> Cell:
    if value is None or value in ("", ()):
        return None
    if field.key == "tags":
        return "; ".join(f"{tag.paragraph} ({STANCES.label(tag.stance)})" for tag in value if counts(tag))
    if field.key in {"entered_by", "updated_by"}:
        return material.people.get(value, str(value))
    return _typed(field, value)


def _typed(field: Field, value: Any) -> Cell:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date | int):
        return value
    if field.kind is Kind.CHOICES and field.choices is not None:
        return "; ".join(field.choices.label(code) for code in value)
    return field.choices.label(value) if field.choices is not None else str(value)


def _notes(material: Material) -> list[str]:
    return [
        _("Institution: {name}. State party: {state}.").format(
            name=material.institution, state=material.state_party
        ),
        _("Period: {period}.").format(period=period_words(material)),
        rule_words(material.rule),
        not_prevalence(),
        _("Codes: {lists}.").format(lists=_("age in completed years at the event; bands 0–5, 6–11, 12–17")),
        _(
            "Reliability of the source ({reliability}) and credibility of the information ({credibility})."
        ).format(
            reliability=", ".join(choice.shown() for choice in codes.RELIABILITIES.choices),
            credibility=", ".join(choice.shown() for choice in codes.CREDIBILITIES.choices),
        ),
    ]
