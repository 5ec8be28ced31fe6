"""Views in the rail: counted like the lists behind them, saved, renamed, moved and removed by key."""

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.access import Act, Role
from gc25desk.domain.query import IS_URGENT, Filter, Query
from gc25desk.domain.saved_view import SavedView, as_json
from gc25desk.errors import KnownError
from gc25desk.services import assignment, saved_view, saving
from gc25desk.services.desk import Desk
from gc25desk.store import about
from gc25desk.ui import ask
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.evidence.page import EvidencePage
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.rail_item import RailItem
from gc25desk.ui.saved_views.name_dialog import NameDialog
from gc25desk.ui.shell import Shell
from tests.builders import a_child, a_complaint
from tests.conftest import OpenAs

pytestmark = pytest.mark.usefixtures("dressed")

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier
Both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
Shown = Callable[[QWidget], QWidget]
URGENT = Query((Filter(IS_URGENT),))


def filled(desk: Desk) -> None:
    places = ("Old harbour", "Old harbour", "North quarter", "not_asked")
    for number, place in enumerate(places):
        values = {"urgency": "urgent" if number == 0 else "normal", "children": (a_child(place=place),)}
        saved, _changes = saving.save(desk, "complaint", a_complaint(**values))
        if number < 2:
            assignment.assign(desk, [saved.id], desk.store.person.id)


@pytest.fixture
def shell(desk: Desk, jobs: Jobs, shown: Shown) -> Shell:
    filled(desk)
    made = Shell(desk, jobs, [ComplaintsPage, EvidencePage])
    shown(made)
    assert jobs.wait()
    return made


def page_of(shell: Shell) -> ComplaintsPage:
    page = shell.pages["complaints"]
    assert isinstance(page, ComplaintsPage)
    return page


def keep(shell: Shell, *names: str, for_all: bool = False) -> None:
    for name in names:
        saved_view.keep(shell.desk, SavedView("", name, "complaint", URGENT, for_all))
    shell.count()
    assert shell.jobs.wait()


def words_kept(shell: Shell) -> list[str]:
    return [item.label.whole() for key, item in shell.rail.views.items() if key.startswith("kept:")]


def item_called(shell: Shell, words: str) -> RailItem:
    return next(item for item in shell.rail.views.values() if item.label.whole() == words)


def settle(shell: Shell, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: shell.jobs.idle() and not shell._count_soon.isActive())


def test_every_count_is_the_length_of_the_list_behind_it(shell: Shell) -> None:
    keep(shell, "Children in haste")
    counted = {key: item.number.text() for key, item in shell.rail.views.items()}
    assert counted["mine"] == "2"
    assert counted["unassigned"] == "2"
    for key, item in shell.rail.views.items():
        if counted[key] and not key.endswith("_bin"):
            item.click()
            assert shell.jobs.wait()
            assert page_of(shell).list.model.rowCount() == int(counted[key]), key


def test_the_list_is_saved_as_a_view_by_keyboard(shell: Shell, qtbot: QtBot) -> None:
    page = page_of(shell)
    page.show_query(URGENT)
    assert shell.jobs.wait()
    page.list.table.setFocus()
    QTest.keyClick(page.list.table, Key.Key_S, Both)
    dialog = page.keeping.dialog
    assert isinstance(dialog, NameDialog)
    assert not dialog.go.isEnabled()
    QTest.keyClicks(dialog.name, "Children in haste")
    dialog.all.setChecked(True)
    dialog.go.click()
    qtbot.waitUntil(lambda: words_kept(shell) == ["Children in haste"])
    settle(shell, qtbot)
    assert item_called(shell, "Children in haste").number.text() == "1"
    [view] = saved_view.of_desk(shell.desk)
    assert (view.query.filters, view.for_all) == (URGENT.filters, True)


def test_a_name_that_is_taken_is_asked_for_again(shell: Shell, qtbot: QtBot) -> None:
    keep(shell, "Taken")
    page = page_of(shell)
    page.show_query(URGENT)
    assert shell.jobs.wait()
    page.list.chips.kept.emit()
    first = page.keeping.dialog
    assert first is not None
    first.name.setText("taken")
    first.go.click()
    qtbot.waitUntil(lambda: page.keeping.dialog not in (None, first))
    again = page.keeping.dialog
    assert again is not None
    assert again.typed() == "taken"
    assert not again.notice.isHidden()
    again.reject()


def test_a_list_that_shows_everything_is_no_view(shell: Shell, qtbot: QtBot) -> None:
    page = page_of(shell)
    assert page.list.chips.isHidden()
    with qtbot.waitSignal(shell.jobs.refused):
        page.keeping.ask()
    assert page.keeping.dialog is None


