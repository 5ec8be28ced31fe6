"""Every number of the dashboard is true and opens the list behind it."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QTableView, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.query import Query
from gc25desk.services import records, saving
from gc25desk.services.desk import Desk
from gc25desk.ui import style
from gc25desk.ui.dashboard.page import DashboardPage
from gc25desk.ui.jobs import Jobs
from tests.builders import a_child, a_complaint, a_tag, an_evidence

Key = Qt.Key
TODAY = dt.datetime.now().astimezone().date()


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, desk: Desk, jobs: Jobs) -> Iterator[DashboardPage]:
    style.apply(qapp, "light")
    made = DashboardPage(desk, jobs)
    qtbot.addWidget(made)
    made.resize(1170, 712)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    jobs.wait()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def filled(page: DashboardPage, desk: Desk, jobs: Jobs) -> DashboardPage:
    complaints = [
        a_complaint(date_received=TODAY, children=(a_child(sex="girl", place="Harbour"), a_child(sex="boy"))),
        a_complaint(date_received=TODAY, urgency="urgent", tags=(a_tag(54),)),
        a_complaint(date_received=TODAY, date_due=TODAY - dt.timedelta(days=3)),
        a_complaint(date_received=TODAY, status="closed", date_closed=TODAY),
    ]
    saving.save_all(desk, "complaint", complaints)
    saving.save_all(desk, "evidence", [an_evidence()])
    page.reload()
    assert jobs.wait()
    return page


def numbers(page: DashboardPage) -> dict[str, str]:
    return {name: figure.accessibleName() for name, figure in page.board.figures.figures.items()}


def test_the_page_says_that_it_is_counting_before_it_has_counted(page: DashboardPage) -> None:
    assert page.stack.currentWidget() is page.notice
    assert "Counting…" in [label.text() for label in page.notice.findChildren(QLabel)]


def test_an_empty_desk_offers_its_first_steps(qtbot: QtBot, page: DashboardPage, jobs: Jobs) -> None:
    page.reload()
    assert jobs.wait()
    assert page.welcome.isVisible()
    with qtbot.waitSignal(page.record_wanted) as wanted:
        QTest.mouseClick(page.welcome.log, Qt.MouseButton.LeftButton)
    assert wanted.args == ["complaint", ""]
    with qtbot.waitSignal(page.page_wanted) as asked:
        QTest.mouseClick(page.welcome.text, Qt.MouseButton.LeftButton)
    assert asked.args == ["paragraphs"]


def test_key_figures_are_true(filled: DashboardPage) -> None:
    assert filled.board.isVisible()
    shown = numbers(filled)
    assert shown["open"].startswith("Open complaints: 3")
    assert shown["urgent"].startswith("Urgent: 1")
    assert shown["overdue"].startswith("Overdue: 1")
    assert shown["closed_this_quarter"].startswith("Closed: 1. since 1 ")
    assert shown["evidence"].startswith("Evidence: 1")
    assert shown["silent"].endswith("with a duty")


@pytest.mark.parametrize("name", ["open", "urgent", "overdue", "closed_this_quarter", "evidence"])
def test_each_figure_opens_a_list_of_as_many(
    qtbot: QtBot, filled: DashboardPage, desk: Desk, name: str
) -> None:
    figure = filled.board.figures.figures[name]
    with qtbot.waitSignal(filled.list_wanted) as wanted:
        QTest.keyClick(figure, Key.Key_Space)
    noun, query = wanted.args
    assert f": {records.count(desk, noun, query)}." in figure.accessibleName()


def test_the_silent_figure_opens_a_table_of_as_many_paragraphs(filled: DashboardPage) -> None:
    figure = filled.board.figures.figures["silent"]
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton)
    assert filled.board.coverage.table_shown()
    assert f": {filled.board.coverage.table.rowCount()}." in figure.accessibleName()


def test_a_month_opens_as_many_complaints_as_its_column_counts(
    qtbot: QtBot, filled: DashboardPage, desk: Desk
) -> None:
    plot = filled.board.months
    for index, words in ((11, "4 received"), (23, "1 closed")):
        plot.move_to(index)
        with qtbot.waitSignal(filled.list_wanted) as wanted:
            QTest.keyClick(plot, Key.Key_Return)
        noun, query = wanted.args
        assert noun == "complaint"
        assert plot.marks()[index].words.endswith(words)
        assert records.count(desk, noun, query) == int(words.split()[0])


def test_an_axis_is_chosen_and_its_bar_opens_its_complaints(
    qtbot: QtBot, filled: DashboardPage, desk: Desk
) -> None:
    axes = filled.board.axes
    assert [axes.chooser.itemData(row) for row in range(axes.chooser.count())] == [
        "children.age",
        "children.sex",
        "children.disability",
        "children.place",
        "children.ethnic_origin",
        "children.national_origin",
        "children.socioeconomic",
    ]
    axes.choose("children.sex")
    assert [mark.words for mark in axes.bars.marks()][:2] == ["Girl: 4 children", "Boy: 1 children"]
    axes.bars.move_to(1)
    with qtbot.waitSignal(filled.list_wanted) as wanted:
        QTest.keyClick(axes.bars, Key.Key_Return)
    noun, query = wanted.args
    assert isinstance(query, Query)
    assert records.count(desk, noun, query) == 1


def test_a_cell_of_the_map_asks_for_its_paragraph(qtbot: QtBot, filled: DashboardPage) -> None:
    filled.board.coverage.map.move_to(53)
    with qtbot.waitSignal(filled.record_wanted) as wanted:
        QTest.keyClick(filled.board.coverage.map, Key.Key_Return)
    assert wanted.args == ["paragraph", "54"]


def test_every_chart_has_a_table_and_a_sentence(filled: DashboardPage) -> None:
    for panel in (filled.board.months_panel, filled.board.axes, filled.board.coverage):
        assert panel.sentence.text().endswith(".")
        assert panel.sentence.text() in panel.plot.accessibleDescription()
        panel.plot.setFocus()
        QTest.keyClick(panel.plot, Key.Key_T)
        assert panel.table_shown()
        assert panel.table.rowCount() > 0


def _column(table: QTableView, column: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_the_table_behind_the_map_follows_a_save_while_it_is_looked_at_and_is_empty_after_the_lock(
    filled: DashboardPage, desk: Desk, jobs: Jobs
) -> None:
    panel = filled.board.coverage
    panel.show_table(True)
    before = _column(panel.table, 3)
    jobs.run(filled, lambda: saving.save(desk, "complaint", a_complaint()), lambda _saved: None)
    assert jobs.wait()
    after = _column(panel.table, 3)
    assert len(before) == len(after) == 125
    assert after != before
    filled.clear()
    assert panel.table.rowCount() == 0


def test_the_page_says_that_its_numbers_are_internal(filled: DashboardPage) -> None:
    assert "Internal: true counts. Not for publication." in [
        label.text() for label in filled.findChildren(QLabel)
    ]


def test_a_save_elsewhere_is_counted(filled: DashboardPage, desk: Desk, jobs: Jobs) -> None:
    jobs.run(filled, lambda: saving.save(desk, "complaint", a_complaint()), lambda _saved: None)
    assert jobs.wait()
    assert numbers(filled)["open"].startswith("Open complaints: 4")


def test_locking_leaves_no_number_and_no_place_behind(filled: DashboardPage) -> None:
    filled.board.axes.choose("children.place")
    assert any("Harbour" in mark.words for mark in filled.board.axes.bars.marks())
    filled.clear()
    assert not filled.board.axes.bars.marks()
    assert not filled.board.coverage.map.marks()
    assert filled.board.axes.table.rowCount() == 0
    assert all("–" in name for name in numbers(filled).values())


def test_the_user_comes_back_to_the_same_place(filled: DashboardPage, jobs: Jobs) -> None:
    filled.board.axes.choose("children.place")
    filled.board.months_panel.show_table(True)
    state = filled.state()
    filled.clear()
    filled.board.months_panel.show_table(False)
    filled.restore(state)
    filled.reload()
    assert jobs.wait()
    assert filled.board.axes.chosen() == "children.place"
    assert filled.board.months_panel.table_shown()


def test_the_user_comes_back_before_anything_was_counted(
    filled: DashboardPage, desk: Desk, jobs: Jobs, shown: Callable[[QWidget], QWidget]
) -> None:
    filled.board.axes.choose("children.place")
    later = DashboardPage(desk, jobs)
    shown(later)
    later.restore(filled.state())
    later.clear()  # locked again before it was counted
    assert later.state() == filled.state()
    later.reload()
    assert jobs.wait()
    assert later.board.axes.chosen() == "children.place"


def test_a_reload_keeps_the_bar_and_the_axis(filled: DashboardPage, jobs: Jobs) -> None:
    filled.board.axes.choose("children.sex")
    filled.board.months.move_to(11)
    filled.reload()
    assert jobs.wait()
    assert filled.board.axes.chosen() == "children.sex"
    assert filled.board.months.current() == 11


def test_nothing_on_the_page_reads_markup_and_all_that_takes_focus_is_named(filled: DashboardPage) -> None:
    for label in filled.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    assert not filled.findChildren(QTextEdit)
    for widget in filled.findChildren(QWidget):
        takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        if takes_focus and not isinstance(widget.parentWidget(), QComboBox):
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


@pytest.mark.parametrize("size", [(1170, 712), (968, 544)])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_nothing_is_cut_at_the_side(
    qapp: QApplication, filled: DashboardPage, size: tuple[int, int], direction: Qt.LayoutDirection
) -> None:
    qapp.setLayoutDirection(direction)
    filled.resize(*size)
    qapp.processEvents()
    assert not filled.board.horizontalScrollBar().isVisible()
    image = filled.grab().toImage()  # held: its bits are read where they lie
    assert len(set(bytes(image.constBits()[:400_000]))) > 10


def test_tab_goes_in_reading_order(filled: DashboardPage) -> None:
    board = filled.board
    widget: QWidget | None = filled
    met: list[QWidget] = []
    while widget is not None and (widget := widget.nextInFocusChain()) is not filled:
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            met.append(widget)
    assert met == [
        *board.figures.figures.values(),
        board.months_panel.toggle,
        board.months,
        board.axes.chooser,
        board.axes.toggle,
        board.axes.bars,
        board.coverage.toggle,
        board.coverage.map,
    ]
