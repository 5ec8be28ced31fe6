"""What follows from saving a complaint: its first step, when it is due, and which tasks it asks for."""

import dataclasses
import datetime as dt
from typing import Any

from gc25desk.domain import path
from gc25desk.domain import task as rules
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.record import new_id
from gc25desk.domain.task import BY_HAND, Task, is_open
from gc25desk.services.institution import with_due
from gc25desk.store import records
from gc25desk.store.session import Reader, Writer

NOUN = "task"


@dataclasses.dataclass(frozen=True)
class Following:
    """A task to be written, and as it was held; None for a new one."""

    held: Task | None
    task: Task


def settled(writer: Writer, record: Any, held: Any) -> Any:
    """Return a record with what follows from a save: of a complaint its first step and when it is due."""
    if not isinstance(record, Complaint):
        return record
    if held is None and not record.steps:
        record = dataclasses.replace(record, steps=path.first_steps(record, writer.actor, writer.at))
    return with_due(writer, record)


def to_follow(
    reader: Reader, complaint: Complaint, today: dt.date, before: str | None = None
) -> list[Following]:
    """Return what is to be written so that just the tasks that its rules ask for are open.

    ``before`` is to whom the complaint was assigned until now: that person's tasks go with it, and those
    that were given to somebody else by hand stay there.
    """
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
            continue
        whose = complaint.assigned if task.assigned == before else task.assigned
        moved = dataclasses.replace(task, date_due=wanted.due, assigned=whose)
        if moved != task:
            found.append(Following(task, moved))
    return found


def of_complaint(reader: Reader, complaint_id: str) -> list[Task]:
    """Return all tasks of a complaint, done or not."""
    return records.load_by(reader, NOUN, "complaint", complaint_id)
