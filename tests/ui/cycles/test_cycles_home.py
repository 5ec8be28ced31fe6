"""The home of reporting: begun with one step, its dates changed in place, reports begun and opened."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from gc25desk.domain.assessment import Assessment
from gc25desk.domain.comment import Comment
from gc25desk.domain.cycle import Cycle
from gc25desk.domain.monitoring import Monitoring
from gc25desk.domain.observation import Observation
from gc25desk.domain.project import ADDITIONAL_SUBMISSION, MID_CYCLE, PURPOSES, Project
from gc25desk.domain.recommendation import Recommendation
from gc25desk.domain.section import ISSUE
from gc25desk.domain.statistic import Statistic
from gc25desk.services import draft, saving
from gc25desk.services import project as projects
from gc25desk.services.cycle import Course
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.cycles.cycle_dialog import CycleDialog
from gc25desk.ui.cycles.list_tab import ListTab
from gc25desk.ui.cycles.report_dialog import ReportDialog
from gc25desk.ui.cycles.stage_line import NEXT, PAST
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.reports.page import CYCLES, QUICK, REPORT, ReportsPage
from tests.builders import a_cycle
from tests.ui.cycles.conftest import dialog_of
from tests.ui.cycles.keys import Control, Key, fill, press, save, settle, settle_all
from tests.ui.seen import texts_in

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")
CourseNow = Callable[[], Course]


def test_a_desk_without_a_cycle_offers_the_one_next_step(
    empty_page: ReportsPage, jobs: Jobs, desk: Desk
) -> None:
    home = empty_page.home
    assert home.empty.isVisible()
    assert not home.tabs.isVisible()
    home.empty.button.setFocus()
    press(Key.Key_Space)
    dialog = dialog_of(empty_page)
    assert isinstance(dialog, CycleDialog)
    fill(dialog, title="Fifth review", pre_session_month="February", pre_session_year="2028")
    save(dialog, jobs)
    [made] = projects.cycles(desk)
    assert made.date_of("alternative_report") == dt.date(2027, 12, 1)
    assert len(made.clusters) == 9
    assert home.tabs.isVisible()
    assert "Next: Alternative report, 1 Dec 2027, in 275 days" in texts_in(home)


def test_a_new_report_without_a_cycle_begins_with_the_cycle(empty_page: ReportsPage) -> None:
    press(Key.Key_N, Control, empty_page)
    dialog = dialog_of(empty_page)
    assert isinstance(dialog, CycleDialog)
    assert "belongs to a review cycle" in dialog.notice.words()


def test_the_dates_are_proposed_while_the_pre_session_is_chosen(empty_page: ReportsPage) -> None:
    empty_page.home.new_cycle()
    dialog = dialog_of(empty_page)
    assert isinstance(dialog, CycleDialog)
    assert "2028" not in dialog.dates.accessibleDescription()
    fill(dialog, pre_session_month="June", pre_session_year="2028")
    assert "Alternative report: 1 Apr 2028" in dialog.dates.accessibleDescription()
    assert dialog.grids[2].isVisible()
    fill(dialog, procedure="Traditional")
    assert "Additional submission: 15 Dec 2028" in dialog.dates.accessibleDescription()
    assert not dialog.grids[2].isVisible()


def test_a_broken_rule_is_said_at_its_field_and_nothing_is_saved(
    empty_page: ReportsPage, jobs: Jobs, desk: Desk
) -> None:
    empty_page.home.new_cycle()
    dialog = dialog_of(empty_page)
    fill(dialog, title="Fifth review", pre_session_month="June")
    save(dialog, jobs)
    assert dialog.isVisible()
    assert "both its month and its year" in dialog.box("pre_session_year").error.text()
    assert projects.cycles(desk) == []
    assert dialog.go.isEnabled()


def test_each_date_says_that_it_is_proposed_and_the_next_one_stands_out(page: ReportsPage) -> None:
    lines = page.home.reports.timeline.lines
    unsure = [line.line.sure.text() for line in lines if line.stage.date is not None]
    assert set(unsure) == {"proposed – check with the Secretariat"}
    assert [line.stage.stage for line in lines if line.track.when == NEXT] == ["alternative_report"]
    assert [line.stage.stage for line in lines if line.track.when == PAST] == ["state_report"]
    closed = page.home.reports.timeline.closed.words()
    assert "1 Feb 2028 to 1 May 2028" in closed
    assert "nothing is received" in closed


def test_a_date_is_changed_in_place_by_keyboard(
    page: ReportsPage, jobs: Jobs, course: CourseNow, qtbot: QtBot
) -> None:
    line = next(one for one in page.home.reports.timeline.lines if one.stage.stage == "session")
    line.line.setFocus()
    press(Key.Key_Space)
    assert line.grid is not None
    date = line.grid.boxes["date"].editor.target()
    qtbot.waitUntil(date.hasFocus)
    press(Key.Key_A, Control)
    QTest.keyClicks(date, "18 May 2028")
    box = line.grid.boxes["checked"].editor.target()
    assert isinstance(box, QCheckBox)
    box.setFocus()
    press(Key.Key_Space)
    basis = line.grid.boxes["basis"].editor.target()
    basis.setFocus()
    press(Key.Key_A, Control)
    QTest.keyClicks(basis, "Letter of 3 March")
    press(Key.Key_Return, Control)
    settle(jobs)
    stage = course().cycle.stage("session")
    assert stage is not None
    assert (stage.date, stage.checked, stage.basis) == (dt.date(2028, 5, 18), True, "Letter of 3 March")
    after = next(one for one in page.home.reports.timeline.lines if one.stage.stage == "session")
    assert after.line.sure.text() == "checked with the Secretariat"
    assert after.line.hasFocus()


def test_escape_leaves_a_stage_as_it_was(page: ReportsPage, jobs: Jobs, course: CourseNow) -> None:
    before = course().cycle
    line = page.home.reports.timeline.lines[0]
    line.line.setFocus()
    press(Key.Key_Space)
    QTest.keyClicks(line.grid.boxes["date"].editor.target(), "1 Jan 2030") if line.grid else None
    press(Key.Key_Escape)
    settle(jobs)
    assert not line.is_open()
    assert course().cycle == before


def test_a_date_being_typed_outlasts_a_change_elsewhere(
    page: ReportsPage, jobs: Jobs, desk: Desk, cycle: Cycle
) -> None:
    line = page.home.reports.timeline.lines[0]
    line.line.click()
    assert line.grid is not None
    QTest.keyClicks(line.grid.boxes["basis"].editor.target(), "A call")
    saving.save(desk, "observation", Observation(cycle=cycle.id, number="1", subject="x"))
    page.reload()
    settle(jobs)
    assert page.home.reports.timeline.lines[0] is line
    assert line.is_open()
    assert "A call" in line.grid.boxes["basis"].editor.value()


def test_a_date_that_means_none_is_said_at_its_field(
    page: ReportsPage, jobs: Jobs, course: CourseNow
) -> None:
    before = course().cycle
    line = page.home.reports.timeline.lines[0]
    line.line.click()
    assert line.grid is not None
    target = line.grid.boxes["date"].editor.target()
    target.setFocus()
    press(Key.Key_A, Control)
    QTest.keyClicks(target, "soon")
    press(Key.Key_Return, Control)
    settle(jobs)
    assert line.grid.boxes["date"].error.text()
    assert course().cycle == before


def test_choosing_another_cycle_shows_what_belongs_to_it(page: ReportsPage, jobs: Jobs, desk: Desk) -> None:
    projects.begin_cycle(desk, a_cycle(title="Sixth review", pre_session_year=2036))
    page.reload()
    settle(jobs)
    bar = page.home.bar
    assert [bar.cycles.itemText(at) for at in range(bar.cycles.count())] == ["Sixth review", "Fifth review"]
    bar.cycles.setFocus()
    assert bar.cycles.currentText() == "Fifth review"
    press(Key.Key_Up)
    settle(jobs)
    assert page.home.reports.loaded.course is not None
    assert page.home.reports.loaded.course.cycle.title == "Sixth review"


def test_a_cycle_whose_pre_session_is_moved_gets_new_dates_but_for_those_checked(
    page: ReportsPage, jobs: Jobs, desk: Desk, course: CourseNow
) -> None:
    held = course().cycle
    stages = [
        dataclasses.replace(one, checked=True, date=dt.date(2031, 1, 1)) if one.stage == "session" else one
        for one in held.stages
    ]
    saving.save(desk, "cycle", dataclasses.replace(held, stages=tuple(stages)))
    page.reload()
    settle(jobs)
    page.home.bar.edit.click()
    dialog = dialog_of(page)
    fill(dialog, pre_session_year="2029")
    save(dialog, jobs)
    now = course().cycle
    assert now.date_of("alternative_report") == dt.date(2028, 12, 1)
    assert now.date_of("session") == dt.date(2031, 1, 1)


def test_a_report_is_begun_with_what_is_proposed_and_opens(
    page: ReportsPage, jobs: Jobs, course: CourseNow
) -> None:
    press(Key.Key_N, Control, page)
    dialog = dialog_of(page)
    assert isinstance(dialog, ReportDialog)
    assert dialog.purpose.text() == PURPOSES["alternative_report"]
    assert "check with the Secretariat" in dialog.due_words.text()
    save(dialog, jobs)
    [report] = course().reports
    assert (report.project.title, report.project.word_limit) == ("Alternative report", 10_000)
    assert report.project.date_due == dt.date(2027, 12, 1)
    assert page.view() == REPORT
    assert page.opened.writing.outline.topLevelItemCount() > 5
    page.opened.writing.bar.back.click()
    settle(jobs)
    assert page.view() == CYCLES
    [card] = page.home.reports.reports.cards
    assert "at most 10 000 words" in texts_in(card).replace("\u202f", " ").replace("\u00a0", " ")


def test_what_was_typed_is_not_proposed_over(page: ReportsPage) -> None:
    page.home.new_report()
    dialog = dialog_of(page)
    assert isinstance(dialog, ReportDialog)
    fill(dialog, title="Our own title", kind="Mid-cycle")
    assert dialog.editor("title").value() == "Our own title"
    assert dialog.editor("word_limit").value() == 3_000
    assert dialog.editor("date_due").value() == dt.date(2032, 5, 1)
    assert dialog.purpose.text() == PURPOSES[MID_CYCLE]
    fill(dialog, kind="Additional")
    assert dialog.warning.isVisible()
    assert "takes nothing" in dialog.warning.text()


def test_the_title_is_proposed_in_the_language_of_the_report_and_no_kind_is_called_a_shadow(
    page: ReportsPage,
) -> None:
    page.home.new_report()
    assert "shadow" not in texts_in(dialog_of(page)).casefold()
    assert "shadow" not in texts_in(page).casefold()


def test_cancelling_an_untouched_report_asks_nothing(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "confirm", lambda *_words: pytest.fail("asked"))
    page.home.new_report()
    dialog = dialog_of(page)
    press(Key.Key_Escape, at=dialog)
    assert page.home.asking.dialog is None


def test_what_was_typed_is_thrown_away_only_after_a_question(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [False, True]
    monkeypatch.setattr(ask, "confirm", lambda *_words: answers.pop(0))
    page.home.new_report()
    dialog = dialog_of(page)
    fill(dialog, title="Typed")
    press(Key.Key_Escape, at=dialog)
    assert page.home.asking.dialog is dialog
    assert dialog.isVisible()
    press(Key.Key_Escape, at=dialog)
    assert page.home.asking.dialog is None


def test_a_report_that_is_there_keeps_its_kind_and_takes_other_words(
    page: ReportsPage, jobs: Jobs, desk: Desk, cycle: Cycle, course: CourseNow
) -> None:
    projects.begin(desk, Project(title="Report", cycle=cycle.id, kind=ADDITIONAL_SUBMISSION))
    page.reload()
    settle(jobs)
    [card] = page.home.reports.reports.cards
    assert "takes nothing" in texts_in(card)
    card.edit.setFocus()
    press(Key.Key_Space)
    dialog = dialog_of(page)
    assert dialog.draft() == {}
    fill(dialog, title="Another title", date_submitted="1 Mar 2027")
    save(dialog, jobs)
    held = course().reports[0].project
    assert (held.title, held.kind, held.date_submitted) == (
        "Another title",
        ADDITIONAL_SUBMISSION,
        dt.date(2027, 3, 1),
    )
    assert "Handed in 1 Mar 2027" in texts_in(page.home.reports.reports)


def test_a_save_that_somebody_else_overtook_is_told_and_keeps_the_words(
    page: ReportsPage, jobs: Jobs, desk: Desk, cycle: Cycle
) -> None:
    page.home.bar.edit.click()
    dialog = dialog_of(page)
    saving.save(desk, "cycle", dataclasses.replace(cycle, title="Theirs"))
    fill(dialog, title="Ours")
    save(dialog, jobs)
    assert dialog.isVisible()
    assert "changed" in dialog.notice.words()
    assert dialog.editor("title").value() == "Ours"


def test_the_report_from_the_records_is_one_button_away_and_back(page: ReportsPage, jobs: Jobs) -> None:
    page.home.bar.quick.setFocus()
    press(Key.Key_Space)
    settle(jobs)
    assert page.view() == QUICK
    assert page.quick is not None
    page.quick.back.setFocus()
    press(Key.Key_Space)
    settle(jobs)
    assert page.view() == CYCLES


def test_a_report_found_by_the_search_opens(page: ReportsPage, jobs: Jobs, desk: Desk, cycle: Cycle) -> None:
    report, _changes = projects.begin(desk, Project(title="Report", cycle=cycle.id))
    page.open_record(report.id)
    settle(jobs)
    assert page.view() == REPORT
    assert page.opened.writing.bar.title.whole() == "Report"


def test_what_belongs_to_a_report_opens_it(page: ReportsPage, jobs: Jobs, desk: Desk, cycle: Cycle) -> None:
    report, _changes = projects.begin(desk, Project(title="Report", cycle=cycle.id))
    section = projects.gathered(desk, report.id).sections[-1]
    [comment] = saving.save_all(desk, "comment", [Comment(about=section.id, text="Shorter")])
    for noun, record_id in (("section", section.id), ("comment", comment.id)):
        page.show_view(CYCLES)
        page.open_other(noun, record_id)
        settle_all(jobs)
        assert page.view() == REPORT
        assert page.opened.writing.bar.title.whole() == "Report"
        assert page.shown_record("section") == section.id


def test_a_draft_that_was_kept_stands_in_the_section_it_is_opened_at(
    page: ReportsPage, jobs: Jobs, desk: Desk, cycle: Cycle
) -> None:
    report, _changes = projects.begin(desk, Project(title="Report", cycle=cycle.id))
    sections = projects.gathered(desk, report.id).sections
    issue = next(one for one in reversed(sections) if one.role == ISSUE)
    draft.keep(desk, "section", issue.id, {"situation": "Half a sentence"})
    page.open_other("section", issue.id)
    settle_all(jobs)
    assert page.shown_record("section") == issue.id
    form = page.opened.writing.middle.form
    assert form.parts["situation"].text.toPlainText() == "Half a sentence"


def test_a_recommendation_opens_in_its_section(
    page: ReportsPage, jobs: Jobs, desk: Desk, cycle: Cycle
) -> None:
    report, _changes = projects.begin(desk, Project(title="Report", cycle=cycle.id))
    sections = projects.gathered(desk, report.id).sections
    issue = next(one for one in reversed(sections) if one.role == ISSUE)
    asked = Recommendation(project=report.id, issue=issue.id, action="Adopt a law")
    [kept] = saving.save_all(desk, "recommendation", [asked])
    page.open_other("recommendation", kept.id)
    settle_all(jobs)
    assert page.shown_record("recommendation") == kept.id
    assert page.shown_record("section") == issue.id


def test_a_statistic_opens_as_the_newest_report_would_print_it(
    page: ReportsPage, jobs: Jobs, desk: Desk, cycle: Cycle
) -> None:
    projects.begin(desk, Project(title="Report", cycle=cycle.id))
    [statistic] = saving.save_all(desk, "statistic", [Statistic(title="Children, by age", rows="age")])
    page.open_other("statistic", statistic.id)
    settle_all(jobs)
    assert page.view() == REPORT
    assert page.opened.stack.currentWidget() is page.opened.statistics
    assert page.opened.statistics.state()["statistic"] == statistic.id


@pytest.mark.parametrize("noun", ["observation", "monitoring", "assessment", "cycle"])
def test_what_belongs_to_a_cycle_is_found_in_its_row(
    page: ReportsPage, jobs: Jobs, desk: Desk, cycle: Cycle, noun: str
) -> None:
    projects.begin_cycle(desk, a_cycle(title="Another", pre_session_year=2036))
    made = {
        "observation": Observation(cycle=cycle.id, number="1", subject="x"),
        "monitoring": Monitoring(cycle=cycle.id, question="x"),
        "assessment": Assessment(cycle=cycle.id, paragraph=1, rating="met"),
    }
    saved = saving.save_all(desk, noun, [made[noun]])[0] if noun in made else cycle
    page.show_view(QUICK)
    page.open_other(noun, saved.id)
    settle(jobs)
    settle(jobs)
    assert page.view() == CYCLES
    assert page.home.reports.cycle_id == cycle.id
    if noun != "cycle":
        tab = next(tab for tab in page.home.cycle_tabs if tab.lists(noun))
        assert isinstance(tab, ListTab)
        assert tab.isVisible()
        assert tab.table.key() == (saved.id if noun != "assessment" else "1")


def test_headings_as_proposed_go_into_another_language_with_the_report(
    page: ReportsPage, jobs: Jobs, desk: Desk
) -> None:
    page.home.new_report()
    begun = dialog_of(page)
    assert isinstance(begun, ReportDialog)
    assert begun.retitle.isHidden()
    save(begun, jobs)
    page.opened.writing.bar.back.click()
    settle(jobs)
    page.home.reports.reports.cards[0].edit.click()
    dialog = dialog_of(page)
    assert isinstance(dialog, ReportDialog)
    assert dialog.retitle.isHidden()
    fill(dialog, language="French")
    assert dialog.retitle.isVisible()
    save(dialog, jobs)
    [report] = projects.of_cycle(desk, projects.cycles(desk)[0].id)
    titles = [one.title for one in projects.gathered(desk, report.id).sections]
    assert (report.language, titles[:2]) == ("fr", ["Résumé", "Introduction et méthode"])
    page.home.reports.reports.cards[0].edit.click()
    again = dialog_of(page)
    assert isinstance(again, ReportDialog)
    fill(again, language="Spanish")
    again.retitle.setChecked(False)
    save(again, jobs)
    assert [one.title for one in projects.gathered(desk, report.id).sections] == titles
