"""The card of a complaint says what path it has come and what is to be done, and takes tasks made by hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gc25desk.domain.query import Filter, Query
from gc25desk.services import path, task
from gc25desk.services.path import Move
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.jobs import Jobs
from tests.ui.complaints.conftest import OpenCard, on_card

Key, Modifier = Qt.Key, Qt.KeyboardModifier
pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]


def press(page: ComplaintsPage, key: Qt.Key) -> None:
    line = page.card.form.editor("subject").target()
    line.setFocus()
    QTest.keyClick(line, key, Modifier.ControlModifier | Modifier.ShiftModifier)


def test_a_task_is_added_by_keyboard_and_stands_on_the_card(
    open_card: OpenCard, jobs: Jobs, qtbot: QtBot
) -> None:
    page = open_card()
    press(page, Key.Key_K)
    dialog = page.course_acts._dialog
    assert dialog is not None
    qtbot.addWidget(dialog)
    assert not dialog.go.isEnabled()
    QTest.keyClicks(dialog.words, "Call the school")
    QTest.keyClicks(dialog.day, "no day at all")
    QTest.keyClick(dialog.day, Key.Key_Return)
    assert dialog.isVisible()
    dialog.day.clear()
    QTest.keyClicks(dialog.day, "1 Dec 2026")
    QTest.keyClick(dialog.day, Key.Key_Return)
    assert jobs.wait()
    made = [one for one in task.of_complaint(page.desk, on_card(page).id) if one.title == "Call the school"]
    assert [one.assigned for one in made] == [page.desk.person_id]
    assert page.course_acts.line.tasks.text() == (
        "2 tasks: Call the school (due 1 Dec), Acknowledge the complaint"
    )


def test_the_path_stands_on_the_card_and_the_list_of_tasks_is_one_press_away(
    open_card: OpenCard, jobs: Jobs, qtbot: QtBot
) -> None:
    page = open_card()
    path.move(page.desk, [on_card(page).id], Move("acknowledged"))
    page.open_record(on_card(page).id)
    assert jobs.wait()
    assert [words.split()[0] for words in page.course_acts.line.path.text().split(" → ")] == [
        "Received",
        "Acknowledged",
    ]
    with qtbot.waitSignal(page.list_wanted) as asked:
        page.course_acts.line.show_tasks.click()
    assert asked.args == ["task", Query(filters=(Filter("complaint", values=(on_card(page).id,)),))]


def test_nothing_of_a_complaint_stays_when_the_card_is_emptied(open_card: OpenCard, jobs: Jobs) -> None:
    page = open_card()
    page.clear()
    assert jobs.wait()
    assert (page.course_acts.line.path.text(), page.course_acts.line.tasks.text()) == ("", "")
    assert not page.course_acts.add.isVisible()
