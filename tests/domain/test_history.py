"""The history of a record is told in plain words, part by part, with what is sealed left sealed."""

import dataclasses
import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk import i18n
from gc25desk.domain.child import Child
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.history import Change, changes
from gc25desk.domain.journal import Entry, fields_text
from gc25desk.domain.paragraph import Tag
from gc25desk.domain.record import as_json


def entry(fields: dict[str, list[Any]], action: str = "update") -> Entry:
    return Entry(
        "A", 7, "2026-11-14T09:30:00.000+00:00", "Amal", "complaint", "1", action, fields_text(fields), ""
    )


def told(fields: dict[str, list[Any]], kind: type[Any] = Complaint) -> list[tuple[str, str, str]]:
    return [(one.label, one.old_words, one.new_words) for one in changes([entry(fields)], kind)]


def child(**values: Any) -> dict[str, Any]:
    return as_json(Child(**values))


def tag(paragraph: int, **values: Any) -> dict[str, Any]:
    return as_json(Tag(paragraph=paragraph, **values))


def test_a_change_says_who_when_and_where_it_stands() -> None:
    assert changes([entry({"subject": ["Camera", "Cameras"]})], Complaint) == [
        Change(
            at=dt.datetime(2026, 11, 14, 9, 30, tzinfo=dt.UTC),
            actor="Amal",
            action="update",
            field="subject",
            label="Matter",
            old_words="Camera",
            new_words="Cameras",
            device="A",
            seq=7,
        )
    ]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"status": ["received", "investigation"]}, ("Status", "Received", "Investigation")),
        ({"date_due": [None, "2026-11-14"]}, ("Next step due", "", "14 Nov 2026")),
        ({"subject": ["Old", ""]}, ("Matter", "Old", "")),
        (
            {"complainant_name": [{"sealed": "abc"}, {"sealed": "def"}]},
            ("Complainant's name", "Sealed", "Sealed"),
        ),
        ({"complainant_name": ["", {"sealed": "def"}]}, ("Complainant's name", "", "Sealed")),
        ({"gone_field": [1, {"a": "é"}]}, ("gone_field", "1", '{"a": "é"}')),
        ({"status": ["received", "a_code_of_tomorrow"]}, ("Status", "Received", "a_code_of_tomorrow")),
        ({"date_due": ["no day", 5]}, ("Next step due", "no day", "5")),
        ({"children": ["spoilt", []]}, ("Children affected", "spoilt", "")),
    ],
)
def test_one_value_is_told_in_words(fields: dict[str, list[Any]], words: tuple[str, str, str]) -> None:
    assert told(fields) == [words]


def test_several_codes_are_told_by_their_labels() -> None:
    found = told({"harm": [[], ["contact", "content"]]})
    assert found == [("Kind of harm", "", "Contact and Content")]


def test_fields_come_in_the_order_of_the_form() -> None:
    found = changes(
        [entry({"status": ["received", "closed"], "subject": ["", "A"], "aaa": [1, 2]})], Complaint
    )
    assert [one.field for one in found] == ["subject", "status", "aaa"]


def test_a_field_of_a_child_is_told_by_itself() -> None:
    before, after = [child(age=8), child(age=13)], [child(age=8), child(age=14)]
    assert told({"children": [before, after]}) == [("Child 2: Age at the event", "13", "14")]


def test_a_child_taken_off_is_not_told_as_changes_of_the_next() -> None:
    before = [child(age=8), child(age=13), child(age=5)]
    found = told({"children": [before, [before[0], before[2]]]})
    assert [(label, new) for label, _old, new in found] == [("Child 2 removed", "")]
    assert "Age at the event: 13" in found[0][1]


def test_the_first_children_are_told_as_added() -> None:
    found = told({"children": [None, [child(age=8), child(age=8)]]})
    assert [label for label, _old, _new in found] == ["Child 1 added", "Child 2 added"]


def test_a_tag_is_called_by_its_paragraph_wherever_it_stands() -> None:
    before = [tag(75, stance=""), tag(20, note="a")]
    after = [tag(20, note="b"), tag(96), tag(75, stance="")]
    assert [
        (label, old, new) for label, old, new in told({"tags": [before, after]}) if "96" not in label
    ] == [("Paragraph 20: Note", "a", "b")]
    assert "Paragraph 96 added" in [label for label, _old, _new in told({"tags": [before, after]})]
    assert [label for label, _o, _n in told({"tags": [after, before]})][-1] == "Paragraph 96 removed"


def test_who_signed_a_tag_is_no_change_of_its_own() -> None:
    assert told({"tags": [[tag(75)], [tag(75, tagged_by="Amal")]]}) == []


def test_a_file_is_called_by_its_name_and_a_sealed_name_stays_sealed() -> None:
    file = {"id": "f1", "name": "photo {number}.jpg", "size": 5, "sha256": "00"}
    assert [label for label, _old, _new in told({"files": [[], [file]]}, Evidence)] == [
        "File “photo {number}.jpg” added"
    ]
    hidden = file | {"name": {"sealed": "x"}}
    assert [label for label, _old, _new in told({"files": [[hidden], []]}, Evidence)] == [
        "File “Sealed” removed"
    ]


def test_a_name_sealed_anew_does_not_move_children_about() -> None:
    before = [child(age=8) | {"name": {"sealed": "a"}}, child(age=13) | {"name": {"sealed": "b"}}]
    after = [child(age=13) | {"name": {"sealed": "c"}}]
    labels = [label for label, _old, _new in told({"children": [before, after]})]
    assert labels == ["Child 1 removed", "Child 1: Child's name"]


def test_an_act_without_fields_and_a_spoilt_entry_are_told_too() -> None:
    spoilt = dataclasses.replace(entry({}), fields="{", at="no time")
    found = changes([entry({}, "view"), spoilt], Complaint)
    assert [(one.action, one.field, one.label) for one in found] == [
        ("view", "", ""),
        ("update", "", "This entry of the journal cannot be read."),
    ]
    assert found[1].at is None


@pytest.mark.parametrize("spoilt", ["[]", "3", '{"subject": 3}', '{"subject": ["a"]}', "null"])
def test_text_that_is_no_list_of_changes_breaks_nothing(spoilt: str) -> None:
    found = changes([dataclasses.replace(entry({}), fields=spoilt)], Complaint)
    assert [one.label for one in found] == ["This entry of the journal cannot be read."]


def test_dates_follow_the_language_with_european_digits() -> None:
    i18n.use("ar")
    [one] = changes([entry({"date_due": [None, "2026-11-14"]})], Complaint)
    assert "14" in one.new_words
    assert "Nov" not in one.new_words


CHILDREN = st.lists(
    st.builds(child, age=st.none() | st.integers(0, 3), sex=st.sampled_from(["girl", "boy"])), max_size=5
)


@given(before=CHILDREN, after=CHILDREN)
def test_the_parts_told_as_added_and_removed_account_for_the_difference(
    before: list[dict[str, Any]], after: list[dict[str, Any]]
) -> None:
    labels = [label for label, _old, _new in told({"children": [before, after]})]
    added = sum(label.endswith(" added") for label in labels)
    removed = sum(label.endswith(" removed") for label in labels)
    assert len(before) + added - removed == len(after)
    assert bool(labels) == (before != after)
