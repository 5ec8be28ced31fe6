"""A record is found, filled in, kept and saved by keyboard, and nothing that was typed is lost."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gc25desk import settings
from gc25desk.domain.query import IS_URGENT, Filter, Query
from gc25desk.services import draft as drafts
from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.ui import ask, style
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.evidence.page import EvidencePage
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.rail import WIDE_PX
from gc25desk.ui.records.drafts import LONGEST_MS, PAUSE_MS
from gc25desk.ui.records.filter_cells import ChoiceCell, DateCell
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import Chip
from gc25desk.ui.widgets.text_editors import LineEditor
from tests.builders import a_tag, an_evidence
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


def subjects(page: ComplaintsPage) -> list[str]:
    column = page.look.columns.index("subject")
    model = page.list.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


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
    for key in ("risks", "date_of_event", "event_dating", "algorithms", "tags"):
        press(Key.Key_Return)
        assert form.current_key() == key
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
    assert form.current_key() == "children_in_all"
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
    saved, _changes = saving.save(desk, "evidence", item)
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


@pytest.mark.parametrize(
    "kept",
    [
        "not base64 at all!",
        "1:AAAA",
        "2:{",
        "2:[]",
        "2:{}",
        '2:{"order": [3, "gone"], "widths": {"subject": "x"}}',
    ],
)
def test_damaged_memory_of_columns_is_left_alone(kept: str, desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
    settings.active().set_opaque(settings.COLUMNS, "complaint", kept)
    settings.active().set_opaque(settings.SPLITTERS, "complaint", kept)
    page = ComplaintsPage(desk, jobs)
    qtbot.addWidget(page)
    assert not page.list.table.isColumnHidden(0)


# Evidence ---------------------------------------------------------------------------------------


def test_an_address_stays_text(evidence: EvidencePage) -> None:
    editor = evidence.card.form.editor("original_url")
    assert isinstance(editor, LineEditor)
    assert editor.line.layoutDirection() is Qt.LayoutDirection.LeftToRight


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
