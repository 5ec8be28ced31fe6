"""Roles, locking and the way through by keyboard, on every part of a review cycle."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar, QTabWidget, QWidget

from gc25desk.domain.access import Role
from gc25desk.domain.assessment import Assessment
from gc25desk.domain.cycle import Cycle
from gc25desk.domain.monitoring import Monitoring
from gc25desk.domain.observation import Observation
from gc25desk.domain.project import Project
from gc25desk.services import cycle as cycles
from gc25desk.services import draft as drafts
from gc25desk.services import project as projects
from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.ui.cycles.asking import NOUN
from gc25desk.ui.cycles.coverage_tab import CoverageTab
from gc25desk.ui.cycles.monitoring_tab import MonitoringTab
from gc25desk.ui.cycles.observations_tab import ObservationsTab
from gc25desk.ui.cycles.ratings_tab import RatingsTab
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.reports.page import REPORT, ReportsPage
from gc25desk.ui.widgets.focus_order import stops
from tests.builders import a_cycle
from tests.conftest import OpenAs
from tests.ui.cycles.conftest import dialog_of, opened
from tests.ui.cycles.keys import Key, fill, press, save, settle, show
from tests.ui.seen import texts_in

pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]
WORD = "Thistledown"
Shown = Callable[[QWidget], QWidget]


def furnish(desk: Desk) -> Cycle:
    """Give a desk a cycle in which one word stands everywhere."""
    cycle, _changes = projects.begin_cycle(desk, a_cycle(title=f"{WORD} review"))
    saving.save(desk, "observation", Observation(cycle=cycle.id, number="1", subject=f"{WORD} observed"))
    saving.save(desk, "monitoring", Monitoring(cycle=cycle.id, question=f"{WORD}?", paragraphs="31"))
    cycles.rate(desk, Assessment(cycle=cycle.id, paragraph=75, rating="met", reasons=f"{WORD} reasons"))
    projects.begin(desk, Project(title=f"{WORD} report", cycle=cycle.id))
    return cycle


@pytest.fixture
def full(desk: Desk, jobs: Jobs, shown: Shown) -> ReportsPage:
    furnish(desk)
    return opened(desk, jobs, shown)


def each_tab(page: ReportsPage, jobs: Jobs) -> Iterator[QWidget]:
    for place, tab in enumerate(page.home.cycle_tabs):
        page.home.tabs.setCurrentIndex(place)
        settle(jobs)
        yield tab


# Roles -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.MONITOR, Role.REVIEWER])
def test_who_only_reads_is_offered_nothing_to_write(
    open_as: OpenAs, jobs: Jobs, shown: Shown, role: Role
) -> None:
    furnish(open_as(Role.REPORT_WRITER.value))
    desk = open_as(role.value)
    page = opened(desk, jobs, shown)
    assert page.primary() is None
    assert page.quick is None
    for tab in each_tab(page, jobs):
        seen = {
            one.accessibleName() or one.text() for one in tab.findChildren(QAbstractButton) if one.isVisible()
        }
        assert not any(
            word in name
            for name in seen
            for word in ("New", "Edit", "Add", "Paste", "Mark", "Plan", "Open…", "Save")
        ), seen
    bar = {one.text() for one in page.home.bar.findChildren(QAbstractButton) if one.isVisible()}
    assert bar == set()
    line = page.home.reports.timeline.lines[0]
    line.line.click()
    assert line.grid is None
    ratings = page.home.tab(RatingsTab)
    show(page, RatingsTab, jobs)
    ratings.table.setFocus()
    for key in (Key.Key_3, Key.Key_Return, Key.Key_Delete):
        press(key, at=ratings.table)
    settle(jobs)
    assert page.home.asking.dialog is None
    assert len(cycles.course(desk, page.home.reports.cycle_id).ratings) == 1
    show(page, CoverageTab, jobs)
    page.home.coverage.table.setFocus()
    page.home.coverage.table.go_to(31)
    press(Key.Key_Return)
    assert page.home.asking.dialog is None


def test_who_only_reads_sees_why_a_desk_without_a_cycle_is_empty(
    open_as: OpenAs, jobs: Jobs, shown: Shown
) -> None:
    page = opened(open_as(Role.REVIEWER.value), jobs, shown)
    assert not page.home.empty.button.isVisible()
    assert "colleagues who may plan reports" in texts_in(page.home)


# Locking ---------------------------------------------------------------------------------------


def test_the_lock_leaves_no_word_in_any_part(full: ReportsPage, jobs: Jobs) -> None:
    for _tab in each_tab(full, jobs):
        assert WORD in texts_in(full)
    full.open_record(full.home.reports.reports.cards[0].project.id)
    settle(jobs)
    full.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [one for one in full.findChildren(QWidget) if WORD in texts_in(one)]
    assert left == []


@pytest.mark.parametrize("kind", [ObservationsTab, RatingsTab, MonitoringTab])
def test_unlocking_comes_back_to_the_cycle_the_tab_and_the_row(
    full: ReportsPage,
    jobs: Jobs,
    desk: Desk,
    shown: Shown,
    kind: type[ObservationsTab | RatingsTab | MonitoringTab],
) -> None:
    projects.begin_cycle(desk, a_cycle(title="Another", pre_session_year=2036))
    show(full, kind, jobs)
    tab = full.home.tab(kind)
    tab.table.setFocus()
    press(Key.Key_End)
    key, kept = tab.table.key(), full.state()
    full.clear()
    later = ReportsPage(desk, jobs)
    shown(later)
    later.restore(kept)
    settle(jobs)
    again = later.home.tab(kind)
    assert again.isVisible()
    assert again.table.key() == key
    assert WORD in later.home.bar.cycles.currentText()


def test_unlocking_comes_back_to_the_cell_of_the_matrix(
    full: ReportsPage, jobs: Jobs, desk: Desk, shown: Shown
) -> None:
    show(full, CoverageTab, jobs)
    full.home.coverage.by.set_code("year")
    full.home.coverage.gaps.setChecked(True)
    full.home.coverage.table.go_to(92, 2)
    kept = full.state()
    full.clear()
    later = ReportsPage(desk, jobs)
    shown(later)
    later.restore(kept)
    settle(jobs)
    tab = later.home.coverage
    assert (tab.by.code(), tab.gaps.isChecked(), tab.table.paragraph()) == ("year", True, 92)
    assert tab.table.currentIndex().column() == 2


def test_unlocking_comes_back_to_an_opened_report(
    full: ReportsPage, jobs: Jobs, desk: Desk, shown: Shown
) -> None:
    full.open_record(full.home.reports.reports.cards[0].project.id)
    settle(jobs)
    tree = full.opened.writing.outline
    third = tree.topLevelItem(3)
    assert third is not None
    tree.setCurrentItem(third)
    kept = full.state()
    full.clear()
    later = ReportsPage(desk, jobs)
    shown(later)
    later.restore(kept)
    settle(jobs)
    assert later.view() == REPORT
    assert later.opened.state() == kept["opened"]
    assert WORD in later.opened.writing.bar.title.whole()


@pytest.mark.parametrize("kind", ["new observation", "held observation", "cycle", "report", "rating"])
def test_what_was_being_typed_is_kept_sealed_and_shown_again(
    full: ReportsPage, jobs: Jobs, desk: Desk, shown: Shown, kind: str
) -> None:
    home = full.home
    course = home.reports.loaded.course
    assert course is not None
    key = {
        "new observation": "subject",
        "held observation": "since_then",
        "cycle": "title",
        "report": "title",
        "rating": "reasons",
    }[kind]
    begin: dict[str, Callable[[], object]] = {
        "new observation": lambda: home.tab(ObservationsTab).edit(""),
        "held observation": lambda: home.tab(ObservationsTab).edit(course.observations[0].id),
        "cycle": home.bar.edit.click,
        "report": lambda: home.reports.edit(""),
        "rating": lambda: home.tab(RatingsTab).edit("75"),
    }
    begin[kind]()
    fill(dialog_of(full), **{key: "Quillfeather"})
    full.clear()
    settle(jobs)
    assert full.home.asking.dialog is None
    assert "Quillfeather" not in texts_in(full)
    assert [one.noun for one in drafts.drafts(desk)] == [NOUN]
    later = ReportsPage(desk, jobs)
    shown(later)
    later.reload()
    settle(jobs)
    settle(jobs)
    dialog = dialog_of(later)
    assert dialog.editor(key).value() == "Quillfeather"
    assert "kept" in dialog.notice.words()
    if kind == "new observation":
        fill(dialog, number="7")
    save(dialog, jobs)
    assert later.home.asking.dialog is None, dialog.notice.words()
    assert drafts.drafts(desk) == []
    assert "Quillfeather" in texts_in(later) or kind == "report"


def test_what_was_saved_is_not_offered_again(full: ReportsPage, jobs: Jobs, desk: Desk) -> None:
    full.home.tab(ObservationsTab).edit("")
    fill(dialog_of(full), number="5", subject="Saved")
    full.home.asking.clear()
    settle(jobs)
    full.home.asking.look()
    settle(jobs)
    save(dialog_of(full), jobs)
    assert drafts.drafts(desk) == []


# The way through -------------------------------------------------------------------------------


def test_whatever_takes_the_focus_has_a_name(full: ReportsPage, jobs: Jobs) -> None:
    for _tab in each_tab(full, jobs):
        nameless = [
            one
            for one in stops(full)
            if one.isVisible()
            and not (one.accessibleName() or (one.text() if isinstance(one, QAbstractButton) else ""))
            and not isinstance(one, QTabBar | QTabWidget)
        ]
        assert nameless == []


def test_no_letter_reaches_two_things(full: ReportsPage, jobs: Jobs) -> None:
    for tab in each_tab(full, jobs):
        assert_letters(full, str(tab))
    for begin in (
        full.home.new_cycle,
        full.home.new_report,
        lambda: full.home.tab(ObservationsTab).edit(""),
        lambda: full.home.tab(MonitoringTab).edit(""),
        lambda: full.home.tab(RatingsTab).edit("9"),
    ):
        begin()
        assert_letters(dialog_of(full), str(begin))


def assert_letters(root: QWidget, where: str) -> None:
    texts = [label.text() for label in root.findChildren(QLabel) if label.isVisible() and label.buddy()]
    texts += [one.text() for one in root.findChildren(QAbstractButton) if one.isVisible()]
    letters = [found for found in (QKeySequence.mnemonic(text).toString() for text in texts) if found]
    assert len(letters) == len(set(letters)), (where, sorted(letters))


def test_tab_walks_through_a_dialog_in_reading_order_and_ends_at_the_verb(full: ReportsPage) -> None:
    full.home.tab(ObservationsTab).edit("")
    dialog = dialog_of(full)
    boxes = [box for grid in dialog.grids for box in grid.boxes.values()]
    chain: list[QWidget] = []
    widget: QWidget | None = boxes[0].editor.target()
    while widget is not None and widget not in chain:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    places = [chain.index(box.editor.target()) for box in boxes]
    assert places == sorted(places)
    assert places[-1] < chain.index(dialog.cancel) < chain.index(dialog.go)


def test_all_text_is_shown_as_it_is(desk: Desk, jobs: Jobs, shown: Shown, tmp_path: Path) -> None:
    markup = f"<img src='{tmp_path}/x.png'><b>x</b>"
    cycle = furnish(desk)
    saving.save(desk, "cycle", dataclasses.replace(cycle, title=markup))
    projects.begin(desk, Project(title=markup, cycle=cycle.id))
    saving.save(desk, "observation", Observation(cycle=cycle.id, number="9", subject=markup))
    page = opened(desk, jobs, shown)
    for _tab in each_tab(page, jobs):
        labels = page.findChildren(QLabel)
        assert {label.textFormat() for label in labels if label.text()} == {Qt.TextFormat.PlainText}
        assert not any("<img" in widget.toolTip() for widget in page.findChildren(QWidget))


def test_targets_are_large_enough_and_nothing_is_cut_in_the_smallest_window(
    full: ReportsPage, jobs: Jobs
) -> None:
    full.resize(964, 540)
    for _tab in each_tab(full, jobs):
        for one in stops(full):
            if one.isVisible() and isinstance(one, QAbstractButton):
                assert min(one.width(), one.height()) >= 24, one
        bar = full.home.bar
        for part in (bar.cycles, bar.quick, bar.edit, bar.new):
            assert part.width() >= part.minimumSizeHint().width()
        assert bar.new.geometry().right() <= bar.width()
