"""The story of a report: from a new review cycle to an approved section and files that may leave."""

import datetime as dt
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gc25desk.domain.section import Section
from gc25desk.services import journal, records, saving
from gc25desk.services import project as projects
from gc25desk.services import report as exports
from gc25desk.services.desk import Desk
from gc25desk.ui.cycles.cycle_dialog import CycleDialog
from gc25desk.ui.cycles.form_dialog import FormDialog
from gc25desk.ui.cycles.report_dialog import ReportDialog
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.reports.page import REPORT, ReportsPage
from gc25desk.ui.widgets import dates
from gc25desk.ui.writing.desk import WritingDesk
from tests.builders import a_child, a_complaint, a_tag, an_evidence
from tests.ui.conftest import Shown
from tests.ui.cycles.keys import Control, Key, come_to, fill, press, save, settle

TODAY = dt.date(2027, 3, 1)
CHILD = "Thistledown Marrow-Reed"
SAID = "Schools film pupils at home."


@pytest.fixture
def page(desk: Desk, jobs: Jobs, shown: Shown, monkeypatch: pytest.MonkeyPatch) -> ReportsPage:
    """The Reports page of a desk with a complaint, evidence on paragraph 75 and no cycle yet."""
    monkeypatch.setattr(dates, "today", lambda: TODAY)
    saving.save(desk, "complaint", a_complaint(children=(a_child(name=CHILD),)))
    item = an_evidence(title="Terms of the exam software", citable="public", tags=(a_tag(75, "gap"),))
    saving.save(desk, "evidence", item)
    made = ReportsPage(desk, jobs, TODAY)
    shown(made)
    made.reload()
    assert jobs.wait()
    return made


def dialog_of(page: ReportsPage) -> FormDialog:
    dialog = page.home.asking.dialog
    assert isinstance(dialog, FormDialog)
    come_to(dialog)
    return dialog


def issue_on(writing: WritingDesk, number: int) -> Section:
    assert writing.gathered is not None
    return next(one for one in writing.gathered.sections if one.role == "issue" and number in one.numbers())


def test_from_a_new_cycle_to_an_approved_section_and_files_that_leave(
    page: ReportsPage,
    desk: Desk,
    jobs: Jobs,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    # A cycle, with its dates proposed.
    page.home.new_cycle()
    dialog = dialog_of(page)
    assert isinstance(dialog, CycleDialog)
    fill(dialog, title="Fifth review", pre_session_month="February", pre_session_year="2028")
    save(dialog, jobs)
    # A report, due when the Secretariat closes.
    press(Key.Key_N, Control, page)
    dialog = dialog_of(page)
    assert isinstance(dialog, ReportDialog)
    save(dialog, jobs)
    assert page.view() == REPORT
    writing = page.opened.writing
    settle(jobs)
    # The issue on privacy is drafted beside what is held, and the evidence cited with one key.
    issue = issue_on(writing, 75)
    writing.open_section(issue.id)
    settle(jobs)
    text = writing.middle.form.parts["situation"].text
    text.setFocus()
    QTest.keyClicks(text, SAID)
    held = writing.held.tree
    found = held.findItems("Terms", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    held.setCurrentItem(found[0])
    press(Key.Key_Return, at=held)
    assert "[" in text.toPlainText() or "\ufffc" in text.toPlainText()
    press(Key.Key_Return, Control, text)
    settle(jobs)
    kept = records.get(desk, "section", issue.id)
    assert kept.situation.startswith(SAID)
    assert "{cite:evidence/" in kept.situation
    # Sent for review, read and approved; then it is locked.
    writing.middle.header.review.click()
    settle(jobs)
    writing.middle.header.approve.click()
    settle(jobs)
    assert records.get(desk, "section", issue.id).status == "approved"
    assert text.isReadOnly()
    # Examined as it would leave, and exported.
    writing.bar.export.click()
    gate = page.opened.gate
    qtbot.waitUntil(gate.export.isEnabled, timeout=30_000)
    for ending, target in gate.targets.targets.items():
        target.set_file(tmp_path / f"report.{ending}")
        target.chosen = True
    gate.final.click()
    gate.export.click()
    qtbot.waitUntil(gate.result.isVisible, timeout=30_000)
    _assert_left(desk, tmp_path)
    QApplication.processEvents()


def _assert_left(desk: Desk, folder: Path) -> None:
    """The files say what was drafted, name no child, and are in the journal."""
    with zipfile.ZipFile(folder / "report.docx") as package:
        document = package.read("word/document.xml").decode()
        notes = package.read("word/footnotes.xml").decode()
        every = "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    assert SAID in document
    assert "Terms of the exam software" in notes
    assert CHILD not in every
    assert len(exports.exports(desk)) == 1
    told = journal.extract(desk, dt.date(2020, 1, 1), dt.date(2100, 1, 1))
    actions = [line.action for line in told.lines]
    for done in ("Sent for review", "Section approved", "Report exported"):
        assert done in actions
    assert projects.cycles(desk)[0].date_of("alternative_report") == dt.date(2027, 12, 1)
