"""The lock empties the clipboard of what was copied here, and of nothing else."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gc25desk.ui.clipboard import OwnClipboard


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[QLineEdit]:
    made = QLineEdit("what a child told")
    qtbot.addWidget(made)
    yield made
    QApplication.clipboard().clear()


def test_what_was_copied_from_this_window_is_emptied(qtbot: QtBot, line: QLineEdit) -> None:
    own = OwnClipboard(line)
    with qtbot.waitExposed(line):
        line.show()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is not None)
    line.selectAll()
    line.copy()
    own.empty()
    assert QApplication.clipboard().text() == ""


def test_what_came_from_elsewhere_stays(line: QLineEdit) -> None:
    own = OwnClipboard(line)
    QApplication.clipboard().setText("a shopping list")  # no window of ours has the focus
    own.empty()
    assert QApplication.clipboard().text() == "a shopping list"
