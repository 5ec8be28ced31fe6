"""Earlier observations, ratings and plans: added, changed, pasted, taken away and brought back."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gc25desk.domain.assessment import Assessment
from gc25desk.domain.cycle import Cycle
from gc25desk.domain.monitoring import Monitoring
from gc25desk.domain.observation import Observation
from gc25desk.services import cycle as cycles
from gc25desk.services import project as projects
from gc25desk.services import records, saving, undo
from gc25desk.services.cycle import Course
from gc25desk.services.desk import Desk
from gc25desk.ui.cycles.evidence_editor import EvidenceEditor
from gc25desk.ui.cycles.monitoring_tab import MonitoringTab
from gc25desk.ui.cycles.observations_tab import ObservationsTab
from gc25desk.ui.cycles.paste_dialog import PasteDialog
from gc25desk.ui.cycles.ratings_tab import ALL, OPEN, RATED, RatingsTab
from gc25desk.ui.cycles.rows_table import RowsTable
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.reports.page import ReportsPage
from tests.builders import a_cycle
from tests.ui.cycles.conftest import dialog_of
from tests.ui.cycles.keys import Control, Key, come_to, fill, press, save, settle, show
from tests.ui.seen import texts_in

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")
CourseNow = Callable[[], Course]
TEXT = "Online\n29. It recommends: (a) Adopt a law; (b) Train teachers.\n30. It regrets."


def column(table: RowsTable, place: int) -> list[str]:
    items = [table.item(row, place) for row in range(table.rowCount())]
    return [item.text() for item in items if item is not None]


def tab_of(page: ReportsPage, kind: type[ObservationsTab | RatingsTab | MonitoringTab]) -> RowsTable:
    return page.home.tab(kind).table


# Earlier concluding observations ---------------------------------------------------------------


def test_an_observation_is_added_with_the_institution_s_own_assessment(
    page: ReportsPage, jobs: Jobs, course: CourseNow
) -> None:
    show(page, ObservationsTab, jobs)
    tab = page.home.tab(ObservationsTab)
    assert tab.empty.isVisible()
    tab.add.setFocus()
    press(Key.Key_Space)
    dialog = dialog_of(page)
    assert dialog.editor("symbol").value() == "CRC/C/MID/CO/4"
    assert "never a grade of the Committee" in texts_in(dialog)
    fill(dialog, number="29 (b)", subject="Cameras", paragraphs="75", grade="C")
    save(dialog, jobs)
    [held] = course().observations
    assert (held.number, held.subject, held.grade) == ("29 (b)", "Cameras", "c")
    heads = [tab.table.horizontalHeaderItem(at) for at in range(tab.table.columnCount())]
    assert "The institution’s assessment" in [head.text() for head in heads if head is not None]
    assert column(tab.table, 5) == ["C – Not carried out"]


def test_a_reference_that_means_none_is_said_at_its_field(page: ReportsPage, jobs: Jobs) -> None:
    show(page, ObservationsTab, jobs)
    page.home.tab(ObservationsTab).edit("")
    dialog = dialog_of(page)
    fill(dialog, number="1", subject="x", paragraphs="article 17")
    save(dialog, jobs)
    assert "articles belong to the Convention" in dialog.box("paragraphs").error.text()


def test_many_are_pasted_at_once_and_what_is_there_already_is_not_ticked(
    page: ReportsPage, jobs: Jobs, desk: Desk, cycle: Cycle, course: CourseNow
) -> None:
    there = Observation(cycle=cycle.id, symbol=cycle.observations_symbol, number="29 (a)", subject="Held")
    saving.save(desk, "observation", there)
    page.reload()
    show(page, ObservationsTab, jobs)
    tab = page.home.tab(ObservationsTab)
    tab.paste.setFocus()
    press(Key.Key_Space)
    dialog = page.home.asking.dialog
    assert isinstance(dialog, PasteDialog)
    come_to(dialog)
    assert not dialog.go.isEnabled()
    dialog.text.setPlainText(TEXT)
    dialog.read()
    assert [one.number for one in dialog.chosen()] == ["29 (b)", "30"]
    last = dialog.table.item(2, 0)
    assert last is not None
    dialog.table.setCurrentItem(last)
    dialog.table.setFocus()
    press(Key.Key_Space)
    assert dialog.go.text() == "&Add 1"
    dialog.go.click()
    settle(jobs)
    assert [one.number for one in course().observations] == ["29 (a)", "29 (b)"]
    assert page.home.asking.dialog is None


def test_text_without_a_numbered_paragraph_says_what_is_missing(page: ReportsPage, jobs: Jobs) -> None:
    show(page, ObservationsTab, jobs)
    page.home.tab(ObservationsTab).empty.button.click()
    dialog = page.home.asking.dialog
    assert isinstance(dialog, PasteDialog)
    dialog.text.setPlainText("Nothing numbered")
    dialog.read()
    assert "No numbered paragraph" in dialog.words.text()
    assert not dialog.go.isEnabled()


def test_delete_puts_one_in_the_bin_and_undo_brings_it_back(
    page: ReportsPage, jobs: Jobs, desk: Desk, cycle: Cycle, course: CourseNow
) -> None:
    for number in ("1", "2", "3"):
        saving.save(desk, "observation", Observation(cycle=cycle.id, number=number, subject=number))
    page.reload()
    show(page, ObservationsTab, jobs)
    table = tab_of(page, ObservationsTab)
    table.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Delete)
    settle(jobs)
    assert [one.number for one in course().observations] == ["1", "3"]
    assert table.currentRow() == 1
    undo.undo_last(desk)
    assert len(course().observations) == 3


def test_evidence_is_found_by_words_and_shown_by_its_reference(
    page: ReportsPage, jobs: Jobs, desk: Desk, course: CourseNow
) -> None:
    show(page, ObservationsTab, jobs)
    page.home.tab(ObservationsTab).edit("")
    dialog = dialog_of(page)
    fill(dialog, number="1", subject="x")
    editor = dialog.editor("evidence")
    assert isinstance(editor, EvidenceEditor)
    editor.line.setFocus()
    QTest.keyClicks(editor.line, "nobody asked")
    press(Key.Key_Return, at=editor.line)
    assert editor.line.text() == ""
    wanted = next(one for one in records.every_sealed(desk, "evidence") if one.title.startswith("Figures"))
    assert [chip.text() for chip in editor.chips()] == [f"{wanted.reference}  ✕"]
    QTest.keyClicks(editor.line, "no such thing")
    press(Key.Key_Return, at=editor.line)
    assert editor.value() == (wanted.id,)
    editor.line.clear()
    save(dialog, jobs)
    assert course().observations[0].evidence == (wanted.id,)
    tab = page.home.tab(ObservationsTab)
    tab.edit(course().observations[0].id)
    again = dialog_of(page).editor("evidence")
    assert isinstance(again, EvidenceEditor)
    again.chips()[0].setFocus()
    press(Key.Key_Space)
    assert again.value() == ()


# Ratings ---------------------------------------------------------------------------------------


def test_a_paragraph_is_rated_by_one_key_and_the_next_one_follows(
    page: ReportsPage, jobs: Jobs, course: CourseNow
) -> None:
    show(page, RatingsTab, jobs)
    table = tab_of(page, RatingsTab)
    table.setFocus()
    first, second = int(table.key()), table.currentRow() + 1
    press(Key.Key_3)
    press(Key.Key_4)
    settle(jobs)
    rated = [(one.assessment.paragraph, one.assessment.rating) for one in course().ratings]
    assert rated == [(first, "partly"), (first + 2, "not_met")]  # paragraph 10 only explains
    assert table.currentRow() == second + 1
    assert column(table, 1)[:2] == ["Partly met", "Not met"]


def test_rating_one_anew_changes_it_and_a_digit_without_a_rating_does_nothing(
    page: ReportsPage, jobs: Jobs, course: CourseNow
) -> None:
    show(page, RatingsTab, jobs)
    table = tab_of(page, RatingsTab)
    table.choose("75")
    table.setFocus()
    for key in (Key.Key_1, Key.Key_9, Key.Key_0):
        table.choose("75")
        press(key)
        settle(jobs)
    table.choose("75")
    press(Key.Key_5)
    settle(jobs)
    [held] = course().ratings
    assert (held.assessment.rating, held.assessment.version) == ("worse", 2)


def test_reasons_are_given_in_the_dialog_and_the_trend_is_shown(
    page: ReportsPage, jobs: Jobs, desk: Desk, cycle: Cycle, course: CourseNow
) -> None:
    later, _changes = projects.begin_cycle(desk, a_cycle(title="Sixth review", pre_session_year=2036))
    cycles.rate(desk, Assessment(cycle=cycle.id, paragraph=75, rating="partly"))
    page.home.restore({"cycle": later.id})
    show(page, RatingsTab, jobs)
    table = tab_of(page, RatingsTab)
    table.choose("75")
    table.setFocus()
    press(Key.Key_Return)
    dialog = dialog_of(page)
    fill(dialog, rating="Measures", reasons="Recording has spread.")
    save(dialog, jobs)
    [held] = course().ratings
    assert held.assessment.reasons == "Recording has spread."
    row = table.currentRow()
    assert column(table, 2)[row] == "▼ Worse than in the last cycle"
    assert table.key() == "75"


def test_what_is_shown_can_be_narrowed(page: ReportsPage, jobs: Jobs, desk: Desk, cycle: Cycle) -> None:
    cycles.rate(desk, Assessment(cycle=cycle.id, paragraph=75, rating="met"))
    page.reload()
    show(page, RatingsTab, jobs)
    tab = page.home.tab(RatingsTab)
    assert tab.table.rowCount() == 104
    for shown, rows in ((RATED, 1), (OPEN, 103), (ALL, 125)):
        tab.shown.set_code(shown)
        assert tab.table.rowCount() == rows
    assert "1 of the 104" in tab.summary.text()


# Monitoring ------------------------------------------------------------------------------------


def test_a_plan_is_added_and_marked_as_done(page: ReportsPage, jobs: Jobs, course: CourseNow) -> None:
    show(page, MonitoringTab, jobs)
    tab = page.home.tab(MonitoringTab)
    tab.empty.button.setFocus()
    press(Key.Key_Space)
    dialog = dialog_of(page)
    fill(dialog, question="How many schools film?", paragraphs="75", method="Survey", date_due="1 Apr 2027")
    save(dialog, jobs)
    [plan] = course().planned
    assert (plan.method, plan.date_due) == ("survey", dt.date(2027, 4, 1))
    assert column(tab.table, 4) == ["1 Apr 2027, in 31 days"]
    tab.table.choose(plan.id)
    tab.done.setFocus()
    press(Key.Key_Space)
    settle(jobs)
    assert course().planned[0].status == "done"
    assert not tab.done.isEnabled()
    assert "0 of 1" in tab.summary.text()


def test_what_is_late_comes_first_and_what_is_done_last(
    page: ReportsPage, jobs: Jobs, desk: Desk, cycle: Cycle
) -> None:
    for question, day, status in (
        ("Done", dt.date(2026, 1, 1), "done"),
        ("Later", dt.date(2027, 9, 1), "planned"),
        ("Late", dt.date(2027, 2, 1), "under_way"),
    ):
        plan = Monitoring(cycle=cycle.id, question=question, date_due=day, status=status)
        saving.save(desk, "monitoring", plan)
    page.reload()
    show(page, MonitoringTab, jobs)
    table = tab_of(page, MonitoringTab)
    assert column(table, 0) == ["Late", "Later", "Done"]
    assert column(table, 4)[0] == "1 Feb 2027, 28 days ago"


# By keyboard -----------------------------------------------------------------------------------


def test_enter_goes_through_the_fields_and_makes_lines_in_a_text(
    page: ReportsPage, jobs: Jobs, qtbot: QtBot
) -> None:
    show(page, ObservationsTab, jobs)
    page.home.tab(ObservationsTab).edit("")
    dialog = dialog_of(page)
    qtbot.waitUntil(dialog.editor("symbol").target().hasFocus)
    press(Key.Key_Return)
    assert dialog.editor("number").target().hasFocus()
    text = dialog.editor("text").target()
    text.setFocus()
    QTest.keyClicks(text, "one")
    press(Key.Key_Return, at=text)
    QTest.keyClicks(text, "two")
    assert dialog.editor("text").value() == "one\ntwo"
    assert dialog.isVisible()
    press(Key.Key_A, Control, text)
    assert dialog.windowFlags() & Qt.WindowType.Dialog
