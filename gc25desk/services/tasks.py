"""Tasks that follow from complaints: made, moved and closed by their rules in the transaction of the save."""

import dataclasses
import datetime as dt

from gc25desk.domain import task as rules
from gc25desk.domain.access import Act
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.record import new_id
from gc25desk.domain.task import BY_HAND, Task
from gc25desk.services.access import needs
from gc25desk.services.desk import Desk
from gc25desk.store import records
from gc25desk.store.session import Reader

NOUN = "task"


@needs(Act.READ_COMPLAINTS)
def of_complaint(desk: Desk, complaint_id: str) -> list[Task]:
    """Return the tasks of a complaint, those to be done first, then by their day."""
    with desk.store.reading() as reader:
        return _ordered(_held(reader, complaint_id))


def to_follow(reader: Reader, complaint: Complaint, today: dt.date) -> list[Task]:
    """Return the tasks to be written so that a complaint has those its rules ask for, and no others open."""
    held = {one.rule: one for one in _held(reader, complaint.id) if _is_open(one)}
    asked = {one.rule: one for one in rules.wanted(complaint, today)}
    found = [
        Task(id=new_id(), complaint=complaint.id, rule=rule, assigned=complaint.assigned, date_due=one.due)
        for rule, one in asked.items()
        if rule not in held
    ]
    for rule, task in held.items():
        if rule == BY_HAND:
            continue
        wanted = asked.get(rule)
        if wanted is None:
            found.append(dataclasses.replace(task, date_done=today))
        elif wanted.due != task.date_due:
            found.append(dataclasses.replace(task, date_due=wanted.due))
    return found


def _is_open(task: Task) -> bool:
    return task.date_done is None


def _held(reader: Reader, complaint_id: str) -> list[Task]:
    return records.load_by(reader, NOUN, "complaint", complaint_id)


def _ordered(tasks: list[Task]) -> list[Task]:
    last = dt.date.max
    return sorted(tasks, key=lambda one: (one.date_done is not None, one.date_due or last, one.reference))
