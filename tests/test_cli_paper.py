"""Steps and papers of complaints without a window: by reference, as words and as JSON."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from gc25desk import cli
from gc25desk.domain.letter import Letter, LetterKind, Wording
from gc25desk.services import desk as desks
from gc25desk.services import person, saving
from gc25desk.store import templates
from tests.builders import PASSPHRASE, a_complaint
from tests.test_cli_bin import NoWindow

OTHER = "copper window seldom harbour"
NAME = "Quillfeather Marrow"
ONE, TWO = "MID-2026-00001", "MID-2026-00002"
Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def run(desk_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on a desk with two complaints and an officer; gives code, JSON, and refusal."""
    desk = desks.open_desk(desk_folder, PASSPHRASE)
    for subject in ("Camera", "Game"):
        saving.save(desk, "complaint", a_complaint(subject=subject, complainant_name=NAME))
    person.add(desk, "Report writer", ["report_writer"], OTHER)
    desks.close(desk)

    def running(*words: object, by: str = PASSPHRASE) -> tuple[int, Any, str]:
        key = tmp_path / "key"
        key.write_text(by)
        given = ["--json", "--desk", str(desk_folder), "--passphrase-file", str(key), *map(str, words)]
        code = cli.main(given, NoWindow())
        out, refused = capsys.readouterr()
        return code, json.loads(out) if out else None, refused

    return running


def words_of(file: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(file)).paragraphs)


def test_complaints_take_a_step_together_or_not_at_all(run: Run) -> None:
    code, told, _err = run("complaint", "step", "registered", ONE, TWO, "--note", "Came by post")
    assert (code, [one["status"] for one in told]) == (0, ["registered", "registered"])
    assert run("complaint", "step", "compliance", ONE, TWO)[:2] == (1, None)
    assert run("complaint", "step", "no such stage", ONE)[:2] == (1, None)
    assert run("complaint", "show", ONE)[1]["status"] == "registered"
    assert run("complaint", "show", TWO)[1]["steps"][-1]["note"] == "Came by post"


def test_a_letter_is_the_one_that_the_stage_asks_for_or_the_one_named(run: Run, tmp_path: Path) -> None:
    code, told, _err = run("complaint", "letter", tmp_path / "a.docx", ONE)
    assert (code, told["kind"]) == (0, "acknowledgement")
    assert told["file"]["sha256"] == hashlib.sha256((tmp_path / "a.docx").read_bytes()).hexdigest()
    assert ONE in words_of(tmp_path / "a.docx")
    wanted = ("--kind", "outcome", "--wording", "child_friendly", "--language", "fr")
    code, told, _err = run("complaint", "letter", tmp_path / "b.docx", ONE, *wanted)
    assert (code, told["kind"], told["wording"], told["language"]) == (0, "outcome", "child_friendly", "fr")
    assert "letter" in {one["action"] for one in run("history", "complaint", ONE)[1]}


def test_every_fault_of_a_template_is_named(run: Run, desk_folder: Path, tmp_path: Path) -> None:
    bad = docx.Document()
    bad.add_paragraph("Dear {{ nobody_knows }}")
    bad.add_paragraph("About {{ neither_this }}")
    bad.save(str(tmp_path / "bad.docx"))
    desk = desks.open_desk(desk_folder, PASSPHRASE)
    with desk.store.writing() as writer:  # as one that an earlier program took
        key = Letter(LetterKind.ACKNOWLEDGEMENT, Wording.PLAIN, "en").key
        templates.put(writer, "bad.docx", (tmp_path / "bad.docx").read_bytes(), key)
    desks.close(desk)
    code, told, refused = run("complaint", "letter", tmp_path / "a.docx", ONE)
    assert (code, told) == (1, None)
    assert "nobody_knows" in refused
    assert "neither_this" in refused
    assert not (tmp_path / "a.docx").exists()


def test_the_case_file_and_the_sheets_are_written(run: Run, tmp_path: Path) -> None:
    assert run("complaint", "file", tmp_path / "a.docx", ONE)[0] == 0
    assert ONE in words_of(tmp_path / "a.docx")
    code, told, _err = run("complaint", "sheets", tmp_path / "b.docx", ONE, TWO)
    assert (code, told["complaints"]) == (0, 2)
    assert (tmp_path / "b.docx").stat().st_size == told["file"]["size"]


def test_who_may_not_write_letters_writes_none(run: Run, tmp_path: Path) -> None:
    for words in (("letter", tmp_path / "a.docx", ONE), ("file", tmp_path / "a.docx", ONE)):
        code, told, refused = run("complaint", *words, by=OTHER)
        assert (code, told) == (1, None)
        assert refused
    assert not (tmp_path / "a.docx").exists()
