"""A record is found, filled in, kept and saved by keyboard, and nothing that was typed is lost."""

import dataclasses
import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gc25desk import settings
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.query import IS_URGENT, Filter, Query
from gc25desk.errors import CannotWrite
from gc25desk.services import draft as drafts
from gc25desk.services import records
from gc25desk.services.desk import Desk
from gc25desk.ui import ask, style
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.evidence.page import EvidencePage
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.rail import WIDE_PX
from gc25desk.ui.records.drafts import LONGEST_MS, PAUSE_MS
from gc25desk.ui.records.filter_cells import ChoiceCell, DateCell
from gc25desk.ui.records.page import RecordsPage
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import Chip
from gc25desk.ui.widgets.choice_editors import OpenEditor
from gc25desk.ui.widgets.files_editor import FilesEditor
from gc25desk.ui.widgets.text_editors import LineEditor
from tests.builders import a_tag, an_evidence

# A list of suggestions is a window of its own, which the screen of the tests cannot raise.
pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def line() -> QLineEdit:
    widget = focused()
    assert isinstance(widget, QLineEdit)
    return widget


def id_at(page: RecordsPage, row: int) -> str:
    found = page.list.model.row_at(row)
    assert found is not None
    return found.id


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def type_and_go(text: str) -> None:
    QTest.keyClicks(focused(), text)
    press(Key.Key_Return)


def subjects(page: ComplaintsPage) -> list[str]:
    column = page.look.columns.index("subject")
    model = page.list.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def settle(page: ComplaintsPage | EvidencePage, qtbot: QtBot) -> None:
    # A list moved by arrow keys waits until it rests.
    qtbot.waitUntil(lambda: page.list.is_resting() and page.jobs.idle())


def open_new(page: ComplaintsPage | EvidencePage, qtbot: QtBot) -> None:
    page.open_new()
    assert page.jobs.wait()
    qtbot.waitUntil(lambda: page.card.record_id == "")


def all_of(desk: Desk) -> list[Complaint]:
    numbers = records.rows(desk, "complaint", Query())
    return [records.get(desk, "complaint", r.id) for r in records.page(desk, "complaint", numbers, ["id"])]


# Filling in -------------------------------------------------------------------------------------


def test_a_complaint_is_logged_by_keyboard_alone(empty_complaints: ComplaintsPage, desk: Desk) -> None:
    page = empty_complaints
    page.list.table.setFocus()
    QTest.keyClick(page, Key.Key_N, Control)
    assert page.jobs.wait()
    form = page.card.form
    assert form.current_key() == "date_received"
    line().selectAll()
    type_and_go("14/11/2026")
    type_and_go("u")  # urgency, typed ahead
    type_and_go("She is being threatened now")
    type_and_go("Pictures shared in a class chat")
    type_and_go("ph")  # route
    type_and_go("par")  # who complains
    type_and_go("A. Parent")
    type_and_go("after 18:00")
    assert form.current_key() == "narrative"
    QTest.keyClicks(focused(), "First line")
    press(Key.Key_Return)
    QTest.keyClicks(focused(), "second line")
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    press(Key.Key_Space)  # contact
    assert form.current_key() == "harm"
    press(Key.Key_Return)
    assert form.current_key() == "tags"
    type_and_go("44, 46 and 48")
    assert form.current_key() == "tags"
    press(Key.Key_Return, Control)
    assert page.jobs.wait()

    saved = all_of(desk)
    assert len(saved) == 1
    complaint = saved[0]
    assert complaint.date_received == dt.date(2026, 11, 14)
    assert (complaint.urgency, complaint.urgency_reason) == ("urgent", "She is being threatened now")
    assert complaint.subject == "Pictures shared in a class chat"
    assert (complaint.route_of_entry, complaint.complainant_relation) == ("phone", "parent")
    assert (complaint.complainant_name, complaint.complainant_contact) == ("A. Parent", "after 18:00")
    assert complaint.narrative == "First line\nsecond line"
    assert complaint.harm == ("contact",)
    assert [(tag.paragraph, tag.stance) for tag in complaint.tags] == [
        (44, "alleged_violation"),
        (46, "alleged_violation"),
        (48, "alleged_violation"),
    ]
    assert page.card.header.reference.text() == complaint.reference
    assert page.card.header.chips()[0].endswith("Urgent")
    assert drafts.drafts(desk) == []


