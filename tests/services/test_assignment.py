"""Many complaints are given to a colleague at once: all or none, undone together."""

import dataclasses

import pytest

from gc25desk.domain.access import Role
from gc25desk.errors import Conflict, InvalidInput, NotAllowed, NotFound
from gc25desk.services import assignment, history, person, records, saving, task, undo
from gc25desk.services import bin as bins
from gc25desk.services.desk import Desk
from tests.builders import a_complaint
from tests.conftest import OpenAs


def logged(desk: Desk, count: int = 3) -> list[str]:
    return [saving.save(desk, "complaint", a_complaint())[0].id for _number in range(count)]


def holders(desk: Desk, ids: list[str]) -> list[str]:
    return [records.get(desk, "complaint", one).assigned for one in ids]


def test_complaints_are_assigned_together_and_one_undo_takes_it_back(desk: Desk) -> None:
    me, ids = desk.store.person.id, logged(desk)
    assignment.assign(desk, ids[:1], me)
    changes = assignment.assign(desk, [*ids, ids[0]], me)
    assert holders(desk, ids) == [me] * 3
    assert changes.ids == tuple(ids[1:])  # one of them had it already
    assert desk.steps.last is not None
    assert desk.steps.last.undo_name() == "Undo assigning 2 complaints"
    assert "assigned" in {change.field for change in history.of(desk, "complaint", ids[1])}
    undo.undo_last(desk)
    assert holders(desk, ids) == [me, "", ""]
    undo.redo_next(desk)
    assert holders(desk, ids) == [me] * 3


def test_open_tasks_go_with_the_complaint_but_not_those_given_to_somebody_else(desk: Desk) -> None:
    me, one = desk.store.person.id, saving.save(desk, "complaint", a_complaint(urgency="urgent"))[0].id
    colleague = person.add(desk, "Second officer", [Role.INTAKE_OFFICER.value]).id
    first, *others = task.of_complaint(desk, one)
    assert [held.assigned for held in others] == [""] * len(others) and others
    saving.save(desk, "task", dataclasses.replace(first, assigned=me))
    assignment.assign(desk, [one], colleague)
    held = {each.id: each.assigned for each in task.of_complaint(desk, one)}
    assert held == {first.id: me, **{each.id: colleague for each in others}}
    undo.undo_last(desk)
    held = {each.id: each.assigned for each in task.of_complaint(desk, one)}
    assert held == {first.id: me, **{each.id: "" for each in others}}


def test_complaints_are_taken_from_everybody(desk: Desk) -> None:
    ids = logged(desk)
    assignment.assign(desk, ids, desk.store.person.id)
    assignment.assign(desk, ids, "")
    assert holders(desk, ids) == [""] * 3


def test_nothing_is_half_done(desk: Desk) -> None:
    me, ids = desk.store.person.id, logged(desk)
    bins.put(desk, "complaint", ids[2:])
    with pytest.raises(Conflict):
        assignment.assign(desk, ids, me)
    with pytest.raises(NotFound):
        assignment.assign(desk, [ids[0], "none"], me)
    assert holders(desk, ids) == [""] * 3


def test_only_who_works_on_complaints_is_offered_and_taken(desk: Desk) -> None:
    officer = person.add(desk, "Second officer", [Role.INTAKE_OFFICER.value])
    reader = person.add(desk, "Somebody who reads", [Role.REVIEWER.value])
    gone = person.add(desk, "Somebody who left", [Role.INTAKE_OFFICER.value])
    person.end(desk, gone.id)
    assert [choice.code for choice in assignment.choices(desk)] == [desk.store.person.id, officer.id]
    for other in (reader.id, gone.id, "nobody known"):
        with pytest.raises(InvalidInput):
            assignment.assign(desk, logged(desk, 1), other)


def test_who_may_not_write_complaints_assigns_none(open_as: OpenAs) -> None:
    ids = logged(open_as(Role.INTAKE_OFFICER.value))
    writer = open_as(Role.REPORT_WRITER.value)
    with pytest.raises(NotAllowed):
        assignment.assign(writer, ids, "")
