"""Rows are copied as text; what may tell who somebody is only after a question."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import field_of
from gc25desk.domain.party import Party
from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import LOOK, ComplaintsPage
from gc25desk.ui.records.copy_dialog import CopyDialog
from gc25desk.ui.records.copying import tells
from tests.builders import a_complaint

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


def copied() -> str:
    return QGuiApplication.clipboard().text()


@pytest.fixture(autouse=True)
def _empty(qapp: QApplication) -> None:
    qapp.clipboard().clear()


def asked(page: ComplaintsPage) -> CopyDialog:
    page.list.table.setFocus()
    page.list.table.selectAll()
    QTest.keyClick(page.list.table, Key.Key_C, Control)
    dialog = page.copying.dialog
    assert dialog is not None
    return dialog


def test_enter_copies_without_what_may_tell_who_somebody_is(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    dialog = asked(complaints)
    assert dialog.windowTitle() == "Copy 3 complaints?"
    assert "Matter" in dialog.lead.text()
    assert copied() == ""
    QTest.keyClick(dialog, Key.Key_Return)
    qtbot.waitUntil(lambda: copied() != "")
    lines = copied().split("\n")
    assert lines[0] == "Reference\tDate received\tUrgency\tStatus"
    assert len(lines) == 4
    assert lines[1].startswith("MID-2026-0000")
    assert not any(word in copied() for word in ("Alpha", "Beta", "Gamma"))


def test_all_columns_are_copied_when_that_is_said(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    asked(complaints).all.click()
    qtbot.waitUntil(lambda: copied() != "")
    assert all(word in copied() for word in ("Alpha", "Beta", "Gamma"))


def test_escape_copies_nothing(complaints: ComplaintsPage) -> None:
    QTest.keyClick(asked(complaints), Key.Key_Escape)
    assert complaints.jobs.wait()
    assert copied() == ""


def test_nothing_is_asked_where_no_column_tells_anything(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    table = complaints.list.table
    table.columns_menu().actions()[LOOK.columns.index("subject")].trigger()
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Key.Key_C, Control)
    assert complaints.copying.dialog is None
    qtbot.waitUntil(lambda: copied() != "")
    assert len(copied().split("\n")) == 2


def test_a_copied_cell_is_no_formula_and_stays_in_its_line(
    complaints: ComplaintsPage, desk: Desk, qtbot: QtBot
) -> None:
    saving.save(desk, "complaint", a_complaint(subject="=1+1"))
    complaints.reload()
    qtbot.waitUntil(lambda: complaints.list.model.rowCount() == 4)
    asked(complaints).all.click()
    qtbot.waitUntil(lambda: copied() != "")
    assert "\t'=1+1\t" in copied()
    assert len(copied().split("\n")) == 5


@pytest.mark.parametrize(
    ("kind", "key", "told"),
    [
        (Complaint, "complainant_name", True),
        (Complaint, "narrative", True),
        (Complaint, "subject", True),
        (Complaint, "reference", False),
        (Complaint, "status", False),
        (Complaint, "date_received", False),
        (Party, "name", True),
        (Party, "kind", False),
    ],
)
def test_what_names_somebody_or_is_told_freely_may_tell_who_it_is(
    kind: type[Complaint | Party], key: str, *, told: bool
) -> None:
    assert tells(field_of(kind, key)) is told
