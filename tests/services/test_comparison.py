"""A draft edited in Word is held against what was exported."""

import dataclasses
import datetime as dt
from pathlib import Path

import docx
import pytest

from gc25desk.domain.comparison import Change
from gc25desk.errors import NotFound, UnreadableFile
from gc25desk.services import comparison, saving, submission
from gc25desk.services import project as projects
from gc25desk.services.desk import Desk
from tests.builders import a_project

TODAY = dt.date(2026, 11, 20)


def exported(desk: Desk, path: Path) -> str:
    project = a_project(desk)
    issue = next(one for one in projects.gathered(desk, project.id).sections if one.role == "issue")
    text = "Schools film pupils.\nNobody asked them."
    saving.save(desk, "section", dataclasses.replace(issue, situation=text))
    ready = submission.prepare(desk, project.id, TODAY)
    submission.export(desk, ready, path, None, looked=True)
    return project.id


def test_what_people_changed_is_shown_and_nothing_is_overwritten(desk: Desk, tmp_path: Path) -> None:
    project = exported(desk, tmp_path / "report.docx")
    document = docx.Document(str(tmp_path / "report.docx"))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if run.text == "Nobody asked them.":
                run.text = "Few were asked."
    document.save(str(tmp_path / "edited.docx"))
    before = projects.gathered(desk, project)
    found = comparison.with_edited(desk, project, tmp_path / "edited.docx")
    changed = [(one.old, one.new) for one in found.changed() if one.change is Change.CHANGED]
    assert ("Nobody asked them.", "Few were asked.") in changed
    assert projects.gathered(desk, project) == before


def test_an_untouched_copy_shows_no_change(desk: Desk, tmp_path: Path) -> None:
    project = exported(desk, tmp_path / "report.docx")
    assert comparison.with_edited(desk, project, tmp_path / "report.docx").changed() == ()


def test_there_must_be_an_export_and_a_word_file(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        comparison.with_edited(desk, a_project(desk).id, tmp_path / "none.docx")
    project = exported(desk, tmp_path / "report.docx")
    (tmp_path / "song.docx").write_text("la la")
    with pytest.raises(UnreadableFile):
        comparison.with_edited(desk, project, tmp_path / "song.docx")
