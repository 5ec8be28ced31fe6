"""One screen fills the window, and the one before it is taken apart in pieces."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gc25desk.ui.screen import Screen, Screens

pytestmark = pytest.mark.usefixtures("dressed")


class InParts(Screen):
    """A screen of three parts."""

    def __init__(self) -> None:
        super().__init__()
        self.made = [QWidget(self) for _part in range(3)]

    def parts(self) -> Sequence[QWidget]:
        return self.made


@pytest.fixture
def screens(qtbot: QtBot) -> Screens:
    made = Screens()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_screen_before_is_hidden_at_once_and_deleted_a_part_at_a_time(
    screens: Screens, qtbot: QtBot
) -> None:
    before, following = InParts(), Screen()
    screens.show_screen(before)
    screens.show_screen(following)
    assert screens.shown is following
    assert following.isVisible()
    assert not before.isVisible()
    assert screens.count() == 1
    gone: list[int] = []
    for place, part in enumerate((*before.made, before)):
        part.destroyed.connect(lambda _gone=None, place=place: gone.append(place))
    qtbot.waitUntil(lambda: not isValid(before))
    assert gone == [0, 1, 2, 3]


def test_nothing_that_waits_in_what_is_taken_apart_comes_any_more(screens: Screens, qtbot: QtBot) -> None:
    before = InParts()
    screens.show_screen(before)
    timer, rung = QTimer(before.made[2], interval=0), []
    timer.timeout.connect(lambda: rung.append(1))
    timer.start()
    screens.show_screen(Screen())
    qtbot.waitUntil(lambda: not isValid(before))
    assert not rung


def test_there_may_be_no_screen_yet(screens: Screens) -> None:
    assert screens.shown is None


def test_what_is_taken_apart_outlives_no_window(qtbot: QtBot) -> None:
    screens = Screens()
    before = InParts()
    screens.show_screen(before)
    screens.show_screen(Screen())
    screens.deleteLater()
    qtbot.waitUntil(lambda: not isValid(before))
