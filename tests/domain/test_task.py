"""Which tasks the rules ask for, as a complaint goes its way."""

import dataclasses
import datetime as dt

import pytest

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.measures import InterimMeasure, Referral
from gc25desk.domain.path import Step
from gc25desk.domain.task import RULES, Task, check, wanted
from gc25desk.errors import InvalidInput
from tests.builders import a_child, a_complaint

TODAY = dt.date(2026, 11, 22)
AT = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)


def rules(complaint: Complaint) -> set[str]:
    return {one.rule for one in wanted(complaint, TODAY)}


def test_a_child_in_danger_comes_before_everything_until_somebody_acted() -> None:
    urgent = a_complaint(urgency="urgent", date_received=TODAY)
    assert wanted(urgent, TODAY)[0].rule == "act_now"
    assert wanted(urgent, TODAY)[0].due == TODAY
    assert "act_now" not in rules(dataclasses.replace(urgent, urgency_met_at=AT))


@pytest.mark.parametrize(
    ("status", "rule"),
    [
        ("received", "acknowledge"),
        ("registered", "acknowledge"),
        ("acknowledged", "assess"),
        ("assessment", "assess"),
        ("recommendation", "ask_reply"),
        ("compliance", "follow_up"),
    ],
)
def test_each_stage_asks_for_its_own_task(status: str, rule: str) -> None:
    assert rule in rules(a_complaint(status=status))
    others = {"acknowledge", "assess", "ask_reply", "follow_up"} - {rule}
    assert not others & rules(a_complaint(status=status))


def test_a_child_is_informed_once_and_told_what_came_of_it() -> None:
    open_ = a_complaint(status="investigation", children=(a_child(),))
    assert "inform_child" in rules(open_)
    assert "inform_child" not in rules(dataclasses.replace(open_, information_given=TODAY))
    closed = dataclasses.replace(open_, status="closed", date_closed=TODAY)
    assert "feedback" in rules(closed)
    assert "feedback" not in rules(dataclasses.replace(closed, feedback_given=TODAY))


def test_a_referral_without_an_answer_is_asked_after_a_fortnight() -> None:
    sent = Referral(body="Child helpline", sent_on=dt.date(2026, 11, 2))
    referred = a_complaint(referrals=(sent,))
    [task] = [one for one in wanted(referred, TODAY) if one.rule == "follow_referral"]
    assert task.due == dt.date(2026, 11, 16)
    answered = dataclasses.replace(sent, outcome="taken_up")
    assert "follow_referral" not in rules(dataclasses.replace(referred, referrals=(answered,)))


def test_an_interim_measure_is_followed_until_it_is_done() -> None:
    asked = InterimMeasure(asked_for="Take the film down", asked_on=dt.date(2026, 11, 2))
    waiting = a_complaint(interim_measures=(asked,))
    assert "interim" in rules(waiting)
    done = dataclasses.replace(asked, done_on=TODAY)
    assert "interim" not in rules(dataclasses.replace(waiting, interim_measures=(done,)))


def test_the_reply_is_asked_for_a_month_after_the_recommendation() -> None:
    steps = (Step(stage="recommendation", on=dt.date(2026, 11, 1)),)
    [task] = [
        one
        for one in wanted(a_complaint(status="recommendation", steps=steps, date_due=None), TODAY)
        if one.rule == "ask_reply"
    ]
    assert task.due == dt.date(2026, 12, 1)


def test_a_closure_that_was_asked_for_waits_for_a_supervisor() -> None:
    assert "approve_closure" in rules(a_complaint(status="findings", closure_asked_at=AT))


def test_a_task_has_words_of_its_own_or_those_of_its_rule() -> None:
    assert Task(rule="acknowledge").shown() == RULES.label("acknowledge")
    assert Task(title="Call the school").shown() == "Call the school"
    with pytest.raises(InvalidInput):
        check(Task())
