"""Code lists as an institution has them: named anew, added to, thinned out, and never a record unreadable."""

import dataclasses
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain import codes, own_lists
from gc25desk.domain.complaint import check as check_complaint
from gc25desk.domain.institution import Institution, as_json, check, from_json
from gc25desk.domain.own_lists import EDITABLE, Entry
from gc25desk.domain.path import FIRST, SHIPPED, Stage
from gc25desk.errors import InvalidInput
from tests.builders import a_complaint

ROUTES = codes.ROUTES


@pytest.fixture(autouse=True)
def _as_shipped() -> Iterator[None]:
    yield
    own_lists.use({})


def in_use(*entries: Entry) -> None:
    own_lists.use({ROUTES.name: entries})


def test_lists_that_may_be_changed_have_names_of_their_own() -> None:
    names = [one.name for one in EDITABLE]
    assert len(set(names)) == len(names)


def test_an_entry_is_named_anew_for_every_room_and_again_as_shipped() -> None:
    code = ROUTES.codes()[0]
    shipped = ROUTES.label(code)
    in_use(Entry(code, "Call centre"))
    assert ROUTES.label(code) == "Call centre"
    assert codes.COMPLAINANTS.choices == codes.COMPLAINANTS.shipped
    own_lists.use({})
    assert ROUTES.label(code) == shipped


def test_an_entry_that_is_added_may_be_saved() -> None:
    complaint = a_complaint(route_of_entry="own_1")
    with pytest.raises(InvalidInput):
        check_complaint(complaint)
    in_use(Entry("own_1", "Mobile office"))
    check_complaint(complaint)
    assert ROUTES.label("own_1") == "Mobile office"


def test_what_is_no_longer_offered_stays_readable_and_valid() -> None:
    code = ROUTES.codes()[0]
    in_use(Entry(code, offered=False))
    assert code not in {choice.code for choice in ROUTES.offered()}
    assert code in {choice.code for choice in ROUTES.offered(code)}
    check_complaint(a_complaint(route_of_entry=code))


def test_the_silences_stay_last() -> None:
    silent = [one.name for one in EDITABLE if one.shipped[-1].code in {"unknown", "not_asked"}]
    for name in silent:
        own_lists.use({name: (Entry("own_1", "Mobile office"),)})
        found = next(one for one in EDITABLE if one.name == name)
        assert found.choices[-1] == found.shipped[-1]


@pytest.mark.parametrize(
    "entries",
    [
        (Entry("own_1"),),
        (Entry("own_1", "One"), Entry("own_1", "Two")),
        (Entry("own_1", "One"), Entry("own_2", "ONE")),
        (Entry("elsewhere", "One"),),
        (Entry("own_x", "One"),),
        (Entry("own_1", "x" * 200),),
    ],
)
def test_entries_that_cannot_be_are_refused_and_left_out_when_read(entries: tuple[Entry, ...]) -> None:
    held = Institution(lists={ROUTES.name: entries})
    with pytest.raises(InvalidInput):
        check(held)
    assert from_json(as_json(held)).lists == {}


def test_a_list_that_rules_read_stays_as_it_is() -> None:
    with pytest.raises(InvalidInput):
        check(Institution(lists={codes.URGENCIES.name: (Entry("high", "Very high"),)}))


@given(st.sets(st.integers(1, 500)))
def test_a_code_is_never_given_twice(numbers: set[int]) -> None:
    taken = {f"own_{number}" for number in numbers} | set(ROUTES.codes())
    assert own_lists.next_code(taken) not in taken


def test_an_own_stage_stands_between_the_shipped_ones_and_ends_nothing() -> None:
    stage = Stage("own_1", ("closed",))
    first = next(one for one in SHIPPED if one.code == FIRST)
    way = (dataclasses.replace(first, follows=(*first.follows, "own_1")), *SHIPPED[1:], stage)
    lists = {codes.STATUSES.name: (Entry("own_1", "Council hears it"),)}
    held = Institution(stages=way, lists=lists)
    check(held)
    assert from_json(as_json(held)) == held
    own_lists.use(lists)
    assert "Council hears it" in [one.shown() for one in held.path().after(FIRST)]
    with pytest.raises(InvalidInput):
        check(dataclasses.replace(held, stages=(*way[:-1], dataclasses.replace(stage, ends=True))))
    with pytest.raises(InvalidInput):
        check(dataclasses.replace(held, lists={}))
