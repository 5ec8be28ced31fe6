"""The page before a report leaves: what was found is shown, and what must not leave does not."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.services import project as projects
from gc25desk.services import report, saving, template
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.submission.gate import ExportGate
from gc25desk.ui.widgets.basics import PlainLabel
from tests.builders import a_child, a_complaint, a_project
from tests.conftest import OpenAs
from tests.ui.conftest import Shown

NAME = "Thistledown Marrow-Reed"


def drafted(desk: Desk, text: str) -> str:
    saving.save(desk, "complaint", a_complaint(children=(a_child(name=NAME),)))
    project = a_project(desk)
    issue = next(one for one in projects.gathered(desk, project.id).sections if one.role == "issue")
    saving.save(desk, "section", dataclasses.replace(issue, situation=text))
    return project.id


Opened = Callable[[str], ExportGate]


@pytest.fixture
def opened(desk: Desk, jobs: Jobs, qtbot: QtBot, shown: Shown, tmp_path: Path) -> Opened:
    """Open a report with a text, examined and with files of its own to be written."""

    def open_it(text: str) -> ExportGate:
        page = ExportGate(desk, jobs)
        shown(page)
        page.open_project(drafted(desk, text))
        qtbot.waitUntil(lambda: "words" in words_of(page.findings), timeout=20_000)
        for ending, target in page.targets.targets.items():
            target.set_file(tmp_path / f"report.{ending}")
            target.chosen = True
        return page

    return open_it


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel) if label.isVisibleTo(widget))


def test_a_report_in_which_nobody_is_named_leaves(
    opened: Opened, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened("Schools film pupils.")
    assert "Nobody of this desk is named in the files." in words_of(page.findings)
    assert not page.looked.isVisible()
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.result.isVisible, timeout=20_000)
    assert (tmp_path / "report.docx").exists()
    assert (tmp_path / "report.xlsx").exists()
    assert len(report.exports(desk)) == 1


def test_a_name_stops_it_and_is_shown_in_its_sentence(
    opened: Opened, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(f"The girl {NAME} said no.")
    assert f"The girl {NAME} said no." in words_of(page.findings)
    assert not page.export.isEnabled()
    assert not page.looked.isVisible()
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(jobs.idle)
    assert list(tmp_path.glob("report.*")) == []


def test_a_word_that_may_be_a_name_waits_for_a_look(opened: Opened) -> None:
    page = opened("The village of Thistledown has a school.")
    assert page.looked.isVisible()
    assert not page.export.isEnabled()
    page.looked.click()
    assert page.export.isEnabled()


def test_a_part_still_to_be_written_can_be_gone_to(opened: Opened, qtbot: QtBot) -> None:
    page = opened("Schools film pupils.")
    buttons = [one for one in page.findings.findChildren(QPushButton) if one.text() == "Go there"]
    with qtbot.waitSignal(page.section_wanted):
        buttons[0].click()


def test_locking_leaves_no_word_of_the_report(opened: Opened, jobs: Jobs, qtbot: QtBot) -> None:
    page = opened(f"The girl {NAME} said no.")
    page.clear()
    qtbot.waitUntil(jobs.idle)
    assert "Thistledown" not in words_of(page)
    assert page.heading.text() == ""
    assert not page.export.isEnabled()


def test_a_writer_without_the_key_is_told_that_nobody_looked(
    open_as: OpenAs, jobs: Jobs, qtbot: QtBot, shown: Shown
) -> None:
    desk = open_as("report_writer")
    page = ExportGate(desk, jobs)
    shown(page)
    page.open_project(a_project(desk).id)
    told = "you do not hold the identity key"
    qtbot.waitUntil(lambda: told in words_of(page.findings), timeout=20_000)


def test_a_template_is_chosen_once_and_the_report_made_anew(
    opened: Opened, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import docx

    docx.Document().save(str(tmp_path / "Our paper.docx"))
    page = opened("Schools film pupils.")
    monkeypatch.setattr(ask, "file_to_open", lambda *_given: tmp_path / "Our paper.docx")
    page.template.choose.click()
    qtbot.waitUntil(lambda: "Our paper.docx" in page.template.words.text(), timeout=20_000)
    qtbot.waitUntil(lambda: bool(page.heading.text()), timeout=20_000)
    assert template.in_use(desk) is not None
