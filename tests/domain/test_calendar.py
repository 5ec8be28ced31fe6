"""The calendar of a cycle: what is proposed for each pre-session, and what stays once it was checked."""

import dataclasses
import datetime as dt

import pytest

from gc25desk.domain.calendar import closed_window, proposed, renewed, upcoming
from gc25desk.domain.cycle import Cycle, Stage
from tests.builders import a_cycle


def dates(cycle: Cycle) -> dict[str, dt.date | None]:
    return {stage.stage: stage.date for stage in proposed(cycle)}


@pytest.mark.parametrize(
    ("month", "closes", "session"),
    [
        ("february", dt.date(2027, 12, 1), dt.date(2028, 5, 1)),
        ("june", dt.date(2028, 4, 1), dt.date(2028, 9, 1)),
        ("october", dt.date(2028, 8, 1), dt.date(2029, 1, 1)),
    ],
)
def test_the_simplified_procedure(month: str, closes: dt.date, session: dt.date) -> None:
    found = dates(a_cycle(pre_session_month=month))
    assert (found["alternative_report"], found["session"]) == (closes, session)
    assert found["concluding_observations"] == session
    assert found["mid_cycle"] == session.replace(year=session.year + 4)
    assert found["next_review"] == session.replace(year=session.year + 8)
    assert "additional_submission" not in found


@pytest.mark.parametrize(
    ("month", "session", "additional"),
    [
        ("february", dt.date(2028, 9, 1), dt.date(2028, 8, 15)),
        ("june", dt.date(2029, 1, 1), dt.date(2028, 12, 15)),
        ("october", dt.date(2029, 5, 1), dt.date(2029, 4, 15)),
    ],
)
def test_the_traditional_procedure(month: str, session: dt.date, additional: dt.date) -> None:
    found = dates(a_cycle(procedure="traditional", pre_session_month=month))
    assert (found["session"], found["additional_submission"]) == (session, additional)
    assert "loipr" not in found


def test_the_state_report_is_expected_eighteen_months_before_the_observations() -> None:
    assert dates(a_cycle(pre_session_month="october"))["state_report"] == dt.date(2027, 7, 1)


def test_the_list_of_issues_prior_to_reporting_has_a_pre_session_of_its_own() -> None:
    found = dates(a_cycle(loipr_month="february", loipr_year=2024))
    assert (found["loipr_input"], found["loipr"]) == (dt.date(2023, 12, 1), dt.date(2024, 2, 29))


@pytest.mark.parametrize("procedure", ["simplified", "traditional"])
def test_without_a_pre_session_every_stage_stands_without_a_date(procedure: str) -> None:
    bare = a_cycle(procedure=procedure, pre_session_month="", pre_session_year=None)
    assert set(dates(bare).values()) == {None}
    assert list(dates(bare)) == list(dates(a_cycle(procedure=procedure)))


def test_what_was_checked_with_the_secretariat_stays() -> None:
    told = Stage("session", dt.date(2028, 5, 15), checked=True, basis="Letter of 3 March")
    cycle = renewed(a_cycle(stages=(told,)))
    moved = renewed(dataclasses.replace(cycle, pre_session_month="june"))
    assert moved.stage("session") == told
    assert moved.date_of("alternative_report") == dt.date(2028, 4, 1)
    assert len({stage.stage for stage in moved.stages}) == len(moved.stages)


def test_nothing_is_received_between_pre_session_and_session() -> None:
    assert closed_window(renewed(a_cycle())) == (dt.date(2028, 2, 1), dt.date(2028, 5, 1))
    assert closed_window(renewed(a_cycle(procedure="traditional"))) is None


def test_the_next_stage_is_the_first_that_is_still_to_come() -> None:
    cycle = renewed(Cycle(title="x", pre_session_month="february", pre_session_year=2028))
    for day, stage in (
        (dt.date(2027, 12, 1), "alternative_report"),
        (dt.date(2027, 12, 2), "pre_session"),
        (dt.date(2036, 5, 1), "next_review"),
    ):
        found = upcoming(cycle, day)
        assert found is not None
        assert found.stage == stage
    assert upcoming(cycle, dt.date(2036, 5, 2)) is None
    assert upcoming(Cycle(title="x"), dt.date(2027, 1, 1)) is None


@pytest.mark.parametrize("year", [None, 0, 2, 202, 1989, 2201, 20_280])
@pytest.mark.parametrize("procedure", ["simplified", "traditional"])
def test_a_year_that_is_half_typed_gives_no_date(year: int | None, procedure: str) -> None:
    cycle = Cycle(
        title="x",
        procedure=procedure,
        loipr_month="june",
        loipr_year=year,
        pre_session_month="june",
        pre_session_year=year,
    )
    assert {stage.date for stage in proposed(cycle)} == {None}
