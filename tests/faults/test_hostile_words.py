"""Words, files and places that a command may be given and that no honest caller gives."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import gc25desk
from gc25desk import cli
from gc25desk.cli import call, record
from gc25desk.errors import DeskDamaged, InvalidInput, NoDesk
from gc25desk.services import desk as desks
from gc25desk.services import practice
from tests.builders import PASSPHRASE, new_desk

CHECKOUT = Path(gc25desk.__file__).parents[1]


class _NoWindow:
    def pictures(self, desk: desks.Desk, folder: Path) -> list[Path]:
        raise AssertionError((desk, folder))

    def load_icons(self) -> int:
        raise AssertionError


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str]:
    """Return the exit code of a command and what it said of a fault."""
    code = cli.main(list(argv), _NoWindow())
    return code, capsys.readouterr().err


@pytest.fixture
def key(tmp_path: Path) -> str:
    (tmp_path / "key.txt").write_text(PASSPHRASE)
    return str(tmp_path / "key.txt")


def test_a_key_that_stands_twice_loses_no_value_unseen(tmp_path: Path) -> None:
    (tmp_path / "in.json").write_text('[{"narrative": "one", "tags": [], "narrative": "two"}]')
    with pytest.raises(InvalidInput, match="narrative"):
        record.records_in(str(tmp_path / "in.json"))


def test_words_that_are_no_text_find_nothing(
    capsys: pytest.CaptureFixture[str], desk_folder: Path, key: str
) -> None:
    for command in (("complaint", "show", "\udcff"), ("text", "show", "1", "--language", "\udcff")):
        code, said = told(capsys, "--desk", str(desk_folder), "--passphrase-file", key, *command)
        assert code == 1
        assert said.endswith(".\n")


@pytest.mark.parametrize("name", ["x" * 300, "x/" * 3_000, "~nobody-of-this-name/desk", "a\0b"])
def test_a_folder_that_cannot_be_is_no_desk(name: str, key: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert not practice.marked(Path(name))
    with pytest.raises(NoDesk):
        desks.open_desk(Path(name), PASSPHRASE)
    code, said = told(capsys, "--desk", name, "--passphrase-file", key, "check")
    assert (code, "There is no desk" in said) == (1, True)


def test_a_desk_can_be_made_where_a_link_points(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "empty")
    desk, _code = new_desk(tmp_path / "link")
    desks.close(desk)
    assert (tmp_path / "empty" / "desk.db").is_file()
    assert (tmp_path / "link").is_symlink()


def test_a_key_file_with_a_number_beyond_all_numbers_is_damaged(desk_folder: Path) -> None:
    slots = json.loads((desk_folder / "slots.json").read_bytes())
    slots["slots"][0]["kdf"]["memory_kib"] = float("inf")
    (desk_folder / "slots.json").write_text(json.dumps(slots))
    with pytest.raises(DeskDamaged):
        desks.open_desk(desk_folder, PASSPHRASE)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_result_that_cannot_be_printed_is_a_plain_fault() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "gc25desk", "fields"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("The command was done, but its result could not be printed.")
    assert b"Traceback" not in done.stderr


def test_a_passphrase_file_without_end_is_read_no_further_than_its_first_line() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("this system has no endless device")
    assert len(call.first_line(Path("/dev/zero"))) == call.LARGEST_PASSPHRASE
