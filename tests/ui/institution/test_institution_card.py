"""A supervisor sets clocks, days, stages, lists, steps in danger and words, each in its dialog."""

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain import codes, own_lists
from gc25desk.domain.own_lists import Entry
from gc25desk.services import institution, suggestion
from gc25desk.services.desk import Desk
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.institution.card import InstitutionCard
from gc25desk.ui.institution.clocks_dialog import ClocksDialog
from gc25desk.ui.institution.danger_dialog import DangerDialog
from gc25desk.ui.institution.days_dialog import DaysDialog
from gc25desk.ui.institution.lists_dialog import NAMES, ListsDialog
from gc25desk.ui.institution.stages_dialog import StagesDialog
from gc25desk.ui.institution.words_dialog import WordsDialog
from gc25desk.ui.jobs import Jobs

Key = Qt.Key
D = TypeVar("D", bound=DeskDialog)
pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]


@pytest.fixture
def card(desk: Desk, jobs: Jobs, shown: Callable[[QWidget], QWidget]) -> InstitutionCard:
    made = InstitutionCard(desk, jobs)
    shown(made)
    made.reload()
    assert jobs.wait()
    return made


def opened(card: InstitutionCard, button: QWidget, kind: type[D], jobs: Jobs) -> D:
    QTest.keyClick(button, Key.Key_Space)
    assert jobs.wait()
    assert isinstance(card.dialog, kind)
    return card.dialog


def kept(dialog: DeskDialog, jobs: Jobs) -> None:
    QTest.keyClick(dialog.go, Key.Key_Space)
    assert jobs.wait()


def test_clocks_run_as_the_template_has_them(card: InstitutionCard, jobs: Jobs) -> None:
    assert "No clock runs" in card.state.text()
    dialog = opened(card, card.clocks, ClocksDialog, jobs)
    assert not any(line.days.isEnabled() for line in dialog.lines)
    QTest.keyClick(dialog.template, Key.Key_Space)
    dialog.lines[0].days.setValue(5)
    kept(dialog, jobs)
    held = {clock.code: clock for clock in institution.settings(card.desk).clocks}
    assert (held["register"].on, held["register"].days, held["acknowledge"].days) == (True, 5, 7)
    assert not held["decide"].on
    card.reload()
    assert jobs.wait()
    assert card.state.text().startswith("4 clocks run")


def test_days_off_are_typed_and_a_line_that_is_no_day_is_told(card: InstitutionCard, jobs: Jobs) -> None:
    dialog = opened(card, card.days, DaysDialog, jobs)
    dialog.country.set_code("ZA")
    dialog.weekdays[5].setChecked(True)
    dialog.off.setPlainText("27 Dec 2026\nsome day")
    kept(dialog, jobs)
    assert dialog.isVisible()
    assert "some day" in dialog.notice.words()
    dialog.off.setPlainText("27 Dec 2026\n\n27 Dec 2026")
    kept(dialog, jobs)
    held = institution.settings(card.desk)
    assert (held.country, held.weekdays) == ("ZA", (0, 1, 2, 3, 4, 5))
    assert held.days_off == (dt.date(2026, 12, 27),)
    calendar = institution.calendar(held)
    assert calendar.is_worked(dt.date(2026, 11, 21))
    assert not calendar.is_worked(dt.date(2026, 12, 16))  # a public holiday there


def test_a_week_without_a_working_day_cannot_be_kept(card: InstitutionCard, jobs: Jobs) -> None:
    dialog = opened(card, card.days, DaysDialog, jobs)
    for box in dialog.weekdays:
        box.setChecked(False)
    assert not dialog.go.isEnabled()


def test_a_stage_of_ones_own_stands_between_the_shipped_ones(
    card: InstitutionCard, jobs: Jobs, qtbot: QtBot
) -> None:
    dialog = opened(card, card.stages, StagesDialog, jobs)
    dialog.stages.setCurrentRow(0)
    dialog.add_stage("Council hears it")
    kept(dialog, jobs)
    held = institution.settings(card.desk)
    assert held.path().after("received")[-1].shown() == "Council hears it"
    assert codes.STATUSES.label("own_1") == "Council hears it"
    card.reload()
    assert jobs.wait()
    dialog = opened(card, card.stages, StagesDialog, jobs)
    dialog.stages.setCurrentRow(dialog.stages.count() - 1)
    QTest.keyClick(dialog.remove, Key.Key_Space)
    kept(dialog, jobs)
    held = institution.settings(card.desk)
    assert "own_1" not in held.path().stages
    assert codes.STATUSES.label("own_1") == "Council hears it"
    qtbot.waitUntil(lambda: card.dialog is None)


