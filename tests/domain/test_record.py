"""A record goes to JSON and comes back; what breaks its declaration is refused by name."""

import datetime as dt
import json
import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain import complaint, record
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Kind, fields_of
from gc25desk.domain.record import LONGEST_LINE, as_json, cleaned, dictionary, from_json, new_id
from gc25desk.domain.text import is_clean
from gc25desk.errors import InvalidInput
from tests.builders import a_child, a_complaint, an_evidence
from tests.domain.made import complaints, evidence, texts

some = st.one_of(complaints, evidence)


@given(some)
def test_a_record_goes_to_json_text_and_comes_back(made: Complaint | Evidence) -> None:
    whole = cleaned(made)
    text = json.dumps(as_json(whole), ensure_ascii=False)
    assert from_json(type(whole), json.loads(text)) == whole


@given(some)
def test_cleaning_twice_changes_nothing(made: Complaint | Evidence) -> None:
    assert cleaned(cleaned(made)) == cleaned(made)


@given(some)
def test_a_cleaned_record_holds_no_text_that_an_export_could_not_carry(made: Complaint | Evidence) -> None:
    def check(part: Any) -> None:
        for field in fields_of(type(part)):
            value = getattr(part, field.key)
            if isinstance(value, str):
                assert is_clean(value)
                assert field.kind is Kind.LONG_TEXT or ("\n" not in value and value == value.strip())
            if field.kind is Kind.RECORDS:
                for one in value:
                    check(one)

    check(cleaned(made))


@given(texts)
def test_no_text_is_too_hostile_to_be_kept(text: str) -> None:
    kept = from_json(Complaint, {"date_received": "2026-11-02", "narrative": text, "subject": text})
    assert is_clean(kept.narrative)


def test_what_the_program_fills_is_not_taken_from_json() -> None:
    shown = as_json(a_complaint(id="x", reference="MID-2026-00001", version=7, entered_by="somebody"))
    added = from_json(Complaint, shown)
    assert (added.id, added.reference, added.version, added.entered_by) == ("", "", 0, "")
    assert added.subject == a_complaint().subject


def test_moments_are_written_with_their_zone() -> None:
    moment = dt.datetime(2026, 11, 2, 9, 30, tzinfo=dt.UTC)
    assert as_json(a_complaint(entered_at=moment))["entered_at"] == "2026-11-02T09:30:00+00:00"


def test_a_key_that_is_no_field_is_named() -> None:
    with pytest.raises(InvalidInput, match="hair_colour") as caught:
        from_json(Complaint, {"date_received": "2026-11-02", "hair_colour": "red"})
    assert caught.value.field == "hair_colour"


def test_an_empty_date_and_a_null_leave_the_field_empty() -> None:
    made = from_json(Complaint, {"date_received": "2026-11-02", "date_due": "", "subject": None})
    assert made.date_due is None
    assert made.subject == ""


WRONG: list[tuple[str, object]] = [
    ("date_received", None),
    ("date_received", ""),
    ("date_received", "2 November"),
    ("date_received", 20261102),
    ("date_received", "1066-10-14"),
    ("subject", 5),
    ("subject", ["x"]),
    ("subject", "x" * (LONGEST_LINE + 1)),
    ("narrative", {"text": "x"}),
    ("urgency", "very"),
    ("urgency", True),
    ("harm", "contact"),
    ("harm", ["contact", 3]),
    ("harm", ["sorcery"]),
    ("children", {"age": 3}),
    ("tags", "75"),
]


@pytest.mark.parametrize(("key", "value"), WRONG)
def test_a_wrong_value_is_refused_and_its_field_named(key: str, value: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        from_json(Complaint, {"date_received": "2026-11-02"} | {key: value})
    assert caught.value.field == key
    assert caught.value.what
    assert caught.value.next_step


@pytest.mark.parametrize(
    ("part", "key"),
    [
        ({"age": 18}, "age"),
        ({"age": -1}, "age"),
        ({"age": 9.5}, "age"),
        ({"age": True}, "age"),
        ({"sex": "unsaid"}, "sex"),
        ({"height": 120}, "height"),
    ],
)
def test_a_wrong_value_in_a_part_is_named_too(part: dict[str, Any], key: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        from_json(Complaint, {"date_received": "2026-11-02", "children": [part]})
    assert caught.value.field == key


def test_a_flag_is_true_or_false_and_nothing_like_it() -> None:
    tag = {"paragraph": 75, "stance": "context", "primary": 1}
    with pytest.raises(InvalidInput) as caught:
        from_json(Complaint, {"date_received": "2026-11-02", "tags": [tag]})
    assert caught.value.field == "primary"


@pytest.mark.parametrize("data", [None, 5, "x", ["x"], True])
def test_a_record_must_be_an_object(data: object) -> None:
    with pytest.raises(InvalidInput):
        from_json(Evidence, data)


def test_more_parts_than_a_record_can_hold_are_refused() -> None:
    crowd = a_complaint(children=(a_child(),) * (record.MOST_RECORDS + 1))
    with pytest.raises(InvalidInput) as caught:
        complaint.check(crowd)
    assert caught.value.field == "children"


def test_the_data_dictionary_tells_all_of_each_field() -> None:
    found = {entry["key"]: entry for entry in dictionary("evidence", Evidence)}
    assert list(found) == [field.key for field in fields_of(Evidence)]
    assert found["type"]["choices"][0] == "testimony"
    assert found["type"]["choice_labels"]["testimony"] == "Testimony"
    assert found["title"]["required"] is True
    assert found["original_url"]["sensitivity"] == "identity"
    assert found["original_url"]["profiles"] == ["internal"]
    assert json.dumps(list(found.values()))


def test_identifiers_are_never_the_same() -> None:
    made = {new_id() for _time in range(1_000)}
    assert len(made) == 1_000
    assert all(uuid.UUID(one).version == 4 for one in made)


def test_files_are_not_taken_from_json() -> None:
    assert from_json(Evidence, as_json(an_evidence()) | {"files": [{"name": "x"}]}).files == ()
