"""Columns are chosen, moved and put back as shipped by keyboard, and remembered by their fields."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gc25desk import settings
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import LOOK, ComplaintsPage
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.columns_dialog import ColumnsDialog
from gc25desk.ui.records.table import RecordsTable

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier
SHIPPED = ["reference", "date_received", "urgency", "subject", "status"]


def shown(page: ComplaintsPage) -> list[str]:
    return [field.key for field in page.list.table.shown_fields()]


def opened(table: RecordsTable, qtbot: QtBot) -> ColumnsDialog:
    table.ask_columns()
    dialog = table.columns_dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def again(desk: Desk, jobs: Jobs, qtbot: QtBot) -> ComplaintsPage:
    page = ComplaintsPage(desk, jobs)
    qtbot.addWidget(page)
    return page


def go_to(dialog: ColumnsDialog, key: str) -> None:
    at = [one for one, _shows in dialog.chosen()].index(key)
    dialog.list.setCurrentRow(at)


def test_a_column_is_ticked_and_moved_by_keyboard_and_stays_so(
    complaints: ComplaintsPage, desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    assert shown(complaints) == SHIPPED
    dialog = opened(complaints.list.table, qtbot)
    assert dialog.list.hasFocus()
    go_to(dialog, "status")
    QTest.keyClick(dialog.list, Key.Key_Up, Alt)
    go_to(dialog, "assigned")
    QTest.keyClick(dialog.list, Key.Key_Space)
    dialog.go.click()
    wanted = ["reference", "date_received", "urgency", "status", "subject", "assigned"]
    assert shown(complaints) == wanted
    assert shown(again(desk, jobs, qtbot)) == wanted
    index = complaints.list.model.index(0, LOOK.columns.index("reference"))
    assert complaints.list.table.visualRect(index).width() > 0


def test_the_reference_always_shows(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    dialog = opened(complaints.list.table, qtbot)
    dialog.list.setCurrentRow(0)
    QTest.keyClick(dialog.list, Key.Key_Space)
    dialog.go.click()
    assert shown(complaints) == SHIPPED


def test_the_columns_are_put_back_as_shipped(
    complaints: ComplaintsPage, desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    dialog = opened(complaints.list.table, qtbot)
    go_to(dialog, "platform")
    QTest.keyClick(dialog.list, Key.Key_Space)
    for _time in range(3):
        dialog.up.click()
    dialog.go.click()
    complaints.list.table.filters.resizeSection(0, 300)
    back = opened(complaints.list.table, qtbot)
    back.as_shipped = True
    back.accept()
    assert shown(complaints) == SHIPPED
    assert complaints.list.table.filters.sectionSize(0) < 300
    assert shown(again(desk, jobs, qtbot)) == SHIPPED


def test_the_dialog_changes_nothing_when_it_is_left(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    dialog = opened(complaints.list.table, qtbot)
    go_to(dialog, "platform")
    QTest.keyClick(dialog.list, Key.Key_Space)
    dialog.move_current(-1)
    dialog.reject()
    assert shown(complaints) == SHIPPED


def test_at_either_end_a_column_goes_no_further(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    dialog = opened(complaints.list.table, qtbot)
    before = dialog.chosen()
    assert not dialog.up.isEnabled()
    dialog.move_current(-1)
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    assert not dialog.down.isEnabled()
    dialog.move_current(1)
    assert dialog.chosen() == before
    dialog.reject()


@pytest.mark.parametrize(
    ("order", "widths"),
    [(["reference", "gone", "status"], {"reference": 150, "gone": 90, "status": 100}), ([], {})],
)
def test_columns_of_another_version_are_kept_by_their_fields(
    order: list[str], widths: dict[str, int], desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    text = "2:" + json.dumps({"order": order, "widths": widths})
    settings.active().set_opaque(settings.COLUMNS, "complaint", text)
    page = again(desk, jobs, qtbot)
    first = ["reference", "status"] if order else ["reference", "date_received"]
    assert shown(page)[:2] == first
    assert set(SHIPPED) == set(shown(page))
