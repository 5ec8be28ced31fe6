"""What was typed is saved whole or refused at the field at fault, and “saved” is said when it is so."""

import dataclasses
from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gc25desk.errors import CannotWrite
from gc25desk.services import draft as drafts
from gc25desk.services import records, saving
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from tests.ui.records.hands import (
    Control,
    Key,
    all_of,
    focused,
    id_at,
    line,
    open_new,
    press,
    settle,
    type_and_go,
)

# A list of suggestions is a window of its own, which the screen of the tests cannot raise.
pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]


def test_a_wrong_day_is_told_at_its_field_and_kept(
    complaints: ComplaintsPage, desk: Desk, qtbot: QtBot
) -> None:
    open_new(complaints, qtbot)
    states: list[tuple[str, str]] = []
    complaints.state_changed.connect(lambda kind, words: states.append((kind, words)))
    form = complaints.card.form
    editor = form.editor("date_received")
    line().selectAll()
    QTest.keyClicks(focused(), "31/2/2026")
    press(Key.Key_Return)
    box = form.boxes()[0]
    assert "Not a day" in box.error.text()
    press(Key.Key_Return, Control)
    assert form.current_key() == "date_received"
    assert editor.target().accessibleDescription() == box.error.text()
    assert states[-1][0] == "error"
    assert editor.draft() == "31/2/2026"
    assert len(all_of(desk)) == 3


def test_a_rule_of_the_desk_is_told_at_its_field(
    complaints: ComplaintsPage, desk: Desk, qtbot: QtBot
) -> None:
    open_new(complaints, qtbot)
    line().clear()
    QTest.keyClick(focused(), Key.Key_A)
    QTest.keyClick(focused(), Key.Key_Backspace)
    complaints.card.form.setCurrentIndex(2)
    complaints.card.save()
    assert complaints.jobs.wait()
    form = complaints.card.form
    assert form.current_key() == "date_received"
    assert form.boxes()[0].error.text()
    assert len(all_of(desk)) == 3


def test_a_rule_inside_a_part_opens_the_part(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    open_new(complaints, qtbot)
    complaints.card.form.focus_field("children")
    press(Key.Key_Return)
    type_and_go("")
    QTest.keyClicks(focused(), "99")
    complaints.card.form.setCurrentIndex(0)
    complaints.card.save()
    assert complaints.jobs.wait()
    assert complaints.card.form.currentIndex() == 1
    assert focused().accessibleName() == "Age at the event"


def test_saving_leaves_the_user_where_they_are(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    complaints.open_record(id_at(complaints, 0))
    assert complaints.jobs.wait()
    complaints.card.form.focus_field("subject")
    before = line()
    QTest.keyClicks(before, "x")
    place = before.cursorPosition()
    press(Key.Key_Return, Control)
    settle(complaints, qtbot)
    assert focused() is before
    assert before.cursorPosition() == place
    assert not complaints.card.is_dirty()


def test_a_conflict_keeps_the_text_and_offers_the_newer_record(
    complaints: ComplaintsPage, desk: Desk
) -> None:
    record_id = id_at(complaints, 0)
    complaints.open_record(record_id)
    assert complaints.jobs.wait()
    other = records.get(desk, "complaint", record_id)
    saving.save(desk, "complaint", dataclasses.replace(other, respondent="Changed elsewhere"))
    complaints.card.form.focus_field("subject")
    QTest.keyClicks(focused(), " mine")
    complaints.card.save()
    assert complaints.jobs.wait()
    assert complaints.card.banner.isVisible()
    assert "mine" in drafts.drafts(desk)[0].data["subject"]
    complaints.card.banner.act.click()
    assert complaints.jobs.wait()
    assert complaints.card.form.editor("respondent").value() == "Changed elsewhere"
    assert "mine" in complaints.card.form.editor("subject").value()
    complaints.card.save()
    assert complaints.jobs.wait()
    saved = records.get(desk, "complaint", record_id)
    assert saved.respondent == "Changed elsewhere"
    assert "mine" in saved.subject


def test_saved_is_said_only_after_the_desk_has_it(
    complaints: ComplaintsPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    states: list[tuple[str, str]] = []
    complaints.state_changed.connect(lambda kind, words: states.append((kind, words)))
    open_new(complaints, qtbot)

    def full(*_args: object) -> None:
        raise CannotWrite("The disk is full.", "Make room.")

    with monkeypatch.context() as patch:
        patch.setattr(saving, "save", full)
        complaints.card.save()
        assert complaints.jobs.wait()
    assert states[-1] == ("error", "Not saved: The disk is full.")
    assert "saved" not in [kind for kind, _words in states]
    complaints.card.save()
    assert complaints.jobs.wait()
    assert ("saved", states[-1][1]) == states[-1]


def test_a_new_record_saved_again_after_an_unknown_end_is_one_record(
    empty_complaints: ComplaintsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page, real = empty_complaints, saving.save
    open_new(page, qtbot)
    type_and_go("")
    page.card.form.focus_field("subject")
    QTest.keyClicks(focused(), "Once")

    def saved_without_an_answer(*arguments: Any) -> None:
        real(*arguments)
        raise CannotWrite("The disk did not answer.", "Try again.")

    with monkeypatch.context() as patch:
        patch.setattr(saving, "save", saved_without_an_answer)
        page.card.save()
        assert page.jobs.wait()
    page.card.save()
    assert page.jobs.wait()
    assert [one.subject for one in all_of(desk)] == ["Once"]
    assert page.card.record_id == all_of(desk)[0].id
    assert drafts.drafts(desk) == []


def test_what_is_typed_while_saving_stays_typed(complaints: ComplaintsPage, desk: Desk, qtbot: QtBot) -> None:
    open_new(complaints, qtbot)
    complaints.card.form.focus_field("subject")
    QTest.keyClicks(focused(), "One")
    complaints.card.save()
    QTest.keyClicks(focused(), " two")
    assert complaints.jobs.wait()
    assert complaints.card.form.editor("subject").value() == "One two"
    assert complaints.card.is_dirty()
    complaints.card.flush()
    assert complaints.jobs.wait()
    kept = drafts.drafts(desk)
    assert [(draft.record_id, draft.data) for draft in kept] == [
        (complaints.card.record_id, {"subject": "One two"})
    ]