def test_who_may_not_set_rules_saves_views_for_themselves_alone(
    open_as: OpenAs, jobs: Jobs, shown: Shown
) -> None:
    desk = open_as(Role.INTAKE_OFFICER.value)
    filled(desk)
    made = Shell(desk, jobs, [ComplaintsPage])
    shown(made)
    page = page_of(made)
    page.show_query(URGENT)
    assert jobs.wait()
    page.keeping.ask()
    dialog = page.keeping.dialog
    assert dialog is not None
    assert dialog.all.isHidden()
    dialog.reject()


def test_a_view_is_renamed_moved_and_removed_from_its_line_by_key(
    shell: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(shell, "First", "Second")
    item_called(shell, "Second").setFocus()
    QTest.keyClick(item_called(shell, "Second"), Key.Key_Up, Alt)
    qtbot.waitUntil(lambda: words_kept(shell) == ["Second", "First"])
    assert item_called(shell, "Second").hasFocus()
    QTest.keyClick(item_called(shell, "Second"), Key.Key_F2)
    dialog = shell.kept_acts.dialog
    assert dialog is not None
    dialog.name.setText("Third")
    dialog.go.click()
    qtbot.waitUntil(lambda: words_kept(shell) == ["Third", "First"])
    shell.activateWindow()
    qtbot.waitUntil(lambda: item_called(shell, "Third").hasFocus())
    monkeypatch.setattr(ask, "confirm", lambda *_words: True)
    QTest.keyClick(item_called(shell, "Third"), Key.Key_Delete)
    qtbot.waitUntil(lambda: words_kept(shell) == ["First"])


def test_a_view_of_everybody_has_no_keys_for_who_may_not_change_it(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed = shell.desk.may
    keep(shell, "Ours", for_all=True)
    assert item_called(shell, "Ours").actions()
    monkeypatch.setattr(shell.desk, "may", lambda act: act is not Act.SET_RULES and allowed(act))
    saved_view.keep(shell.desk, SavedView("", "Own", "complaint", URGENT))
    shell.count()
    assert shell.jobs.wait()
    assert not item_called(shell, "Ours").actions()
    assert item_called(shell, "Own").actions()


def test_a_view_that_is_out_of_date_says_so_and_nothing_breaks(shell: Shell, qtbot: QtBot) -> None:
    with shell.desk.store.writing() as writer:
        view = SavedView("one", "Old one", "complaint", Query((Filter("abolished", values=("x",)),)))
        text = as_json([view, dataclasses.replace(view, id="two", name="New", query=URGENT)])
        about.put(writer, f"saved_views:{shell.desk.store.person.id}", text)
    shell.count()
    assert shell.jobs.wait()
    assert item_called(shell, "Old one").number.text() == ""
    assert item_called(shell, "New").number.text() == "1"
    with qtbot.waitSignal(shell.jobs.refused) as refused:
        item_called(shell, "Old one").click()
    [error] = refused.args or [None]
    assert isinstance(error, KnownError)
    assert "Old one" in error.what
    assert "does not know any more" in shell.toast.words.text()


def test_a_region_is_chosen_among_those_that_complaints_name(shell: Shell, qtbot: QtBot) -> None:
    shell.rail.views["regions"].click()
    qtbot.waitUntil(lambda: shell.choosing.dialog is not None)
    dialog = shell.choosing.dialog
    assert dialog is not None
    assert [dialog.list.item(at).text() for at in range(dialog.list.count())] == [
        "Old harbour  ·  2",
        "North quarter  ·  1",
        "Not asked  ·  1",
    ]
    QTest.keyClicks(dialog.words, "north")
    assert dialog.chosen() == "North quarter"
    QTest.keyClick(dialog.words, Key.Key_Return)
    qtbot.waitUntil(lambda: page_of(shell).list.chips.words() == ["Region or district: North quarter"])
    assert shell.jobs.wait()
    assert page_of(shell).list.model.rowCount() == 1


def test_a_region_that_nobody_names_cannot_be_chosen(shell: Shell, qtbot: QtBot) -> None:
    shell.rail.views["regions"].click()
    qtbot.waitUntil(lambda: shell.choosing.dialog is not None)
    dialog = shell.choosing.dialog
    assert dialog is not None
    QTest.keyClicks(dialog.words, "nowhere")
    assert not dialog.go.isEnabled()
    dialog.reject()


def test_the_rail_scrolls_in_a_low_window_and_follows_the_keyboard(shell: Shell) -> None:
    keep(shell, *(f"View {number}" for number in range(9)))
    shell.resize(1366, 480)
    QApplication.processEvents()
    [area] = shell.rail.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    last = item_called(shell, "View 8")
    bottom = last.mapTo(area, QPoint(0, last.height())).y()
    assert bottom > area.height()
    previous = item_called(shell, "View 7")
    previous.setFocus()
    QTest.keyClick(previous, Key.Key_Tab)
    assert last.hasFocus()
    assert last.mapTo(area, QPoint(0, last.height())).y() <= area.height()
    assert shell.rail.minimumSizeHint().height() < 480
