"""What of the reports was deleted is found in one list, taken out again, or destroyed by two people."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gc25desk.domain.query import IS_BINNED, Filter, Query
from gc25desk.services import bin as bins
from gc25desk.services import project as projects
from gc25desk.services.desk import Desk
from gc25desk.ui.cycles.form_dialog import FormDialog
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records import destroying
from gc25desk.ui.reports.bin_view import BinView
from gc25desk.ui.reports.page import IN_BIN, ReportsPage
from tests.builders import a_project
from tests.ui.conftest import Shown
from tests.ui.cycles.keys import come_to, settle, settle_all
from tests.ui.seen import texts_in

THE_BIN = Query(filters=(Filter(IS_BINNED),))


@pytest.fixture
def page(desk: Desk, jobs: Jobs, shown: Shown) -> ReportsPage:
    a_project(desk, title="Of the institution")
    made = ReportsPage(desk, jobs)
    shown(made)
    made.reload()
    settle_all(jobs)
    return made


def dialog_of(page: ReportsPage) -> FormDialog:
    dialog = page.home.asking.dialog
    assert isinstance(dialog, FormDialog)
    return dialog


def binned_report(page: ReportsPage, jobs: Jobs) -> None:
    [card] = page.home.reports.reports.cards
    card.edit.click()
    QTest.mouseClick(dialog_of(page).bin, Qt.MouseButton.LeftButton)
    settle_all(jobs)


def shown_bin(page: ReportsPage, jobs: Jobs) -> BinView:
    page.show_query(THE_BIN)
    settle_all(jobs)
    assert page.view() == IN_BIN
    return page.bin


def test_a_report_is_deleted_from_its_dialog_and_taken_out_with_enter(
    page: ReportsPage, jobs: Jobs, desk: Desk
) -> None:
    binned_report(page, jobs)
    assert page.home.asking.dialog is None
    assert page.home.reports.reports.cards == []
    view = shown_bin(page, jobs)
    assert view.table.rowCount() == 1
    come_to(page)
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    settle_all(jobs)
    assert view.empty.isVisible()
    [cycle] = projects.cycles(desk)
    assert [one.title for one in projects.of_cycle(desk, cycle.id)] == ["Of the institution"]


def test_a_cycle_with_reports_stays_and_the_dialog_says_why(
    page: ReportsPage, jobs: Jobs, desk: Desk
) -> None:
    page.home.bar.edit.click()
    dialog = dialog_of(page)
    dialog.bin.click()
    settle(jobs)
    assert dialog.isVisible()
    assert "Put them in the bin first" in dialog.notice.words()
    assert len(projects.cycles(desk)) == 1


def test_a_new_record_has_nothing_to_delete(page: ReportsPage) -> None:
    page.home.new_cycle()
    assert not hasattr(dialog_of(page), "bin")


def test_what_cannot_be_taken_out_yet_is_told(page: ReportsPage, jobs: Jobs, desk: Desk) -> None:
    [cycle] = projects.cycles(desk)
    [report] = projects.of_cycle(desk, cycle.id)
    bins.put(desk, "project", [report.id])
    bins.put(desk, "cycle", [cycle.id])
    view = shown_bin(page, jobs)
    view.table.choose(f"project/{report.id}")
    view.take_out.click()
    settle_all(jobs)
    assert "Take the cycle out first." in view.notice.words()
    assert view.table.rowCount() == 2


def test_one_asks_that_a_report_is_destroyed_and_cannot_do_it_alone(
    page: ReportsPage, jobs: Jobs, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(destroying, "ask_reason", lambda *_words: "Begun twice")
    binned_report(page, jobs)
    view = shown_bin(page, jobs)
    view.table.setCurrentCell(0, 0)
    assert view.purge.text() == "Ask to have it destroyed…"
    view.purge.click()
    settle_all(jobs)
    assert f"asked by {desk.info.person}" in texts_in(view)
    assert not view.purge.isVisible()


def test_locking_drops_what_was_listed(page: ReportsPage, jobs: Jobs) -> None:
    binned_report(page, jobs)
    view = shown_bin(page, jobs)
    page.clear()
    assert view.table.rowCount() == 0
