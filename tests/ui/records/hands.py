"""What a user's hands do on a page of records, for the tests of its parts."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.query import Query
from gc25desk.services import records
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.evidence.page import EvidencePage
from gc25desk.ui.records.page import RecordsPage

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def line() -> QLineEdit:
    widget = focused()
    assert isinstance(widget, QLineEdit)
    return widget


def id_at(page: RecordsPage, row: int) -> str:
    found = page.list.model.row_at(row)
    assert found is not None
    return found.id


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def type_and_go(text: str) -> None:
    QTest.keyClicks(focused(), text)
    press(Key.Key_Return)


def settle(page: ComplaintsPage | EvidencePage, qtbot: QtBot) -> None:
    # A list moved by arrow keys waits until it rests.
    qtbot.waitUntil(lambda: page.list.is_resting() and page.jobs.idle())


def open_new(page: ComplaintsPage | EvidencePage, qtbot: QtBot) -> None:
    page.open_new()
    assert page.jobs.wait()
    qtbot.waitUntil(lambda: page.card.record_id == "")


def all_of(desk: Desk) -> list[Complaint]:
    numbers = records.rows(desk, "complaint", Query())
    return [records.get(desk, "complaint", r.id) for r in records.page(desk, "complaint", numbers, ["id"])]
