"""The history of a record on its card: read and put back by keyboard, and gone when the desk locks."""

import dataclasses
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gc25desk.services import bin as bins
from gc25desk.services import records, saving
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.records.history_panel import HistoryPanel
from tests.builders import a_complaint

pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]


@pytest.fixture
def changed(complaints: ComplaintsPage, desk: Desk, qtbot: QtBot) -> ComplaintsPage:
    """The page with a complaint open whose matter was changed from One to Two."""
    saved = saving.save(desk, "complaint", a_complaint(subject="One"))[0]
    saving.save(desk, "complaint", dataclasses.replace(saved, subject="Two"))
    complaints.open_record(saved.id)
    assert complaints.jobs.wait()
    qtbot.waitUntil(lambda: complaints.card.record_id == saved.id and complaints.jobs.idle())
    return complaints


def open_history(page: ComplaintsPage, qtbot: QtBot) -> HistoryPanel:
    page.record_acts.show_history()
    qtbot.waitUntil(lambda: bool(page.record_acts.panel.lines()) and page.jobs.idle())
    return page.record_acts.panel


def go_to(panel: HistoryPanel, what: str) -> None:
    places = [place for place, cells in enumerate(panel.lines()) if cells[2] == what]
    panel.table.setCurrentCell(places[0], 0)


def test_the_history_is_opened_by_its_key_and_left_by_escape(changed: ComplaintsPage, qtbot: QtBot) -> None:
    changed.card.form.focus_first()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    panel = changed.record_acts.panel
    qtbot.waitUntil(lambda: bool(panel.lines()))
    assert changed.card.stack.currentWidget() is panel
    assert panel.table.hasFocus()
    assert panel.title.text() == f"History of {changed.card.header.reference.text()}"
    QTest.keyClick(panel.table, Qt.Key.Key_Escape)
    assert changed.card.stack.currentIndex() == 1
    assert panel.lines() == []


def test_both_values_of_a_change_are_shown_the_newest_first(changed: ComplaintsPage, qtbot: QtBot) -> None:
    panel = open_history(changed, qtbot)
    assert panel.lines()[0][1:] == ("Intake Officer", "Changed: Matter")
    assert (panel.before.toPlainText(), panel.after.toPlainText()) == ("One", "Two")


def test_looks_are_shown_when_asked_for(changed: ComplaintsPage, desk: Desk, qtbot: QtBot) -> None:
    with desk.store.writing() as writer:
        writer.journal("complaint", changed.card.record_id or "", "view", {})
    panel = open_history(changed, qtbot)
    assert "Seen" not in [cells[2] for cells in panel.lines()]
    panel.changes_only.setChecked(False)
    assert "Seen" in [cells[2] for cells in panel.lines()]


def test_an_old_value_is_put_back(changed: ComplaintsPage, desk: Desk, qtbot: QtBot) -> None:
    panel = open_history(changed, qtbot)
    go_to(panel, "Changed: Matter")
    assert panel.put_back.isEnabled()
    panel.put_back.click()
    qtbot.waitUntil(lambda: changed.card.form.editor("subject").value() == "One" and changed.jobs.idle())
    held: Any = records.get(desk, "complaint", changed.card.record_id or "")
    assert (held.subject, held.version) == ("One", 3)
    assert changed.card.stack.currentIndex() == 1


def test_what_the_program_fills_is_not_put_back(changed: ComplaintsPage, qtbot: QtBot) -> None:
    panel = open_history(changed, qtbot)
    go_to(panel, "Logged: Reference")
    assert not panel.put_back.isEnabled()


def test_nothing_is_put_back_over_what_is_being_typed(changed: ComplaintsPage, qtbot: QtBot) -> None:
    changed.card.form.focus_field("subject")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "more")
    panel = open_history(changed, qtbot)
    go_to(panel, "Changed: Matter")
    assert not panel.put_back.isEnabled()
    assert "Save or discard" in panel.words.text()


def test_the_history_of_a_record_in_the_bin_is_only_read(
    changed: ComplaintsPage, desk: Desk, qtbot: QtBot
) -> None:
    record_id = changed.card.record_id or ""
    bins.put(desk, "complaint", [record_id])
    changed.card.open_record(record_id)
    assert changed.jobs.wait()
    qtbot.waitUntil(lambda: changed.record_acts.place is not None)
    panel = open_history(changed, qtbot)
    go_to(panel, "Changed: Matter")
    assert not panel.put_back.isEnabled()
    assert "typed" not in panel.words.text()


def test_locking_leaves_nothing_in_the_panel(changed: ComplaintsPage, qtbot: QtBot) -> None:
    panel = open_history(changed, qtbot)
    changed.clear()
    assert changed.jobs.wait()
    assert panel.table.rowCount() == 0
    assert panel.before.toPlainText() == panel.after.toPlainText() == panel.title.text() == ""
