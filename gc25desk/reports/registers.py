"""Registers: records as tables whose columns are their declared fields, as far as these may leave."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from gc25desk.domain.evidence import Evidence, may_be_cited
from gc25desk.domain.export import Leaving, leaving
from gc25desk.domain.field import Field, Kind, Profile, Sensitivity, fields_of
from gc25desk.domain.observation import Observation
from gc25desk.domain.paragraph import STANCES, counts, numbers_in
from gc25desk.domain.recommendation import Recommendation, remarks
from gc25desk.i18n import _
from gc25desk.reports.material import Material
from gc25desk.reports.periods import apart, ranges, together
from gc25desk.reports.tabular import Cell, Column, ColumnKind, Row, Table

Further: TypeAlias = tuple[Column, Callable[[Any], Cell]]

_WIDTHS = {Kind.LONG_TEXT: 60.0, Kind.TEXT: 30.0, Kind.DATE: 12.0, Kind.MOMENT: 12.0, Kind.NUMBER: 10.0}
_PEOPLE = frozenset({"entered_by", "updated_by"})  # declared as texts of the program


def listed(record: type[Any], profile: Profile) -> list[Field]:
    """Return the fields of a record that leave as they were written: an allow-list."""
    return [field for field in fields_of(record) if leaving(record, field, profile) is Leaving.AS_WRITTEN]


def column(field: Field) -> Column:
    """Return the column of a field."""
    return Column(field.shown_label(), column_kind(field), _WIDTHS.get(field.kind, 20.0))


def column_kind(field: Field) -> ColumnKind:
    """Return what the cells of a field's column hold."""
    if field.kind in {Kind.DATE, Kind.MOMENT}:
        return ColumnKind.DATE
    return ColumnKind.NUMBER if field.kind is Kind.NUMBER else ColumnKind.TEXT


def cell(field: Field, value: Any, people: Mapping[str, str], references: Mapping[str, str]) -> Cell:
    """Return a value as its cell: a day as a day, codes and people in words, other records by reference.

    A moment becomes its day in UTC; a person or record that is not known any more leaves no identifier.
    """
    if value is None or value in ("", ()):
        return None
    if field.key == "tags":
        return apart(f"{tag.paragraph} ({STANCES.label(tag.stance)})" for tag in value if counts(tag))
    if field.key == "paragraphs":
        return ranges(numbers_in(value))
    if field.kind is Kind.RECORDS:
        return apart(filter(None, (_part(one, people, references) for one in value))) or None
    known = _known(field, value, people, references)
    return _typed(field, value) if known is None else known or None


def _known(field: Field, value: Any, people: Mapping[str, str], references: Mapping[str, str]) -> str | None:
    """Return the person or the record that a field points to, by name or reference; None for others."""
    if field.key == "evidence":
        return together(references[one] for one in value if references.get(one))
    if field.kind is Kind.LINK:
        return references.get(value, "")
    if field.key in _PEOPLE or field.kind is Kind.PERSON:
        return people.get(value, str(value))
    return None


def _part(part: Any, people: Mapping[str, str], references: Mapping[str, str]) -> str:
    """Return a part in one line: what is filled in it, and nothing that names or finds a person."""
    told = (field for field in fields_of(type(part)) if field.sensitivity is not Sensitivity.IDENTITY)
    cells = (cell(field, getattr(part, field.key), people, references) for field in told)
    return ", ".join(str(one) for one in cells if one is not None)


def _typed(field: Field, value: Any) -> Cell:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date | int):
        return value
    if field.kind is Kind.CHOICES and field.choices is not None:
        return apart(field.choices.label(code) for code in value)
    return field.choices.label(value) if field.choices is not None else str(value)


def register(
    caption: str,
    fields: Sequence[Field],
    items: Iterable[Any],
    material: Material,
    remarks: Sequence[str] = (),
    *,
    references: Mapping[str, str] | None = None,
    first: Sequence[Further] = (),
    last: Sequence[Further] = (),
) -> Table:
    """Return records as a table; ``first`` and ``last`` are columns made for it, no field's own."""
    known = references or {}

    def row(item: Any) -> Row:
        own = (cell(field, getattr(item, field.key), material.people, known) for field in fields)
        return Row((*(of(item) for _column, of in first), *own, *(of(item) for _column, of in last)))

    made = (*(made for made, _of in first), *map(column, fields), *(made for made, _of in last))
    return Table(
        caption=caption,
        columns=made,
        rows=tuple(map(row, items)),
        remarks=tuple(remarks),
        description=caption,
    )


# The registers --------------------------------------------------------------------------------


def evidence(material: Material) -> Table:
    """Return the evidence that may be cited; the other items are counted below it."""
    items = [item for item in material.evidence if may_be_cited(item, material.profile)]
    left_out = len(material.evidence) - len(items)
    words = _("Items that may not be cited are counted in the report and not listed here: {count}.")
    fields = listed(Evidence, material.profile)
    return register(_("Evidence that may be cited"), fields, items, material, [words.format(count=left_out)])


def recommendations(
    items: Sequence[Recommendation],
    material: Material,
    *,
    actions: Mapping[str, str],
    issues: Mapping[str, str],
    references: Mapping[str, str],
) -> Table:
    """Return what the report recommends, and within the institution what is still missing in it.

    ``actions`` are the actions as the report words them, ``issues`` the titles of their sections.
    """
    internal = material.profile is Profile.INTERNAL
    fields = [field for field in listed(Recommendation, material.profile) if field.key != "action"]
    first: list[Further] = [
        (Column(_("Issue"), ColumnKind.TEXT, 30), lambda one: issues.get(one.issue, "")),
        (Column(_("Action"), ColumnKind.TEXT, 60), lambda one: actions.get(one.id, "")),
    ]
    missing = Column(_("Still missing"), ColumnKind.TEXT, 40)
    last: list[Further] = [(missing, lambda one: _missing(one, material.language))] if internal else []
    return register(
        _("Recommendations of this report"),
        fields,
        items,
        material,
        references=references,
        first=first,
        last=last,
    )


def _missing(one: Recommendation, language: str) -> str:
    return " ".join(remark.words for remark in remarks(one, language))


def observations(items: Sequence[Observation], material: Material, references: Mapping[str, str]) -> Table:
    """Return the earlier concluding observations with the institution's own assessment."""
    words = _("The assessment is the institution’s own view, not a grade given by the Committee.")
    fields = listed(Observation, material.profile)
    return register(
        _("Earlier concluding observations"), fields, items, material, [words], references=references
    )
