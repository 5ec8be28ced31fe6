"""One’s own work first, everybody’s one press away; done with a key; each task leads to its complaint."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.query import IS_OPEN, Filter, Query
from gc25desk.domain.task import Task
from gc25desk.services import records, saving, task
from gc25desk.services.desk import Desk
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.tasks.page import TasksPage
from tests.builders import a_complaint

Key, Modifier = Qt.Key, Qt.KeyboardModifier
pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]


def press(page: TasksPage, key: Qt.Key) -> None:
    line = page.card.form.editor("title").target()
    line.setFocus()
    QTest.keyClick(line, key, Modifier.ControlModifier | Modifier.ShiftModifier)


@pytest.fixture
def complaint(desk: Desk) -> Complaint:
    saved: Complaint
    saved, _changes = saving.save(desk, "complaint", a_complaint())
    return saved


@pytest.fixture
def mine(desk: Desk, complaint: Complaint) -> Task:
    asked = Task(title="Call the school", assigned=desk.person_id)
    return task.add(desk, complaint.id, asked)[0]


@pytest.fixture
def page(desk: Desk, jobs: Jobs, shown: Callable[[QWidget], QWidget], mine: Task) -> TasksPage:
    made = TasksPage(desk, jobs)
    made.reload()
    shown(made)
    assert jobs.wait()
    assert made.list.model.rowCount() == 1, mine
    return made


def cells(page: TasksPage) -> list[tuple[str, str]]:
    model = page.list.model
    rows = range(model.rowCount())
    return sorted((str(model.index(row, 0).data()), str(model.index(row, 1).data())) for row in rows)


def test_the_page_begins_with_ones_own_open_tasks_as_the_rail_counts_them(
    page: TasksPage, complaint: Complaint
) -> None:
    assert cells(page) == [("Call the school", complaint.reference)]
    assert page.scopes.buttons["mine"].isChecked()
    assert records.count(page.desk, "task", TasksPage.counted(page.desk)) == 1


def test_what_a_rule_asks_for_stands_in_the_list_in_its_words(
    page: TasksPage, jobs: Jobs, complaint: Complaint
) -> None:
    page.scopes.buttons["team"].click()
    assert jobs.wait()
    assert cells(page) == [
        ("Acknowledge the complaint", complaint.reference),
        ("Call the school", complaint.reference),
    ]
    assert not page.scopes.buttons["mine"].isChecked()
    page.show_query(Query(filters=(Filter(IS_OPEN), Filter("title", contains="school"))))
    assert jobs.wait()
    assert not any(made.isChecked() for made in page.scopes.buttons.values())


def test_a_task_is_done_and_taken_up_again_with_a_key(page: TasksPage, jobs: Jobs, mine: Task) -> None:
    page.open_record(mine.id)
    assert jobs.wait()
    for expected in (True, False):
        press(page, Key.Key_D)
        assert jobs.wait()
        assert (records.get(page.desk, "task", mine.id).date_done is not None) is expected


def test_a_task_leads_to_its_complaint_and_a_rules_task_is_closed_there(
    page: TasksPage, jobs: Jobs, qtbot: QtBot, complaint: Complaint
) -> None:
    [asked] = [one for one in task.of_complaint(page.desk, complaint.id) if one.rule]
    page.open_record(asked.id)
    assert jobs.wait()
    assert not page.task_acts.done.isVisible()
    line = page.card.form.editor("title").target()
    assert isinstance(line, QLineEdit)
    assert (line.text(), line.placeholderText()) == ("", "Acknowledge the complaint")
    assert complaint.reference in page.task_acts.strip.words.text()
    with qtbot.waitSignal(page.record_wanted) as wanted:
        page.task_acts.strip.open.click()
    assert wanted.args == ["complaint", complaint.id]


def test_a_new_task_of_its_own_is_written_on_the_card(page: TasksPage, jobs: Jobs) -> None:
    page.open_new()
    assert jobs.wait()
    page.card.form.editor("title").set_value("Meet the ombudsperson")
    page.card.save()
    assert jobs.wait()
    saved = records.get(page.desk, "task", str(page.card.record_id))
    assert (saved.title, saved.complaint, saved.rule) == ("Meet the ombudsperson", "", "")
