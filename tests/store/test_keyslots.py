"""A key slot opens with its own secret and with nothing else, and cannot be changed unnoticed."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from gc25desk.errors import DeskDamaged, DeskNewer, WrongPassphrase
from gc25desk.store import keyslots
from gc25desk.store.keyslots import Cost, SlotFile
from tests.builders import QUICK

DESK = "a-desk"


def slot_file(*secrets: str) -> tuple[bytes, SlotFile]:
    key, file = keyslots.new_key(), SlotFile(DESK, ())
    for at, secret in enumerate(secrets):
        slot = keyslots.make_slot(
            DESK, key, secret, kind=keyslots.PASSPHRASE, user=f"user-{at}", role="monitor", cost=QUICK
        )
        file = file.with_slot(slot)
    return key, file


def test_each_secret_opens_its_own_slot() -> None:
    key, file = slot_file("first secret", "second secret")
    assert keyslots.unwrap(file, "second secret", keyslots.PASSPHRASE) == (key, file.slots[1])


@pytest.mark.parametrize("wrong", ["", "first secre", "first secret ", "First secret", "first\x00secret"])
def test_a_near_miss_opens_nothing(wrong: str) -> None:
    _key, file = slot_file("first secret")
    with pytest.raises(WrongPassphrase):
        keyslots.unwrap(file, wrong, keyslots.PASSPHRASE)


def test_a_passphrase_does_not_open_a_recovery_slot() -> None:
    _key, file = slot_file("first secret")
    with pytest.raises(WrongPassphrase):
        keyslots.unwrap(file, "first secret", keyslots.RECOVERY)


@pytest.mark.parametrize("change", [{"role": "administrator"}, {"user": "user-9"}, {"created": "2020"}])
def test_a_slot_whose_role_or_user_was_changed_does_not_open(change: dict[str, Any]) -> None:
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
        keyslots.make_slot(DESK, bytes(32), "x", kind="passphrase", user="u", role="r", cost=cost)


def test_the_default_cost_is_256_mib_three_passes_one_lane() -> None:
    assert Cost() == Cost(memory_kib=256 * 1024, iterations=3, lanes=1)


def test_salts_and_nonces_are_never_used_twice() -> None:
    _key, file = slot_file("same", "same")
    first, second = file.slots
    assert first.salt != second.salt
    assert first.nonce != second.nonce
    assert first.wrapped != second.wrapped


def test_the_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    _key, file = slot_file("first secret", "second secret")
    keyslots.save(tmp_path, file)
    assert keyslots.load(tmp_path) == file
    assert (tmp_path / keyslots.FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_no_key_and_no_secret_stands_in_the_file(tmp_path: Path) -> None:
    key, file = slot_file("first secret")
    keyslots.save(tmp_path, file)
    content = (tmp_path / keyslots.FILE_NAME).read_bytes()
    assert key not in content
    assert key.hex().encode() not in content
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
        b'{"format": 1, "desk": "x"}',
        b'{"format": 1, "desk": "x", "slots": [{}]}',
        b'{"format": 1, "desk": "x", "slots": [3]}',
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


@pytest.mark.parametrize("change", [{"format": 2}, {"kdf": "argon3"}, {"wrap": "other"}])
def test_a_file_of_a_later_format_is_said_to_be_newer(tmp_path: Path, change: dict[str, object]) -> None:
    _key, file = slot_file("first secret")
    keyslots.save(tmp_path, file)
    content = json.loads((tmp_path / keyslots.FILE_NAME).read_text())
    content["format"] = change.get("format", 1)
    for part in ("kdf", "wrap"):
        if part in change:
            content["slots"][0][part]["name"] = change[part]
    (tmp_path / keyslots.FILE_NAME).write_text(json.dumps(content))
    with pytest.raises(DeskNewer):
        keyslots.load(tmp_path)
