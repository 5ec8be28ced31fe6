"""Behind T stands a table with the same numbers, and each of them opens the same list."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gc25desk.ui import style
from gc25desk.ui.widgets.chart_columns import ColumnPlot
from gc25desk.ui.widgets.chart_data import Bar, ChartData, Group
from gc25desk.ui.widgets.chart_panel import PlotPanel

Key = Qt.Key
DATA = ChartData(
    "Month",
    ("received", "closed"),
    (Group("Sep", (Bar(1_200, "sep in"), Bar(3, "sep out")), full="September 2026"),),
)


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication) -> Iterator[PlotPanel]:
    style.apply(qapp, "light")
    plot = ColumnPlot("Months")
    made = PlotPanel("Received and closed by month", plot)
    plot.show_data(DATA, "A sentence.")
    made.table.show_data(DATA)
    made.say("A sentence.")
    qtbot.addWidget(made)
    made.resize(500, 300)
    with qtbot.waitExposed(made):
        made.show()
    plot.setFocus()
    qtbot.waitUntil(plot.hasFocus)
    yield made


def test_t_swaps_picture_and_table_and_the_keyboard_goes_along(panel: PlotPanel) -> None:
    QTest.keyClick(panel.plot, Key.Key_T)
    assert panel.table_shown()
    assert panel.table.hasFocus()
    assert panel.toggle.text().startswith("Chart")
    QTest.keyClick(panel.table, Key.Key_T)
    assert not panel.table_shown()
    assert panel.plot.hasFocus()


def test_the_button_swaps_them_too(panel: PlotPanel) -> None:
    QTest.mouseClick(panel.toggle, Qt.MouseButton.LeftButton)
    assert panel.table_shown()
    assert "chart" in panel.toggle.accessibleName()


def test_the_table_has_the_same_numbers(panel: PlotPanel) -> None:
    table = panel.table
    heads = [table.horizontalHeaderItem(column) for column in range(3)]
    cells = [table.item(0, column) for column in range(3)]
    assert [head.text() for head in heads if head] == ["Month", "Received", "Closed"]
    assert [cell.text() for cell in cells if cell] == ["September 2026", "1\u202f200", "3"]


def test_enter_on_a_number_opens_the_list_behind_it(qtbot: QtBot, panel: PlotPanel) -> None:
    panel.show_table(True)
    panel.table.setCurrentCell(0, 2)
    with qtbot.waitSignal(panel.opened) as opened:
        QTest.keyClick(panel.table, Key.Key_Return)
    assert opened.args == ["sep out"]


def test_enter_on_a_label_opens_nothing(qtbot: QtBot, panel: PlotPanel) -> None:
    panel.show_table(True)
    panel.table.setCurrentCell(0, 0)
    with qtbot.assertNotEmitted(panel.opened):
        QTest.keyClick(panel.table, Key.Key_Return)


def test_the_picture_opens_through_the_panel(qtbot: QtBot, panel: PlotPanel) -> None:
    with qtbot.waitSignal(panel.opened) as opened:
        QTest.keyClick(panel.plot, Key.Key_Return)
    assert opened.args == ["sep in"]


def test_numbers_cannot_be_typed_over(panel: PlotPanel) -> None:
    item = panel.table.item(0, 1)
    assert item is not None
    assert not item.flags() & Qt.ItemFlag.ItemIsEditable
