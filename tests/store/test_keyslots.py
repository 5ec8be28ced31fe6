"""A key slot opens with its own secret and with nothing else, and cannot be changed unnoticed."""

import dataclasses
from typing import Any

import pytest

from gc25desk.errors import DeskDamaged, InvalidInput, WrongPassphrase
from gc25desk.store import keyslots
from gc25desk.store.slot_file import Cost, SlotFile
from tests.builders import QUICK, a_slot_file


def test_each_secret_opens_as_its_own_person_with_their_keys() -> None:
    keys, file = a_slot_file("first secret", "second secret")
    opened = keyslots.unwrap(file, "second secret", keyslots.PASSPHRASE)
    assert opened.user == "user-1"
    assert opened.keys == {keyslots.DATABASE: [keys[1]]}


def test_a_key_is_given_to_a_public_key_and_opens_with_its_other_half_alone() -> None:
    _keys, file = a_slot_file("first secret", "second secret")
    key, receiver = keyslots.new_key(), file.holder("user-0")
    assert receiver is not None
    file = file.with_holder(keyslots.given(receiver, file.desk, keyslots.IDENTITY, key))
    assert keyslots.unwrap(file, "first secret", keyslots.PASSPHRASE).keys[keyslots.IDENTITY] == [key]
    assert keyslots.IDENTITY not in keyslots.unwrap(file, "second secret", keyslots.PASSPHRASE).keys


def test_a_given_key_cannot_be_moved_to_another_name_or_person() -> None:
    _keys, file = a_slot_file("first secret")
    holder = file.holders[0]
    renamed = dataclasses.replace(
        holder, keys=tuple(dataclasses.replace(key, name=keyslots.IDENTITY) for key in holder.keys)
    )
    with pytest.raises(DeskDamaged):
        keyslots.unwrap(file.with_holder(renamed), "first secret", keyslots.PASSPHRASE)


def test_nobody_can_choose_a_passphrase_that_is_somebody_elses() -> None:
    _keys, file = a_slot_file("first secret")
    holder, private = keyslots.new_holder("user-9")
    with pytest.raises(InvalidInput):
        keyslots.make_slot(
            file, private, "first secret", kind=keyslots.PASSPHRASE, user=holder.user, cost=QUICK
        )


def test_one_derivation_finds_whose_passphrase_was_typed() -> None:
    _keys, file = a_slot_file("first secret", "second secret", "third secret")
    assert len({(slot.salt, slot.cost) for slot in file.slots}) == 1


@pytest.mark.parametrize("wrong", ["", "first secre", "first secret ", "First secret", "first\x00secret"])
def test_a_near_miss_opens_nothing(wrong: str) -> None:
    _key, file = a_slot_file("first secret")
    with pytest.raises(WrongPassphrase):
        keyslots.unwrap(file, wrong, keyslots.PASSPHRASE)


def test_a_passphrase_does_not_open_a_recovery_slot() -> None:
    _key, file = a_slot_file("first secret")
    with pytest.raises(WrongPassphrase):
        keyslots.unwrap(file, "first secret", keyslots.RECOVERY)


@pytest.mark.parametrize("change", [{"user": "user-9"}, {"created": "2020"}])
def test_a_slot_whose_head_was_changed_does_not_open(change: dict[str, Any]) -> None:
    _key, file = a_slot_file("first secret")
    forged = dataclasses.replace(file, slots=(dataclasses.replace(file.slots[0], **change),))
    with pytest.raises(WrongPassphrase):
        keyslots.unwrap(forged, "first secret", keyslots.PASSPHRASE)


def test_a_slot_of_another_desk_does_not_open() -> None:
    _key, file = a_slot_file("first secret")
    with pytest.raises(WrongPassphrase):
        keyslots.unwrap(dataclasses.replace(file, desk="another"), "first secret", keyslots.PASSPHRASE)


@pytest.mark.parametrize(
    "cost", [Cost(64 * 1024 - 1, 3, 1), Cost(64 * 1024, 2, 1), Cost(64 * 1024, 3, 0), Cost(2**40, 3, 1)]
)
def test_a_cost_outside_the_range_is_refused(cost: Cost) -> None:
    with pytest.raises(ValueError, match="floor"):
        keyslots.make_slot(SlotFile("a-desk"), bytes(32), "x", kind="passphrase", user="u", cost=cost)


def test_nonces_and_pairs_of_keys_are_never_used_twice() -> None:
    _keys, file = a_slot_file("one", "two")
    first, second = file.slots
    assert first.nonce != second.nonce
    assert first.wrapped != second.wrapped
    assert file.holders[0].public != file.holders[1].public
