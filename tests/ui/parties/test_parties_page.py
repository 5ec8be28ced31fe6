"""One platform with all its complaints; two records of it are merged and separated by hand."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.access import Role
from gc25desk.domain.party import Party
from gc25desk.domain.query import WITH_MERGED, Filter, Query
from gc25desk.services import records, saving
from gc25desk.services.desk import Desk
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.parties.page import PartiesPage
from tests.conftest import OpenAs

Key = Qt.Key
pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]


def merge_by_hand(page: PartiesPage, jobs: Jobs, qtbot: QtBot, words: str) -> None:
    name = page.card.form.editor("name").target()
    name.setFocus()
    QTest.keyClick(name, Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = page.party_acts._dialog
    assert dialog is not None
    qtbot.addWidget(dialog)
    QTest.keyClicks(dialog.other.line, words)
    dialog.other.seek()
    assert jobs.wait()
    dialog.other.completer.activated.emit(dialog.other.offered()[0])
    dialog.accept()
    assert jobs.wait()


def test_the_card_says_in_how_many_complaints_and_opens_their_list(
    page: PartiesPage, qtbot: QtBot, island: Party
) -> None:
    assert page.party_acts.strip.words.text() == "In 2 complaints: Respondent 2"
    with qtbot.waitSignal(page.list_wanted) as asked:
        page.party_acts.strip.complaints.click()
    assert asked.args == [
        "complaint",
        Query(filters=(Filter("parties.party", values=(island.id,)), Filter(WITH_MERGED))),
    ]
    assert len(records.rows(page.desk, "complaint", asked.args[1])) == 2


def test_a_second_record_of_one_platform_is_merged_and_separated(
    page: PartiesPage, jobs: Jobs, qtbot: QtBot, island: Party, other: Party
) -> None:
    desk = page.desk
    page.open_record(other.id)
    assert jobs.wait()
    merge_by_hand(page, jobs, qtbot, island.reference)
    assert records.get(desk, "party", other.id).merged_into == island.id
    strip = page.party_acts.strip
    assert strip.merged.isVisible()
    assert not page.party_acts.merge.isVisible()
    strip.standing.click()
    assert jobs.wait()
    assert page.card.record_id == island.id
    assert strip.words.text() == "In 3 complaints: Respondent 3"
    page.open_record(other.id)
    assert jobs.wait()
    strip.separate.click()
    assert jobs.wait()
    assert records.get(desk, "party", other.id).merged_into == ""
    assert not strip.merged.isVisible()


def test_a_name_that_nobody_knows_is_offered_as_a_new_record(
    page: PartiesPage, jobs: Jobs, qtbot: QtBot, desk: Desk
) -> None:
    page.party_acts.ask()
    dialog = page.party_acts._dialog
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.isVisible()  # nobody was chosen
    QTest.keyClicks(dialog.other.line, "Harbour Games")
    dialog.other.seek()
    assert jobs.wait()
    assert dialog.other.offered() == ["Add “Harbour Games” as a new record"]
    dialog.other.completer.activated.emit(dialog.other.offered()[0])
    assert jobs.wait()
    made = records.get(desk, "party", dialog.chosen())
    assert made.name == "Harbour Games"
    dialog.reject()


def test_a_date_of_birth_is_asked_of_persons_alone(page: PartiesPage, jobs: Jobs) -> None:
    form = page.card.form
    box = next(box for box in form.boxes() if box.field.key == "date_of_birth")
    assert box.isHidden()  # a platform is open
    page.open_new()
    assert jobs.wait()
    assert not box.isHidden()  # a new party is a person until somebody says otherwise
    kind = form.editor("kind")
    kind.set_draft("state_body")
    kind.changed.emit()
    assert box.isHidden()
    kind.set_draft("child")
    kind.changed.emit()
    assert not box.isHidden()


def test_a_date_of_birth_that_stands_there_is_never_hidden(page: PartiesPage, jobs: Jobs) -> None:
    form = page.card.form
    page.open_new()
    assert jobs.wait()
    form.take_typed("date_of_birth", "2011")
    form.take_typed("kind", "organisation")
    box = next(box for box in form.boxes() if box.field.key == "date_of_birth")
    assert box.isVisible()


def test_enter_passes_over_a_field_that_is_not_asked(page: PartiesPage) -> None:
    form = page.card.form
    form.focus_field("respondent_type")
    form.next_field()
    assert form.current_key() == "contact"


@pytest.mark.parametrize("role", [Role.MONITOR, Role.CUSTODIAN])
def test_whoever_only_reads_sees_a_date_of_birth_too(
    open_as: OpenAs, jobs: Jobs, shown: Callable[[QWidget], QWidget], role: Role
) -> None:
    saved, _changes = saving.save(
        open_as(Role.INTAKE_OFFICER.value), "party", Party(name="Ada", kind="child", date_of_birth="2011")
    )
    page = PartiesPage(open_as(role.value), jobs)
    shown(page)
    page.open_record(saved.id)
    assert jobs.wait()
    box = next(box for box in page.card.form.boxes() if box.field.key == "date_of_birth")
    assert box.isVisible()


def test_a_field_is_not_taken_away_from_under_the_cursor(page: PartiesPage, jobs: Jobs) -> None:
    form = page.card.form
    page.open_new()
    assert jobs.wait()
    form.take_typed("date_of_birth", "2011")
    form.take_typed("kind", "organisation")
    line = form.editor("date_of_birth").target()
    line.setFocus()
    QTest.keyClick(line, Key.Key_End)
    for _letter in "2011":
        QTest.keyClick(line, Key.Key_Backspace)
    QTest.keyClicks(line, "2012")
    assert form.editor("date_of_birth").draft() == "2012"
    assert form.current_key() == "date_of_birth"
