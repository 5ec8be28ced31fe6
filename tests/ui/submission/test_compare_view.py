"""Comparing with a copy edited in Word: what is not as it was is listed, and nothing is overwritten."""

import dataclasses
import datetime as dt
from pathlib import Path

import docx
import pytest
from pytestqt.qtbot import QtBot

from gc25desk.services import project as projects
from gc25desk.services import saving, submission
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.submission.compare_view import CompareView
from tests.builders import a_project
from tests.ui.conftest import Shown

TODAY = dt.date(2026, 11, 20)


@pytest.fixture
def edited(desk: Desk, tmp_path: Path) -> tuple[str, Path]:
    """A report that was exported, and its Word file after somebody changed a sentence."""
    project = a_project(desk)
    issue = next(one for one in projects.gathered(desk, project.id).sections if one.role == "issue")
    saving.save(desk, "section", dataclasses.replace(issue, situation="Nobody asked them."))
    ready = submission.prepare(desk, project.id, TODAY)
    submission.export(desk, ready, tmp_path / "report.docx", None, looked=True)
    document = docx.Document(str(tmp_path / "report.docx"))
    for run in (run for paragraph in document.paragraphs for run in paragraph.runs):
        if run.text == "Nobody asked them.":
            run.text = "Few were asked."
    document.save(str(tmp_path / "edited.docx"))
    return project.id, tmp_path / "edited.docx"


@pytest.fixture
def opened(edited: tuple[str, Path], desk: Desk, jobs: Jobs, shown: Shown) -> CompareView:
    """The view of that report, before a file was chosen."""
    view = CompareView(desk, jobs)
    shown(view)
    view.open_project(edited[0])
    return view


def test_a_changed_claim_is_listed_with_both_texts(
    opened: CompareView, edited: tuple[str, Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, path = opened, edited[1]
    monkeypatch.setattr(ask, "file_to_open", lambda *_given: path)
    view.choose.click()
    qtbot.waitUntil(lambda: view.table.rowCount() > 0, timeout=20_000)
    assert "Nobody asked them." in view.old.text()
    assert "Few were asked." in view.new.text()
    view.clear()
    assert view.table.rowCount() == 0
    assert (view.old.text(), view.new.text()) == ("", "")


def test_a_file_that_is_no_report_is_told(
    opened: CompareView, edited: tuple[str, Path], qtbot: QtBot
) -> None:
    view, path = opened, edited[1]
    path.write_text("la la")
    view.compare_with(path)
    qtbot.waitUntil(view.notice.isVisible, timeout=20_000)
    assert view.notice.words()
