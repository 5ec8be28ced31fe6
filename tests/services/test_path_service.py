"""A complaint on its path: steps with who and why, danger met, closure asked for and approved, all undone."""

import dataclasses
import datetime as dt

import pytest

from gc25desk.domain.access import Role
from gc25desk.domain.complaint import Complaint
from gc25desk.errors import Conflict, InvalidInput, NotAllowed
from gc25desk.services import history, path, records, saving, task, undo
from gc25desk.services.desk import Desk
from gc25desk.services.path import Move
from tests.builders import a_complaint
from tests.conftest import OpenAs

TODAY = dt.datetime.now().astimezone().date()


def logged(desk: Desk, **values: object) -> Complaint:
    saved, _changes = saving.save(desk, "complaint", a_complaint(**values))
    assert isinstance(saved, Complaint)
    return saved


def now(desk: Desk, complaint: Complaint) -> Complaint:
    found = records.get(desk, "complaint", complaint.id)
    assert isinstance(found, Complaint)
    return found


def through(desk: Desk, complaint: Complaint, *stages: str) -> Complaint:
    for stage in stages:
        path.move(desk, [complaint.id], Move(stage))
    return now(desk, complaint)


def test_a_new_complaint_begins_with_its_first_step(desk: Desk) -> None:
    [step] = logged(desk).steps
    assert (step.stage, step.by) == ("received", desk.store.person.id)


def test_a_step_keeps_its_day_who_took_it_and_why(desk: Desk) -> None:
    complaint = logged(desk, date_received=TODAY)
    path.move(desk, [complaint.id], Move("registered", note=" Form \n complete "))
    held = now(desk, complaint)
    assert held.status == "registered"
    assert (held.steps[-1].on, held.steps[-1].note) == (TODAY, "Form complete")
    assert held.steps[-1].by == desk.store.person.id
    assert "status" in {change.field for change in history.of(desk, "complaint", complaint.id)}


def test_a_step_that_the_path_does_not_have_changes_nothing(desk: Desk) -> None:
    one, other = logged(desk), logged(desk)
    path.move(desk, [one.id], Move("registered"))
    with pytest.raises(Conflict):
        path.move(desk, [other.id, one.id], Move("registered"))
    assert now(desk, other).status == "received"


def test_a_form_cannot_change_the_stage(desk: Desk) -> None:
    complaint = logged(desk)
    saving.save(desk, "complaint", dataclasses.replace(complaint, status="closed", subject="Changed"))
    held = now(desk, complaint)
    assert (held.status, held.subject) == ("received", "Changed")


def test_many_take_a_step_together_and_one_undo_takes_it_back(desk: Desk) -> None:
    both = [logged(desk), logged(desk)]
    path.move(desk, [one.id for one in both], Move("registered"))
    assert {now(desk, one).status for one in both} == {"registered"}
    undo.undo_last(desk)
    assert {now(desk, one).status for one in both} == {"received"}
    assert {len(now(desk, one).steps) for one in both} == {1}
    undo.redo_next(desk)
    assert {now(desk, one).status for one in both} == {"registered"}


def test_those_that_cannot_take_a_step_are_named_with_the_reason_and_none_takes_it(desk: Desk) -> None:
    able, ended = logged(desk), through(desk, logged(desk), "assessment", "not_admissible")
    late = logged(desk, date_received=TODAY)
    early = TODAY - dt.timedelta(days=1)
    with pytest.raises(Conflict) as refused:
        path.move(desk, [able.id, ended.id, late.id], Move("registered", early))
    told = refused.value.what
    assert told.startswith("2 of 3 complaints cannot take this step, so none did.")
    assert f"does not follow “Not admissible”. ({ended.reference})" in told
    assert f"later day. ({late.reference})" in told
    assert able.reference not in told
    assert now(desk, able).status == "received"


def test_a_long_list_of_refusals_is_cut(desk: Desk) -> None:
    many = [logged(desk) for _number in range(path.MOST_NAMED + 2)]
    with pytest.raises(Conflict, match="and 2 more"):
        path.move(desk, [one.id for one in many], Move("findings"))


def test_many_are_offered_the_stages_that_may_follow_for_all(desk: Desk) -> None:
    first, other = logged(desk), through(desk, logged(desk), "registered")
    offered = [stage.code for stage in path.common_stages(desk, [first.id, other.id])]
    assert offered == ["acknowledged", "assessment", "not_admissible", "referred"]
    admitted = through(desk, logged(desk), "assessment", "admissible", "conciliation", "compliance")
    with pytest.raises(Conflict) as refused:
        path.common_stages(desk, [first.id, admitted.id])
    assert f"Received: {first.reference}" in refused.value.what
    assert f"Compliance follow-up: {admitted.reference}" in refused.value.what


