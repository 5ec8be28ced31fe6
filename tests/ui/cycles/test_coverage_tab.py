"""The coverage matrix: counts that open their lists, silent paragraphs that are planned for."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gc25desk.domain.coverage import UNDATED, CoverageRow
from gc25desk.domain.monitoring import Monitoring
from gc25desk.domain.query import Query
from gc25desk.services import records, saving
from gc25desk.services.desk import Desk
from gc25desk.ui.cycles.coverage_model import BY_BOTH, BY_YEAR, CITED, PLANNED, ROW, TOTAL, CoverageModel
from gc25desk.ui.cycles.coverage_print import page as printed
from gc25desk.ui.cycles.coverage_tab import CoverageTab
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.reports.page import ReportsPage
from tests.builders import a_complaint, a_tag
from tests.ui.cycles.conftest import dialog_of
from tests.ui.cycles.keys import Key, fill, press, save, settle, show

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture
def tab(page: ReportsPage, jobs: Jobs) -> CoverageTab:
    show(page, CoverageTab, jobs)
    return page.home.coverage


def row_of(tab: CoverageTab, paragraph: int) -> CoverageRow:
    row = tab.table.cells.rows[tab.table.cells.row_of(paragraph)]
    assert isinstance(row, CoverageRow)
    return row


def cell(tab: CoverageTab, paragraph: int, head: str) -> str:
    cells = tab.table.cells
    return cells.texts(row_of(tab, paragraph))[cells.heads().index(head)]


def go(tab: CoverageTab, paragraph: int, head: str) -> None:
    tab.table.setFocus()
    tab.table.go_to(paragraph, tab.table.cells.heads().index(head))


def test_it_counts_by_source_by_year_and_by_both(tab: CoverageTab) -> None:
    assert (cell(tab, 75, "Complaints"), cell(tab, 75, "Document"), cell(tab, 75, "Held")) == ("1", "1", "2")
    tab.by.set_code(BY_YEAR)
    assert (cell(tab, 30, "2026"), cell(tab, 30, "No date")) == ("1", "1")
    tab.by.set_code(BY_BOTH)
    assert cell(tab, 75, "Complaints\n2026") == "1"
    assert cell(tab, 30, "Document\nNo date") == "1"


def test_a_silent_duty_has_a_mark_and_what_only_explains_has_none(tab: CoverageTab) -> None:
    assert cell(tab, 31, "Held") == "○ none"
    assert cell(tab, 1, "Held") == ""
    cells = tab.table.cells
    said = cells.index(cells.row_of(31), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "something is asked and nothing held" in said
    said = cells.index(cells.row_of(1), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "explains only" in said


def test_125_paragraphs_stand_below_their_chapters(tab: CoverageTab) -> None:
    rows = tab.table.cells.rows
    assert sum(isinstance(row, CoverageRow) for row in rows) == 125
    assert len(tab.table.cells.chapter_rows()) == 14
    assert rows[0] == "I. Introduction"


def test_enter_on_a_silent_paragraph_plans_monitoring_for_it(
    tab: CoverageTab, page: ReportsPage, jobs: Jobs, desk: Desk
) -> None:
    go(tab, 31, "Held")
    press(Key.Key_Return)
    dialog = dialog_of(page)
    assert dialog.editor("paragraphs").value() == "31"
    fill(dialog, question="Who monitors?")
    save(dialog, jobs)
    [plan] = records.every(desk, "monitoring")
    assert (plan.question, plan.paragraphs, plan.cycle) == ("Who monitors?", "31", tab.cycle_id)
    assert cell(tab, 31, "Planned") == "1"
    assert tab.table.paragraph() == 31
    assert tab.table.currentIndex().column() == TOTAL


@pytest.mark.parametrize(
    ("by", "head"),
    [
        ("source", "Complaints"),
        ("source", "Document"),
        (BY_BOTH, "Complaints\n2026"),
        (BY_BOTH, "Document\nNo date"),
    ],
)
def test_enter_on_a_number_opens_exactly_the_records_counted(
    tab: CoverageTab, page: ReportsPage, qtbot: QtBot, by: str, head: str
) -> None:
    desk = page.desk
    # Of another year, and logged since the matrix was counted.
    saving.save(desk, "complaint", a_complaint(date_received=dt.date(2025, 1, 1), tags=(a_tag(30),)))
    tab.by.set_code(by)
    go(tab, 30, head)
    counted = int(cell(tab, 30, head))
    with qtbot.waitSignal(page.list_wanted) as asked:
        press(Key.Key_Return)
    noun, query = asked.args
    assert isinstance(query, Query)
    fresh = 1 if head == "Complaints" else 0
    assert records.count(desk, noun, query) == counted + fresh


def test_a_number_of_both_nouns_opens_the_paragraph(
    tab: CoverageTab, page: ReportsPage, qtbot: QtBot
) -> None:
    go(tab, 75, "Held")
    with qtbot.waitSignal(page.record_wanted) as asked:
        press(Key.Key_Return)
    assert asked.args == ["paragraph", "75"]


def test_enter_where_nothing_stands_does_nothing(tab: CoverageTab, page: ReportsPage, qtbot: QtBot) -> None:
    for paragraph, head in ((1, "Held"), (75, "Planned"), (75, "In a report")):
        go(tab, paragraph, head)
        with qtbot.assertNotEmitted(page.list_wanted), qtbot.assertNotEmitted(page.record_wanted):
            press(Key.Key_Return)
    assert page.home.asking.dialog is None


def test_the_silent_ones_alone_can_be_shown(tab: CoverageTab, jobs: Jobs) -> None:
    tab.gaps.setFocus()
    press(Key.Key_Space)
    shown = [row for row in tab.table.cells.rows if isinstance(row, CoverageRow)]
    assert shown
    assert all(row.is_gap for row in shown)
    assert f"{len(shown)} paragraphs" in tab.summary.text()
    settle(jobs)


def test_it_is_counted_anew_when_something_was_tagged(tab: CoverageTab, jobs: Jobs, desk: Desk) -> None:
    saved = a_complaint(tags=(a_tag(31),))
    jobs.run(tab, lambda: saving.save(desk, "complaint", saved), lambda _result: None)
    settle(jobs)
    assert cell(tab, 31, "Held") == "1"


def test_what_is_dropped_or_done_is_planned_no_more(
    tab: CoverageTab, page: ReportsPage, jobs: Jobs, desk: Desk
) -> None:
    for status in ("planned", "done", "dropped"):
        plan = Monitoring(cycle=tab.cycle_id, question=status, paragraphs="31", status=status)
        saving.save(desk, "monitoring", plan)
    page.reload()
    settle(jobs)
    assert cell(tab, 31, "Planned") == "1"


def test_the_whole_is_copied_and_printed_with_its_warning(tab: CoverageTab) -> None:
    tab.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + 14 + 125
    assert lines[0].startswith("Paragraph\tHeld\tPlanned\tIn a report\tComplaints")
    paper = printed(tab.table.cells, "Coverage <of> a cycle")
    assert "Not for publication" in paper
    assert "Coverage &lt;of&gt; a cycle" in paper
    assert paper.count("<tr>") == 1 + 14 + 125


def test_the_names_stay_in_sight_when_the_table_is_scrolled_aside(
    tab: CoverageTab, page: ReportsPage
) -> None:
    tab.by.set_code(BY_BOTH)
    page.resize(500, 600)
    bar = tab.table.horizontalScrollBar()
    bar.setValue(0)
    assert tab.table.names.isHidden()
    bar.setValue(bar.maximum())
    assert bar.maximum() > 0
    assert not tab.table.names.isHidden()
    go(tab, 75, "Held")
    assert tab.table.visualRect(tab.table.currentIndex()).left() >= tab.table.columnWidth(0)


def test_a_model_without_a_matrix_is_empty() -> None:
    cells = CoverageModel()
    assert (cells.rowCount(), cells.chapter_rows(), cells.row_of(75)) == (0, [], -1)


def test_chapters_cannot_be_chosen_and_cells_say_where_they_are(tab: CoverageTab) -> None:
    cells = tab.table.cells
    assert not cells.flags(cells.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert cells.index(0, 0).data(ROW) == "I. Introduction"
    place = cells.row_of(75)
    said = [cells.index(place, at).data(Qt.ItemDataRole.AccessibleTextRole) for at in (TOTAL, PLANNED, CITED)]
    assert said[0].endswith("Held: 2 records")
    assert said[1].endswith("Planned: 0")
    assert said[2].endswith("in no report")
    assert UNDATED == ""
