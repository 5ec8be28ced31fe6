"""The dashboard's figures: true counts with the list behind each."""

import datetime as dt

from gc25desk.domain import figures
from gc25desk.domain import query as q
from gc25desk.domain.access import Act
from gc25desk.domain.catalogue import FIRST, LAST, catalogue
from gc25desk.domain.child import PARA_30_AXES
from gc25desk.domain.figures import Axis, Cell, CoverageCell, Dashboard, Figure, Month
from gc25desk.domain.query import Filter, Query
from gc25desk.i18n import _
from gc25desk.services.access import needs
from gc25desk.services.desk import Desk
from gc25desk.store import counts, exports, lists
from gc25desk.store.session import Reader

__all__ = ["Axis", "Cell", "CoverageCell", "Dashboard", "Figure", "Month", "coverage", "dashboard"]


@needs(Act.READ_COMPLAINTS)
def dashboard(desk: Desk, today: dt.date) -> Dashboard:
    """Return every figure of the dashboard, taken in one transaction."""
    with desk.store.reading() as reader:
        cells = coverage_cells(reader)
        this_quarter = Filter("date_closed", since=figures.quarter_start(today), until=today)
        return Dashboard(
            open=_figure(reader, "complaint", Query((Filter(q.IS_OPEN),)), today),
            urgent=_figure(reader, "complaint", Query((Filter(q.IS_URGENT),)), today),
            overdue=_figure(reader, "complaint", Query((Filter(q.IS_OVERDUE),)), today),
            closed_this_quarter=_figure(reader, "complaint", Query((this_quarter,)), today),
            evidence=_figure(reader, "evidence", Query(), today),
            silent=_silent(cells),
            months=_months(reader, today),
            axes=figures.axes(children_counted(reader)),
            coverage=cells,
        )


@needs(Act.READ_COMPLAINTS)
def coverage(desk: Desk) -> tuple[CoverageCell, ...]:
    """Return what is held for each of the 125 paragraphs."""
    with desk.store.reading() as reader:
        return coverage_cells(reader)


def _figure(reader: Reader, noun: str, query: Query, today: dt.date) -> Figure:
    return Figure(lists.count(reader, noun, query, today), noun, query)


def _silent(cells: tuple[CoverageCell, ...]) -> Figure:
    duties = [cell for cell in cells if catalogue().is_duty(cell.number)]
    silent = sum(cell.complaints + cell.evidence == 0 for cell in duties)
    return Figure(silent, "paragraph", None, _("of {count} with a duty").format(count=len(duties)))


def _months(reader: Reader, today: dt.date) -> tuple[Month, ...]:
    first_days = figures.months_until(today)
    received = counts.by_month(reader, "date_received", first_days[0])
    closed = counts.by_month(reader, "date_closed", first_days[0])
    return tuple(
        Month(day, received.get(f"{day:%Y-%m}", 0), closed.get(f"{day:%Y-%m}", 0)) for day in first_days
    )


def children_counted(reader: Reader) -> dict[str, dict[str, int]]:
    """Return how many children have each value of each axis of GC25 para 30."""
    counted = {key: counts.children_by(reader, key) for key in PARA_30_AXES}
    counted["age"].pop(None, None)
    return counted | {"age_silence": counts.ages_not_given(reader)}


def coverage_cells(reader: Reader) -> tuple[CoverageCell, ...]:
    """Return the state of each paragraph within a transaction."""
    held = {noun: counts.tagged_by_paragraph(reader, noun) for noun in ("complaint", "evidence")}
    gaps = counts.tagged_by_paragraph(reader, "evidence", counts.GAPS)
    reported = exports.paragraphs_reported(reader)
    return tuple(
        CoverageCell(
            number=number,
            state=figures.coverage_state(
                held=any(number in found for found in held.values()),
                gap=number in gaps,
                reported=number in reported,
            ),
            kind=catalogue().paragraph(number).kind,
            complaints=held["complaint"].get(number, 0),
            evidence=held["evidence"].get(number, 0),
            gap=number in gaps,
        )
        for number in range(FIRST, LAST + 1)
    )
