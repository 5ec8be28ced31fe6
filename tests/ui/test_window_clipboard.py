"""What was copied here leaves the clipboard after ten seconds and at the lock; nothing else does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gc25desk.ui.clipboard import SECONDS, CopiedNote, OwnClipboard

CHILD = "what a child told"


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[QLineEdit]:
    made = QLineEdit(CHILD)
    qtbot.addWidget(made)
    yield made
    QApplication.clipboard().clear()


def copy_from(qtbot: QtBot, line: QLineEdit) -> None:
    with qtbot.waitExposed(line):
        line.show()
    line.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is not None)
    line.selectAll()
    line.copy()
    assert QApplication.clipboard().text() == CHILD


def test_what_was_copied_from_this_window_is_emptied(qtbot: QtBot, line: QLineEdit) -> None:
    own = OwnClipboard(line)
    copy_from(qtbot, line)
    own.empty()
    assert QApplication.clipboard().text() == ""


def test_what_came_from_elsewhere_stays(line: QLineEdit) -> None:
    own = OwnClipboard(line)
    QApplication.clipboard().setText("a shopping list")  # no window of ours has the focus
    own.empty()
    assert QApplication.clipboard().text() == "a shopping list"


def test_a_copy_is_counted_down_and_taken_back(qtbot: QtBot, line: QLineEdit) -> None:
    own = OwnClipboard(line)
    own.guard(on=True)
    told: list[int] = []
    own.counted.connect(told.append)
    copy_from(qtbot, line)
    for left in range(SECONDS - 1, 0, -1):
        own.tick()
        assert own.seconds == left
        assert QApplication.clipboard().text() == CHILD
    own.tick()
    assert QApplication.clipboard().text() == ""
    assert told[0] == SECONDS
    assert sorted(set(told), reverse=True) == list(range(SECONDS, -1, -1))


def test_the_countdown_runs_by_itself(qtbot: QtBot, line: QLineEdit) -> None:
    own = OwnClipboard(line)
    own.guard(on=True)
    copy_from(qtbot, line)
    own._timer.setInterval(1)
    qtbot.waitUntil(lambda: QApplication.clipboard().text() == "")
    assert own.seconds == 0


def test_a_second_copy_begins_the_countdown_again(qtbot: QtBot, line: QLineEdit) -> None:
    own = OwnClipboard(line)
    own.guard(on=True)
    copy_from(qtbot, line)
    for _second in range(SECONDS - 1):
        own.tick()
    line.copy()
    assert own.seconds == SECONDS


def test_what_others_copied_meanwhile_is_left_alone(
    qtbot: QtBot, line: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = OwnClipboard(line)
    own.guard(on=True)
    copy_from(qtbot, line)
    monkeypatch.setattr(QGuiApplication, "focusWindow", lambda: None)
    QApplication.clipboard().setText("a shopping list")
    assert own.seconds == 0
    own.tick()
    assert QApplication.clipboard().text() == "a shopping list"


def test_a_change_nobody_told_of_is_seen_before_anything_is_emptied(qtbot: QtBot, line: QLineEdit) -> None:
    own = OwnClipboard(line)
    own.guard(on=True)
    copy_from(qtbot, line)
    QApplication.clipboard().blockSignals(True)
    QApplication.clipboard().setText("a shopping list")
    QApplication.clipboard().blockSignals(False)
    for _second in range(SECONDS):
        own.tick()
    assert QApplication.clipboard().text() == "a shopping list"


def test_no_copy_is_taken_back_while_no_desk_is_open(qtbot: QtBot, line: QLineEdit) -> None:
    own = OwnClipboard(line)
    copy_from(qtbot, line)
    assert own.seconds == 0


def test_programs_that_keep_a_history_are_asked_to_leave_a_copy_out(qtbot: QtBot, line: QLineEdit) -> None:
    own = OwnClipboard(line)
    own.guard(on=True)
    copy_from(qtbot, line)
    held = QApplication.clipboard().mimeData()
    assert isinstance(held, QMimeData)
    assert held.data("x-kde-passwordManagerHint").data() == b"secret"
    assert held.text() == CHILD


def test_the_note_says_how_long_and_goes(qtbot: QtBot, line: QLineEdit) -> None:
    note = CopiedNote(line)
    with qtbot.waitExposed(line):
        line.show()
    note.count(7)
    assert note.isVisible()
    assert "7" in note.text()
    note.count(0)
    assert not note.isVisible()
