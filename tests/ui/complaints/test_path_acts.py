"""A complaint moved on its path from its card by keyboard: steps, danger met, closure approved."""

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.access import Role
from gc25desk.domain.path import CLOSED
from gc25desk.services import institution, records, saving
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.jobs import Jobs
from tests.builders import a_complaint
from tests.conftest import OpenAs
from tests.ui.complaints.conftest import OpenCard, on_card

Show = Callable[[QWidget], QWidget]
Key, Modifier = Qt.Key, Qt.KeyboardModifier
pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]


def press(page: ComplaintsPage, key: Qt.Key) -> None:
    line = page.card.form.editor("subject").target()
    line.setFocus()
    QTest.keyClick(line, key, Modifier.ControlModifier | Modifier.ShiftModifier)


def take_step(page: ComplaintsPage, jobs: Jobs, qtbot: QtBot, stage: str, why: str = "") -> None:
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    press(page, Key.Key_N)
    dialog = page.path_acts._dialog
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.stage.set_code(stage)
    QTest.keyClicks(dialog.note, why)
    QTest.keyClick(dialog.note, Key.Key_Return)
    assert jobs.wait()


def test_the_next_step_is_taken_with_a_key_and_keeps_why(
    open_card: OpenCard, jobs: Jobs, qtbot: QtBot
) -> None:
    page = open_card()
    take_step(page, jobs, qtbot, "acknowledged", "Letter sent")
    held = on_card(page)
    assert (held.status, held.steps[-1].note) == ("acknowledged", "Letter sent")


def test_only_stages_that_may_follow_are_offered(open_card: OpenCard, qtbot: QtBot) -> None:
    page = open_card()
    page.path_acts.take_step()
    dialog = page.path_acts._dialog
    assert dialog is not None
    qtbot.addWidget(dialog)
    offered = {str(dialog.stage.itemData(place)) for place in range(dialog.stage.count())}
    assert offered == {"registered", "acknowledged", "assessment", "not_admissible", "referred"}
    dialog.reject()


def test_the_institutions_steps_are_shown_until_somebody_says_what_was_done(
    open_card: OpenCard, jobs: Jobs, qtbot: QtBot
) -> None:
    page = open_card(urgency="urgent")
    held = institution.settings(page.desk)
    institution.change(page.desk, dataclasses.replace(held, emergency="Call the child helpline"))
    page.open_record(str(page.card.record_id))
    assert jobs.wait()
    strip = page.path_acts.strip
    assert strip.isVisible()
    assert "Call the child helpline" in strip.steps.text()
    strip.acted.click()
    dialog = page.path_acts._met
    assert dialog is not None
    qtbot.addWidget(dialog)
    assert not dialog.go.isEnabled()
    QTest.keyClicks(dialog.line, "Police called")
    QTest.keyClick(dialog.line, Key.Key_Return)
    assert jobs.wait()
    assert on_card(page).urgency_met_how == "Police called"
    assert not strip.isVisible()


def test_danger_is_not_met_by_closing_the_question(open_card: OpenCard, jobs: Jobs, qtbot: QtBot) -> None:
    page = open_card(urgency="urgent")
    page.path_acts.strip.acted.click()
    dialog = page.path_acts._met
    assert dialog is not None
    qtbot.addWidget(dialog)
    QTest.keyClick(dialog, Key.Key_Escape)
    assert jobs.wait()
    assert on_card(page).urgency_met_at is None
    assert page.path_acts.strip.isVisible()


def test_no_button_above_a_complaint_is_cut_off_however_often_it_is_shown(
    page: ComplaintsPage, jobs: Jobs, desk: Desk
) -> None:
    saved, _changes = saving.save(desk, "complaint", a_complaint())
    page.resize(1138, 700)  # what a window of 1366 leaves
    for _time in range(3):
        page.open_record(saved.id)
        assert jobs.wait()
        QApplication.processEvents()
        buttons = [one for one in page.card.header.findChildren(QPushButton) if one.isVisible()]
        assert len(buttons) > 2
        assert all(one.width() >= one.sizeHint().width() for one in buttons)


def asked_to_close(desk: Desk, jobs: Jobs, shown: Show, qtbot: QtBot) -> ComplaintsPage:
    """Return the page with a new complaint whose closure was asked for by keyboard."""
    saved, _changes = saving.save(desk, "complaint", a_complaint(closure_reason="withdrawn"))
    page = _page_of(desk, jobs, shown, saved.id)
    take_step(page, jobs, qtbot, "referred")
    take_step(page, jobs, qtbot, CLOSED)
    return page


def test_an_officer_asks_for_the_closure_and_a_supervisor_approves_it(
    open_as: OpenAs, jobs: Jobs, shown: Show, qtbot: QtBot
) -> None:
    desk = open_as(Role.INTAKE_OFFICER)
    page = asked_to_close(desk, jobs, shown, qtbot)
    saved = on_card(page)
    assert on_card(page).status == "referred"
    assert page.path_acts.closure.isVisible()
    assert not page.path_acts.closure.approve.isVisible()
    assert page.path_acts.closure.changes.isHidden()
    asked = records.get(desk, "complaint", saved.id)
    saving.save(desk, "complaint", dataclasses.replace(asked, subject="It came\nback", closure_note="New"))
    page = _page_of(open_as(Role.SUPERVISOR), jobs, shown, saved.id)
    told = page.path_acts.closure.changes
    assert told.isVisible()
    assert told.text().startswith("It was changed since:\n")
    assert saved.subject in told.text()
    assert "It came back" in told.text()
    assert "Closing note: new, “" in told.text()
    page.path_acts.closure.approve.click()
    assert jobs.wait()
    assert on_card(page).status == CLOSED
    assert not page.path_acts.closure.isVisible()


def test_a_closure_names_no_change_once_all_were_taken_back(
    open_as: OpenAs, jobs: Jobs, shown: Show, qtbot: QtBot
) -> None:
    desk = open_as(Role.INTAKE_OFFICER)
    page = asked_to_close(desk, jobs, shown, qtbot)
    saved = on_card(page)
    asked = records.get(desk, "complaint", saved.id)
    changed, _changes = saving.save(desk, "complaint", dataclasses.replace(asked, subject="Something else"))
    saving.save(desk, "complaint", dataclasses.replace(changed, subject=asked.subject))
    page = _page_of(open_as(Role.SUPERVISOR), jobs, shown, saved.id)
    assert page.path_acts.closure.approve.isVisible()
    assert page.path_acts.closure.changes.isHidden()
    assert page.path_acts.closure.changes.text() == ""


def _page_of(desk: Desk, jobs: Jobs, shown: Show, record_id: str) -> ComplaintsPage:
    page = ComplaintsPage(desk, jobs)
    shown(page)
    page.open_record(record_id)
    assert jobs.wait()
    return page
