"""The tasks that follow from a complaint: which are to be made, moved or closed as it now stands."""

import dataclasses
import datetime as dt

from gc25desk.domain import task as rules
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.record import new_id
from gc25desk.domain.task import BY_HAND, Task, is_open
from gc25desk.store import records
from gc25desk.store.session import Reader

NOUN = "task"


@dataclasses.dataclass(frozen=True)
class Following:
    """A task to be written, and as it was held; None for a new one."""

    held: Task | None
    task: Task


def to_follow(reader: Reader, complaint: Complaint, today: dt.date) -> list[Following]:
    """Return what is to be written so that just the tasks that its rules ask for are open."""
    open_ = [one for one in of_complaint(reader, complaint.id) if is_open(one) and one.rule != BY_HAND]
    held = {one.rule: one for one in open_}
    asked = {one.rule: one for one in rules.wanted(complaint, today)}
    new = [
        Task(id=new_id(), complaint=complaint.id, rule=rule, assigned=complaint.assigned, date_due=one.due)
        for rule, one in asked.items()
        if rule not in held
    ]
    found = [Following(None, task) for task in new]
    for rule, task in held.items():
        wanted = asked.get(rule)
        if wanted is None:
            found.append(Following(task, dataclasses.replace(task, date_done=today)))
        elif wanted.due != task.date_due:
            found.append(Following(task, dataclasses.replace(task, date_due=wanted.due)))
    return found


def of_complaint(reader: Reader, complaint_id: str) -> list[Task]:
    """Return all tasks of a complaint, done or not."""
    return records.load_by(reader, NOUN, "complaint", complaint_id)
