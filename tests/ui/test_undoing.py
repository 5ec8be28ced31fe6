"""Deleting, taking out and undoing in the window, with a message that offers to undo."""

import dataclasses
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gc25desk import settings
from gc25desk.domain.access import Act
from gc25desk.domain.query import IS_BINNED, Filter, Query
from gc25desk.services import bin as bins
from gc25desk.services import person, records, saving
from gc25desk.services.desk import Desk
from gc25desk.store import binned
from gc25desk.ui import ask
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.inside import Inside
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records import destroying
from gc25desk.ui.records.page import RecordsPage
from gc25desk.ui.records.tag_dialog import TagDialog
from gc25desk.ui.shortcuts import listed
from gc25desk.ui.window import Window
from tests.builders import a_complaint

pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]

Control, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def ids(desk: Desk) -> list[str]:
    """The identifiers of three complaints, as if logged on another day."""
    saved = saving.save_all(
        desk, "complaint", [a_complaint(subject=word) for word in ("One", "Two", "Three")]
    )
    desk.steps.clear()
    return [record.id for record in saved]


@pytest.fixture
def window(desk: Desk, jobs: Jobs, ids: list[str], qtbot: QtBot) -> Iterator[Window]:
    """The window with the list of the three complaints."""
    assert ids
    made = Window(settings.active(), jobs, lambda opened, here, start: Inside(opened, jobs, here, start))
    qtbot.addWidget(made)
    inside = made.show_desk(desk)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    inside.shell.show_page("complaints")
    qtbot.waitUntil(lambda: page_of(made).list.model.rowCount() == 3 and jobs.idle())
    yield made
    jobs.wait()


def inside_of(window: Window) -> Inside:
    assert window.inside is not None
    return window.inside


def page_of(window: Window) -> RecordsPage:
    page = inside_of(window).shell.pages["complaints"]
    assert isinstance(page, RecordsPage)
    return page


def select_all(page: RecordsPage, count: int) -> None:
    page.list.table.setFocus()
    for place in range(count):
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        page.list.table.selectionModel().select(page.list.model.index(place, 0), flags)


def settle(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page_of(window).list.is_resting() and window.jobs.idle())


def in_bin(desk: Desk) -> int:
    return len(bins.everything(desk))


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(widget, key, modifier)


def test_selected_records_are_deleted_by_key_and_brought_back_from_the_message(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    page, toast = page_of(window), inside_of(window).shell.toast
    select_all(page, 2)
    assert page.list_acts.act.text() == "Delete 2 complaints"
    press(page.list.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1)
    assert in_bin(desk) == 2
    assert (toast.words.text(), toast.act.text()) == ("Deleted 2 complaints", "Undo")
    toast.act.click()
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 3)
    assert in_bin(desk) == 0
    assert toast.words.text() == "Undone: Deleted 2 complaints"


def test_undo_and_redo_by_key_with_names_that_say_what(window: Window, desk: Desk, qtbot: QtBot) -> None:
    page, undoing = page_of(window), inside_of(window).undoing
    assert not undoing.undo.isEnabled()
    select_all(page, 3)
    press(page.list.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(undoing.undo.isEnabled)
    assert undoing.undo.text() == "Undo delete 3 complaints"
    assert ("Undo delete 3 complaints", "Ctrl+Z") in listed([undoing.undo])
    assert [entry.title for entry in undoing.entries()] == ["Undo delete 3 complaints"]
    settle(window, qtbot)
    press(window, Qt.Key.Key_Z, Control)
    qtbot.waitUntil(undoing.redo.isEnabled)
    assert in_bin(desk) == 0
    assert undoing.redo.text() == "Redo delete 3 complaints"
    settle(window, qtbot)
    press(window, Qt.Key.Key_Z, Control | Shift)
    qtbot.waitUntil(lambda: not undoing.redo.isEnabled())
    assert in_bin(desk) == 3


def test_a_text_keeps_the_key_while_it_has_something_of_its_own_to_undo(
    window: Window, desk: Desk, ids: list[str], qtbot: QtBot
) -> None:
    bins.put(desk, "complaint", ids[:1])
    page, undoing = page_of(window), inside_of(window).undoing
    page.reload()
    undoing.undo.setEnabled(True)
    page.list.words.setFocus()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "camera")
    press(line, Qt.Key.Key_Z, Control)
    assert line.text() != "camera"
    settle(window, qtbot)
    assert in_bin(desk) == 1
    line.clear()
    line.setText("")  # leaves nothing to undo
    assert not line.isUndoAvailable()
    press(line, Qt.Key.Key_Z, Control)
    qtbot.waitUntil(lambda: in_bin(desk) == 0)


