"""Reports without a window: begun with their sections, examined, exported and compared."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gc25desk import cli
from tests.builders import PASSPHRASE
from tests.test_cli_bin import NoWindow

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def run(desk_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on an empty desk; gives code, JSON, and refusal."""
    key = tmp_path / "key"
    key.write_text(PASSPHRASE)

    def running(*words: str, given: object = None) -> tuple[int, Any, str]:
        if given is not None:
            (tmp_path / "given.json").write_text(json.dumps(given))
            words = (*words, str(tmp_path / "given.json"))
        opened = ["--json", "--desk", str(desk_folder), "--passphrase-file", str(key)]
        code = cli.main([*opened, *words], NoWindow())
        out, refused = capsys.readouterr()
        return code, json.loads(out) if out else None, refused

    return running


@pytest.fixture
def begun(run: Run) -> str:
    """The reference of a report in a review cycle."""
    cycle = {"title": "Fifth review", "pre_session_month": "february", "pre_session_year": 2028}
    _code, (told,), _refused = run("cycle", "add", given=cycle)
    _code, (project,), _refused = run(
        "project", "add", given={"title": "Alternative report", "cycle": told["reference"]}
    )
    return str(project["reference"])


def test_a_report_begins_with_its_sections_and_limit(run: Run, begun: str) -> None:
    _code, sections, _refused = run("section", "list")
    assert sections[0]["title"] == "Executive summary"
    _code, shown, _refused = run("project", "show", begun)
    assert shown["word_limit"] == 10_000
    _code, (cycle,), _refused = run("cycle", "list")
    assert len(cycle["clusters"]) == 9
    assert {"stage": "session", "date": "2028-05-01"}.items() <= next(
        one for one in cycle["stages"] if one["stage"] == "session"
    ).items()


def test_it_is_examined_exported_and_compared(run: Run, begun: str, tmp_path: Path) -> None:
    code, found, _refused = run("project", "examine", begun)
    assert (code, found["stopped"], found["word_limit"]) == (0, False, 10_000)
    assert found["missing"]
    word = tmp_path / "report.docx"
    code, (file,), _refused = run("project", "export", begun, "--word", str(word))
    assert (code, file["path"]) == (0, str(word))
    code, told, _refused = run("project", "compare", begun, str(word))
    assert (code, told["changed"], told["known"]) == (0, [], 1.0)


def test_without_a_file_nothing_leaves(run: Run, begun: str) -> None:
    code, _told, refused = run("project", "export", begun)
    assert code != 0
    assert "Word" in refused
