"""History and bin without a window: by reference, as words and as JSON."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gc25desk import cli
from gc25desk.services import desk as desks
from gc25desk.services import person, saving
from tests.builders import PASSPHRASE, a_complaint

OTHER = "copper window seldom harbour"
REFERENCE = "MID-2026-00001"
Run = Callable[..., tuple[int, Any, str]]


class NoWindow:
    """No command here draws anything."""

    def pictures(self, desk: object, folder: Path) -> list[Path]:
        """Draw nothing."""
        raise AssertionError((desk, folder))

    def load_icons(self) -> int:
        """Load nothing."""
        raise AssertionError


@pytest.fixture
def run(desk_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on a desk with one complaint and a supervisor; gives code, JSON, and refusal."""
    desk = desks.open_desk(desk_folder, PASSPHRASE)
    saving.save(desk, "complaint", a_complaint(subject="Camera"))
    person.add(desk, "Supervisor", ["supervisor"], OTHER)
    desks.close(desk)

    def running(*words: str, by: str = PASSPHRASE) -> tuple[int, Any, str]:
        key = tmp_path / "key"
        key.write_text(by)
        code = cli.main(
            ["--json", "--desk", str(desk_folder), "--passphrase-file", str(key), *words], NoWindow()
        )
        out, refused = capsys.readouterr()
        return code, json.loads(out) if out else None, refused

    return running


def test_the_history_of_a_record_is_printed(run: Run) -> None:
    code, told, _refused = run("history", "complaint", REFERENCE)
    assert code == 0
    (subject,) = [line for line in told if line["field"] == "subject"]
    assert (subject["actor"], subject["action"], subject["new_words"]) == (
        "Intake Officer",
        "create",
        "Camera",
    )


def test_the_history_of_no_record_is_a_known_error(run: Run) -> None:
    assert run("history", "complaint", "MID-2026-99999")[0] == 1


def test_a_record_is_deleted_listed_and_taken_out(run: Run) -> None:
    assert run("bin", "put", "complaint", REFERENCE)[0] == 0
    _code, (held,), _refused = run("bin", "list")
    assert (held["reference"], held["by"], held["title"]) == (REFERENCE, "Intake Officer", "Camera")
    assert run("complaint", "list")[1] == []
    assert run("bin", "take-out", "complaint", REFERENCE)[0] == 0
    assert run("bin", "list")[1] == []


def test_two_people_destroy_a_record(run: Run) -> None:
    run("bin", "put", "complaint", REFERENCE)
    reason = ("--reason", "the parents ask for it")
    assert run("bin", "ask-purge", "complaint", REFERENCE, *reason)[0] == 0
    code, _told, refused = run("bin", "purge", "complaint", REFERENCE)
    assert code == 1
    assert "another person" in refused
    code, (record_id,), _refused = run("bin", "purge", "complaint", REFERENCE, by=OTHER)
    assert code == 0
    assert run("bin", "list")[1] == []
    _code, told, _refused = run("history", "complaint", record_id)
    assert {line["action"] for line in told} >= {"create", "bin", "ask_purge", "purge"}
    assert "Camera" not in str(told)
    assert run("check")[0] == 0
