"""Painted charts answer to the keyboard, the pointer and the screen reader, in both directions."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gc25desk.ui import style
from gc25desk.ui.widgets.chart import Plot, plain_tip
from gc25desk.ui.widgets.chart_bars import BarPlot
from gc25desk.ui.widgets.chart_columns import ColumnPlot, spread
from gc25desk.ui.widgets.chart_data import Bar, ChartData, Group

Key = Qt.Key
MONTHS = ChartData(
    "Month",
    ("received", "closed"),
    tuple(
        Group(name, (Bar(r, f"r{name}"), Bar(c, f"c{name}"))) for name, r, c in (("Sep", 4, 0), ("Oct", 9, 7))
    ),
)
SEXES = ChartData(
    "Sex",
    ("children",),
    (
        Group("Girl", (Bar(30, "girl"),)),
        Group("Boy", (Bar(0, "boy"),)),
        Group("Not asked", (Bar(5, None, quiet=True),)),
    ),
)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    style.apply(qapp, "light")
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def shown(qtbot: QtBot, plot: Plot) -> Plot:
    qtbot.addWidget(plot)
    plot.resize(420, 200)
    with qtbot.waitExposed(plot):
        plot.show()
    plot.setFocus()
    return plot


@pytest.fixture
def columns(qtbot: QtBot) -> ColumnPlot:
    plot = ColumnPlot("Received and closed by month")
    plot.show_data(MONTHS, "More came than went.")
    shown(qtbot, plot)
    return plot


@pytest.fixture
def bars(qtbot: QtBot) -> BarPlot:
    plot = BarPlot("Children by sex")
    plot.show_data(SEXES, "Most often Girl.")
    shown(qtbot, plot)
    return plot


def press(plot: Plot, *keys: Key) -> None:
    for key in keys:
        QTest.keyClick(plot, key)


def test_arrows_move_along_the_months_and_between_the_series(columns: ColumnPlot) -> None:
    press(columns, Key.Key_Right)
    assert columns.marks()[columns.current()].words == "Oct: 9 received"
    press(columns, Key.Key_Down)
    assert columns.marks()[columns.current()].words == "Oct: 7 closed"
    press(columns, Key.Key_Left)
    assert columns.marks()[columns.current()].words == "Sep: 0 closed"


def test_moving_stops_at_the_ends(columns: ColumnPlot) -> None:
    press(columns, Key.Key_Left, Key.Key_Up)
    assert columns.current() == 0
    press(columns, Key.Key_End, Key.Key_Right, Key.Key_Down)
    assert columns.current() == len(columns.marks()) - 1
    press(columns, Key.Key_Home)
    assert columns.current() == 0


def test_left_goes_on_where_writing_goes_left(qapp: QApplication, columns: ColumnPlot) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(columns, Key.Key_Left)
    assert columns.marks()[columns.current()].words == "Oct: 9 received"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_enter_opens_what_is_behind_the_bar(qtbot: QtBot, bars: BarPlot, key: Key) -> None:
    press(bars, Key.Key_Down)
    with qtbot.waitSignal(bars.activated) as opened:
        press(bars, key)
    assert opened.args == ["boy"]


def test_a_click_opens_the_bar_even_where_it_is_empty(qtbot: QtBot, bars: BarPlot) -> None:
    with qtbot.waitSignal(bars.activated) as opened:
        QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=bars.area(1).center().toPoint())
    assert opened.args == ["boy"]


def test_a_bar_with_nothing_behind_it_opens_nothing(qtbot: QtBot, bars: BarPlot) -> None:
    press(bars, Key.Key_End)
    with qtbot.assertNotEmitted(bars.activated):
        press(bars, Key.Key_Return)


def test_t_asks_for_the_table_and_ctrl_t_does_not(qtbot: QtBot, bars: BarPlot) -> None:
    with qtbot.waitSignal(bars.table_wanted):
        press(bars, Key.Key_T)
    with qtbot.assertNotEmitted(bars.table_wanted):
        QTest.keyClick(bars, Key.Key_T, Qt.KeyboardModifier.ControlModifier)


def test_a_screen_reader_hears_the_sentence_and_the_bar(columns: ColumnPlot) -> None:
    heard = QAccessible.queryAccessibleInterface(columns)
    assert heard.text(QAccessible.Text.Name) == "Received and closed by month"
    press(columns, Key.Key_Right)
    assert heard.text(QAccessible.Text.Description) == "More came than went. Oct: 9 received"


def test_every_mark_can_be_pointed_at_on_24_pixels_and_lies_inside(
    bars: BarPlot, columns: ColumnPlot
) -> None:
    for plot in (bars, columns):
        for index in range(len(plot.marks())):
            place = plot.area(index)
            assert min(place.width(), place.height()) >= 24
            assert plot.mark_at(place.center()) == index
            assert place.left() >= 0
            assert place.right() <= plot.width()


def test_marks_are_mirrored_from_right_to_left(qapp: QApplication, columns: ColumnPlot) -> None:
    before = columns.area(0)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert columns.area(0).right() == pytest.approx(columns.width() - before.left())
    assert columns.area(0).center().x() > columns.area(1).center().x()


def test_a_tooltip_is_plain_text(qtbot: QtBot) -> None:
    hostile = ChartData("Place", ("children",), (Group("<img src=file:///x><b>North</b>", (Bar(2),)),))
    plot = BarPlot("Children by place")
    plot.show_data(hostile, "")
    shown(qtbot, plot)
    tip = plot.tip_at(plot.area(0).center())
    assert "North" in tip
    assert not GuiQt.mightBeRichText(tip)
    assert plot.tip_at(QPointF(-5, -5)) == ""


def test_a_plain_tip_keeps_everything_but_the_sign_of_a_tag() -> None:
    assert plain_tip("a < b & c") == "a ‹ b & c"


def colours_in(picture: QImage) -> set[int]:
    return {picture.pixel(x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)}


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_picture_shows_the_accent_in_every_theme_and_direction(
    qapp: QApplication, columns: ColumnPlot, theme: style.Theme, direction: Qt.LayoutDirection
) -> None:
    style.apply(qapp, theme)
    qapp.setLayoutDirection(direction)
    found = colours_in(columns.grab().toImage())
    assert len(found) > 20
    assert int(style.tokens().accent.replace("#", "FF"), 16) in found


def test_focus_shows_a_ring(qtbot: QtBot, bars: BarPlot) -> None:
    qtbot.waitUntil(bars.hasFocus)
    with_ring = bars.grab().toImage()
    bars.clearFocus()
    assert bars.grab().toImage() != with_ring


def test_the_pointer_brings_out_the_bar_below_it(columns: ColumnPlot) -> None:
    columns.clearFocus()
    assert columns.highlighted() == -1
    QTest.mouseMove(columns, columns.area(1).center().toPoint())
    assert columns.highlighted() == 1
    QTest.mouseMove(columns, QPoint(1, 1))
    assert columns.mark_at(QPointF(1, 1)) == -1


@pytest.mark.parametrize("make", [ColumnPlot, BarPlot])
def test_a_chart_without_data_can_be_painted_and_walked(
    qtbot: QtBot, make: Callable[[str], ColumnPlot | BarPlot]
) -> None:
    plot = make("Nothing yet")
    plot.show_data(ChartData(), "")
    shown(qtbot, plot)
    press(plot, Key.Key_Right, Key.Key_Down, Key.Key_End, Key.Key_Return)
    assert plot.current() == 0
    assert not plot.grab().isNull()


def test_all_zero_columns_stand_on_the_axis(qtbot: QtBot) -> None:
    plot = ColumnPlot("Zeros")
    plot.show_data(ChartData("Month", ("received", "closed"), (Group("Oct", (Bar(0), Bar(0))),)), "")
    shown(qtbot, plot)
    assert not plot.grab().isNull()
    assert plot.marks()[0].words == "Oct: 0 received"


def test_names_at_one_height_are_kept_apart_and_inside() -> None:
    assert spread([50, 50], 10, 0, 100) == [50, 60]
    assert spread([98, 99], 10, 0, 100) == [90, 100]
    assert spread([80, 20], 10, 0, 100) == [80, 20]
