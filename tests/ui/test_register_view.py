"""The register is saved from the window: a period, a file, how far it is, and a way to stop."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from gc25desk.domain.access import Role
from gc25desk.services import report, saving
from gc25desk.services.desk import Desk
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.reports.page import CYCLES, REGISTER, ReportsPage
from gc25desk.ui.reports.register_view import RegisterView
from tests.builders import a_child, a_complaint
from tests.conftest import OpenAs
from tests.ui.conftest import Shown

TODAY = dt.date(2026, 11, 21)
NAME = "Thistledown Marrow-Reed"


@pytest.fixture
def page(desk: Desk, jobs: Jobs, shown: Shown) -> ReportsPage:
    for day in (dt.date(2026, 1, 15), dt.date(2026, 6, 1)):
        saving.save(desk, "complaint", a_complaint(date_received=day, children=(a_child(name=NAME),)))
    made = ReportsPage(desk, jobs, today=TODAY)
    shown(made)
    made.reload()
    assert jobs.wait()
    QTest.mouseClick(made.home.bar.register, Qt.MouseButton.LeftButton)
    assert made.view() == REGISTER
    return made


@pytest.fixture
def view(page: ReportsPage, tmp_path: Path) -> RegisterView:
    made = page.register
    assert made is not None
    made.target.set_file(tmp_path / "register.xlsx")
    made.understood.setChecked(True)
    return made


def save(view: RegisterView, jobs: Jobs) -> None:
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert jobs.wait()


def rows(file: Path) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(file, read_only=True)
    try:
        return [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
    finally:
        book.close()


def received(file: Path) -> set[dt.date]:
    return {cell.date() for row in rows(file) for cell in row if isinstance(cell, dt.datetime)}


def test_every_complaint_is_saved(view: RegisterView, jobs: Jobs, desk: Desk) -> None:
    save(view, jobs)
    file = report.exports(desk)[0].files[0]
    shown = "\n".join(label.text() for label in view.result.findChildren(QLabel))
    assert file[1][:32] in shown
    assert "2 complaints" in shown
    assert view.result.isVisible()
    assert not view.notice.isVisible()


def test_nothing_is_saved_before_the_user_says_that_they_know(view: RegisterView) -> None:
    view.understood.setChecked(False)
    assert not view.export.isEnabled()
    assert any(label.text() == "Tick the box to go on." for label in view.findChildren(QLabel))


def test_a_period_limits_what_is_saved(view: RegisterView, jobs: Jobs, tmp_path: Path) -> None:
    view.covered.limited.setChecked(True)
    view.covered.since.set_day(dt.date(2026, 5, 1))
    view.covered.until.set_day(dt.date(2026, 12, 31))
    save(view, jobs)
    file = tmp_path / "register.xlsx"
    assert dt.date(2026, 6, 1) in received(file)
    assert dt.date(2026, 1, 15) not in received(file)
    assert NAME not in str(rows(file))


def test_a_period_that_runs_backwards_is_told_and_nothing_can_be_saved(view: RegisterView) -> None:
    view.covered.limited.setChecked(True)
    view.covered.since.set_day(dt.date(2026, 12, 1))
    view.covered.until.set_day(dt.date(2026, 1, 1))
    assert not view.export.isEnabled()
    assert any("ends before it begins" in label.text() for label in view.findChildren(QLabel))


def test_what_was_stopped_leaves_the_file_of_before(view: RegisterView, jobs: Jobs, tmp_path: Path) -> None:
    file = tmp_path / "register.xlsx"
    file.write_text("of before")
    view.export.click()
    assert view.stop.isVisible()
    view.stop.click()
    assert jobs.wait()
    # Stopped before its last line, or already through: the whole old file or the whole new one.
    if view.notice.isVisible():
        assert file.read_text() == "of before"
        assert view.notice.words().startswith("The export was stopped.")
    else:
        assert dt.date(2026, 6, 1) in received(file)
    assert list(tmp_path.glob("*.tmp*")) == []


def test_the_lock_stops_the_writing(page: ReportsPage, jobs: Jobs, desk: Desk, tmp_path: Path) -> None:
    assert page.register is not None
    page.register.target.set_file(tmp_path / "register.xlsx")
    page.register.understood.setChecked(True)
    page.register.export.click()
    page.clear()
    assert jobs.wait()
    assert (tmp_path / "register.xlsx").exists() == bool(report.exports(desk))


def test_a_file_that_cannot_be_written_is_told(view: RegisterView, jobs: Jobs, tmp_path: Path) -> None:
    view.target.set_file(tmp_path / "absent" / "deeper" / "register.xlsx")
    save(view, jobs)
    assert view.notice.isVisible()
    assert view.export.isEnabled()


def test_the_way_back_leads_to_the_cycles(page: ReportsPage, view: RegisterView) -> None:
    view.back.click()
    assert page.view() == CYCLES


def test_who_may_not_export_for_the_institution_is_not_offered_the_register(
    open_as: OpenAs, jobs: Jobs, shown: Shown
) -> None:
    page = ReportsPage(open_as(Role.REVIEWER), jobs, today=TODAY)
    shown(page)
    assert page.home.bar.register.isHidden()
    assert page.register is None
