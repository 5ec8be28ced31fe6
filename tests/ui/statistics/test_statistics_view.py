"""Statistics declared with real hands on a real desk, and seen as the report would print them."""

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.condition import Condition
from gc25desk.domain.statistic import Statistic
from gc25desk.services import draft as drafts
from gc25desk.services import project as projects
from gc25desk.services import saving, undo
from gc25desk.services import statistic as statistics
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.statistics.condition_line import AgeValue, CodeValue, TypedValue
from gc25desk.ui.statistics.conditions_editor import ConditionsEditor
from gc25desk.ui.statistics.view import StatisticsView
from gc25desk.ui.widgets.chart_bars import BarPlot
from gc25desk.ui.widgets.chart_stacked import StackPlot
from gc25desk.ui.widgets.choice_editors import ChoiceBox
from tests.builders import a_child, a_complaint, a_project
from tests.conftest import OpenAs
from tests.ui.conftest import Shown
from tests.ui.seen import texts_in

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
PLACE = "Thistledown Ferry"
AGES = Statistic(title="Children, by age and sex", rows="age", columns="sex", drawn_as="both")


def fill(desk: Desk) -> None:
    made = [a_complaint(children=(a_child(place=PLACE),)) for _n in range(12)]
    made += [a_complaint(children=(a_child(age=15, sex="boy", place=PLACE),)) for _n in range(14)]
    made += [a_complaint(children=(a_child(age=8),)) for _n in range(2)]
    made += [a_complaint(children=(a_child(age=4, sex="boy"),)) for _n in range(9)]
    saving.save_all(desk, "complaint", made)


def put(desk: Desk, statistic: Statistic = AGES) -> Statistic:
    saved: Statistic = saving.save(desk, "statistic", statistic)[0]
    return saved


Opened = Callable[..., StatisticsView]


def settle(view: StatisticsView, qtbot: QtBot) -> None:
    """Wait until nothing is typed, counted or fetched any more."""
    view.previewer.settle()
    qtbot.waitUntil(lambda: view.jobs.idle() and not view.previewer.is_busy(), timeout=30_000)


@pytest.fixture
def opened(desk: Desk, jobs: Jobs, qtbot: QtBot, shown: Shown) -> Opened:
    def open_it(*, project: str = "", statistic: str = "", on: Desk = desk) -> StatisticsView:
        view = StatisticsView(on, jobs)
        shown(view)
        view.open_project(project or a_project(on).id, statistic)
        settle(view, qtbot)
        return view

    return open_it


def rows_of(view: StatisticsView) -> dict[str, list[str]]:
    table = view.preview.table
    found = {}
    for row in range(table.rowCount()):
        cells = [table.item(row, column) for column in range(table.columnCount())]
        words = [cell.text() if cell is not None else "" for cell in cells]
        found[words[0]] = words[1:]
    return found


def conditions(view: StatisticsView) -> ConditionsEditor:
    editor = view.form.box("conditions").editor
    assert isinstance(editor, ConditionsEditor)
    return editor


def choose(view: StatisticsView, key: str, code: str) -> None:
    """Choose a code in a field as the arrow keys do."""
    box = view.form.box(key).editor.target()
    view.form.ensureWidgetVisible(box)
    box.setFocus()
    QTest.keyClick(box, Key.Key_Home)
    for _step in range(40):
        if view.form.box(key).editor.draft() == code:
            return
        QTest.keyClick(box, Key.Key_Down)
    raise AssertionError(f"{key} has no {code}")


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    QTest.keyClick(focused, key, modifier)


# Seeing -----------------------------------------------------------------------------------------


def test_a_statistic_is_shown_as_the_report_would_print_it(opened: Opened, desk: Desk) -> None:
    fill(desk)
    put(desk)
    view = opened()
    rows = rows_of(view)
    assert rows["6–11 years"][0] == "×"
    printed = [cell for cells in rows.values() for cell in cells if cell != "×"]
    assert all(int(number) % 5 == 0 for number in printed)
    assert "numbers hidden" in view.preview.hidden.text()
    assert "not prevalence" in view.preview.remarks.text()
    assert view.preview.ways.isVisible()


