"""Layouts use the width there is, in the order of reading."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.ui.widgets.basics import Chip, ElidedLabel, EmptyState, KeyFigure, PlainLabel
from gc25desk.ui.widgets.columns import ColumnsLayout
from gc25desk.ui.widgets.flow import FlowLayout
from gc25desk.ui.widgets.numbers import show_count

pytestmark = pytest.mark.usefixtures("dressed")


def boxes(number: int, width: int = 80) -> list[QLabel]:
    made = [QLabel(str(n)) for n in range(number)]
    for label in made:
        label.setFixedSize(width, 20)
    return made


def test_a_flow_begins_a_new_line_when_one_is_full(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host, spacing=10)
    labels = boxes(5)
    for label in labels:
        flow.addWidget(label)
    host.resize(270, 200)
    host.show()
    assert [label.y() for label in labels] == [0, 0, 0, 30, 30]
    labels[1].hide()
    QApplication.processEvents()
    assert [label.y() for label in labels if label.isVisible()] == [0, 0, 0, 30]
    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert labels[0].x() > labels[2].x()


@pytest.mark.parametrize(("width", "columns"), [(100, 1), (250, 1), (260, 2), (399, 3), (2000, 3)])
def test_columns_are_as_many_as_there_is_room_for(width: int, columns: int, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    layout = ColumnsLayout(host)
    assert layout.columns(width) == columns


def test_a_span_never_leaves_the_row(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    layout = ColumnsLayout(host)
    parts = [QLabel("a"), QLabel("b"), QLabel("c")]
    for part, span in zip(parts, (2, 2, 0), strict=True):
        layout.add(part, span)
    host.resize(600, 400)
    host.show()
    assert [part.y() for part in parts] == sorted({part.y() for part in parts})
    assert parts[2].width() == 600
    assert all(part.geometry().right() < 600 for part in parts)


def test_height_to_spare_goes_to_what_grows(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    layout = ColumnsLayout(host)
    still, growing = QLabel("a"), QLabel("b")
    growing.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    layout.add(still, 0)
    layout.add(growing, 0)
    host.resize(400, 300)
    host.show()
    assert growing.geometry().bottom() == 299
    assert still.height() < 60


def test_labels_show_markup_as_it_is(qtbot: QtBot) -> None:
    for label in (PlainLabel("<b>x</b>"), ElidedLabel("<b>x</b>"), Chip("<b>x</b>")):
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_an_elided_label_keeps_the_whole_for_the_ear(qtbot: QtBot) -> None:
    label = ElidedLabel("a long line that has no room at all")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.accessibleName() == label.whole() == "a long line that has no room at all"


def test_nothing_small_becomes_a_window_of_its_own(qtbot: QtBot) -> None:
    before = set(QApplication.topLevelWidgets())
    made = [Chip("Saved", "ok"), EmptyState("a", "b", "c"), KeyFigure("Open")]
    for widget in made:
        qtbot.addWidget(widget)
    assert not any(widget.isVisible() for widget in set(QApplication.topLevelWidgets()) - before)


def test_a_key_figure_says_everything_to_the_ear(qtbot: QtBot) -> None:
    figure = KeyFigure("Overdue")
    qtbot.addWidget(figure)
    figure.show_figure("18", "oldest 26 days", "warn")
    assert figure.accessibleName() == "Overdue: 18. oldest 26 days"


def test_an_empty_state_without_a_step_has_no_button(qtbot: QtBot) -> None:
    state = EmptyState("Nothing", "Because")
    qtbot.addWidget(state)
    state.show()
    assert not state.button.isVisible()
    state.show_words("Nothing", "Because", "Begin")
    assert state.button.isVisible()
    with qtbot.waitSignal(state.activated):
        state.button.click()


def test_counts_have_a_gap_between_thousands() -> None:
    assert [show_count(n) for n in (0, 999, 1284, 1234567)] == [
        "0",
        "999",
        "1\u202f284",
        "1\u202f234\u202f567",
    ]
