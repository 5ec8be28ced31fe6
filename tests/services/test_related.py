"""Complaints that belong together on a real desk: linked, merged, counted once, separated again."""

import dataclasses
import datetime as dt
from typing import Any

import pytest

from gc25desk.domain.access import Role
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import Profile
from gc25desk.domain.query import IS_MERGED, WITH_MERGED, Filter, Query
from gc25desk.domain.record import as_json
from gc25desk.domain.related import Related
from gc25desk.errors import Conflict, InvalidInput, NotAllowed, NotFound
from gc25desk.services import bin as bins
from gc25desk.services import figures, journal, path, records, related, report, saving, task, undo
from gc25desk.services.desk import Desk
from gc25desk.services.path import Move
from tests.builders import a_child, a_complaint, acts
from tests.conftest import OpenAs

TODAY = dt.datetime.now().astimezone().date()
_COUNTED_ON = {"version", "updated_at", "updated_by"}


def logged(desk: Desk, **values: Any) -> Complaint:
    saved, _changes = saving.save(desk, "complaint", a_complaint(**values))
    assert isinstance(saved, Complaint)
    return saved


def now(desk: Desk, complaint: Complaint) -> Complaint:
    found = records.get(desk, "complaint", complaint.id)
    assert isinstance(found, Complaint)
    return found


def content(complaint: Complaint) -> dict[str, Any]:
    return {key: value for key, value in as_json(complaint).items() if key not in _COUNTED_ON}


def listed(desk: Desk, *filters: Filter) -> list[str]:
    return records.ids(desk, "complaint", records.rows(desk, "complaint", Query(filters)))


def children_counted(desk: Desk) -> int:
    axis = next(one for one in figures.dashboard(desk, TODAY).axes if one.key == "children.sex")
    return sum(cell.count for cell in axis.cells)


def test_a_duplicate_is_closed_counted_no_more_and_shown_from_the_one_that_stands(desk: Desk) -> None:
    stands, again = logged(desk), logged(desk, children=(a_child(), a_child()))
    assert (children_counted(desk), len(listed(desk))) == (3, 2)
    changes = related.merge(desk, again.id, stands.id, "Called twice")
    assert set(changes.ids) == {again.id, stands.id}
    held = now(desk, again)
    assert (held.status, held.closure_reason, held.date_closed) == ("closed", "duplicate", TODAY)
    assert (held.steps[-1].note, held.merged_into) == ("Called twice", stands.id)
    family = related.of(desk, stands.id)
    assert [one.id for one in family.merged] == [again.id]
    assert len(family.merged[0].children) == 2
    shown = related.of(desk, again.id).stands
    assert shown is not None
    assert shown.reference == stands.reference
    assert children_counted(desk) == 1
    assert listed(desk) == [stands.id]
    assert listed(desk, Filter(IS_MERGED)) == [again.id]
    assert set(listed(desk, Filter(WITH_MERGED))) == {again.id, stands.id}
    assert figures.dashboard(desk, TODAY).open.number == 1
    assert figures.dashboard(desk, TODAY).closed_this_quarter.number == 0


@pytest.mark.parametrize("profile", Profile)
def test_no_report_counts_a_duplicate(desk: Desk, profile: Profile) -> None:
    given = {"consent_statistics": "given"}
    stands, again = logged(desk, **given), logged(desk, **given)
    request = report.ReportRequest(profile=profile, date=TODAY)
    assert len(report.material(desk, request).complaints) == 2
    related.merge(desk, again.id, stands.id)
    assert [one.id for one in report.material(desk, request).complaints] == [stands.id]


def test_separating_gives_back_what_was_and_counts_it_again(desk: Desk) -> None:
    stands = logged(desk)
    again = logged(desk, closure_reason="settled")
    path.move(desk, [again.id], Move("registered"))
    before = now(desk, again)
    related.merge(desk, again.id, stands.id)
    related.separate(desk, again.id)
    assert content(now(desk, again)) == content(before)
    assert len(listed(desk)) == 2
    assert "acknowledge" in {one.rule for one in task.of_complaint(desk, again.id) if not one.date_done}


def test_merging_is_one_step_to_undo_and_to_do_again(desk: Desk) -> None:
    stands, again = logged(desk), logged(desk)
    before = now(desk, again)
    related.merge(desk, again.id, stands.id)
    undo.undo_last(desk)
    assert content(now(desk, again)) == content(before)
    undo.redo_next(desk)
    assert now(desk, again).merged_into == stands.id
    related.separate(desk, again.id)
    assert content(now(desk, again)) == content(before)
    undo.undo_last(desk)
    assert now(desk, again).merged_into == stands.id


