"""The key file comes back as it was written; one that is damaged, forged or newer is told apart."""

import base64
import json
from pathlib import Path

import pytest

from gc25desk.errors import DeskDamaged, DeskNewer
from gc25desk.store import slot_file
from gc25desk.store.slot_file import Cost
from tests.builders import a_slot_file


def test_the_default_cost_is_256_mib_three_passes_one_lane() -> None:
    assert Cost() == Cost(memory_kib=256 * 1024, iterations=3, lanes=1)


def test_the_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    _key, file = a_slot_file("first secret", "second secret")
    slot_file.save(tmp_path, file)
    assert slot_file.load(tmp_path) == file
    assert (tmp_path / slot_file.FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_no_key_and_no_secret_stands_in_the_file(tmp_path: Path) -> None:
    keys, file = a_slot_file("first secret")
    slot_file.save(tmp_path, file)
    content = (tmp_path / slot_file.FILE_NAME).read_bytes()
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
    (tmp_path / slot_file.FILE_NAME).write_bytes(content)
    with pytest.raises(DeskDamaged):
        slot_file.load(tmp_path)


def test_a_forged_cost_cannot_eat_the_memory_of_the_machine(tmp_path: Path) -> None:
    _key, file = a_slot_file("first secret")
    slot_file.save(tmp_path, file)
    content = json.loads((tmp_path / slot_file.FILE_NAME).read_text())
    content["slots"][0]["kdf"]["memory_kib"] = 2**31
    (tmp_path / slot_file.FILE_NAME).write_text(json.dumps(content))
    with pytest.raises(DeskDamaged):
        slot_file.load(tmp_path)


@pytest.mark.parametrize("change", [{"format": 3}, {"kdf": "argon3"}, {"wrap": "other"}])
def test_a_file_of_a_later_format_is_said_to_be_newer(tmp_path: Path, change: dict[str, object]) -> None:
    _key, file = a_slot_file("first secret")
    slot_file.save(tmp_path, file)
    content = json.loads((tmp_path / slot_file.FILE_NAME).read_text())
    content["format"] = change.get("format", 2)
    for part in ("kdf", "wrap"):
        if part in change:
            content["slots"][0][part]["name"] = change[part]
    (tmp_path / slot_file.FILE_NAME).write_text(json.dumps(content))
    with pytest.raises(DeskNewer):
        slot_file.load(tmp_path)
