"""Each bar of the dashboard carries the query of the list it counts."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.figures import Axis, Cell, Month
from gc25desk.domain.query import Filter, Query
from gc25desk.ui.dashboard.charts import axis_chart, months_chart, within


@given(st.dates(dt.date(1950, 1, 1), dt.date(2150, 12, 31)))
def test_a_month_runs_from_its_first_day_to_its_last(day: dt.date) -> None:
    first = day.replace(day=1)
    (found,) = within("date_received", first).filters
    assert found.since == first
    assert found.until is not None
    assert found.until.month == first.month
    assert (found.until + dt.timedelta(days=1)).day == 1


def test_months_are_named_with_the_year_where_it_changes() -> None:
    data = months_chart(tuple(Month(dt.date(2025 + m // 12, m % 12 + 1, 1), m, 0) for m in range(10, 14)))
    assert [(group.label, group.note) for group in data.groups] == [
        ("Nov", "2025"),
        ("Dec", ""),
        ("Jan", "2026"),
        ("Feb", ""),
    ]
    assert data.groups[0].name() == "November 2025"


def test_a_december_beside_its_january_needs_no_year() -> None:
    data = months_chart((Month(dt.date(2025, 12, 1), 1, 0), Month(dt.date(2026, 1, 1), 1, 0)))
    assert [group.note for group in data.groups] == ["", "2026"]


def test_received_and_closed_open_their_own_dates() -> None:
    (group,) = months_chart((Month(dt.date(2026, 2, 1), 5, 3),)).groups
    received, closed = (bar.behind for bar in group.bars)
    first, last = dt.date(2026, 2, 1), dt.date(2026, 2, 28)
    assert received == Query((Filter("date_received", since=first, until=last),))
    assert closed == Query((Filter("date_closed", since=first, until=last),))


def test_answers_not_given_are_quiet() -> None:
    query = Query((Filter("children.sex", values=("girl",)),))
    cells = (Cell("girl", "Girl", 3, query), Cell("not_asked", "Not asked", 1, Query()))
    data = axis_chart(Axis("children.sex", "Sex", cells))
    assert [(group.label, group.bars[0].quiet) for group in data.groups] == [
        ("Girl", False),
        ("Not asked", True),
    ]
    assert data.groups[0].bars[0].behind is query
