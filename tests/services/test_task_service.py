"""Tasks made by hand are done by hand; what a rule asks for is closed by the complaint itself."""

import dataclasses
import datetime as dt

import pytest

from gc25desk.domain.access import Role
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.institution import Institution
from gc25desk.domain.query import IS_OPEN, IS_OVERDUE, Filter, Query
from gc25desk.domain.task import Task
from gc25desk.errors import Conflict, InvalidInput, NotFound
from gc25desk.services import bin as bins
from gc25desk.services import institution, path, records, saving, tags, task, undo
from gc25desk.services.desk import Desk
from gc25desk.services.path import Move
from tests.builders import a_complaint, a_tag
from tests.conftest import OpenAs

TODAY = dt.datetime.now().astimezone().date()


@pytest.fixture
def complaint(desk: Desk) -> Complaint:
    saved: Complaint
    saved, _changes = saving.save(desk, "complaint", a_complaint())
    return saved


def by_hand(
    desk: Desk, owner: str = "", title: str = "Call the school", date_due: dt.date | None = None
) -> Task:
    return task.add(desk, owner, Task(title=title, date_due=date_due))[0]


def now(desk: Desk, one: Task) -> Task:
    found = records.get(desk, "task", one.id)
    assert isinstance(found, Task)
    return found


def listed(desk: Desk, *keys: str) -> int:
    return records.count(desk, "task", Query(filters=tuple(Filter(key) for key in keys)))


def test_a_task_made_by_hand_is_done_and_taken_up_again(desk: Desk) -> None:
    one = by_hand(desk)
    task.finish(desk, [one.id])
    assert now(desk, one).date_done == TODAY
    task.take_up(desk, [one.id])
    assert now(desk, one).date_done is None


def test_one_undo_takes_back_that_many_were_done(desk: Desk) -> None:
    both = [by_hand(desk), by_hand(desk, title="Write to the school")]
    task.finish(desk, [one.id for one in both])
    undo.undo_last(desk)
    assert [now(desk, one).date_done for one in both] == [None, None]


def test_a_form_cannot_do_a_task_or_move_it_to_another_complaint(desk: Desk, complaint: Complaint) -> None:
    one = by_hand(desk, complaint.id)
    saving.save(desk, "task", Task(id=one.id, version=one.version, title="Other words", date_done=TODAY))
    held = now(desk, one)
    assert (held.title, held.date_done, held.complaint) == ("Other words", None, complaint.id)


def test_what_a_rule_asks_for_is_closed_by_the_complaint_alone(desk: Desk, complaint: Complaint) -> None:
    [asked] = [one for one in task.of_complaint(desk, complaint.id) if one.rule == "acknowledge"]
    with pytest.raises(Conflict):
        task.finish(desk, [asked.id])
    path.move(desk, [complaint.id], Move("acknowledged"))
    assert now(desk, asked).date_done == TODAY


def test_a_task_needs_words_and_a_task_that_is_gone_is_told(desk: Desk) -> None:
    with pytest.raises(InvalidInput):
        by_hand(desk, title=" ")
    with pytest.raises(NotFound):
        task.finish(desk, ["none"])


def test_all_are_done_or_none(desk: Desk, complaint: Complaint) -> None:
    one = by_hand(desk)
    [asked] = [held for held in task.of_complaint(desk, complaint.id) if held.rule == "acknowledge"]
    with pytest.raises(Conflict):
        task.finish(desk, [one.id, asked.id])
    assert now(desk, one).date_done is None


def test_lists_tell_open_from_done_and_overdue_from_due(desk: Desk) -> None:
    yesterday = TODAY - dt.timedelta(days=1)
    done, late = by_hand(desk), by_hand(desk, date_due=yesterday)
    by_hand(desk, date_due=TODAY)
    task.finish(desk, [done.id])
    assert (listed(desk), listed(desk, IS_OPEN), listed(desk, IS_OVERDUE)) == (3, 2, 1)
    task.finish(desk, [late.id])
    assert listed(desk, IS_OVERDUE) == 0


def test_the_list_names_the_complaint_of_a_task_by_its_reference(desk: Desk, complaint: Complaint) -> None:
    of_it = Query(filters=(Filter("complaint", values=(complaint.id,)),))
    rows = records.page(desk, "task", records.rows(desk, "task", of_it), ["complaint", "rule"])
    assert {row.values["complaint"] for row in rows} == {complaint.reference}


def test_a_complaint_in_the_bin_leaves_nothing_to_be_done(desk: Desk, complaint: Complaint) -> None:
    assert listed(desk)
    bins.put(desk, "complaint", [complaint.id])
    assert listed(desk) == 0
    undo.undo_last(desk)
    assert listed(desk)


def test_who_may_only_tag_does_so_although_the_clocks_were_changed(open_as: OpenAs) -> None:
    desk = open_as(Role.SUPERVISOR)
    saved, _changes = saving.save(desk, "complaint", a_complaint())
    held = Institution()
    clocks = tuple(dataclasses.replace(one, on=True) for one in held.clocks)
    institution.change(desk, dataclasses.replace(held, clocks=clocks))
    desk = open_as(Role.MONITOR)
    tags.tag_many(desk, "complaint", [saved.id], [a_tag(80)])
    assert records.get(desk, "complaint", saved.id).tags
