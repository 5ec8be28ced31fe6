"""The path of a complaint: which stage may follow which, and on which day a step can be taken."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain import codes
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.path import (
    SHIPPED,
    Extension,
    Path,
    Pause,
    Step,
    check_day,
    check_pauses,
    first_steps,
)
from gc25desk.errors import Conflict, InvalidInput

TODAY = dt.date(2026, 11, 22)
AT = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
PATH = Path()


def test_the_shipped_stages_are_those_of_the_code_list_and_lead_nowhere_else() -> None:
    assert {stage.code for stage in SHIPPED} == set(codes.STATUSES.codes())
    for stage in SHIPPED:
        assert set(stage.follows) <= set(codes.STATUSES.codes())
        assert stage.code not in stage.follows


def test_every_stage_can_be_reached_and_every_one_can_come_to_an_end() -> None:
    def reached(code: str) -> set[str]:
        found, waiting = set(), [code]
        while waiting:
            for stage in PATH.after(waiting.pop()):
                if stage.code not in found:
                    found.add(stage.code)
                    waiting.append(stage.code)
        return found

    assert reached("received") | {"received"} == set(codes.STATUSES.codes())
    for stage in SHIPPED:
        assert any(PATH.ends(code) for code in reached(stage.code) | {stage.code})


@given(st.sampled_from(codes.STATUSES.codes()), st.sampled_from(codes.STATUSES.codes()))
def test_a_move_is_refused_exactly_where_the_path_has_none(now: str, to: str) -> None:
    legal = to in {stage.code for stage in PATH.after(now)}
    if legal:
        PATH.check(now, to)
        return
    with pytest.raises(Conflict):
        PATH.check(now, to)


def test_a_refused_move_says_what_may_follow() -> None:
    with pytest.raises(Conflict) as caught:
        PATH.check("received", "findings")
    assert "“Findings” does not follow “Received”." in caught.value.what
    assert "Registered" in caught.value.next_step


def test_a_stage_of_a_path_that_is_no_more_may_go_anywhere() -> None:
    assert set(PATH.after("of a later version")) == set(SHIPPED)


@pytest.mark.parametrize(
    ("on", "refused"),
    [
        (dt.date(2026, 11, 10), False),
        (dt.date(2026, 11, 9), True),  # before the step before
        (dt.date(2026, 11, 23), True),  # tomorrow
        (TODAY, False),
    ],
)
def test_a_step_is_taken_on_a_day_that_can_be(on: dt.date, refused: bool) -> None:
    steps = [Step(stage="received", on=dt.date(2026, 11, 10))]
    if not refused:
        check_day(steps, on, dt.date(2026, 11, 2), TODAY)
        return
    with pytest.raises(InvalidInput) as caught:
        check_day(steps, on, dt.date(2026, 11, 2), TODAY)
    assert caught.value.field == "on"


@pytest.mark.parametrize(
    ("pauses", "extensions", "field"),
    [
        ((Pause(reason="why"),), (), "reason"),
        ((Pause(since=TODAY),), (), "reason"),
        ((Pause(since=TODAY, until=TODAY - dt.timedelta(days=1), reason="why"),), (), "until"),
        ((), (Extension(clock="register", days=3),), "reason"),
        ((), (Extension(days=3, reason="why"),), "reason"),
    ],
)
def test_a_pause_and_more_time_need_all_their_parts(
    pauses: tuple[Pause, ...], extensions: tuple[Extension, ...], field: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_pauses(pauses, extensions)
    assert caught.value.field == field


def test_what_is_entered_new_begins_on_the_day_it_was_received() -> None:
    received = dt.date(2026, 11, 2)
    assert [step.on for step in first_steps(Complaint(date_received=received), "me", AT)] == [received]
    later = Complaint(date_received=received, status="closed", date_closed=TODAY)
    assert [(step.stage, step.on) for step in first_steps(later, "me", AT)] == [
        ("received", received),
        ("closed", TODAY),
    ]
