"""``gc25desk suggest``: paragraphs for a narrative, with and without a desk."""

import io
import json
import sys
from pathlib import Path

import pytest

from gc25desk import cli
from gc25desk.domain.suggestion.synonyms import Synonym
from gc25desk.services import desk as desks
from gc25desk.services import suggestion
from tests.builders import PASSPHRASE
from tests.test_cli import Drawn, Typed

TOLD = "My son’s picture is on the school’s page and they refuse to take it off."


@pytest.fixture
def told(tmp_path: Path) -> Path:
    path = tmp_path / "told.txt"
    path.write_text(TOLD, encoding="utf-8")
    return path


def run(*argv: object) -> int:
    return cli.main([str(part) for part in argv], Drawn())


def test_it_needs_no_desk(told: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("suggest", told, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [set(one) for one in found] == [{"paragraph", "score", "because"}] * 5
    assert found[0]["paragraph"] == 72
    assert all(word in TOLD for one in found for word in one["because"])
    assert found[0]["score"] == max(one["score"] for one in found)


def test_it_reads_standard_input_and_prints_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Typed(io.BytesIO(TOLD.encode()), encoding="utf-8"))
    assert run("suggest", "-", "--limit", 2) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("72\tSeeing")


def test_words_that_mean_nothing_suggest_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for argv, told in ((["--json"], "[]"), ([], "No paragraph is suggested for these words.")):
        monkeypatch.setattr(sys, "stdin", Typed(io.BytesIO(b"xyzzy qwxzv"), encoding="utf-8"))
        assert run("suggest", "-", *argv) == 0
        assert capsys.readouterr().out.strip() == told


def test_a_desk_adds_its_own_words(
    desk_folder: Path, told: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = desks.open_desk(desk_folder, PASSPHRASE)
    suggestion.put_synonyms(desk, [Synonym("zorbing", paragraphs=(109,))])
    desks.close(desk)
    key = tmp_path / "key.txt"
    key.write_text(PASSPHRASE)
    told.write_text("zorbing", encoding="utf-8")
    assert run("--desk", desk_folder, "--passphrase-file", key, "suggest", told, "--json") == 0
    assert [one["paragraph"] for one in json.loads(capsys.readouterr().out)] == [109]


def test_a_file_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("suggest", tmp_path / "none.txt") == 1
    assert "none.txt" in capsys.readouterr().err
