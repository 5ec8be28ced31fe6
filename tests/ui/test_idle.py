"""A desk nobody touches is locked, whatever the clock does and however long the machine slept."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.ui.idle import SLEPT_SECONDS, WARNING_SECONDS, Idle

LIMIT = 300
Key = Qt.Key


class Clock:
    """Both clocks, moved by a test, and what the watch said."""

    def __init__(self, parent: QWidget) -> None:
        self.wall, self.steady = 1_800_000_000.0, 40.0
        self.watch = Idle(parent, lambda: self.wall, lambda: self.steady)
        self.said: list[object] = []
        self.watch.warned.connect(self.said.append)
        self.watch.resumed.connect(lambda: self.said.append("resumed"))
        self.watch.expired.connect(lambda: self.said.append("expired"))
        self.watch.start(LIMIT)

    def pass_by(self, seconds: int) -> None:
        """Let seconds pass as they do, with a look in each."""
        for _second in range(seconds):
            self.wall += 1
            self.steady += 1
            self.watch.look()


@pytest.fixture
def clock(qtbot: QtBot) -> Iterator[Clock]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = Clock(parent)
    yield made
    made.watch.stop()


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    return made


def test_nobody_there_is_warned_of_and_then_locked_out_once(clock: Clock) -> None:
    clock.pass_by(LIMIT - WARNING_SECONDS - 1)
    assert clock.said == []
    clock.pass_by(WARNING_SECONDS + 30)
    assert clock.said == [*range(WARNING_SECONDS, 0, -1), "expired"]


def test_any_key_counts_as_somebody(clock: Clock, line: QLineEdit) -> None:
    clock.pass_by(LIMIT - 10)
    QTest.keyClick(line, Key.Key_A)
    assert clock.said == [*range(WARNING_SECONDS, 9, -1), "resumed"]
    clock.pass_by(LIMIT - WARNING_SECONDS - 1)
    assert clock.said[-1] == "resumed"


@pytest.mark.parametrize("slept", [SLEPT_SECONDS, LIMIT, 3 * 86400])
def test_a_machine_that_slept_is_locked_at_waking(clock: Clock, slept: int) -> None:
    clock.pass_by(5)
    clock.wall += slept  # the steady clock stands still meanwhile
    clock.watch.look()
    assert clock.said == ["expired"]


@pytest.mark.parametrize("slept", [SLEPT_SECONDS, LIMIT])
def test_the_touch_that_wakes_a_machine_does_not_open_it(clock: Clock, line: QLineEdit, slept: int) -> None:
    clock.wall += slept
    QTest.keyPress(line, Key.Key_A)  # comes before the look that is due
    assert clock.said == ["expired"]
    assert line.text() == ""


@pytest.mark.parametrize("moved", [-3600, -10 * 365 * 86400])
def test_a_clock_set_back_does_not_put_the_lock_off(clock: Clock, moved: int) -> None:
    clock.pass_by(100)
    clock.wall += moved
    clock.pass_by(LIMIT - 100)
    assert clock.said[-1] == "expired"


def test_a_clock_set_forward_locks_at_once(clock: Clock) -> None:
    clock.wall += 86400
    clock.watch.look()
    assert clock.said == ["expired"]


def test_a_watch_that_was_stopped_says_nothing(clock: Clock, line: QLineEdit) -> None:
    clock.watch.stop()
    clock.wall += 86400
    QTest.keyClick(line, Key.Key_A)
    assert clock.said == []
    assert line.text() == "a"
