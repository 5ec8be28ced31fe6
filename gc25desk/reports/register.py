"""The full register of complaints: which columns it has, and the sheets that stand around it."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from gc25desk.domain.catalogue import fingerprint
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.export import Leaving
from gc25desk.domain.field import Field, Kind, Profile, field_of, fields_of
from gc25desk.i18n import _, ngettext
from gc25desk.reports import codebook, provenance, registers
from gc25desk.reports.codebook import Entry
from gc25desk.reports.material import Material
from gc25desk.reports.model import Classification, Report, Sheet, Table
from gc25desk.reports.tabular import Cell, Column, ColumnKind

_FREE = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.URL, Kind.RECORDS})
_WIDEST = 40.0


@dataclasses.dataclass(frozen=True)
class RegisterColumn:
    """One column: the field it is read from, its head, and how a value becomes a cell.

    ``is_free`` says that hardly two of its values are alike.
    """

    key: str
    column: Column
    shown: Callable[[Any], Cell]
    is_free: bool = False


def columns(people: Mapping[str, str]) -> tuple[RegisterColumn, ...]:
    """Return the columns for use within the institution: every field that leaves as written, and how many
    children a complaint is about. ``people`` are names by identifier.
    """
    written = [_column(field, people) for field in registers.listed(Complaint, Profile.INTERNAL)]
    field = field_of(Complaint, "children")
    head = Column(field.shown_label(), ColumnKind.NUMBER, 12)
    return (*written, RegisterColumn(field.key, head, len))


def _column(field: Field, people: Mapping[str, str]) -> RegisterColumn:
    head = registers.column(field)
    head = dataclasses.replace(head, width=min(head.width, _WIDEST))
    # Who entered a record is one of few, whatever the kind of the field.
    is_free = field.kind in _FREE and not field.key.endswith("_by")
    return RegisterColumn(field.key, head, lambda value: registers.cell(field, value, people, {}), is_free)


def report(material: Material, given: tuple[RegisterColumn, ...], rows: int, sheets: int) -> Report:
    """Return what stands around the rows: cover, so many sheets for them, codebook and provenance."""
    title = _("Register of complaints")
    heads = Table(
        caption=title,
        columns=tuple(one.column for one in given),
        rows=(),
        remarks=(_("Internal. Names and contact data stay on the desk."), _count(rows)),
        description=title,
    )
    entries = [
        Entry(_("Complaint"), field, _leaving(field))
        for field in fields_of(Complaint)
        if field.key in {one.key for one in given}
    ]
    return Report(
        title=title,
        institution=material.institution,
        state_party=material.state_party,
        date=material.date,
        classification=Classification.CONFIDENTIAL,
        profile=Profile.INTERNAL,
        blocks=(),
        sheets=(
            *(Sheet(_("Complaints"), (heads,), _count(rows)) for _number in range(sheets)),
            *codebook.sheets(entries),
            provenance.sheet(material, (), fingerprint(material.language)),
        ),
        language=material.language,
        snapshot=material.snapshot,
    )


def _leaving(field: Field) -> Leaving:
    return Leaving.COUNTED if field.key == "children" else Leaving.AS_WRITTEN


def _count(rows: int) -> str:
    return ngettext("{count} complaint.", "{count} complaints.", rows).format(count=rows)
