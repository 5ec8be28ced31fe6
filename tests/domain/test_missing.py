"""What a complaint still lacks, at each stage."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given

from gc25desk.domain import codes
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import field_of
from gc25desk.domain.missing import missing
from gc25desk.domain.party import Involved
from tests.builders import a_child, a_complaint
from tests.domain.made import complaints

TODAY = dt.date(2026, 11, 20)


def lacking(complaint: Complaint) -> list[str]:
    return [one.key for one in missing(complaint)]


def whole(**values: object) -> Complaint:
    """Return a complaint that lacks nothing when it is received."""
    filled: dict[str, object] = {
        "route_of_entry": "phone",
        "complainant_relation": "child",
        "consent_handling": "given",
        "respondent_type": "school",
    }
    return a_complaint(**(filled | values))


def test_an_empty_complaint_lacks_what_a_call_tells_in_the_order_of_a_call() -> None:
    assert lacking(Complaint(date_received=TODAY)) == [
        "route_of_entry",
        "complainant_relation",
        "consent_handling",
        "subject",
        "narrative",
        "children",
        "respondent",
        "tags",
    ]
    assert lacking(whole()) == []


def test_urgency_asks_for_its_reason() -> None:
    assert lacking(whole(urgency="urgent")) == ["urgency_reason"]
    assert lacking(whole(urgency="urgent", urgency_reason="Threatened now")) == []
    assert lacking(whole(urgency="low")) == []


def test_who_gives_a_name_is_to_be_reached_and_who_stays_anonymous_is_not_asked() -> None:
    assert lacking(whole(complainant_name="Somebody")) == ["complainant_contact"]
    assert lacking(whole(complainant_name="Somebody", complainant_contact="after six")) == []
    involved = (Involved(role="complainant", party="x"),)
    assert lacking(whole(complainant_name="Somebody", parties=involved)) == []
    assert lacking(whole()) == []


def test_of_its_own_initiative_the_institution_asks_nobody() -> None:
    own = whole(complainant_relation="institution", consent_handling="not_asked", complainant_name="The unit")
    assert lacking(own) == []


@pytest.mark.parametrize(
    "told",
    [
        {"respondent": "Hillside"},
        {"platform": "ExamGuard"},
        {"parties": (Involved(role="state_body", party="x"),)},
    ],
)
def test_anything_that_says_who_it_is_about_is_enough(told: dict[str, object]) -> None:
    assert lacking(whole(respondent_type="")) == ["respondent"]
    assert lacking(whole(respondent_type="", **told)) == []


def test_many_children_of_whom_nothing_else_is_known_are_children_known() -> None:
    assert lacking(whole(children=())) == ["children"]
    assert lacking(whole(children=(), children_in_all=40)) == []


@pytest.mark.parametrize(
    ("status", "keys"),
    [
        ("acknowledged", ["information_given", "assigned"]),
        ("assessment", ["information_given", "assigned", "tests"]),
        ("findings", ["information_given", "assigned", "findings"]),
        ("recommendation", ["information_given", "assigned", "remedies"]),
        ("not_admissible", ["ground", "feedback_given"]),
        ("referred", ["referrals", "feedback_given"]),
        ("closed", ["closure_reason", "feedback_given"]),
    ],
)
def test_each_stage_asks_for_what_the_next_one_needs(status: str, keys: list[str]) -> None:
    assert lacking(whole(status=status)) == keys


def test_what_was_done_is_missing_no_more() -> None:
    done = whole(status="acknowledged", information_given=TODAY, assigned="somebody")
    assert lacking(done) == []
    ended = whole(status="closed", closure_reason="settled", children=(a_child(),), feedback_given=TODAY)
    assert lacking(ended) == []


def test_a_duplicate_lacks_nothing() -> None:
    assert lacking(Complaint(date_received=TODAY, merged_into="another")) == []


@given(complaints)
def test_what_is_missing_is_said_in_words_and_is_a_field_of_the_complaint(complaint: Complaint) -> None:
    for status in codes.STATUSES.codes():
        found = missing(dataclasses.replace(complaint, status=status))
        assert len({one.key for one in found}) == len(found)
        for one in found:
            assert one.shown()
            assert field_of(Complaint, one.key)
