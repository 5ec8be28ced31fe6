"""The rules of a complaint: its dates, when it is open, when it is overdue, when it closes."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain import codes
from gc25desk.domain.complaint import ENDED, Complaint, check, is_open, is_overdue, settled
from gc25desk.errors import InvalidInput
from tests.builders import a_complaint, a_tag
from tests.domain.made import complaints

TODAY = dt.date(2026, 11, 21)
YESTERDAY = TODAY - dt.timedelta(days=1)
days = st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))


def test_only_the_date_received_is_required() -> None:
    check(Complaint(date_received=TODAY))
    with pytest.raises(InvalidInput) as caught:
        check(Complaint())
    assert caught.value.field == "date_received"


def test_nothing_closes_before_it_was_received() -> None:
    with pytest.raises(InvalidInput) as caught:
        check(a_complaint(date_received=TODAY, date_closed=YESTERDAY, status="closed"))
    assert caught.value.field == "date_closed"
    check(a_complaint(date_received=TODAY, date_closed=TODAY, status="closed"))


@pytest.mark.parametrize("status", codes.STATUSES.codes())
def test_a_complaint_is_open_until_it_has_ended(status: str) -> None:
    assert is_open(a_complaint(status=status)) is (status not in ENDED)
    assert is_overdue(a_complaint(status=status, date_due=YESTERDAY), TODAY) is (status not in ENDED)


def test_a_step_is_overdue_the_day_after_it_was_due() -> None:
    assert not is_overdue(a_complaint(date_due=TODAY), TODAY)
    assert is_overdue(a_complaint(date_due=YESTERDAY), TODAY)
    assert not is_overdue(a_complaint(date_due=None), TODAY)


@given(complaints, days)
def test_settling_gives_a_closing_date_to_what_has_ended_and_none_to_what_is_open(
    made: Complaint, today: dt.date
) -> None:
    whole = settled(made, today)
    assert (whole.date_closed is None) is is_open(whole)
    assert settled(whole, today) == whole
    check(whole)


def test_settling_keeps_a_closing_date_that_was_typed() -> None:
    closed = a_complaint(status="closed", date_received=YESTERDAY, date_closed=YESTERDAY)
    assert settled(closed, TODAY).date_closed == YESTERDAY


def test_what_arrives_dated_ahead_closes_no_earlier_than_it_was_received() -> None:
    ahead = a_complaint(status="closed", date_received=TODAY + dt.timedelta(days=3))
    check(settled(ahead, TODAY))


def test_a_stance_of_evidence_does_not_fit_a_complaint() -> None:
    with pytest.raises(InvalidInput) as caught:
        check(a_complaint(tags=(a_tag(stance="gap"),)))
    assert caught.value.field == "tags"
