"""A label stands where reading begins, whatever script its words are in."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gc25desk.ui.widgets.basics import PlainLabel

MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


@pytest.mark.parametrize("text", ["Chapter XII", "الفصل الثاني عشر", ""])
@pytest.mark.parametrize(
    ("direction", "side"),
    [
        (Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignLeft),
        (Qt.LayoutDirection.RightToLeft, Qt.AlignmentFlag.AlignRight),
    ],
)
def test_words_stand_where_reading_begins(
    qtbot: QtBot, text: str, direction: Qt.LayoutDirection, side: Qt.AlignmentFlag
) -> None:
    label = PlainLabel(text)
    qtbot.addWidget(label)
    label.setLayoutDirection(direction)
    across = label.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
    assert across == side | Qt.AlignmentFlag.AlignAbsolute


def test_words_in_the_middle_stay_there(qtbot: QtBot) -> None:
    label = PlainLabel("GC25 Desk")
    qtbot.addWidget(label)
    label.setAlignment(MIDDLE)
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert label.alignment() == MIDDLE