def test_what_may_follow_is_ticked(card: InstitutionCard, jobs: Jobs) -> None:
    dialog = opened(card, card.stages, StagesDialog, jobs)
    dialog.stages.setCurrentRow(0)
    for place in range(dialog.follows.count()):
        dialog.follows.item(place).setCheckState(Qt.CheckState.Unchecked)
    dialog.follows.item(0).setCheckState(Qt.CheckState.Checked)
    kept(dialog, jobs)
    held = institution.settings(card.desk)
    assert [stage.code for stage in held.path().after("received")] == ["registered"]


def test_entries_of_lists_are_named_anew_added_and_never_lost(card: InstitutionCard, jobs: Jobs) -> None:
    dialog = opened(card, card.lists, ListsDialog, jobs)
    dialog.which.set_code(codes.ROUTES.name)
    dialog.lines[0].words.setText("Call centre")
    QTest.keyClick(dialog.add, Key.Key_Space)
    dialog.lines[-1].words.setText("Mobile office")
    dialog.which.set_code(codes.DEVICES.name)
    dialog.lines[0].offered.setChecked(False)
    kept(dialog, jobs)
    assert codes.ROUTES.label(codes.ROUTES.codes()[0]) == "Call centre"
    assert codes.ROUTES.label("own_1") == "Mobile office"
    card.reload()
    assert jobs.wait()
    dialog = opened(card, card.lists, ListsDialog, jobs)
    dialog.which.set_code(codes.ROUTES.name)
    dialog.lines[-1].words.clear()
    kept(dialog, jobs)
    held = institution.settings(card.desk).lists
    assert held[codes.ROUTES.name][-1] == Entry("own_1", "Mobile office", offered=False)
    assert held[codes.DEVICES.name] == (Entry(codes.DEVICES.codes()[0], offered=False),)


def test_two_entries_with_the_same_words_are_told(card: InstitutionCard, jobs: Jobs) -> None:
    dialog = opened(card, card.lists, ListsDialog, jobs)
    dialog.which.set_code(codes.ROUTES.name)
    dialog.lines[0].words.setText(codes.ROUTES.label(codes.ROUTES.codes()[1]))
    kept(dialog, jobs)
    assert dialog.isVisible()
    assert dialog.notice.isVisible()


def test_every_list_that_may_be_changed_has_a_name() -> None:
    assert {one.name for one in own_lists.EDITABLE} == set(NAMES)


def test_the_steps_in_danger_are_the_institutions_own(card: InstitutionCard, jobs: Jobs) -> None:
    dialog = opened(card, card.danger, DangerDialog, jobs)
    dialog.text.setPlainText("Call 116 111\nTell the supervisor\n")
    kept(dialog, jobs)
    assert institution.settings(card.desk).emergency == "Call 116 111\nTell the supervisor"


def test_words_people_say_lead_to_their_paragraphs(card: InstitutionCard, jobs: Jobs) -> None:
    dialog = opened(card, card.words, WordsDialog, jobs)
    dialog.text.setPlainText("mobile school")
    kept(dialog, jobs)
    assert dialog.isVisible()
    dialog.text.setPlainText("mobile school = distance learning, 102")
    kept(dialog, jobs)
    [one] = suggestion.synonyms(card.desk)
    assert (one.said, one.words, one.paragraphs) == ("mobile school", ("distance learning",), (102,))
    card.reload()
    assert jobs.wait()
    dialog = opened(card, card.words, WordsDialog, jobs)
    assert dialog.text.toPlainText() == "mobile school = distance learning, 102"


def test_nothing_of_the_institution_stays_when_the_desk_locks(card: InstitutionCard, jobs: Jobs) -> None:
    opened(card, card.danger, DangerDialog, jobs)
    card.clear()
    assert card.dialog is None
    assert card.state.text() == ""
