"""Clocks: due days against cases counted by hand, pauses, more time, leap days, and laws of counting."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.clock import SOUTH_AFRICA, Clock, WorkCalendar, due, is_late, running, started
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.path import Extension, Pause, Step

CALENDAR = WorkCalendar(moves_on=False)
EASTER = frozenset({dt.date(2026, 4, 3), dt.date(2026, 4, 6)})  # Good Friday and the Monday after
days = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))


def on(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# Counted on a paper calendar: the day it begins, how many days, worked days only, the last day.
@pytest.mark.parametrize(
    ("begins", "count", "working", "last"),
    [
        ("2026-11-16", 3, False, "2026-11-19"),  # Monday to Thursday
        ("2026-11-16", 7, False, "2026-11-23"),
        ("2026-11-16", 7, True, "2026-11-25"),  # over one weekend
        ("2026-11-20", 1, True, "2026-11-23"),  # a Friday: the next worked day is Monday
        ("2026-11-21", 1, True, "2026-11-23"),  # received on a Saturday
        ("2024-02-26", 3, False, "2024-02-29"),  # a leap year
        ("2024-02-28", 1, True, "2024-02-29"),
        ("2026-02-27", 2, False, "2026-03-01"),  # no leap year
        ("2026-12-30", 3, False, "2027-01-02"),
    ],
)
def test_the_last_day_of_a_limit_is_as_counted_by_hand(
    begins: str, count: int, working: bool, last: str
) -> None:
    assert due(on(begins), count, working=working, calendar=CALENDAR) == on(last)


def test_public_holidays_are_not_worked() -> None:
    calendar = dataclasses.replace(CALENDAR, holidays=EASTER)
    # Thursday, then Good Friday, the weekend and the Monday are passed over.
    assert due(on("2026-04-02"), 1, working=True, calendar=calendar) == on("2026-04-07")


def test_a_limit_that_ends_on_a_day_off_moves_on_where_the_institution_says_so() -> None:
    moving = dataclasses.replace(CALENDAR, moves_on=True)
    assert due(on("2026-11-18"), 3, working=False, calendar=CALENDAR) == on("2026-11-21")  # a Saturday
    assert due(on("2026-11-18"), 3, working=False, calendar=moving) == on("2026-11-23")


def test_a_week_of_four_days_counts_four() -> None:
    monday_to_thursday = WorkCalendar(frozenset(range(4)), moves_on=False)
    assert due(on("2026-11-19"), 1, working=True, calendar=monday_to_thursday) == on("2026-11-23")


def test_a_calendar_without_worked_days_is_refused() -> None:
    with pytest.raises(ValueError, match="without working days"):
        due(on("2026-11-19"), 1, working=True, calendar=WorkCalendar(frozenset()))


def test_the_days_of_a_pause_do_not_count() -> None:
    pause = Pause(since=on("2026-11-18"), until=on("2026-11-20"), reason="Waiting for the mother")
    assert due(on("2026-11-16"), 3, working=False, calendar=CALENDAR, pauses=[pause]) == on("2026-11-22")


def test_while_a_pause_goes_on_nothing_is_due() -> None:
    pause = Pause(since=on("2026-11-18"), reason="Waiting")
    assert due(on("2026-11-16"), 3, working=False, calendar=CALENDAR, pauses=[pause]) is None


def test_a_limit_that_ended_before_the_pause_stays() -> None:
    pause = Pause(since=on("2026-12-01"), reason="Waiting")
    assert due(on("2026-11-16"), 3, working=False, calendar=CALENDAR, pauses=[pause]) == on("2026-11-19")


@given(days, st.integers(1, 60), st.integers(1, 60))
def test_more_days_never_end_earlier(begins: dt.date, few: int, more: int) -> None:
    for working in (False, True):
        short = due(begins, few, working=working, calendar=CALENDAR)
        long = due(begins, few + more, working=working, calendar=CALENDAR)
        assert short is not None
        assert long is not None
        assert short < long


@given(days, st.integers(1, 60))
def test_a_limit_in_worked_days_ends_on_one_and_has_so_many(begins: dt.date, count: int) -> None:
    last = due(begins, count, working=True, calendar=CALENDAR)
    assert last is not None
    assert CALENDAR.is_worked(last)
    passed = ((begins + dt.timedelta(days=n)) for n in range(1, (last - begins).days + 1))
    assert sum(map(CALENDAR.is_worked, passed)) == count


@given(days, st.integers(1, 40), days, st.integers(0, 20))
def test_a_pause_never_makes_a_limit_end_earlier(
    begins: dt.date, count: int, since: dt.date, length: int
) -> None:
    pause = Pause(since=since, until=since + dt.timedelta(days=length), reason="x")
    without = due(begins, count, working=True, calendar=CALENDAR)
    with_it = due(begins, count, working=True, calendar=CALENDAR, pauses=[pause])
    assert without is not None
    assert with_it is not None
    assert without <= with_it


# Of a complaint -------------------------------------------------------------------------------


def a_path(*steps: tuple[str, str], received: str = "2026-11-02") -> Complaint:
    made = tuple(Step(stage=stage, on=on(day)) for stage, day in steps)
    return Complaint(date_received=on(received), status=steps[-1][0], steps=made)


REGISTER, ACKNOWLEDGE, ASSESS, _REVIEW = (dataclasses.replace(one, on=True) for one in SOUTH_AFRICA)


def test_the_first_clock_begins_on_the_day_of_receipt_whenever_it_was_entered() -> None:
    complaint = a_path(("received", "2026-11-05"))
    assert started(REGISTER, complaint.steps, complaint.date_received) == on("2026-11-02")


def test_a_clock_over_two_stages_goes_on_through_both() -> None:
    complaint = a_path(("received", "2026-11-02"), ("registered", "2026-11-04"))
    assert started(ACKNOWLEDGE, complaint.steps, complaint.date_received) == on("2026-11-02")
    assert started(REGISTER, complaint.steps, complaint.date_received) is None


def test_a_clock_that_is_entered_again_begins_again() -> None:
    complaint = a_path(
        ("received", "2026-11-02"),
        ("assessment", "2026-11-04"),
        ("not_admissible", "2026-11-06"),
        ("reopened", "2026-11-20"),
        ("assessment", "2026-11-21"),
    )
    assert started(ASSESS, complaint.steps, complaint.date_received) == on("2026-11-21")


def test_what_is_due_first_stands_at_the_front_and_off_clocks_do_not_run() -> None:
    complaint = a_path(("received", "2026-11-02"))
    found = running([ACKNOWLEDGE, REGISTER, *SOUTH_AFRICA], complaint, CALENDAR)
    assert [(one.clock.code, one.due) for one in found] == [
        ("register", on("2026-11-05")),
        ("acknowledge", on("2026-11-09")),
    ]


def test_more_time_is_added_to_the_clock_it_was_granted_for() -> None:
    complaint = dataclasses.replace(
        a_path(("received", "2026-11-02")),
        extensions=(Extension(clock="register", days=10, reason="Flood", granted_on=on("2026-11-03")),),
    )
    found = running([ACKNOWLEDGE, REGISTER], complaint, CALENDAR)
    assert [(one.clock.code, one.due) for one in found] == [
        ("acknowledge", on("2026-11-09")),
        ("register", on("2026-11-15")),
    ]


def test_a_clock_of_no_stage_of_the_complaint_does_not_run() -> None:
    clock = Clock("reply", ("recommendation",), 60, on=True)
    assert running([clock], a_path(("received", "2026-11-02")), CALENDAR) == ()


@pytest.mark.parametrize(
    ("event", "received", "late"),
    [
        ("2023-11-20", "2026-11-20", False),
        ("2023-11-20", "2026-11-21", True),
        ("2024-02-29", "2027-02-28", False),  # the year after has no 29 February
        ("2024-02-29", "2027-03-01", True),
    ],
)
def test_a_complaint_is_late_after_so_many_years_to_the_day(event: str, received: str, late: bool) -> None:
    assert is_late(on(event), on(received)) is late
