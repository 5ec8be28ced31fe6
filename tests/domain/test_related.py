"""Links between complaints, and a duplicate merged into the one that stands and separated again."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given

from gc25desk.domain import codes, related
from gc25desk.domain.complaint import Complaint, check, is_open
from gc25desk.domain.field import field_of
from gc25desk.domain.path import Step
from gc25desk.domain.record import json_value
from gc25desk.domain.related import Related
from gc25desk.domain.task import wanted
from gc25desk.errors import Conflict, InvalidInput
from tests.builders import a_complaint
from tests.domain.made import complaints

TODAY = dt.date(2026, 11, 21)
STEP = Step(stage="closed", on=TODAY, by="somebody", at=dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC))


def merged(complaint: Complaint, into: str = "standing") -> Complaint:
    return dataclasses.replace(complaint, **related.merging(complaint, into, STEP))


def changed_in_json(before: Complaint, after: Complaint) -> dict[str, object]:
    """Return the old values of what changed, as the journal keeps them."""
    keys = (*related.FILLED, "steps")
    found = {}
    for key in keys:
        field = field_of(Complaint, key)
        old = json_value(field, getattr(before, key))
        if old != json_value(field, getattr(after, key)):
            found[key] = old
    return found


@given(complaints)
def test_merging_and_separating_leaves_a_complaint_as_it_was(complaint: Complaint) -> None:
    whole = merged(complaint)
    assert (whole.status, whole.closure_reason, whole.merged_into) == ("closed", "duplicate", "standing")
    assert not is_open(whole)
    apart = related.separating(whole, changed_in_json(complaint, whole))
    assert dataclasses.replace(whole, **apart) == complaint


def test_what_was_written_into_a_duplicate_since_stays_when_it_is_separated() -> None:
    complaint = a_complaint()
    whole = merged(complaint)
    before = changed_in_json(complaint, whole)
    later = dataclasses.replace(whole, subject="Told more")
    apart = dataclasses.replace(later, **related.separating(later, before))
    assert apart == dataclasses.replace(complaint, subject="Told more")


def test_without_a_journal_a_duplicate_goes_back_to_the_stage_before() -> None:
    first = Step(stage="received", on=TODAY)
    second = Step(stage="registered", on=TODAY)
    whole = merged(a_complaint(status="registered", steps=(first, second)))
    apart = dataclasses.replace(whole, **related.unmerged(whole))
    assert (apart.status, apart.steps, apart.merged_into) == ("registered", (first, second), "")
    assert (apart.closure_reason, apart.date_closed) == ("", None)


def test_a_closed_complaint_takes_no_further_step_when_it_is_merged() -> None:
    closed = a_complaint(status="closed", date_closed=TODAY, closure_reason="settled", steps=(STEP,))
    whole = merged(closed)
    assert (whole.steps, whole.date_closed) == ((STEP,), TODAY)
    assert whole.closure_reason == "duplicate"


def test_a_duplicate_asks_for_no_task() -> None:
    complaint = a_complaint(urgency="normal", children_in_all=2)
    assert wanted(complaint, TODAY)
    assert wanted(merged(complaint), TODAY) == ()


def test_a_child_in_danger_does_not_fall_out_of_sight_by_merging() -> None:
    danger, calm = a_complaint(urgency="urgent"), a_complaint()
    with pytest.raises(Conflict):
        related.check_danger(danger, calm)
    related.check_danger(danger, danger)
    related.check_danger(calm, danger)
    acted = dataclasses.replace(danger, urgency_met_at=dt.datetime(2026, 11, 21, tzinfo=dt.UTC))
    related.check_danger(acted, calm)


def test_what_is_counted_is_each_matter_once() -> None:
    stands, other = a_complaint(id="standing"), a_complaint(id="other")
    duplicate = merged(a_complaint(id="again"))
    assert related.counted([stands, duplicate, other]) == [stands, other]
    assert related.counted([duplicate, other]) == [duplicate, other], "the one that stood is away"


@pytest.mark.parametrize(
    ("links", "field"),
    [
        ((Related(complaint="x"),), "kind"),
        ((Related(kind="follows"),), "complaint"),
        ((Related(kind="follows", complaint="me"),), "complaint"),
        ((Related(kind="follows", complaint="x"), Related(kind="follows", complaint="x")), "complaint"),
    ],
)
def test_a_link_is_whole_and_leads_elsewhere_once(links: tuple[Related, ...], field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check(a_complaint(id="me", related=links))
    assert caught.value.field == field


def test_the_same_link_is_made_once() -> None:
    one = related.linked(a_complaint(id="me"), "x", "same_matter")
    assert related.linked(one, "x", "same_matter") == one
    assert len(related.linked(one, "x", "follows").related) == 2
    assert {line.kind for line in one.related} <= set(codes.RELATIONS.codes())
