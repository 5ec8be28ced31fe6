"""The review of the practice desk is invented, valid and the same for the same seed."""

import datetime as dt

import pytest

from gc25desk.domain import assessment, cycle, monitoring, observation, recommendation, record
from gc25desk.domain.calendar import proposed
from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.markup import inserts
from gc25desk.domain.practice import review
from gc25desk.domain.section import ISSUE_PARTS
from tests.builders import a_tag, an_evidence

TODAY = dt.date(2026, 11, 21)
PUBLIC = Evidence(id="public", title="a", citable="public", tags=(a_tag(75, stance="gap"),))
CLOSED = Evidence(
    id="closed", title="b", citable="internal", tags=(a_tag(75, stance="gap"), a_tag(30, "gap"))
)


@pytest.mark.parametrize("today", [TODAY, dt.date(2028, 2, 29), dt.date(2030, 12, 31)])
def test_the_next_report_is_always_still_to_come(today: dt.date) -> None:
    earlier, now = review.cycles(today)
    due = {stage.stage: stage.date for stage in proposed(now)}["alternative_report"]
    assert due is not None
    assert due > today
    assert (earlier.pre_session_year or 0) < (now.pre_session_year or 0)
    assert review.report(now, today).until == today


def test_evidence_that_may_be_cited_comes_first_and_the_draw_is_repeatable() -> None:
    pick = review.picker([CLOSED, PUBLIC], 1)
    assert {pick(75) for _turn in range(5)} == {"public"}
    assert pick(30) == "closed"
    assert pick(99) == ""


def test_a_citation_follows_the_evidence_and_is_left_out_where_there_is_none() -> None:
    pick = review.picker([PUBLIC], 1)
    found = review.drafted({"body": "Films. [cite 75] None. [cite 99]"}, pick)
    assert found["body"] == "Films.{cite:evidence/public} None."
    assert [insert.id for insert in inserts(found["body"])] == ["public"]


def test_every_record_keeps_the_rules() -> None:
    pick = review.picker([CLOSED, PUBLIC], 1)
    before, now = (record.cleaned(one) for one in review.cycles(TODAY))
    cycle.check(now)
    before = before.__class__(id="before", title="b")
    now = now.__class__(id="now", title="n")
    for one in review.observations(now, pick, TODAY):
        observation.check(one)
    for rating in review.ratings(before, now, pick):
        assessment.check(rating)
    for plan in review.monitoring(now, TODAY):
        monitoring.check(plan)
    for issue in review.told()["issues"]:
        assert set(issue["parts"]) <= set(ISSUE_PARTS)
        for asked in review.recommendations(issue, "p", "s", pick):
            recommendation.check(asked)


def test_something_is_left_to_do_in_it() -> None:
    issues = review.told()["issues"]
    assert any(set(issue["parts"]) != set(ISSUE_PARTS) for issue in issues)
    asked = [one for issue in issues for one in review.recommendations(issue, "p", "s", lambda _number: "")]
    assert any(recommendation.remarks(one, "en") for one in asked)
    assert {one["grade"] for one in review.told()["observations"]} == {"a", "b", "c", "d", "e", ""}
    assert all(catalogue().is_duty(one["paragraph"]) for one in review.told()["ratings"])
    assert an_evidence().tags
