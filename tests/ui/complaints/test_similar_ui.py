"""Earlier complaints like the one being typed: shown beside, compared, linked, merged into or put aside."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.query import IS_MERGED, Filter, Query
from gc25desk.services import records, related
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.compare_dialog import CompareDialog
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.complaints.quick_acts import QuickActs
from gc25desk.ui.complaints.related_strip import RelatedStrip
from gc25desk.ui.jobs import Jobs
from tests.builders import acts
from tests.ui.records.hands import all_of, press
from tests.ui.seen import texts_in

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]


def settle(jobs: Jobs) -> None:
    for _round in range(3):
        assert jobs.wait()
        QApplication.processEvents()


def type_platform(quick: QuickActs, jobs: Jobs) -> None:
    target = quick.sheet.fields.editor("platform").target()
    target.setFocus()
    QTest.keyClicks(target, "ExamGuard")
    quick.similar.search.look()
    settle(jobs)


def compare(quick: QuickActs, jobs: Jobs, qtbot: QtBot) -> CompareDialog:
    press(Key.Key_B, Control | Shift)
    settle(jobs)
    dialog = quick.similar.dialog
    assert dialog is not None
    qtbot.addWidget(dialog)
    return dialog


def test_it_is_found_while_one_types_with_why_and_takes_no_focus(
    quick: QuickActs, jobs: Jobs, earlier: Complaint, desk: Desk
) -> None:
    assert quick.sheet.similar.isHidden()
    before = acts(desk)
    type_platform(quick, jobs)
    assert [made.text() for made in quick.sheet.similar.buttons()] == [earlier.reference]
    assert "Same platform" in quick.sheet.similar.words()[0]
    assert quick.sheet.key == "platform"
    assert "Quillfeather" not in texts_in(quick.sheet.similar)
    assert acts(desk) == before, "a suggestion is no view"


def test_the_full_form_of_a_new_complaint_shows_it_too_and_that_of_an_old_one_does_not(
    page: ComplaintsPage, quick: QuickActs, jobs: Jobs, earlier: Complaint
) -> None:
    type_platform(quick, jobs)
    quick.show_full("platform")
    assert quick.similar.panel.isVisible()
    page.open_record(earlier.id)
    settle(jobs)
    assert not quick.similar.panel.isVisible()
    page.card.form.take_typed("platform", "exam guard")
    quick.similar.search.look()
    settle(jobs)
    assert not quick.similar.panel.isVisible()


def test_both_stand_side_by_side_with_what_agrees_marked_which_is_a_view(
    quick: QuickActs, jobs: Jobs, qtbot: QtBot, desk: Desk
) -> None:
    type_platform(quick, jobs)
    seen = [one for one in acts(desk) if one == ("complaint", "view")]
    dialog = compare(quick, jobs, qtbot)
    assert {line.key for line in dialog.lines if line.agrees} == {"platform"}
    shown = texts_in(dialog)
    assert "Filmed during exams" in shown
    assert "Zebedia Quillfeather" in shown
    assert "Same" in shown
    assert [one for one in acts(desk) if one == ("complaint", "view")] != seen


def test_the_same_matter_is_linked_when_the_complaint_is_saved(
    quick: QuickActs, jobs: Jobs, qtbot: QtBot, desk: Desk, earlier: Complaint
) -> None:
    type_platform(quick, jobs)
    dialog = compare(quick, jobs, qtbot)
    QTest.keyClick(dialog.go, Key.Key_Space)
    settle(jobs)
    quick.sheet.window().activateWindow()  # as a desktop does when a dialog is over
    settle(jobs)
    assert quick.sheet.similar.isHidden()
    assert quick.sheet.key == "platform"
    press(Key.Key_S, Control)
    settle(jobs)
    held = next(one for one in all_of(desk) if one.id == quick.sheet.card.record_id)
    assert [(one.kind, one.complaint) for one in held.related] == [("same_matter", earlier.id)]
    assert [tie.other.id for tie in related.of(desk, earlier.id).ties] == [held.id]


def test_a_link_outlives_the_lock_in_the_draft(
    quick: QuickActs, jobs: Jobs, qtbot: QtBot, desk: Desk, earlier: Complaint
) -> None:
    type_platform(quick, jobs)
    compare(quick, jobs, qtbot).accept()
    quick.sheet.card.clear()
    settle(jobs)
    quick.begin()
    settle(jobs)
    quick.sheet.save()
    settle(jobs)
    held = next(one for one in all_of(desk) if one.id == quick.sheet.card.record_id)
    assert [one.complaint for one in held.related] == [earlier.id]


def test_a_duplicate_is_saved_and_merged_into_the_earlier_one(
    quick: QuickActs, jobs: Jobs, qtbot: QtBot, desk: Desk, earlier: Complaint
) -> None:
    type_platform(quick, jobs)
    dialog = compare(quick, jobs, qtbot)
    QTest.keyClick(dialog.merge, Key.Key_Space)
    settle(jobs)
    (merged,) = records.ids(desk, "complaint", records.rows(desk, "complaint", Query((Filter(IS_MERGED),))))
    held = records.get(desk, "complaint", merged)
    assert (held.merged_into, held.platform, held.closure_reason) == (earlier.id, "ExamGuard", "duplicate")
    assert merged not in {one.id for one in all_of(desk)}, "a duplicate is not listed"


def test_what_is_not_the_same_is_offered_no_more_for_this_complaint(
    page: ComplaintsPage, quick: QuickActs, jobs: Jobs, qtbot: QtBot
) -> None:
    type_platform(quick, jobs)
    QTest.keyClick(compare(quick, jobs, qtbot).dismiss, Key.Key_Space)
    settle(jobs)
    assert quick.sheet.similar.isHidden()
    QTest.keyClicks(quick.sheet.fields.editor("narrative").target(), "more")
    quick.similar.search.look()
    settle(jobs)
    assert quick.sheet.similar.isHidden()
    quick.sheet.save_and_next()
    settle(jobs)
    type_platform(quick, jobs)
    assert quick.sheet.similar.isVisible(), "the next complaint is asked about anew"
    assert page.card.record_id == ""


def test_cancelling_changes_nothing(quick: QuickActs, jobs: Jobs, qtbot: QtBot, desk: Desk) -> None:
    type_platform(quick, jobs)
    compare(quick, jobs, qtbot).reject()
    settle(jobs)
    assert quick.sheet.similar.isVisible()
    assert len(all_of(desk)) == 2


# The family of a complaint on its card -----------------------------------------------------------


def strip_of(page: ComplaintsPage) -> RelatedStrip:
    return page.related_acts.strip


def test_a_complaint_is_merged_by_keyboard_shown_from_both_and_separated(
    page: ComplaintsPage, jobs: Jobs, qtbot: QtBot, desk: Desk, earlier: Complaint
) -> None:
    other = next(one for one in all_of(desk) if one.id != earlier.id)
    page.open_record(other.id)
    settle(jobs)
    page.card.form.focus_first()
    press(Key.Key_M, Control | Shift)
    dialog = page.related_acts.dialog
    assert dialog is not None
    qtbot.addWidget(dialog)
    QTest.keyClicks(dialog.other.line, earlier.reference)
    dialog.other.seek()
    settle(jobs)
    assert len(dialog.other.offered()) == 1, "a complaint is not made by naming it"
    dialog.other.completer.activated.emit(dialog.other.offered()[0])
    QTest.keyClick(dialog.go, Key.Key_Space)
    settle(jobs)
    assert records.get(desk, "complaint", other.id).merged_into == earlier.id
    assert strip_of(page).words() == [f"Merged: {earlier.reference} stands for this duplicate."]
    assert "Merged" in page.card.header.chips()
    assert not page.related_acts.merge.isVisible()
    strip_of(page).buttons()[0].click()
    settle(jobs)
    assert page.card.record_id == earlier.id
    (words,) = strip_of(page).words()
    assert words.startswith(f"Merged here: {other.reference} · A game · 1 child · 1 paragraph")
    QTest.keyClick(strip_of(page).buttons()[1], Key.Key_Space)
    settle(jobs)
    assert records.get(desk, "complaint", other.id).merged_into == ""
    assert strip_of(page).isHidden()


def test_links_are_shown_on_both_sides(
    page: ComplaintsPage, jobs: Jobs, desk: Desk, earlier: Complaint
) -> None:
    other = next(one for one in all_of(desk) if one.id != earlier.id)
    related.link(desk, other.id, earlier.id, "follows")
    page.open_record(other.id)
    settle(jobs)
    assert strip_of(page).words() == [f"Follows from it: {earlier.reference} · Filmed during exams"]
    page.open_record(earlier.id)
    settle(jobs)
    assert strip_of(page).words() == [f"Followed by: {other.reference} · A game"]


def test_what_is_missing_leads_to_its_field(page: ComplaintsPage, jobs: Jobs, earlier: Complaint) -> None:
    page.open_record(earlier.id)
    settle(jobs)
    assert page.missing.isVisible()
    parts = {made.text(): made for made in page.missing.parts()}
    assert list(parts) == [
        "how it came",
        "who complains",
        "a safe way to reach them",
        "consent to handle it",
    ]
    parts["consent to handle it"].click()
    assert page.card.form.current_key() == "consent_handling"
    page.open_new()
    settle(jobs)
    assert not page.missing.isVisible(), "a new complaint is still being filled in"
