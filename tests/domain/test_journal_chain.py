"""The chain of the journal: any entry changed, moved, taken out or slipped in breaks it."""

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.journal import START, Entry, entry_hash, fields_text, problems, sealed

values = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=10))
changes = st.dictionaries(st.text(max_size=8), st.tuples(values, values).map(list), max_size=3)


def chain(*changed: dict[str, list[Any]], device: str = "MID") -> list[Entry]:
    entries: list[Entry] = []
    for at, fields in enumerate(changed):
        previous = entries[-1].hash if entries else START
        entries.append(
            sealed(
                Entry(
                    device=device,
                    seq=at + 1,
                    at=f"2026-11-02T09:00:{at % 60:02d}.000+00:00",
                    actor="someone",
                    noun="complaint",
                    record=f"record-{at}",
                    action="update",
                    fields=fields_text(fields),
                    previous=previous,
                )
            )
        )
    return entries


@given(st.lists(changes, max_size=6))
def test_a_chain_as_it_was_written_is_whole(changed: list[dict[str, list[Any]]]) -> None:
    entries = chain(*changed)
    assert list(problems(entries)) == []
    assert [entry.changed() for entry in entries] == changed


@given(st.lists(changes, min_size=1, max_size=5), st.data())
def test_any_change_of_any_part_of_any_entry_is_found(
    changed: list[dict[str, list[Any]]], data: st.DataObject
) -> None:
    entries = chain(*changed)
    place = data.draw(st.integers(0, len(entries) - 1))
    key = data.draw(st.sampled_from([field.name for field in dataclasses.fields(Entry)]))
    old = getattr(entries[place], key)
    new = data.draw(st.integers(0, 99) if key == "seq" else st.text(max_size=12))
    if new == old:
        return
    changed_part: dict[str, Any] = {key: new}
    entries[place] = dataclasses.replace(entries[place], **changed_part)
    assert list(problems(entries))


@given(st.integers(2, 6), st.data())
def test_an_entry_taken_out_moved_or_doubled_is_found(length: int, data: st.DataObject) -> None:
    entries = chain(*({"subject": [at, at + 1]} for at in range(length)))
    place = data.draw(st.integers(0, length - 2))  # without the last, nothing shows that it was there
    assert list(problems(entries[:place] + entries[place + 1 :]))
    swapped = list(entries)
    swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
    assert list(problems(swapped))
    assert list(problems([*entries[: place + 1], *entries[place:]]))


def test_the_chains_of_two_devices_stand_side_by_side() -> None:
    assert list(problems([*chain({}, {}), *chain({}, {}, {}, device="NOR")])) == []


def test_the_order_of_the_keys_does_not_change_the_text() -> None:
    first: dict[str, list[Any]] = {"a": [1, 2], "b": ["é", None]}
    second: dict[str, list[Any]] = {"b": ["é", None], "a": [1, 2]}
    assert fields_text(first) == fields_text(second)
    assert "é" in fields_text(first)


@pytest.mark.parametrize(("left", "right"), [(("ab", "c"), ("a", "bc")), (("", "abc"), ("abc", ""))])
def test_two_entries_cannot_share_a_hash_by_moving_letters(
    left: tuple[str, str], right: tuple[str, str]
) -> None:
    one = chain({})[0]
    first = dataclasses.replace(one, noun=left[0], record=left[1])
    second = dataclasses.replace(one, noun=right[0], record=right[1])
    assert entry_hash(first) != entry_hash(second)


def test_an_entry_whose_fields_were_spoiled_says_so() -> None:
    with pytest.raises(json.JSONDecodeError):
        dataclasses.replace(chain({})[0], fields="{").changed()