def test_where_nothing_is_small_nothing_is_hidden_and_no_other_way_is_offered(
    opened: Opened, desk: Desk
) -> None:
    spread = [a_child(age=age, sex=sex) for age in (4, 8, 14) for sex in ("girl", "boy")]
    made = [a_complaint(children=(one,)) for one in spread for _n in range(10)]
    saving.save_all(desk, "complaint", made)
    put(desk)
    view = opened()
    assert view.preview.hidden.text() == "No number is hidden"
    assert rows_of(view)["12–17 years"][:2] == ["10", "10"]
    assert isinstance(view.preview.picture.plot, StackPlot)
    assert "12–17 years: 10 Girl" in [mark.words for mark in view.preview.picture.plot.marks()]
    assert not view.preview.ways.isVisible()


def test_the_true_count_behind_a_cross_is_nowhere_in_the_window(opened: Opened, desk: Desk) -> None:
    saving.save_all(desk, "complaint", [a_complaint(children=(a_child(age=8),)) for _n in range(3)])
    saving.save_all(desk, "complaint", [a_complaint() for _n in range(40)])
    put(desk, dataclasses.replace(AGES, columns=""))
    view = opened()
    assert rows_of(view)["6–11 years"] == ["×"]
    assert isinstance(view.preview.picture.plot, BarPlot)
    painted = "\n".join(mark.words for mark in view.preview.picture.plot.marks())
    assert "not published" in painted
    assert "3 " not in painted


def test_the_chart_stands_alone_where_it_alone_is_drawn(opened: Opened, desk: Desk) -> None:
    fill(desk)
    put(desk, dataclasses.replace(AGES, columns="", drawn_as="chart"))
    view = opened()
    assert view.preview.picture.isVisible()
    assert not view.preview.table.isVisible()


def test_a_desk_without_statistics_offers_the_first(opened: Opened, qtbot: QtBot) -> None:
    view = opened()
    assert view.listing.empty.button.isVisible()
    view.listing.empty.button.click()
    settle(view, qtbot)
    assert view.form.box("title").editor.target().hasFocus()
    assert "Total" in rows_of(view)


# Typing -----------------------------------------------------------------------------------------


def test_a_new_statistic_is_seen_while_it_is_typed_and_saved_with_one_key(
    opened: Opened, desk: Desk, qtbot: QtBot
) -> None:
    fill(desk)
    view = opened()
    view.acts.new()
    QTest.keyClicks(view.form.box("title").editor.target(), "Boys and girls")
    choose(view, "rows", "sex")
    settle(view, qtbot)
    assert view.preview.caption.text() == "Boys and girls"
    assert rows_of(view)["Boy"] == ["25"]
    press(Key.Key_Return, Control)
    qtbot.waitUntil(lambda: bool(statistics.of_desk(desk)))
    settle(view, qtbot)
    assert [(one.title, one.rows) for one in statistics.of_desk(desk)] == [("Boys and girls", "sex")]
    assert view.listing.tree.topLevelItemCount() == 1
    assert drafts.drafts(desk) == []


def test_only_axes_that_fit_what_is_counted_are_offered(opened: Opened, desk: Desk, qtbot: QtBot) -> None:
    put(desk, dataclasses.replace(AGES, rows="harm", columns=""))
    view = opened()
    box = view.form.box("rows").editor.target()
    assert isinstance(box, ChoiceBox)
    assert box.findData("age") >= 0
    choose(view, "unit", "complaints")
    assert box.findData("age") < 0
    assert view.form.box("rows").editor.value() == "harm"
    settle(view, qtbot)


def test_an_axis_that_does_not_fit_any_more_is_told_at_its_field(
    opened: Opened, desk: Desk, qtbot: QtBot
) -> None:
    put(desk)
    view = opened()
    choose(view, "unit", "complaints")
    settle(view, qtbot)
    assert "told of a child" in view.form.box("rows").error.text()
    assert not view.preview.table.isVisible()
    choose(view, "rows", "")
    choose(view, "columns", "")
    settle(view, qtbot)
    assert view.form.box("rows").error.text() == ""
    assert view.preview.table.isVisible()


def test_conditions_are_added_chosen_and_taken_away_by_keyboard(
    opened: Opened, desk: Desk, qtbot: QtBot
) -> None:
    fill(desk)
    put(desk, dataclasses.replace(AGES, columns=""))
    view = opened()
    editor = conditions(view)
    editor.add.setFocus()
    press(Key.Key_Space)
    assert isinstance(editor.lines[0].value, AgeValue)
    editor.lines[0].value.low.set_code("12")
    settle(view, qtbot)
    assert rows_of(view)["Total"] == ["25"]
    editor.lines[0].by.set_code("sex")
    assert isinstance(editor.lines[0].value, CodeValue)
    editor.lines[0].value.box.set_code("boy")
    settle(view, qtbot)
    assert "Sex: Boy" in view.preview.remarks.text()
    editor.lines[0].remove.click()
    assert editor.add.hasFocus()
    settle(view, qtbot)
    assert editor.value() == ()
    assert rows_of(view)["Total"] == ["35"]


