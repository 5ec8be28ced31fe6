"""Quick intake: one sheet, by keyboard, over the complaint’s own form; nothing typed is ever lost."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.access import Role
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.institution import Institution
from gc25desk.domain.query import Query
from gc25desk.services import draft, institution, records
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.complaints.quick_acts import QuickActs
from gc25desk.ui.complaints.quick_fields import ORDER
from gc25desk.ui.jobs import Jobs
from tests.conftest import WAITING, OpenAs
from tests.ui.complaints.conftest import Shown
from tests.ui.records.hands import all_of, focused, press
from tests.ui.seen import texts_in

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]


def type_in(quick: QuickActs, key: str, text: str) -> None:
    target = quick.sheet.fields.editor(key).target()
    target.setFocus()
    QTest.keyClicks(target, text)


def settle(jobs: Jobs) -> None:
    for _round in range(3):
        assert jobs.wait()
        QApplication.processEvents()


def test_it_begins_by_phone_at_the_first_field_and_writes_no_draft_of_that(
    quick: QuickActs, jobs: Jobs, desk: Desk
) -> None:
    assert quick.sheet.key == "route_of_entry"
    assert quick.sheet.fields.editor("route_of_entry").draft() == "phone"
    quick.sheet.card.flush()
    settle(jobs)
    assert draft.drafts(desk) == []


def test_every_field_is_reached_by_tab_in_the_order_of_a_call(quick: QuickActs) -> None:
    reached = [quick.sheet.key]
    for _step in range(len(ORDER) + 6):
        press(Key.Key_Tab)
        if quick.sheet.key and quick.sheet.key != reached[-1]:
            reached.append(quick.sheet.key)
    assert reached[: len(ORDER) + 1] == [*ORDER, "tags"]


def test_every_field_has_a_letter_of_its_own(quick: QuickActs) -> None:
    labels = [box.label.text() for box in quick.sheet.fields.boxes().values()]
    letters = [text[text.index("&") + 1].casefold() for text in labels]
    assert len(set(letters)) == len(labels)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_all_of_it_fits_a_small_laptop_with_the_emergency_steps_shown(
    page: ComplaintsPage, quick: QuickActs, jobs: Jobs, direction: Qt.LayoutDirection
) -> None:
    page.setLayoutDirection(direction)
    page.resize(1366 - 196, 768 - 56)  # beside the rail, below the top bar
    type_in(quick, "urgency", "u")
    settle(jobs)
    assert quick.sheet.strip.isVisible()
    whole = QRect(QPoint(), page.size())
    parts: list[QWidget] = list(quick.sheet.fields.boxes().values())
    for part in [*parts, *quick.sheet.buttons]:
        where = QRect(part.mapTo(page, QPoint()), part.size())
        assert whole.contains(where), part
    boxes = [QRect(part.mapTo(page, QPoint()), part.size()) for part in parts]
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])


def test_urgency_shows_the_institutions_steps_before_anything_is_saved(
    quick: QuickActs, jobs: Jobs, desk: Desk
) -> None:
    institution.change(desk, Institution(emergency="Ring 116 111"))
    type_in(quick, "urgency", "u")
    settle(jobs)
    assert quick.sheet.strip.isVisible()
    assert quick.sheet.strip.steps.text() == "Ring 116 111"
    assert not quick.sheet.strip.acted.isVisible()
    press(Key.Key_Down)  # high
    settle(jobs)
    assert not quick.sheet.strip.isVisible()
    assert records.count(desk, "complaint", Query()) == 2


def test_the_full_form_of_a_new_complaint_shows_them_too(
    page: ComplaintsPage, jobs: Jobs, earlier: Complaint
) -> None:
    page.open_new()
    settle(jobs)
    target = page.card.form.editor("urgency").target()
    target.setFocus()
    QTest.keyClicks(target, "u")
    settle(jobs)
    assert page.danger.isVisible()
    page.open_record(earlier.id)
    settle(jobs)
    assert not page.danger.isVisible()


def test_the_record_saved_with_a_key_held_is_not_added_to_what_is_chosen(
    page: ComplaintsPage, quick: QuickActs, jobs: Jobs, earlier: Complaint
) -> None:
    type_in(quick, "subject", "Threatened")
    press(Key.Key_S, Control)
    settle(jobs)
    page.open_record(earlier.id)
    settle(jobs)
    chosen = page.list.table.selectionModel().selectedRows()
    assert [index.row() for index in chosen] == [page.list.model.row_of(earlier.id)]


def test_what_is_typed_is_kept_as_the_draft_of_a_new_complaint(
    quick: QuickActs, jobs: Jobs, desk: Desk
) -> None:
    type_in(quick, "narrative", "He is threatened")
    type_in(quick, "age", "12")
    type_in(quick, "sex", "b")
    quick.sheet.card.flush()
    settle(jobs)
    (kept,) = draft.drafts(desk)
    assert (kept.noun, kept.record_id, kept.data["narrative"]) == ("complaint", "", "He is threatened")
    assert (kept.data["children"][0]["age"], kept.data["children"][0]["sex"]) == (12, "boy")
    assert kept.data["route_of_entry"] == "phone"


def test_what_was_typed_before_the_power_went_is_there_again(
    page: ComplaintsPage, quick: QuickActs, jobs: Jobs, desk: Desk, shown: Shown
) -> None:
    type_in(quick, "narrative", "He is threatened")
    type_in(quick, "age", "12")
    page.clear()
    settle(jobs)
    again = ComplaintsPage(desk, jobs)
    shown(again)
    again.open_quick()
    settle(jobs)
    assert again.quick is not None
    assert again.quick.sheet.key == "route_of_entry"
    assert again.quick.sheet.fields.editor("narrative").draft() == "He is threatened"
    assert again.quick.sheet.fields.editor("age").draft() == 12
    assert "He is threatened" not in texts_in(page), "a locked page holds no word"


def test_the_full_form_is_one_key_away_with_everything_and_so_is_the_way_back(
    page: ComplaintsPage, quick: QuickActs, jobs: Jobs
) -> None:
    type_in(quick, "complainant_relation", "p")
    type_in(quick, "narrative", "He is threatened")
    press(Key.Key_F, Control | Shift)
    settle(jobs)
    assert not quick.is_open
    assert page.splitter.isVisible()
    assert page.card.form.current_key() == "narrative"
    assert page.card.form.editor("complainant_relation").draft() == "parent"
    QTest.keyClicks(focused(), " by a man")
    page.open_quick()
    settle(jobs)
    assert quick.is_open
    assert quick.sheet.key == "narrative"
    assert "by a man" in quick.sheet.fields.editor("narrative").draft()


def test_saving_stays_with_the_complaint_and_saving_again_is_the_same_one(
    quick: QuickActs, jobs: Jobs, desk: Desk
) -> None:
    type_in(quick, "subject", "Threatened")
    press(Key.Key_S, Control)
    settle(jobs)
    assert quick.sheet.told.text().startswith(all_of(desk)[0].reference)
    type_in(quick, "platform", "Chatter")
    press(Key.Key_S, Control)
    settle(jobs)
    found = [one for one in all_of(desk) if one.subject == "Threatened"]
    assert [(one.platform, one.version, one.status) for one in found] == [("Chatter", 2, "received")]


def test_the_next_call_begins_empty_with_the_route_of_the_last(
    quick: QuickActs, jobs: Jobs, desk: Desk
) -> None:
    type_in(quick, "route_of_entry", "w")
    type_in(quick, "narrative", "He is threatened")
    press(Key.Key_Return, Control)
    settle(jobs)
    assert records.count(desk, "complaint", Query()) == 3
    assert quick.sheet.key == "route_of_entry"
    assert quick.sheet.fields.editor("route_of_entry").draft() == "walk_in"
    assert quick.sheet.fields.editor("narrative").draft() == ""


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    quick: QuickActs, jobs: Jobs, desk: Desk
) -> None:
    type_in(quick, "narrative", "He is threatened")
    type_in(quick, "children_in_all", "many")
    press(Key.Key_Return, Control)
    settle(jobs)
    assert quick.sheet.key == "children_in_all"
    assert quick.sheet.fields.boxes()["children_in_all"].error.text()
    assert quick.sheet.fields.editor("narrative").draft() == "He is threatened"
    assert records.count(desk, "complaint", Query()) == 2


def test_a_wrong_age_is_said_at_the_age(quick: QuickActs, jobs: Jobs, desk: Desk) -> None:
    type_in(quick, "age", "40")
    press(Key.Key_S, Control)
    settle(jobs)
    assert quick.sheet.key == "age"
    assert records.count(desk, "complaint", Query()) == 2


def test_paragraphs_are_suggested_beside_and_none_is_applied(quick: QuickActs, qtbot: QtBot) -> None:
    type_in(quick, "narrative", "The school makes her keep the camera on during proctoring of exams")
    tags = quick.sheet.fields.editor("tags")
    suggested = getattr(tags, "suggested")  # noqa: B009 - an editor of tags has them
    qtbot.waitUntil(lambda: bool(suggested.buttons()))
    assert tags.draft() == []
    suggested.buttons()[0].click()
    assert quick.sheet.card.form.editor("tags").draft() == tags.draft() != []


def test_escape_leaves_for_the_list_and_keeps_the_draft(
    page: ComplaintsPage, quick: QuickActs, jobs: Jobs, desk: Desk
) -> None:
    type_in(quick, "narrative", "He is threatened")
    press(Key.Key_Escape)
    settle(jobs)
    assert not quick.is_open
    assert page.list.isVisible()
    assert len(draft.drafts(desk)) == 1


def test_after_a_lock_the_sheet_is_there_again_at_the_same_field(
    page: ComplaintsPage, quick: QuickActs, jobs: Jobs, desk: Desk, shown: Shown
) -> None:
    type_in(quick, "route_of_entry", "l")
    type_in(quick, "narrative", "He is threatened")
    state = page.state()
    page.clear()
    settle(jobs)
    again = ComplaintsPage(desk, jobs)
    shown(again)
    again.restore(state)
    settle(jobs)
    assert again.quick is not None
    assert again.quick.is_open
    assert again.quick.sheet.key == "narrative"
    assert again.quick.sheet.route == "letter"
    assert again.quick.sheet.fields.editor("narrative").draft() == "He is threatened"


def test_without_the_identity_key_names_are_not_typed_and_the_rest_is(
    open_as: OpenAs, jobs: Jobs, shown: Shown
) -> None:
    desk = open_as(WAITING)
    page = ComplaintsPage(desk, jobs)
    shown(page)
    page.open_quick()
    settle(jobs)
    assert page.quick is not None
    type_in(page.quick, "narrative", "He is threatened")
    type_in(page.quick, "age", "12")
    press(Key.Key_S, Control)
    settle(jobs)
    (held,) = all_of(desk)
    assert isinstance(held, Complaint)
    assert (held.narrative, held.children[0].age, held.complainant_name) == ("He is threatened", 12, "")


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.MONITOR, Role.REPORT_WRITER, Role.CUSTODIAN])
def test_who_logs_no_complaints_has_no_quick_intake(
    open_as: OpenAs, jobs: Jobs, shown: Shown, role: Role
) -> None:
    page = ComplaintsPage(open_as(role), jobs)
    shown(page)
    page.open_quick()
    assert page.quick is None