def test_the_journal_says_merged_and_separated(desk: Desk) -> None:
    stands, again = logged(desk), logged(desk)
    related.merge(desk, again.id, stands.id)
    related.separate(desk, again.id)
    done = [action for noun, action in acts(desk) if noun == "complaint"]
    assert done[-2:] == ["merge", "separate"]
    assert [journal.action_words(one) for one in done[-2:]] == [
        "Merged into another record",
        "Separated from another record",
    ]


def test_a_duplicate_has_no_tasks_and_takes_no_step(desk: Desk) -> None:
    stands, again = logged(desk), logged(desk)
    related.merge(desk, again.id, stands.id)
    assert all(one.date_done for one in task.of_complaint(desk, again.id))
    with pytest.raises(Conflict):
        path.move(desk, [again.id], Move("reopened"))


def test_what_is_merged_into_a_duplicate_is_merged_into_the_one_that_stands(desk: Desk) -> None:
    stands, again, third = logged(desk), logged(desk), logged(desk)
    related.merge(desk, again.id, stands.id)
    related.merge(desk, third.id, again.id)
    assert now(desk, third).merged_into == stands.id
    with pytest.raises(InvalidInput):
        related.merge(desk, stands.id, again.id)
    with pytest.raises(InvalidInput):
        related.merge(desk, third.id, stands.id)
    with pytest.raises(InvalidInput):
        related.merge(desk, stands.id, stands.id)
    with pytest.raises(Conflict):
        related.separate(desk, stands.id)
    with pytest.raises(NotFound):
        related.merge(desk, third.id, "nothing")


def test_one_that_stood_for_others_is_not_closed_as_a_duplicate_itself(desk: Desk) -> None:
    stands, again, other = logged(desk), logged(desk), logged(desk)
    related.merge(desk, again.id, stands.id)
    with pytest.raises(InvalidInput):
        related.merge(desk, stands.id, other.id)


def test_a_child_in_danger_is_not_merged_out_of_sight(desk: Desk) -> None:
    stands, danger = logged(desk), logged(desk, urgency="urgent")
    with pytest.raises(Conflict):
        related.merge(desk, danger.id, stands.id)
    assert now(desk, danger).merged_into == ""
    path.meet_danger(desk, danger.id, "Police called")
    related.merge(desk, danger.id, stands.id)


def test_while_the_one_that_stood_lies_in_the_bin_the_duplicate_stands_for_itself(desk: Desk) -> None:
    stands, again = logged(desk), logged(desk)
    related.merge(desk, again.id, stands.id)
    bins.put(desk, "complaint", [stands.id])
    assert listed(desk) == [again.id]
    assert children_counted(desk) == 1


def test_a_link_is_kept_on_one_and_shown_on_both(desk: Desk) -> None:
    first, second = logged(desk, subject="First"), logged(desk, subject="Second")
    related.link(desk, second.id, first.id, "follows")
    related.link(desk, second.id, first.id, "follows")
    assert now(desk, second).related == (Related(kind="follows", complaint=first.id),)
    (here,) = related.of(desk, second.id).ties
    (there,) = related.of(desk, first.id).ties
    assert (here.other.subject, here.kind, here.said_there) == ("First", "follows", False)
    assert (there.other.subject, there.kind, there.said_there) == ("Second", "follows", True)
    undo.undo_last(desk)
    assert related.of(desk, first.id).ties == ()


def test_a_complaint_is_found_by_reference_and_by_words_for_choosing(desk: Desk) -> None:
    one = logged(desk, subject="Exam software films bedrooms")
    logged(desk, subject="A game", narrative="Loot boxes")
    assert [found.id for found in related.find(desk, "films bed")] == [one.id]
    assert one.id in [found.id for found in related.find(desk, one.reference[-5:])]
    assert related.find(desk, "  ") == []
    assert related.named(desk, one.id).reference == one.reference


def test_who_only_reads_sees_the_family_and_merges_nothing(open_as: OpenAs) -> None:
    desk = open_as(Role.INTAKE_OFFICER)
    stands, again = logged(desk), logged(desk)
    related.merge(desk, again.id, stands.id)
    reviewer = open_as(Role.REVIEWER)
    assert [one.id for one in related.of(reviewer, stands.id).merged] == [again.id]
    with pytest.raises(NotAllowed):
        related.separate(reviewer, again.id)


def test_what_is_told_of_the_family_names_nobody(desk: Desk) -> None:
    stands, again = logged(desk), logged(desk, complainant_name="Quillfeather Marrow")
    related.merge(desk, again.id, stands.id)
    assert "Quillfeather" not in repr(related.of(desk, stands.id))
    assert dataclasses.asdict(related.named(desk, again.id)).keys() == {
        "id",
        "reference",
        "subject",
        "received",
        "status",
    }