def test_a_place_is_found_among_those_typed_before(opened: Opened, desk: Desk, qtbot: QtBot) -> None:
    fill(desk)
    put(desk, dataclasses.replace(AGES, columns="", conditions=(Condition(by="place", value=PLACE),)))
    view = opened()
    value = conditions(view).lines[0].value
    assert isinstance(value, TypedValue)
    assert value.line.text() == PLACE
    completer = value.line.completer()
    assert completer is not None
    completer.setCompletionPrefix("ferry")
    assert completer.currentCompletion() == PLACE
    settle(view, qtbot)


def test_a_higher_threshold_is_proposed_for_places_with_its_reason_and_taken_with_one_key(
    opened: Opened, desk: Desk, qtbot: QtBot
) -> None:
    fill(desk)
    put(desk, dataclasses.replace(AGES, rows="place", columns=""))
    view = opened()
    assert view.form.take.isVisible()
    assert "small place" in texts_in(view.form)
    view.form.take.click()
    settle(view, qtbot)
    assert view.form.record().threshold == "10"
    assert not view.form.take.isVisible()


def test_bands_of_ones_own_are_asked_for_only_where_they_are_chosen(
    opened: Opened, desk: Desk, qtbot: QtBot
) -> None:
    put(desk)
    view = opened()
    assert not view.form.box("custom_bands").isVisible()
    choose(view, "bands", "custom")
    assert view.form.box("custom_bands").isVisible()
    settle(view, qtbot)
    assert view.form.box("custom_bands").error.text()
    line = view.form.box("custom_bands").editor.target()
    QTest.keyClicks(line, "0-9, 10-17")
    settle(view, qtbot)
    assert "10–17 years" in rows_of(view)
    choose(view, "rows", "disability")
    assert not view.form.box("bands").isVisible()
    settle(view, qtbot)


def test_a_way_to_hide_less_is_taken_with_enter(opened: Opened, desk: Desk, qtbot: QtBot) -> None:
    fill(desk)
    put(desk)
    view = opened()
    before = view.preview.hidden.text()
    view.preview.ways.setFocus()
    press(Key.Key_Return)
    settle(view, qtbot)
    assert view.form.draft()
    assert view.preview.hidden.text() != before
    assert statistics.of_desk(desk)[0].axes() == ("age", "sex")  # nothing is saved by it


# Keeping ----------------------------------------------------------------------------------------


def test_what_is_typed_and_not_saved_survives_another_statistic_and_a_lock(
    opened: Opened, desk: Desk, qtbot: QtBot
) -> None:
    first = put(desk)
    other = put(desk, Statistic(title="Zebra"))
    view = opened()
    title = view.form.box("title").editor.target()
    QTest.keyClicks(title, "!")
    view.listing.choose(other.id)
    settle(view, qtbot)
    assert view.form.base is not None
    assert view.form.base.id == other.id
    view.listing.choose(first.id)
    settle(view, qtbot)
    assert view.form.draft() == {"title": f"!{AGES.title}"}
    assert view.banner.isVisible()
    project = view.state()["project"]
    view.clear()
    qtbot.waitUntil(view.jobs.idle)
    again = opened(project=project, statistic=first.id)
    assert again.form.draft() == {"title": f"!{AGES.title}"}
    assert statistics.of_desk(desk)[0].title == AGES.title


def test_locking_leaves_no_word_of_the_desk(opened: Opened, desk: Desk, qtbot: QtBot) -> None:
    fill(desk)
    put(desk, dataclasses.replace(AGES, rows="place", conditions=(Condition(by="place", value=PLACE),)))
    view = opened()
    assert PLACE in texts_in(view)
    view.clear()
    qtbot.waitUntil(view.jobs.idle)
    QApplication.processEvents()
    said = texts_in(view)
    for word in (PLACE, AGES.title, "Alternative report"):
        assert word not in said
    assert view.previewer.is_empty()


def test_discarding_goes_back_to_what_is_saved(
    opened: Opened, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk)
    view = opened()
    QTest.keyClicks(view.form.box("title").editor.target(), "!")
    view.flush()
    monkeypatch.setattr(ask, "confirm", lambda *_given: True)
    view.acts.discard()
    settle(view, qtbot)
    assert view.form.draft() == {}
    assert drafts.drafts(desk) == []


