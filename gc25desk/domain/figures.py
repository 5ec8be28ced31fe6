"""Figures: what is counted, in which unit, and the list behind each number."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from gc25desk.domain.child import PARA_30_AXES, Child
from gc25desk.domain.codes import AGE_BANDS
from gc25desk.domain.field import NOT_ASKED, NOT_SAID, UNKNOWN, Kind, field_of
from gc25desk.domain.query import Filter, Query
from gc25desk.i18n import _

AGE_SILENCE = "children.age_silence"
SILENT_CODES = (NOT_ASKED, NOT_SAID, UNKNOWN)
MONTHS = 12

NOTHING, TAGGED, GAP, REPORTED = "nothing", "tagged", "gap", "reported"


@dataclasses.dataclass(frozen=True)
class Figure:
    """One number with the list behind it; ``query`` is None where the list is not of records."""

    number: int
    noun: str
    query: Query | None
    note: str = ""


@dataclasses.dataclass(frozen=True)
class Month:
    """Complaints received and closed in one month."""

    first_day: dt.date
    received: int
    closed: int


@dataclasses.dataclass(frozen=True)
class Cell:
    """How many children have one value of an axis, in how many complaints the query finds."""

    code: str
    label: str
    count: int
    query: Query


@dataclasses.dataclass(frozen=True)
class Axis:
    """The children affected by one characteristic of GC25 para 30; unknown values are shown."""

    key: str
    label: str
    cells: tuple[Cell, ...]


@dataclasses.dataclass(frozen=True)
class CoverageCell:
    """What is held for one paragraph; a context paragraph with nothing held is no gap.

    ``state`` is the furthest step it has reached; ``gap`` says that a gap was found, whether or not
    the paragraph has got into a report since.
    """

    number: int
    state: str
    kind: str
    complaints: int
    evidence: int
    gap: bool = False


@dataclasses.dataclass(frozen=True)
class Dashboard:
    """The figures of the dashboard: true counts, for internal use only."""

    open: Figure
    urgent: Figure
    overdue: Figure
    closed_this_quarter: Figure
    evidence: Figure
    silent: Figure
    months: tuple[Month, ...]
    axes: tuple[Axis, ...]
    coverage: tuple[CoverageCell, ...]


def months_until(today: dt.date, count: int = MONTHS) -> tuple[dt.date, ...]:
    """Return the first days of the last months, the present one last."""
    start = today.year * 12 + today.month - 1
    return tuple(dt.date(month // 12, month % 12 + 1, 1) for month in range(start - count + 1, start + 1))


def quarter_start(day: dt.date) -> dt.date:
    """Return the first day of the calendar quarter."""
    return dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def band_label(band: tuple[int, int]) -> str:
    """Return the words for an age band."""
    return _("{low}–{high} years").format(low=band[0], high=band[1])


def age_silence(certainty: str) -> str:
    """Return which of the three silences stands for an age that was not given."""
    return certainty if certainty in SILENT_CODES else UNKNOWN


def axes(counted: Mapping[str, Mapping[Any, int]]) -> tuple[Axis, ...]:
    """Build the seven axes of GC25 para 30 from counts of children by field key and value.

    For ``age`` the counts are by age in years; children without an age come under
    ``age_silence`` by the silence that explains it.
    """
    return tuple(
        Axis("children.age", field_of(Child, "age").shown_label(), _age_cells(counted))
        if key == "age"
        else Axis(f"children.{key}", field_of(Child, key).shown_label(), _cells(key, counted[key]))
        for key in PARA_30_AXES
    )


def _age_cells(counted: Mapping[str, Mapping[Any, int]]) -> tuple[Cell, ...]:
    ages = counted["age"]
    cells = [
        Cell(
            f"{low}-{high}",
            band_label((low, high)),
            sum(number for age, number in ages.items() if low <= age <= high),
            Query((Filter("children.age", lowest=low, highest=high),)),
        )
        for low, high in AGE_BANDS
    ]
    choices = field_of(Child, "age_certainty").choices
    for code in SILENT_CODES:
        label = choices.label(code) if choices else code
        number = counted["age_silence"].get(code, 0)
        cells.append(Cell(code, label, number, Query((Filter(AGE_SILENCE, values=(code,)),))))
    return tuple(cells)


def _cells(key: str, counts: Mapping[Any, int]) -> tuple[Cell, ...]:
    field = field_of(Child, key)
    codes = field.choices.codes() if field.choices else ()
    found = []
    for code in (*_typed_values(field.kind, codes, counts), *codes):
        values = (code, "") if code == NOT_ASKED else (code,)  # an answer left empty was not asked for
        label = field.choices.label(code) if field.choices else code
        number = sum(counts.get(value, 0) for value in values)
        found.append(Cell(code, label, number, Query((Filter(f"children.{key}", values=values),))))
    return tuple(found)


def _typed_values(kind: Kind, codes: Iterable[str], counts: Mapping[Any, int]) -> list[str]:
    """Return the texts typed in an open field, the most frequent first."""
    if kind is not Kind.OPEN:
        return []
    known = set(codes)
    typed = [value for value in counts if value and value not in known]
    return sorted(typed, key=lambda value: (-counts[value], value))


def coverage_state(*, held: bool, gap: bool, reported: bool) -> str:
    """Return the state of a paragraph on the coverage map, the furthest step it has reached."""
    if reported:
        return REPORTED
    if gap:
        return GAP
    return TAGGED if held else NOTHING