def test_enter_goes_through_the_tabs_and_shift_tab_goes_back(
    complaints: ComplaintsPage, qtbot: QtBot
) -> None:
    open_new(complaints, qtbot)
    form = complaints.card.form
    form.focus_field("tags")
    press(Key.Key_Return)
    assert form.currentIndex() == 1
    assert form.current_key() == "children"
    form.setCurrentIndex(2)
    form.focus_field("respondent")
    press(Key.Key_Return)
    assert form.current_key() == "respondent_type"
    press(Key.Key_Backtab)
    assert form.current_key() == "respondent"


def test_a_child_is_added_by_keyboard(complaints: ComplaintsPage, desk: Desk, qtbot: QtBot) -> None:
    open_new(complaints, qtbot)
    complaints.card.form.focus_field("children")
    press(Key.Key_Return)  # presses Add and goes into the new part
    type_and_go("")
    type_and_go("14")
    QTest.keyClicks(focused(), "e")
    press(Key.Key_Return)
    QTest.keyClicks(focused(), "g")
    press(Key.Key_Return, Control)
    assert complaints.jobs.wait()
    child = next(c for c in all_of(desk) if c.subject == "").children[0]
    assert (child.age, child.age_certainty, child.sex) == (14, "exact", "girl")
    assert complaints.card.form.tabText(1) == "Children  1"


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


def test_opening_and_looking_changes_nothing(complaints: ComplaintsPage, desk: Desk) -> None:
    complaints.open_record(id_at(complaints, 1))
    assert complaints.jobs.wait()
    form = complaints.card.form
    for index in range(form.count()):
        form.setCurrentIndex(index)
        for box in form.sheets[index].boxes():
            form.focus_field(box.field.key)
    assert not complaints.card.is_dirty()
    complaints.card.flush()
    assert complaints.jobs.wait()
    assert drafts.drafts(desk) == []


# Drafts -----------------------------------------------------------------------------------------


def test_what_is_typed_is_kept_within_five_seconds(
    complaints: ComplaintsPage, desk: Desk, qtbot: QtBot
) -> None:
    assert PAUSE_MS + LONGEST_MS <= 5000
    open_new(complaints, qtbot)
    complaints.card.form.focus_field("subject")
    QTest.keyClicks(focused(), "Half a word")
    qtbot.waitUntil(lambda: bool(drafts.drafts(desk)), timeout=5000)
    assert drafts.drafts(desk)[0].data == {"subject": "Half a word"}


