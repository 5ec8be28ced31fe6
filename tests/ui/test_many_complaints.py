"""Several complaints are assigned and moved on together; what is refused is told by reference."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.access import Role
from gc25desk.domain.query import IS_BINNED, Filter, Query
from gc25desk.errors import KnownError
from gc25desk.services import bin as bins
from gc25desk.services import path, records, saving, undo
from gc25desk.services.desk import Desk
from gc25desk.services.path import Move
from gc25desk.ui import ask
from gc25desk.ui.complaints.assign_dialog import AssignDialog
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.complaints.step_dialog import StepDialog
from gc25desk.ui.jobs import Jobs
from tests.builders import a_complaint
from tests.conftest import OpenAs

Key = Qt.Key
Both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
Shown = Callable[[QWidget], QWidget]


@pytest.fixture
def ids(desk: Desk) -> list[str]:
    return [saving.save(desk, "complaint", a_complaint(subject=word))[0].id for word in ("One", "Two")]


@pytest.fixture
def page(desk: Desk, ids: list[str], jobs: Jobs, shown: Shown, qtbot: QtBot) -> ComplaintsPage:
    made = ComplaintsPage(desk, jobs)
    made.reload()
    shown(made)
    qtbot.waitUntil(lambda: made.list.model.rowCount() == len(ids) and jobs.idle())
    made.list.table.setFocus()
    made.list.table.selectAll()
    return made


def values(desk: Desk, ids: list[str], key: str) -> list[str]:
    return [getattr(records.get(desk, "complaint", one), key) for one in ids]


def test_the_selected_are_assigned_by_key_and_one_undo_takes_it_back(
    page: ComplaintsPage, desk: Desk, ids: list[str]
) -> None:
    QTest.keyClick(page.list.table, Key.Key_P, Both)
    dialog = page.many_acts.dialog
    assert isinstance(dialog, AssignDialog)
    assert dialog.windowTitle() == "Assign 2 complaints"
    assert dialog.chosen() == desk.store.person.id
    dialog.go.click()
    assert page.jobs.wait()
    assert values(desk, ids, "assigned") == [desk.store.person.id] * 2
    undo.undo_last(desk)
    assert values(desk, ids, "assigned") == ["", ""]


def test_the_selected_are_given_to_nobody(page: ComplaintsPage, desk: Desk, ids: list[str]) -> None:
    assert page.many_acts.assign is not None
    page.many_acts.assign.click()
    dialog = page.many_acts.dialog
    assert isinstance(dialog, AssignDialog)
    dialog.person.set_code("")
    dialog.go.click()
    assert page.jobs.wait()
    assert values(desk, ids, "assigned") == ["", ""]


def test_the_selected_take_a_step_that_may_follow_for_all(
    page: ComplaintsPage, desk: Desk, ids: list[str], qtbot: QtBot
) -> None:
    path.move(desk, ids[:1], Move("registered"))
    QTest.keyClick(page.list.table, Key.Key_D, Both)
    qtbot.waitUntil(lambda: page.many_acts.dialog is not None)
    dialog = page.many_acts.dialog
    assert isinstance(dialog, StepDialog)
    offered = [dialog.stage.itemData(at) for at in range(dialog.stage.count())]
    assert offered == ["acknowledged", "assessment", "not_admissible", "referred"]
    dialog.stage.set_code("assessment")
    dialog.go.click()
    assert page.jobs.wait()
    assert values(desk, ids, "status") == ["assessment"] * 2
    undo.undo_last(desk)
    assert values(desk, ids, "status") == ["registered", "received"]


def test_what_cannot_take_a_step_is_told_by_reference_and_nothing_is_done(
    page: ComplaintsPage, desk: Desk, ids: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[KnownError] = []
    monkeypatch.setattr(ask, "tell", lambda _parent, error: told.append(error))
    page.many_acts.look_for_step()
    qtbot.waitUntil(lambda: page.many_acts.dialog is not None)
    path.move(desk, ids[:1], Move("assessment"))  # meanwhile somebody moves one of them on
    path.move(desk, ids[:1], Move("not_admissible"))
    dialog = page.many_acts.dialog
    assert isinstance(dialog, StepDialog)
    dialog.stage.set_code("registered")
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(told))
    assert "MID-2026-00001" in told[0].what
    assert values(desk, ids, "status") == ["not_admissible", "received"]


def test_without_a_common_step_it_is_said_where_each_stands(
    page: ComplaintsPage, desk: Desk, ids: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[KnownError] = []
    monkeypatch.setattr(ask, "tell", lambda _parent, error: told.append(error))
    for stage in ("assessment", "admissible", "conciliation", "compliance"):
        path.move(desk, ids[:1], Move(stage))
    page.many_acts.look_for_step()
    qtbot.waitUntil(lambda: bool(told))
    assert "Compliance follow-up: MID-2026-00001" in told[0].what
    assert "Received: MID-2026-00002" in told[0].what
    assert page.many_acts.dialog is None


def test_the_acts_show_for_several_that_are_not_in_the_bin(
    page: ComplaintsPage, desk: Desk, ids: list[str], qtbot: QtBot
) -> None:
    assign, step = page.many_acts.assign, page.many_acts.step
    assert assign is not None and step is not None
    assert assign.isVisible() and step.isVisible()
    page.list.table.selectRow(0)
    assert not assign.isVisible() and not step.isVisible()
    bins.put(desk, "complaint", ids)
    page.show_query(Query((Filter(IS_BINNED),)))
    qtbot.waitUntil(lambda: page.list.status.text() == "2 in the bin" and page.jobs.idle())
    page.list.table.selectAll()
    assert page.list_acts.act.isVisible()
    assert not assign.isVisible() and not step.isVisible()


@pytest.mark.parametrize("role", [Role.REPORT_WRITER, Role.MONITOR, Role.CUSTODIAN, Role.REVIEWER])
def test_who_may_not_write_complaints_is_offered_neither(
    open_as: OpenAs, jobs: Jobs, shown: Shown, role: Role
) -> None:
    officer = open_as(Role.INTAKE_OFFICER.value)
    for _number in range(2):
        saving.save(officer, "complaint", a_complaint())
    made = ComplaintsPage(open_as(role.value), jobs)
    made.reload()
    shown(made)
    assert jobs.wait()
    made.list.table.selectAll()
    assert made.list.table.selected_count() == 2
    assert (made.many_acts.assign, made.many_acts.step) == (None, None)
    words = {made_action.text() for made_action in made.list.actions()}
    assert "Assign…" not in words
    assert "Copy the selected rows" in words