def test_a_copy_is_begun_and_the_original_stays(opened: Opened, desk: Desk, qtbot: QtBot) -> None:
    put(desk)
    view = opened()
    view.listing.copy.click()
    press(Key.Key_Return, Control)
    qtbot.waitUntil(lambda: len(statistics.of_desk(desk)) == 2)
    settle(view, qtbot)
    copied = next(one for one in statistics.of_desk(desk) if one.title.startswith("Copy of"))
    assert (copied.rows, copied.columns, copied.drawn_as) == ("age", "sex", "both")


def test_a_statistic_goes_to_the_bin_and_comes_back_by_undo(opened: Opened, desk: Desk, qtbot: QtBot) -> None:
    put(desk)
    put(desk, Statistic(title="Zebra"))
    view = opened()
    view.listing.tree.setFocus()
    press(Key.Key_Delete)
    qtbot.waitUntil(lambda: len(statistics.of_desk(desk)) == 1)
    settle(view, qtbot)
    assert view.form.base is not None
    assert view.form.base.title == "Zebra"
    view.jobs.run(view, lambda: undo.undo_last(desk), lambda _result: None)
    qtbot.waitUntil(lambda: view.listing.tree.topLevelItemCount() == 2)
    settle(view, qtbot)


def test_a_saved_statistic_can_be_put_into_the_draft_and_one_being_typed_cannot(
    opened: Opened, desk: Desk, qtbot: QtBot
) -> None:
    saved = put(desk)
    view = opened()
    with qtbot.waitSignal(view.chosen) as told:
        view.card.use.click()
    assert told.args == [saved.id, saved.title]
    QTest.keyClicks(view.form.box("title").editor.target(), "!")
    assert not view.card.use.isEnabled()


def test_a_complaint_logged_meanwhile_is_counted(
    opened: Opened, desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    fill(desk)
    put(desk, Statistic(title="All"))
    view = opened()
    assert rows_of(view)["Total"] == ["35"]
    more = [a_complaint() for _n in range(20)]
    jobs.run(view, lambda: saving.save(desk, "complaint", more[0]), lambda _result: None)
    saving.save_all(desk, "complaint", more[1:])
    qtbot.waitUntil(lambda: rows_of(view).get("Total") == ["55"], timeout=30_000)


def test_a_change_made_elsewhere_is_taken_over_and_typing_stays(
    opened: Opened, desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    saved = put(desk)
    view = opened()
    QTest.keyClicks(view.form.box("title").editor.target(), "!")
    changed = dataclasses.replace(saved, threshold="10")
    jobs.run(view, lambda: saving.save(desk, "statistic", changed), lambda _result: None)
    qtbot.waitUntil(lambda: view.form.base is not None and view.form.base.threshold == "10")
    assert view.form.draft() == {"title": f"!{AGES.title}"}
    settle(view, qtbot)


# Who may ----------------------------------------------------------------------------------------


def test_a_reader_sees_and_changes_nothing(open_as: OpenAs, jobs: Jobs, qtbot: QtBot, shown: Shown) -> None:
    writer = open_as("supervisor")
    fill(writer)
    put(writer, dataclasses.replace(AGES, conditions=(Condition(by="sex", value="girl"),)))
    project = a_project(writer).id
    desk = open_as("reviewer")
    view = StatisticsView(desk, jobs)
    shown(view)
    view.open_project(project)
    settle(view, qtbot)
    assert "Total" in rows_of(view)
    for part in (view.card.save, view.card.use, view.listing.new, view.listing.delete, view.preview.ways):
        assert not part.isVisible()
    assert "Sex: Girl" in texts_in(view.form)
    view.listing.tree.setFocus()
    press(Key.Key_Delete)
    press(Key.Key_Insert)
    qtbot.waitUntil(jobs.idle)
    assert len(statistics.of_desk(desk)) == 1
    assert view.form.draft() == {}


def test_the_place_of_the_user_comes_back(opened: Opened, desk: Desk) -> None:
    put(desk)
    other = put(desk, Statistic(title="Zebra"))
    view = opened(statistic=other.id)
    state = view.state()
    assert state["statistic"] == other.id
    assert projects.gathered(desk, state["project"])
    again = opened(project=state["project"], statistic=state["statistic"])
    assert again.form.base is not None
    assert again.form.base.id == other.id
