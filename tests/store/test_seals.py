"""What names a person stands sealed: for its place alone, and for those alone who hold the key."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.sealed import Sealed
from gc25desk.errors import DeskDamaged
from gc25desk.store.keyslots import new_key
from gc25desk.store.seals import Seals

PLACE = ("complaint", "an-id", "complainant_name")
KEY = bytes(range(32))
SEALED = Seals({1: KEY}).seal("a name", PLACE)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(texts)
def test_what_was_sealed_comes_back_as_it_was(text: str) -> None:
    seals = Seals({1: KEY})
    assert seals.opened(seals.seal(text, PLACE), PLACE) == text


@given(texts.filter(lambda text: len(text) > 3))
def test_a_seal_tells_nothing_of_the_text_and_no_two_are_alike(text: str) -> None:
    seals = Seals({1: KEY})
    first, second = seals.seal(text, PLACE), seals.seal(text, PLACE)
    assert first != second
    assert text not in first


@pytest.mark.parametrize(
    "place",
    [
        ("evidence", "an-id", "complainant_name"),
        ("complaint", "another", "complainant_name"),
        ("complaint", "an-id", "complainant_contact"),
        ("complaint", "an-id"),
    ],
)
def test_a_seal_moved_to_another_place_does_not_open(place: tuple[str, ...]) -> None:
    seals = Seals({1: KEY})
    with pytest.raises(DeskDamaged):
        seals.opened(seals.seal("a name", PLACE), place)


@given(st.data())
def test_a_seal_with_one_letter_changed_does_not_open(data: st.DataObject) -> None:
    seals, sealed = Seals({1: KEY}), SEALED
    at = data.draw(st.integers(0, len(sealed) - 1))
    letter = data.draw(st.sampled_from("ABCabc019+/=.").filter(lambda letter: letter != sealed[at]))
    try:
        opened = seals.opened(sealed[:at] + letter + sealed[at + 1 :], PLACE)
    except DeskDamaged:
        return
    assert opened == "a name"  # base64 has spare bits at its end


def test_without_the_key_a_sealed_value_stays_sealed_and_can_be_written_back() -> None:
    sealed = Seals({1: KEY}).seal("a name", PLACE)
    shown = Seals().opened(sealed, PLACE)
    assert isinstance(shown, Sealed)
    assert Seals().seal(shown, PLACE) == sealed


def test_without_the_key_nothing_new_can_be_written_in_its_place() -> None:
    with pytest.raises(PermissionError):
        Seals().seal("a name", PLACE)
    assert Seals().seal("", PLACE) == ""


def test_older_generations_open_and_new_seals_stand_under_the_newest() -> None:
    old = Seals({1: KEY}).seal("a name", PLACE)
    both = Seals({1: KEY, 2: new_key()})
    assert both.opened(old, PLACE) == "a name"
    new = both.seal("a name", PLACE)
    with pytest.raises(DeskDamaged):
        Seals({1: KEY}).opened(new, PLACE)


def test_the_names_of_children_are_sealed_in_the_journal_too() -> None:
    seals = Seals({1: KEY})
    fields: dict[str, list[Any]] = {
        "children": [None, [{"name": "a child", "age": 9}]],
        "subject": ["", "a matter"],
    }
    seals.journalled("complaint", Complaint, "an-id", fields)
    assert "a child" not in str(fields)
    assert fields["subject"] == ["", "a matter"]
    seals.read_back("complaint", Complaint, "an-id", fields)
    assert fields["children"][1] == [{"name": "a child", "age": 9}]


def test_dropped_seals_open_nothing_any_more() -> None:
    seals = Seals({1: KEY})
    sealed = seals.seal("a name", PLACE)
    seals.drop()
    assert not seals.held
    assert isinstance(seals.opened(sealed, PLACE), Sealed)
