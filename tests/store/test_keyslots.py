"""A key slot opens with its own secret and with nothing else, and cannot be changed unnoticed."""

import base64
import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from gc25desk.errors import DeskDamaged, DeskNewer, InvalidInput, WrongPassphrase
from gc25desk.store import keyslots
from gc25desk.store.keyslots import Cost, SlotFile
from tests.builders import QUICK

DESK = "a-desk"


def slot_file(*secrets: str) -> tuple[list[bytes], SlotFile]:
    """Return the database key of each person, and a file with a person and a passphrase for each secret."""
    keys, file = [], SlotFile(DESK)
    for at, secret in enumerate(secrets):
        holder, private = keyslots.new_holder(f"user-{at}")
        keys.append(keyslots.new_key())
        file = file.with_holder(holder.given(DESK, keyslots.DATABASE, keys[-1]))
        slot = keyslots.make_slot(
            file, private, secret, kind=keyslots.PASSPHRASE, user=holder.user, cost=QUICK
        )
        file = file.with_slot(slot)
    return keys, file


def test_each_secret_opens_as_its_own_person_with_their_keys() -> None:
    keys, file = slot_file("first secret", "second secret")
    opened = keyslots.unwrap(file, "second secret", keyslots.PASSPHRASE)
    assert opened.user == "user-1"
    assert opened.keys == {keyslots.DATABASE: [keys[1]]}


def test_a_key_is_given_to_a_public_key_and_opens_with_its_other_half_alone() -> None:
    _keys, file = slot_file("first secret", "second secret")
    key, receiver = keyslots.new_key(), file.holder("user-0")
    assert receiver is not None
    file = file.with_holder(receiver.given(DESK, keyslots.IDENTITY, key))
    assert keyslots.unwrap(file, "first secret", keyslots.PASSPHRASE).keys[keyslots.IDENTITY] == [key]
    assert keyslots.IDENTITY not in keyslots.unwrap(file, "second secret", keyslots.PASSPHRASE).keys


def test_a_given_key_cannot_be_moved_to_another_name_or_person() -> None:
    _keys, file = slot_file("first secret")
    holder = file.holders[0]
    renamed = dataclasses.replace(
        holder, keys=tuple(dataclasses.replace(key, name=keyslots.IDENTITY) for key in holder.keys)
    )
    with pytest.raises(DeskDamaged):
        keyslots.unwrap(file.with_holder(renamed), "first secret", keyslots.PASSPHRASE)


def test_nobody_can_choose_a_passphrase_that_is_somebody_elses() -> None:
    _keys, file = slot_file("first secret")
    holder, private = keyslots.new_holder("user-9")
    with pytest.raises(InvalidInput):
        keyslots.make_slot(
            file, private, "first secret", kind=keyslots.PASSPHRASE, user=holder.user, cost=QUICK
        )


def test_one_derivation_finds_whose_passphrase_was_typed() -> None:
    _keys, file = slot_file("first secret", "second secret", "third secret")
    assert len({(slot.salt, slot.cost) for slot in file.slots}) == 1


@pytest.mark.parametrize("wrong", ["", "first secre", "first secret ", "First secret", "first\x00secret"])
def test_a_near_miss_opens_nothing(wrong: str) -> None:
    _key, file = slot_file("first secret")
    with pytest.raises(WrongPassphrase):
        keyslots.unwrap(file, wrong, keyslots.PASSPHRASE)


def test_a_passphrase_does_not_open_a_recovery_slot() -> None:
    _key, file = slot_file("first secret")
    with pytest.raises(WrongPassphrase):
        keyslots.unwrap(file, "first secret", keyslots.RECOVERY)


@pytest.mark.parametrize("change", [{"user": "user-9"}, {"created": "2020"}])
def test_a_slot_whose_head_was_changed_does_not_open(change: dict[str, Any]) -> None:
    _key, file = slot_file("first secret")
    forged = dataclasses.replace(file, slots=(dataclasses.replace(file.slots[0], **change),))
    with pytest.raises(WrongPassphrase):
        keyslots.unwrap(forged, "first secret", keyslots.PASSPHRASE)


def test_a_slot_of_another_desk_does_not_open() -> None:
    _key, file = slot_file("first secret")
    with pytest.raises(WrongPassphrase):
        keyslots.unwrap(dataclasses.replace(file, desk="another"), "first secret", keyslots.PASSPHRASE)


@pytest.mark.parametrize(
    "cost", [Cost(64 * 1024 - 1, 3, 1), Cost(64 * 1024, 2, 1), Cost(64 * 1024, 3, 0), Cost(2**40, 3, 1)]
)
def test_a_cost_outside_the_range_is_refused(cost: Cost) -> None:
    with pytest.raises(ValueError, match="floor"):
        keyslots.make_slot(SlotFile(DESK), bytes(32), "x", kind="passphrase", user="u", cost=cost)


def test_the_default_cost_is_256_mib_three_passes_one_lane() -> None:
    assert Cost() == Cost(memory_kib=256 * 1024, iterations=3, lanes=1)


def test_nonces_and_pairs_of_keys_are_never_used_twice() -> None:
    _keys, file = slot_file("one", "two")
    first, second = file.slots
    assert first.nonce != second.nonce
    assert first.wrapped != second.wrapped
    assert file.holders[0].public != file.holders[1].public


def test_the_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    _key, file = slot_file("first secret", "second secret")
    keyslots.save(tmp_path, file)
    assert keyslots.load(tmp_path) == file
    assert (tmp_path / keyslots.FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_no_key_and_no_secret_stands_in_the_file(tmp_path: Path) -> None:
    keys, file = slot_file("first secret")
    keyslots.save(tmp_path, file)
    content = (tmp_path / keyslots.FILE_NAME).read_bytes()
    assert keys[0] not in content
    assert keys[0].hex().encode() not in content
    assert base64.b64encode(keys[0]) not in content
    assert b"first secret" not in content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"format": "1"}',
        b'{"format": 2, "desk": "x"}',
        b'{"format": 2, "desk": "x", "slots": [{}]}',
        b'{"format": 2, "desk": "x", "slots": [3]}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / keyslots.FILE_NAME).write_bytes(content)
    with pytest.raises(DeskDamaged):
        keyslots.load(tmp_path)


def test_a_forged_cost_cannot_eat_the_memory_of_the_machine(tmp_path: Path) -> None:
    _key, file = slot_file("first secret")
    keyslots.save(tmp_path, file)
    content = json.loads((tmp_path / keyslots.FILE_NAME).read_text())
    content["slots"][0]["kdf"]["memory_kib"] = 2**31
    (tmp_path / keyslots.FILE_NAME).write_text(json.dumps(content))
    with pytest.raises(DeskDamaged):
        keyslots.load(tmp_path)


@pytest.mark.parametrize("change", [{"format": 3}, {"kdf": "argon3"}, {"wrap": "other"}])
def test_a_file_of_a_later_format_is_said_to_be_newer(tmp_path: Path, change: dict[str, object]) -> None:
    _key, file = slot_file("first secret")
    keyslots.save(tmp_path, file)
    content = json.loads((tmp_path / keyslots.FILE_NAME).read_text())
    content["format"] = change.get("format", 2)
    for part in ("kdf", "wrap"):
        if part in change:
            content["slots"][0][part]["name"] = change[part]
    (tmp_path / keyslots.FILE_NAME).write_text(json.dumps(content))
    with pytest.raises(DeskNewer):
        keyslots.load(tmp_path)