def test_the_record_on_the_card_is_deleted_and_taken_out_again(
    window: Window, desk: Desk, ids: list[str], qtbot: QtBot
) -> None:
    page = page_of(window)
    page.open_record(ids[0])
    qtbot.waitUntil(lambda: page.card.record_id == ids[0] and window.jobs.idle())
    page.record_acts.delete.click()
    qtbot.waitUntil(lambda: page.record_acts.place is not None)
    assert page.record_acts.banner.isVisibleTo(page.card)
    assert "put there by Intake Officer" in page.record_acts.banner.words.text()
    assert not page.card.form.editor("subject").isEnabled()
    assert not page.record_acts.delete.isVisibleTo(page.card)
    page.record_acts.banner.take_out.click()
    qtbot.waitUntil(lambda: page.record_acts.place is None and window.jobs.idle())
    assert not page.record_acts.banner.isVisibleTo(page.card)
    assert page.card.form.editor("subject").isEnabled()
    assert in_bin(desk) == 0


def test_the_bin_is_a_list_from_which_records_are_taken_out(
    window: Window, desk: Desk, ids: list[str], qtbot: QtBot
) -> None:
    bins.put(desk, "complaint", ids)
    page, shell = page_of(window), inside_of(window).shell
    shell.count()
    shell.show_list("complaint", Query(filters=(Filter(IS_BINNED),)))
    settle(window, qtbot)
    assert page.list.status.text() == "3 in the bin"
    assert shell.rail.views["bin"].number.text() == "3"
    select_all(page, 3)
    assert page.list_acts.act.text() == "Take 3 complaints out of the bin"
    press(page.list.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: in_bin(desk) == 0)


def test_selected_records_are_tagged_together_and_it_is_undone(
    window: Window, desk: Desk, ids: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(dialog: TagDialog) -> int:
        assert not dialog.act.isEnabled()
        QTest.keyClicks(dialog.editor.target(), "80")
        press(dialog.editor.target(), Qt.Key.Key_Return)
        assert dialog.act.isEnabled()
        assert dialog.act.text() == "Tag 2 complaints"
        return int(TagDialog.DialogCode.Accepted)

    monkeypatch.setattr(TagDialog, "exec", choose)
    page, shell = page_of(window), inside_of(window).shell
    select_all(page, 2)
    assert page.list_acts.tag.text() == "Tag 2 complaints…"
    page.list_acts.tag.click()
    qtbot.waitUntil(lambda: shell.toast.words.text() == "Tagged 2 complaints" and window.jobs.idle())
    numbers = [[tag.paragraph for tag in records.get(desk, "complaint", one).tags] for one in ids]
    assert sorted(numbers) == [[75], [75, 80], [75, 80]]
    settle(window, qtbot)
    inside_of(window).undoing.undo.trigger()
    qtbot.waitUntil(lambda: all(len(records.get(desk, "complaint", one).tags) == 1 for one in ids))


def test_who_may_not_delete_selects_several_only_to_tag(
    window: Window, desk: Desk, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "may", lambda act: act is not Act.BIN_RECORDS)
    page = ComplaintsPage(desk, jobs, window)
    page.reload()
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 3)
    select_all(page, 2)
    assert page.list_acts.act.isHidden()
    assert not page.list_acts.tag.isHidden()
    assert "Del" not in [made.shortcut().toString() for made in page.list.table.actions()]


def test_destroying_is_asked_for_with_a_reason(
    window: Window, desk: Desk, ids: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(destroying, "ask_reason", lambda *_words: "the parents ask for it")
    bins.put(desk, "complaint", ids[:1])
    page = page_of(window)
    page.open_record(ids[0])
    qtbot.waitUntil(lambda: page.record_acts.place is not None)
    assert page.record_acts.banner.purge.text().startswith("Ask")
    page.record_acts.banner.purge.click()
    qtbot.waitUntil(lambda: "the parents ask for it" in page.record_acts.banner.words.text())
    assert not page.record_acts.banner.purge.isVisibleTo(page.card)


def test_another_person_destroys_a_record_and_the_card_is_empty(
    window: Window, desk: Desk, ids: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def sure(_parent: QWidget, what: str, *_words: str) -> bool:
        asked.append(what)
        return True

    monkeypatch.setattr(ask, "confirm", sure)
    other = person.add(desk, "Second Supervisor", ["supervisor"])
    bins.put(desk, "complaint", ids[:1])
    with desk.store.writing() as writer:
        binned.ask_purge(dataclasses.replace(writer, actor=other.id), "complaint", ids[0], "they ask for it")
    page = page_of(window)
    page.open_record(ids[0])
    qtbot.waitUntil(lambda: page.record_acts.place is not None)
    page.record_acts.banner.purge.click()
    qtbot.waitUntil(lambda: page.card.record_id is None and window.jobs.idle())
    assert asked == ["Destroy MID-2026-00001 for good?"]
    assert in_bin(desk) == 0
    assert page.card.stack.currentIndex() == 0


def test_locking_forgets_what_could_be_undone(
    window: Window, desk: Desk, ids: list[str], qtbot: QtBot
) -> None:
    bins.put(desk, "complaint", ids)
    window.lock()
    qtbot.waitUntil(lambda: desk.closed and window.jobs.idle())
    assert desk.steps.last is None
