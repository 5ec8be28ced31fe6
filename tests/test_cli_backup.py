"""The commands that keep a desk from being lost: what they print, and the exit code they end with."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gc25desk import cli
from gc25desk.services import desk as desks
from gc25desk.services import records, saving
from gc25desk.services.desk import Desk
from tests.builders import PASSPHRASE, a_complaint

Run = Callable[..., tuple[int, Any, str]]


class NoWindow:
    """A window that these commands never ask for."""

    def pictures(self, desk: Desk, folder: Path) -> list[Path]:
        raise AssertionError((desk, folder))

    def load_icons(self) -> int:
        raise AssertionError


@pytest.fixture
def filled(desk_folder: Path) -> Path:
    opened = desks.open_desk(desk_folder, PASSPHRASE)
    saving.save(opened, "complaint", a_complaint(narrative="word " * 12_000))
    desks.close(opened)
    return desk_folder


@pytest.fixture
def run(filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the desk; JSON is read back."""
    key = tmp_path / "key.txt"
    key.write_text(PASSPHRASE)

    def call(*words: object) -> tuple[int, Any, str]:
        common = ["--desk", str(filled), "--passphrase-file", str(key)]
        code = cli.main([*common, *(str(word) for word in words)], NoWindow())
        out, err = capsys.readouterr()
        return code, json.loads(out) if out and "--json" in words else out, err

    return call


def test_backing_up_twice_makes_one(run: Run) -> None:
    code, first, _err = run("backup", "--json")
    assert (code, first["second_place"]) == (0, None)
    assert run("backup")[1] == "Nothing changed since the last backup.\n"
    code, again, _err = run("backup", "--anyway", "--json")
    assert again["made"] > first["made"]
    listed = run("backups", "--json")[1]
    assert [one["name"] for one in listed["backups"]] == [again["made"], first["made"]]
    assert listed["backups"][0]["holds"] == {"complaints": 1, "evidence": 0, "files": 0}
    assert "1 complaints, 0 items of evidence" in run("backups")[1]


def test_a_second_place_that_is_away_is_told_with_an_exit_code(run: Run, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert run("second-place")[1] == "No second place was chosen.\n"
    assert run("second-place", stick)[0] == 0
    assert run("second-place")[1] == f"{stick}\n"
    stick.rename(tmp_path / "pulled")
    code, found, _err = run("backup", "--anyway", "--json")
    assert (code, found["second_place"]) == (1, str(stick))
    assert found["second_place_away_since"]
    assert "away since" in run("backup")[1]
    assert run("second-place", "--none") == (0, "No second place any more.\n", "")
    assert run("backup")[0] == 0


def test_a_copy_is_restored_and_a_rehearsal_leaves_none(run: Run, tmp_path: Path) -> None:
    code, _out, err = run("restore")
    assert (code, "no such backup" in err) == (1, True)
    run("backup")
    code, found, _err = run("restore", "--rehearse", "--json")
    assert (code, found["folder"], found["complaints"]) == (0, None, 1)
    assert run("backups", "--json")[1]["last_rehearsal"]
    code, found, _err = run("restore", "--to", tmp_path / "copy", "--json")
    assert (code, found["folder"]) == (0, str(tmp_path / "copy"))
    copy = desks.open_desk(tmp_path / "copy", PASSPHRASE)
    assert len(records.every(copy, "complaint")) == 1
    desks.close(copy)
    assert run("restore", "--to", tmp_path / "copy")[0] == 1


def test_a_damaged_desk_is_described_and_put_right(run: Run, filled: Path) -> None:
    run("backup")
    code, _out, err = run("repair", "--put-back")
    assert (code, "Nothing is wrong" in err) == (1, True)
    whole = (filled / "desk.db").read_bytes()
    (filled / "desk.db").write_bytes(whole[:-5000])
    code, found, _err = run("repair", "--json")
    assert (code, found["database"], found["slots_sound"]) == (0, "damaged", True)
    assert found["best"] == found["backups"][0]["name"]
    assert "The database is damaged." in run("repair")[1]
    code, _out, err = run("repair", "--put-back", "20200101-000000-000000")
    assert (code, "no such backup" in err) == (1, True)
    code, done, _err = run("repair", "--put-back", "--json")
    assert code == 0
    assert (Path(done["moved"]) / "desk.db").stat().st_size == len(whole) - 5000
    assert (done["saved"], done["lost"]) == (0, 0)
    assert run("check")[0] == 0