def test_a_draft_survives_another_record_and_comes_back_marked(
    complaints: ComplaintsPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_new(complaints, qtbot)
    complaints.card.form.focus_field("narrative")
    QTest.keyClicks(focused(), "Not finished")
    complaints.open_record(id_at(complaints, 0))
    assert complaints.jobs.wait()
    assert complaints.card.banner.isHidden()
    assert not complaints.card.is_dirty()
    open_new(complaints, qtbot)
    card = complaints.card
    assert card.form.editor("narrative").value() == "Not finished"
    assert "Recovered draft" in card.banner.words.text()
    monkeypatch.setattr(ask, "confirm", lambda *_args: False)
    card.banner.act.click()
    assert card.is_dirty()
    monkeypatch.setattr(ask, "confirm", lambda *_args: True)
    card.banner.act.click()
    assert complaints.jobs.wait()
    assert drafts.drafts(desk) == []
    assert card.form.editor("narrative").value() == ""
    assert card.banner.isHidden()


def test_a_draft_holds_every_kind_of_field(complaints: ComplaintsPage, desk: Desk) -> None:
    record_id = id_at(complaints, 0)
    data = {
        "date_due": "3 Xyz",
        "harm": ["contact", "privacy"],
        "platform": "A new app",
        "urgency": "high",
        "children": [{"age": "ten", "sex": "boy"}],
        "tags": [{"paragraph": 9, "stance": "context", "note": "why"}, {"paragraph": 999}, "junk"],
    }
    drafts.keep(desk, "complaint", record_id, data)
    complaints.open_record(record_id)
    assert complaints.jobs.wait()
    form = complaints.card.form
    assert form.draft()["date_due"] == "3 Xyz"
    assert form.draft()["harm"] == ["contact", "privacy"]
    assert form.draft()["platform"] == "A new app"
    assert form.draft()["urgency"] == "high"
    assert form.draft()["children"][0]["age"] == "ten"
    assert [tag["paragraph"] for tag in form.draft()["tags"]] == [9]


def test_escape_loses_nothing(complaints: ComplaintsPage, desk: Desk, qtbot: QtBot) -> None:
    open_new(complaints, qtbot)
    complaints.card.form.focus_field("subject")
    QTest.keyClicks(focused(), "Kept")
    press(Key.Key_Escape)
    assert complaints.jobs.wait()
    assert focused() is complaints.list.table
    assert drafts.drafts(desk)[0].data["subject"] == "Kept"
    assert complaints.card.form.editor("subject").value() == "Kept"


def test_locking_keeps_the_draft_and_shows_nothing(complaints: ComplaintsPage, desk: Desk) -> None:
    complaints.open_record(id_at(complaints, 0))
    assert complaints.jobs.wait()
    complaints.card.form.focus_field("subject")
    QTest.keyClicks(focused(), " canary")
    state = complaints.state()
    complaints.clear()
    assert complaints.jobs.wait()
    assert complaints.list.model.rowCount() == 0
    assert complaints.card.record_id is None
    texts = [str(box.editor.draft()) for box in complaints.card.form.boxes()]
    assert not any("canary" in text or "Exam" in text or "Gamma" in text for text in texts)
    assert len(drafts.drafts(desk)) == 1
    complaints.restore(state)
    assert complaints.jobs.wait()
    assert "canary" in complaints.card.form.editor("subject").value()
    assert complaints.card.form.current_key() == "subject"


# Saving -----------------------------------------------------------------------------------------


def test_a_conflict_keeps_the_text_and_offers_the_newer_record(
    complaints: ComplaintsPage, desk: Desk
) -> None:
    record_id = id_at(complaints, 0)
    complaints.open_record(record_id)
    assert complaints.jobs.wait()
    other = records.get(desk, "complaint", record_id)
    records.save(desk, "complaint", dataclasses.replace(other, respondent="Changed elsewhere"))
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
        patch.setattr(records, "save", full)
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
    page, real = empty_complaints, records.save
    open_new(page, qtbot)
    type_and_go("")
    page.card.form.focus_field("subject")
    QTest.keyClicks(focused(), "Once")

    def saved_without_an_answer(*arguments: Any) -> None:
        real(*arguments)
        raise CannotWrite("The disk did not answer.", "Try again.")

    with monkeypatch.context() as patch:
        patch.setattr(records, "save", saved_without_an_answer)
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


# The list ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("dressed")
def test_every_column_has_room_for_its_name_and_the_mark_of_its_order(
    complaints: ComplaintsPage, evidence: EvidencePage
) -> None:
    for page in (complaints, evidence):
        head = page.list.table.filters
        for section, field in enumerate(page.list.model.fields):
            if field.column:
                needed = head.fontMetrics().horizontalAdvance(field.shown_label()) + style.px(28)
                assert needed <= head.sectionSize(section), field.key


@pytest.mark.usefixtures("dressed")
def test_what_a_record_is_and_what_can_be_done_with_it_fit_beside_each_other(evidence: EvidencePage) -> None:
    """The longest words of all three chips, beside the rail in a window of a small laptop."""
    evidence.resize(1366 - style.px(WIDE_PX), 712)
    header, desk = evidence.card.header, evidence.desk
    item = an_evidence(
        type="statistic", citable="committee", tags=tuple(a_tag(n, "gap") for n in (10, 110, 111, 112))
    )
    saved, _changes = records.save(desk, "evidence", item)
    evidence.open_record(saved.id)
    assert evidence.jobs.wait()
    QApplication.processEvents()
    assert len(header.chips()) == 3
    for part in (*header.findChildren(Chip), *header.findChildren(QPushButton), header.reference):
        if part.isVisible():
            assert part.width() >= part.sizeHint().width(), part.accessibleName()


def test_how_many_are_shown_gives_way_to_what_can_be_done_with_them(complaints: ComplaintsPage) -> None:
    complaints.list.table.selectAll()
    QApplication.processEvents()
    status = complaints.list.status
    assert status.accessibleName() == "3 of 3 shown · sorted by date received, newest first"
    assert status.text() == status.accessibleName() or status.text().endswith("…")


def test_the_list_begins_with_the_newest(complaints: ComplaintsPage) -> None:
    assert subjects(complaints) == ["Gamma", "Beta", "Alpha"]
    assert complaints.list.status.text() == "3 of 3 shown · sorted by date received, newest first"


def test_a_click_on_a_column_sorts_in_the_database(complaints: ComplaintsPage) -> None:
    complaints.list.table.sortByColumn(complaints.look.columns.index("subject"), Qt.SortOrder.AscendingOrder)
    assert complaints.jobs.wait()
    assert subjects(complaints) == ["Alpha", "Beta", "Gamma"]
    assert complaints.list.status.text().endswith("sorted by matter, A to Z")


def test_columns_filter_and_chips_take_it_back(complaints: ComplaintsPage) -> None:
    cells = {cell.field.key: cell for cell in complaints.list.table.filters.cells()}
    cells["subject"].setFocus()
    type_and_go("ALPH")
    assert complaints.jobs.wait()
    assert subjects(complaints) == ["Alpha"]
    assert complaints.list.chips.words() == ["Matter: “ALPH”"]
    complaints.list.chips.removed.emit("subject")
    assert complaints.jobs.wait()
    assert len(subjects(complaints)) == 3
    assert complaints.list.chips.isHidden()


def test_a_choice_and_a_span_of_days_filter(complaints: ComplaintsPage) -> None:
    cells = {cell.field.key: cell for cell in complaints.list.table.filters.cells()}
    urgency, received = cells["urgency"], cells["date_received"]
    assert isinstance(urgency, ChoiceCell)
    assert isinstance(received, DateCell)
    urgency.menu.actions()[0].trigger()
    assert complaints.jobs.wait()
    assert subjects(complaints) == ["Beta"]
    urgency.menu.actions()[0].trigger()
    received.until.set_day(dt.date(2026, 11, 3))
    received.until.returnPressed.emit()
    assert complaints.jobs.wait()
    assert subjects(complaints) == ["Beta", "Alpha"]
    assert complaints.list.chips.words() == ["Date received: until 3 Nov 2026"]


def test_words_are_looked_for_in_all_text(complaints: ComplaintsPage) -> None:
    QTest.keyClick(complaints, Key.Key_F, Control)
    assert focused() is complaints.list.words
    type_and_go("gamma")
    assert complaints.jobs.wait()
    assert subjects(complaints) == ["Gamma"]


def test_nothing_matches_is_not_nothing_here(complaints: ComplaintsPage) -> None:
    complaints.show_query(Query(filters=(Filter("subject", contains="zzz"),)))
    assert complaints.jobs.wait()
    assert complaints.list.table.no_match.isVisible()
    assert complaints.list.stack.currentWidget() is complaints.list.table
    complaints.list.table.no_match.button.click()
    assert complaints.jobs.wait()
    assert len(subjects(complaints)) == 3
    assert complaints.list.table.no_match.isHidden()


def test_an_empty_desk_offers_the_first_step(empty_complaints: ComplaintsPage) -> None:
    page = empty_complaints
    assert page.list.stack.currentWidget() is page.list.empty
    assert page.list.empty.button.text() == "New complaint"
    page.list.empty.button.click()
    assert page.jobs.wait()
    assert page.card.record_id == ""


def test_a_query_from_elsewhere_is_shown(complaints: ComplaintsPage) -> None:
    complaints.show_query(Query(filters=(Filter(IS_URGENT),)))
    assert complaints.jobs.wait()
    assert subjects(complaints) == ["Beta"]
    assert complaints.list.chips.words() == ["Urgent, open"]


def test_the_arrows_open_where_they_rest_and_enter_goes_in(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    complaints.list.table.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Down)
    settle(complaints, qtbot)
    assert complaints.card.header.summary.whole().find("Beta") >= 0
    assert focused() is complaints.list.table
    press(Key.Key_Return)
    settle(complaints, qtbot)
    assert complaints.card.form.current_key() == "date_received"


def test_the_place_in_the_list_survives_a_save(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    table = complaints.list.table
    table.setCurrentIndex(complaints.list.model.index(1, 0))
    settle(complaints, qtbot)
    complaints.card.form.focus_field("date_received")
    line().selectAll()
    QTest.keyClicks(focused(), "1/1/2026")
    press(Key.Key_Return, Control)
    settle(complaints, qtbot)
    assert subjects(complaints) == ["Gamma", "Alpha", "Beta"]
    assert table.currentIndex().row() == 2
    assert complaints.card.form.current_key() == "date_received"


def test_a_narrow_window_shows_one_side_and_escape_goes_back(
    complaints: ComplaintsPage, qtbot: QtBot
) -> None:
    complaints.resize(1024, 600)
    assert complaints.list.isVisible()
    assert not complaints.card.isVisible()
    complaints.open_record(id_at(complaints, 0))
    settle(complaints, qtbot)
    assert complaints.card.isVisible()
    assert not complaints.list.isVisible()
    complaints.card.form.focus_first()
    press(Key.Key_Escape)
    assert complaints.list.isVisible()
    assert not complaints.card.isVisible()


def test_columns_and_splitter_are_remembered(
    complaints: ComplaintsPage, desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    due = complaints.look.columns.index("date_due")
    menu = complaints.list.table.columns_menu()
    menu.actions()[due].trigger()
    assert not complaints.list.table.isColumnHidden(due)
    complaints.splitter.moveSplitter(700, 1)
    assert settings.active().opaque(settings.SPLITTERS, "complaint")
    again = ComplaintsPage(desk, jobs)
    qtbot.addWidget(again)
    assert not again.list.table.isColumnHidden(due)


@pytest.mark.parametrize("kept", ["not base64 at all!", "1:%%%", "1:AAAA"])
def test_damaged_memory_of_columns_is_left_alone(kept: str, desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
    settings.active().set_opaque(settings.COLUMNS, "complaint", kept)
    settings.active().set_opaque(settings.SPLITTERS, "complaint", kept)
    page = ComplaintsPage(desk, jobs)
    qtbot.addWidget(page)
    assert not page.list.table.isColumnHidden(0)


# Evidence and files -----------------------------------------------------------------------------


def test_a_file_is_attached_and_a_copy_comes_out(
    evidence: EvidencePage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "terms.txt").write_text("the terms", encoding="utf-8")
    record_id = id_at(evidence, 0)
    evidence.open_record(record_id)
    assert evidence.jobs.wait()
    evidence.card.form.focus_field("summary")
    QTest.keyClicks(focused(), "Typed before")
    monkeypatch.setattr(ask, "files_to_open", lambda *_args: [tmp_path / "terms.txt"])
    QTest.keyClick(focused(), Key.Key_A, Control | Qt.KeyboardModifier.ShiftModifier)
    assert evidence.jobs.wait()
    held = records.get(desk, "evidence", record_id)
    assert [file.name for file in held.files] == ["terms.txt"]
    assert evidence.card.form.editor("files").count() == 1
    assert evidence.card.form.editor("summary").value() == "Typed before"
    evidence.card.save()
    assert evidence.jobs.wait()
    assert records.get(desk, "evidence", record_id).summary == "Typed before"

    target = tmp_path / "copy.txt"
    monkeypatch.setattr(ask, "file_to_save", lambda *_args: target)
    files = evidence.card.form.editor("files")
    assert isinstance(files, FilesEditor)
    files.copy_wanted.emit(held.files[0])
    assert evidence.jobs.wait()
    assert target.read_text(encoding="utf-8") == "the terms"


def test_a_dropped_file_saves_a_new_item_first(
    evidence: EvidencePage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    open_new(evidence, qtbot)
    evidence.card.form.focus_first()
    QTest.keyClicks(focused(), "Screenshot of the offer")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt")), QUrl("https://example.org/x")])
    place, copy = QPoint(10, 10), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, copy, data, left, none)
    evidence.card.dragEnterEvent(entering)
    assert entering.isAccepted()
    evidence.card.dropEvent(QDropEvent(place.toPointF(), copy, data, left, none))
    qtbot.waitUntil(evidence.jobs.idle)
    record_id = evidence.card.record_id
    assert record_id
    held = records.get(desk, "evidence", record_id)
    assert (held.title, [file.name for file in held.files]) == ("Screenshot of the offer", ["a.txt"])


def test_a_file_that_cannot_be_read_is_told(evidence: EvidencePage, tmp_path: Path) -> None:
    refused: list[object] = []
    evidence.jobs.refused.connect(refused.append)
    evidence.open_record(id_at(evidence, 0))
    assert evidence.jobs.wait()
    evidence.card.attach_files([tmp_path / "gone.txt"])
    assert evidence.jobs.wait()
    assert len(refused) == 1
    assert evidence.card.form.editor("files").count() == 0


def test_an_address_stays_text(evidence: EvidencePage) -> None:
    editor = evidence.card.form.editor("original_url")
    assert isinstance(editor, LineEditor)
    assert editor.line.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_suggestions_are_what_was_typed_before(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    open_new(complaints, qtbot)
    complaints.card.form.focus_field("platform")
    QTest.keyClicks(focused(), "Mossy Island")
    complaints.card.save()
    assert complaints.jobs.wait()
    qtbot.waitUntil(complaints.jobs.idle)
    editor = complaints.card.form.editor("platform")
    assert isinstance(editor, OpenEditor)
    assert "Mossy Island" in editor.suggestions()
    assert "Unknown" in editor.suggestions()


def test_help_is_shown_for_the_field(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    open_new(complaints, qtbot)
    assert complaints.card.hint.text() == "The day the complaint reached the institution."
    press(Key.Key_F1)


def test_today_is_what_a_new_complaint_begins_with(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    open_new(complaints, qtbot)
    assert complaints.card.form.editor("date_received").value() == dates.today()
    assert not complaints.card.is_dirty()


# What a second pair of eyes found ----------------------------------------------------------------


def test_columns_left_by_an_earlier_run_do_not_change_the_order(
    desk: Desk, jobs: Jobs, complaints: ComplaintsPage, qtbot: QtBot
) -> None:
    complaints.list.table.filters.resizeSection(0, 150)
    later = ComplaintsPage(desk, jobs)
    qtbot.addWidget(later)
    later.reload()
    assert jobs.wait()
    assert later.list.table.filters.sectionSize(0) == 150
    assert later.list.model.query.order == later.look.order
    assert later.list.table.filters.isSortIndicatorShown()
    shown_column = later.list.table.filters.sortIndicatorSection()
    assert later.look.columns[shown_column] == "date_received"


def test_the_state_kept_over_a_lock_holds_no_typed_word(complaints: ComplaintsPage) -> None:
    codes, words = Filter("status", values=("received",)), Filter("subject", contains="Zebedee")
    complaints.show_query(Query((codes, words), words="Quillfeather"))
    assert complaints.jobs.wait()
    kept = complaints.state()
    assert "Zebedee" not in repr(kept)
    assert "Quillfeather" not in repr(kept)
    assert kept["query"].filters == (codes,)


def test_enter_walks_through_a_child_and_on_to_the_next(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    open_new(complaints, qtbot)
    complaints.card.form.focus_field("children")
    press(Key.Key_Return)  # the button that adds a child
    first = focused()
    editor = complaints.card.form.editor("children")
    assert editor.isAncestorOf(first)
    add = editor.target()
    for _step in range(30):
        press(Key.Key_Return)
        if focused() is not first and focused().accessibleName().startswith("Add"):
            break
        assert editor.isAncestorOf(focused())
    assert focused().accessibleName() == "Add: Children affected"
    assert editor.count() == 1
    add.setFocus()
    press(Key.Key_Return)  # the child's line, shut or open, leads into the child
    assert editor.isAncestorOf(focused())


def test_what_is_wrong_with_a_tag_comes_into_view(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    open_new(complaints, qtbot)
    form = complaints.card.form
    complaints.resize(1366, 600)
    form.focus_field("tags")
    QTest.keyClicks(focused(), "44, 46, 48")
    press(Key.Key_Return)
    QTest.keyClicks(focused(), "126")
    press(Key.Key_Return)
    sheet = form.sheets[0]
    said = next(label for label in sheet.findChildren(QLabel) if "126" in label.text())

    def in_view() -> bool:
        place = said.mapTo(sheet.viewport(), QPoint(0, 0)).y()
        return place >= 0 and place + said.height() <= sheet.viewport().height()

    qtbot.waitUntil(in_view)


def test_a_new_item_says_that_nothing_is_recorded_yet(evidence: EvidencePage, qtbot: QtBot) -> None:
    open_new(evidence, qtbot)
    assert evidence.card.header.summary.whole() == "Nothing recorded yet"


def test_an_empty_list_says_nothing_of_its_order(empty_complaints: ComplaintsPage) -> None:
    assert empty_complaints.list.status.text() == ""


def test_one_step_from_a_row_that_was_rested_on_opens_the_next(
    complaints: ComplaintsPage, qtbot: QtBot
) -> None:
    complaints.list.table.setFocus(Qt.FocusReason.TabFocusReason)
    settle(complaints, qtbot)
    for row in (1, 2):
        press(Key.Key_Down)
        settle(complaints, qtbot)
        assert complaints.card.record_id == id_at(complaints, row)


def test_the_arrows_have_a_start_when_the_keyboard_came_before_the_rows(complaints: ComplaintsPage) -> None:
    complaints.list.model.clear()
    complaints.list.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert not complaints.list.table.currentIndex().isValid()
    complaints.reload()
    assert complaints.jobs.wait()
    assert complaints.list.table.currentIndex().row() == 0
