"""The coverage map says by more than colour what is held on each of the 125 paragraphs."""

import dataclasses
import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.figures import GAP, NOTHING, REPORTED, TAGGED, CoverageCell
from gc25desk.ui import style
from gc25desk.ui.style import DARK, LIGHT, Tokens
from gc25desk.ui.widgets.chart_scale import contrast
from gc25desk.ui.widgets.coverage import LEVELS, CoverageMap, level, look, look_of, paint_cell, words
from gc25desk.ui.widgets.coverage_legend import CoverageLegend
from gc25desk.ui.widgets.coverage_panel import CoveragePanel, is_silent

Key = Qt.Key


def cell(number: int, state: str = NOTHING, complaints: int = 0, evidence: int = 0) -> CoverageCell:
    return CoverageCell(
        number, state, catalogue().paragraph(number).kind, complaints, evidence, gap=state == GAP
    )


CELLS = tuple(
    cell(number, GAP, 3, 1) if number == 75 else cell(number, TAGGED, 0, 1) if number % 2 else cell(number)
    for number in range(1, 126)
)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    style.apply(qapp, "light")
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def panel(qtbot: QtBot) -> CoveragePanel:
    made = CoveragePanel()
    made.show_cells(CELLS, "A sentence.")
    qtbot.addWidget(made)
    made.resize(1130, 320)
    with qtbot.waitExposed(made):
        made.show()
    made.map.setFocus()
    qtbot.waitUntil(made.map.hasFocus)
    return made


def test_more_held_is_a_darker_tint() -> None:
    assert [level(count) for count in (0, 1, 2, 3, 9, 10, 500)] == [0, 1, 1, 2, 2, 3, 3]
    greys = [look_of(LIGHT, count).ground.lightness() for count in LEVELS]
    assert greys == sorted(greys, reverse=True)
    assert len(set(greys)) == len(greys)


def test_a_duty_with_nothing_held_is_outlined_and_context_is_not() -> None:
    assert look(cell(9), LIGHT).outline == QColor(LIGHT.gap)
    context = look(cell(4), LIGHT)
    assert context.outline is None
    assert context.ground == QColor(LIGHT.sunk)


def test_gap_and_report_have_a_mark_of_their_own() -> None:
    assert look(cell(75, GAP, 1), LIGHT).gap
    assert look(cell(75, REPORTED, 1), LIGHT).tick
    assert not look(cell(75, TAGGED, 1), LIGHT).gap


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_every_number_can_be_read_on_its_cell(colours: Tokens) -> None:
    for count, context in itertools.product((0, *LEVELS), (False, True)):
        how = look_of(colours, count, context=context)
        assert contrast(how.ink, how.ground) >= 4.5, (count, context)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_outline_stands_out(colours: Tokens) -> None:
    how = look_of(colours, 0)
    assert how.outline is not None
    assert contrast(how.outline, how.ground) >= 3


def painted(how_gap: bool, how_tick: bool, count: int) -> QImage:
    picture = QImage(40, 32, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(QColor(LIGHT.surface))
    painter = QPainter(picture)
    paint_cell(painter, LIGHT, picture.rect().toRectF(), look_of(LIGHT, count, gap=how_gap, tick=how_tick))
    painter.end()
    return picture.convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.parametrize("count", LEVELS)
def test_the_marks_show_without_colour(count: int) -> None:
    plain, gap, tick = (painted(*marks, count) for marks in ((False, False), (True, False), (False, True)))
    assert plain != gap != tick != plain


def test_words_give_title_state_and_counts() -> None:
    assert (
        words(cell(75, GAP, 1, 2))
        == "75 Surveillance in school and care: gap found, 1 complaint, 2 of evidence"
    )
    assert words(cell(9)).endswith(": nothing held")
    assert words(cell(4)).endswith(": context, nothing held")


def test_arrows_move_by_cell_and_by_row(panel: CoveragePanel) -> None:
    assert panel.map.columns() == 25
    QTest.keyClick(panel.map, Key.Key_Right)
    QTest.keyClick(panel.map, Key.Key_Down)
    assert panel.map.marks()[panel.map.current()].behind == 27
    heard = QAccessible.queryAccessibleInterface(panel.map).text(QAccessible.Text.Description)
    assert heard.startswith("A sentence. 27 ")


def test_enter_opens_the_paragraph(qtbot: QtBot, panel: CoveragePanel) -> None:
    panel.map.move_to(53)
    with qtbot.waitSignal(panel.opened) as opened:
        QTest.keyClick(panel.map, Key.Key_Return)
    assert opened.args == [54]


@pytest.mark.parametrize(("width", "columns"), [(1100, 25), (860, 25), (700, 20), (300, 5)])
def test_cells_reflow_and_stay_large_enough(qtbot: QtBot, width: int, columns: int) -> None:
    plot = CoverageMap("Map")
    plot.show_cells(CELLS, "")
    qtbot.addWidget(plot)
    plot.resize(width, plot.heightForWidth(width))
    assert plot.columns() == columns
    places = [plot.area(index) for index in range(125)]
    assert min(min(place.width(), place.height()) for place in places) >= 24
    assert max(place.bottom() for place in places) <= plot.height() + 1
    assert not any(a.intersects(b) for a, b in itertools.combinations(places[:30], 2))


def test_the_map_is_mirrored_from_right_to_left(qapp: QApplication, panel: CoveragePanel) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    first, second = panel.map.area(0), panel.map.area(1)
    assert first.right() == pytest.approx(panel.map.width())
    assert second.right() < first.left()


def test_the_table_has_every_paragraph_with_the_same_counts(panel: CoveragePanel) -> None:
    QTest.keyClick(panel.map, Key.Key_T)
    assert panel.table.rowCount() == 125
    row = [panel.table.item(74, column) for column in range(5)]
    assert [item.text() for item in row if item] == [
        "75  Surveillance in school and care",
        "States a duty",
        "gap found",
        "3",
        "1",
    ]


def test_a_row_of_the_table_opens_its_paragraph(qtbot: QtBot, panel: CoveragePanel) -> None:
    panel.show_table(True)
    panel.table.setCurrentCell(74, 0)
    with qtbot.waitSignal(panel.opened) as opened:
        QTest.keyClick(panel.table, Key.Key_Return)
    assert opened.args == [75]


def test_the_silent_ones_alone_can_be_listed(panel: CoveragePanel) -> None:
    panel.show_silent()
    assert panel.table.rowCount() == sum(is_silent(each) for each in CELLS) > 0
    QTest.keyClick(panel.table, Key.Key_T)
    QTest.keyClick(panel.map, Key.Key_T)
    assert panel.table.rowCount() == 125


def test_context_is_never_silent() -> None:
    assert is_silent(cell(9))
    assert not is_silent(cell(4))
    assert not is_silent(dataclasses.replace(cell(9), evidence=1))


def test_the_legend_says_every_look_in_words_and_wraps(qtbot: QtBot) -> None:
    legend = CoverageLegend()
    qtbot.addWidget(legend)
    for part in (
        "duty, nothing held",
        "context",
        "1–2 held",
        "3–9",
        "10 or more",
        "gap found",
        "in a report",
    ):
        assert part in legend.accessibleName()
    assert legend.heightForWidth(200) > legend.heightForWidth(2_000)