def test_closing_many_is_offered_to_a_supervisor_alone(open_as: OpenAs) -> None:
    supervisor = open_as(Role.SUPERVISOR.value)
    complaint = through(supervisor, logged(supervisor), "assessment", "admissible")
    assert "closed" in {stage.code for stage in path.common_stages(supervisor, [complaint.id])}
    officer = open_as(Role.INTAKE_OFFICER.value)
    assert "closed" not in {stage.code for stage in path.common_stages(officer, [complaint.id])}


def test_a_stage_that_ends_dates_the_end_and_opening_again_takes_it_away(desk: Desk) -> None:
    complaint = through(desk, logged(desk), "assessment", "not_admissible")
    assert complaint.date_closed == TODAY
    assert through(desk, complaint, "reopened").date_closed is None


def test_danger_is_met_once_and_its_task_is_done(desk: Desk) -> None:
    complaint = logged(desk, urgency="urgent")
    assert "act_now" in {one.rule for one in task.of_complaint(desk, complaint.id) if not one.date_done}
    path.meet_danger(desk, complaint.id, "Police called, the child is with an aunt")
    held = now(desk, complaint)
    assert held.urgency_met_by == desk.store.person.id
    assert "act_now" not in {one.rule for one in task.of_complaint(desk, complaint.id) if not one.date_done}
    path.meet_danger(desk, complaint.id, "Police called, the child is with an aunt")
    assert now(desk, complaint).version == held.version


def ready_to_close(desk: Desk) -> Complaint:
    complaint = through(desk, logged(desk), "assessment", "admissible")
    saved, _changes = saving.save(desk, "complaint", dataclasses.replace(complaint, closure_reason="settled"))
    assert isinstance(saved, Complaint)
    return saved


def test_a_closure_is_asked_for_with_its_reason_and_approved_by_a_supervisor(desk: Desk) -> None:
    complaint = ready_to_close(desk)
    path.ask_closure(desk, complaint.id, complaint.version)
    asked = now(desk, complaint)
    assert asked.closure_version == asked.version
    assert "approve_closure" in {one.rule for one in task.of_complaint(desk, complaint.id)}
    path.approve_closure(desk, complaint.id, asked.version, "As agreed")
    closed = now(desk, complaint)
    assert (closed.status, closed.date_closed, closed.closure_asked_at) == ("closed", TODAY, None)
    assert closed.steps[-1].note == "As agreed"


def test_a_closure_needs_its_reason_and_a_stage_that_leads_there(desk: Desk) -> None:
    early = logged(desk, closure_reason="settled")
    with pytest.raises(Conflict):
        path.ask_closure(desk, early.id, early.version)
    without = through(desk, logged(desk), "assessment", "admissible")
    with pytest.raises(InvalidInput) as caught:
        path.ask_closure(desk, without.id, without.version)
    assert caught.value.field == "closure_reason"


def test_what_changed_since_it_was_read_is_not_approved_unread(desk: Desk) -> None:
    complaint = ready_to_close(desk)
    path.ask_closure(desk, complaint.id, complaint.version)
    asked = now(desk, complaint)
    saving.save(desk, "complaint", dataclasses.replace(asked, closure_note="Changed after"))
    with pytest.raises(Conflict):
        path.approve_closure(desk, complaint.id, asked.version)


def test_a_closure_that_is_refused_goes_back_to_be_worked_on(desk: Desk) -> None:
    complaint = ready_to_close(desk)
    path.ask_closure(desk, complaint.id, complaint.version)
    path.refuse_closure(desk, complaint.id, now(desk, complaint).version)
    held = now(desk, complaint)
    assert (held.status, held.closure_asked_by) == ("admissible", "")
    with pytest.raises(Conflict):
        path.approve_closure(desk, complaint.id, held.version)


def test_an_intake_officer_asks_and_does_not_close(open_as: OpenAs) -> None:
    desk = open_as(Role.INTAKE_OFFICER)
    complaint = ready_to_close(desk)
    with pytest.raises(NotAllowed):
        path.move(desk, [complaint.id], Move("closed"))
    path.ask_closure(desk, complaint.id, complaint.version)
    with pytest.raises(NotAllowed):
        path.approve_closure(desk, complaint.id, now(desk, complaint).version)
