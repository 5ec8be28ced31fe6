"""The story of a report in the real window: from a new review cycle to an approved report that leaves.

It stands on the practice desk, with the adopted text imported where a copy is at hand.
"""

import datetime as dt
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gc25desk import settings
from gc25desk.domain.section import APPROVED, Section
from gc25desk.services import desk as desks
from gc25desk.services import journal, paragraph, practice, records
from gc25desk.services import project as projects
from gc25desk.services import report as exports
from gc25desk.services.desk import Desk
from gc25desk.ui.cycles.cycle_dialog import CycleDialog
from gc25desk.ui.cycles.form_dialog import FormDialog
from gc25desk.ui.cycles.report_dialog import ReportDialog
from gc25desk.ui.inside import Inside
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.reports.page import REPORT, ReportsPage
from gc25desk.ui.submission.gate import ExportGate
from gc25desk.ui.widgets import dates
from gc25desk.ui.window import Window
from gc25desk.ui.writing.desk import WritingDesk
from tests.builders import QUICK, SHARED
from tests.reports.opened import faults
from tests.ui.conftest import Shown
from tests.ui.cycles.keys import Control, Key, come_to, fill, press, save, settle, settle_all

TODAY = dt.date(2027, 3, 1)
SAID = "Schools film pupils at home."


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The practice desk, with the adopted text where it is at hand."""
    monkeypatch.setattr(desks, "create", partial(desks.create, cost=QUICK))
    made = practice.open_or_make(tmp_path / "practice")
    practice.fill(made, practice.COMPLAINTS, practice.EVIDENCE, 4)
    copy = SHARED / "seeds" / "001_93eef357e665ebb2.txt"
    if copy.exists():  # a clone of the product alone has no copy of the official text
        paragraph.import_text(made, copy)
    yield made
    desks.close(made)


@pytest.fixture
def page(desk: Desk, jobs: Jobs, shown: Shown, monkeypatch: pytest.MonkeyPatch) -> ReportsPage:
    """The Reports page in the whole window."""
    monkeypatch.setattr(dates, "today", lambda: TODAY)
    window = Window(settings.active(), jobs, lambda held, host, start: Inside(held, jobs, host, start))
    inside = window.show_desk(desk)
    shown(window)
    QTest.keyClick(window, Key.Key_7, Control)
    settle_all(jobs)
    found = inside.shell.page
    assert isinstance(found, ReportsPage)
    return found


def dialog_of(page: ReportsPage) -> FormDialog:
    dialog = page.home.asking.dialog
    assert isinstance(dialog, FormDialog)
    come_to(dialog)
    return dialog


def names_on(desk: Desk) -> set[str]:
    """Return the names of the people on a desk, as they were typed."""
    complaints = records.every(desk, "complaint")
    named = [one.complainant_name for one in complaints]
    named += [child.name for one in complaints for child in one.children]
    return {name for name in named if name}


def begin_cycle(page: ReportsPage, jobs: Jobs) -> None:
    page.home.new_cycle()
    dialog = dialog_of(page)
    assert isinstance(dialog, CycleDialog)
    fill(dialog, title="Seventh review", pre_session_month="February", pre_session_year="2028")
    save(dialog, jobs)


def begin_report(page: ReportsPage, jobs: Jobs) -> WritingDesk:
    press(Key.Key_N, Control, page)
    dialog = dialog_of(page)
    assert isinstance(dialog, ReportDialog)
    save(dialog, jobs)
    assert page.view() == REPORT
    settle_all(jobs)
    return page.opened.writing


def draft_issue(writing: WritingDesk, jobs: Jobs, number: int) -> Section:
    """Write a sentence into the issue on a paragraph, and cite with one key what the desk holds for it."""
    assert writing.gathered is not None
    issue = next(one for one in writing.gathered.sections if one.role == "issue" and number in one.numbers())
    writing.open_section(issue.id)
    settle_all(jobs)
    text = writing.middle.form.parts["situation"].text
    text.setFocus()
    QTest.keyClicks(text, SAID)
    held = writing.held.tree
    citable = next(one for one in held.lines() if one.noun == "evidence" and one.puts)
    held.choose(citable)
    press(Key.Key_Return, at=held)
    press(Key.Key_Return, Control, text)
    settle(jobs)
    kept: Section = records.get(writing.desk, "section", issue.id)
    assert kept.situation.startswith(SAID)
    assert f"{{cite:evidence/{citable.id}" in kept.situation
    return kept


def approve_all(writing: WritingDesk, jobs: Jobs) -> None:
    """Send every section for review and approve it, as a writer and a supervisor in one person."""
    assert writing.gathered is not None
    for section in writing.gathered.sections:
        writing.open_section(section.id)
        settle(jobs)
        for act in (writing.middle.header.review, writing.middle.header.approve):
            act.click()
            settle(jobs)


def export(gate: ExportGate, qtbot: QtBot, folder: Path) -> None:
    qtbot.waitUntil(gate.export.isEnabled, timeout=60_000)
    for ending, target in gate.targets.targets.items():
        target.set_file(folder / f"report.{ending}")
        target.chosen = True
    gate.final.click()
    gate.export.click()
    qtbot.waitUntil(gate.result.isVisible, timeout=60_000)


def test_from_a_new_cycle_to_an_approved_report_that_leaves(
    page: ReportsPage, desk: Desk, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    begin_cycle(page, jobs)
    writing = begin_report(page, jobs)
    issue = draft_issue(writing, jobs, 75)
    approve_all(writing, jobs)
    report = projects.gathered(desk, issue.project)
    assert {one.status for one in report.sections} == {APPROVED}
    writing.open_section(issue.id)
    settle(jobs)
    assert writing.middle.form.parts["situation"].text.isReadOnly()
    writing.bar.export.click()
    export(page.opened.gate, qtbot, tmp_path)
    assert_left(desk, tmp_path)


def assert_left(desk: Desk, folder: Path) -> None:
    """The files are valid, say what was drafted and name nobody; the journal tells the story."""
    files = [folder / "report.docx", folder / "report.xlsx"]
    every = ""
    for file in files:
        with zipfile.ZipFile(file) as package:
            every += "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    assert SAID in every
    assert [name for name in names_on(desk) if name in every] == []
    assert len(exports.exports(desk)) == 1
    told = journal.extract(desk, dt.date(2020, 1, 1), dt.date(2100, 1, 1))
    actions = [line.action for line in told.lines]
    for done in ("Sent for review", "Section approved", "Report exported"):
        assert done in actions
    [cycle] = [one for one in projects.cycles(desk) if one.title == "Seventh review"]
    assert cycle.date_of("alternative_report") == dt.date(2027, 12, 1)
    if SHARED.exists():
        assert faults(*files) == ""
