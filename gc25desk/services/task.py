"""Tasks: those of a complaint, and those made by hand, which are done and taken up again by hand."""

import dataclasses
import datetime as dt
from collections.abc import Sequence

from gc25desk.domain.access import Act
from gc25desk.domain.task import BY_HAND, Task, is_open
from gc25desk.domain.undo import UPDATE, Part, State
from gc25desk.errors import Conflict, NotFound
from gc25desk.i18n import _
from gc25desk.services import following, saving
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.store import records
from gc25desk.store.session import Writer

NOUN = "task"


@needs(Act.READ_COMPLAINTS)
def of_complaint(desk: Desk, complaint_id: str) -> list[Task]:
    """Return the tasks of a complaint, those to be done first, then by their day."""
    with desk.store.reading() as reader:
        return _ordered(following.of_complaint(reader, complaint_id))


@needs(Act.WRITE_COMPLAINTS)
def add(desk: Desk, complaint_id: str, asked: Task) -> tuple[Task, Changes]:
    """Make a task by hand for a complaint, "" for a task of its own; raises InvalidInput without words."""
    made: tuple[Task, Changes] = saving.save(
        desk, NOUN, dataclasses.replace(asked, complaint=complaint_id, rule=BY_HAND, date_done=None)
    )
    return made


@needs(Act.WRITE_COMPLAINTS)
def finish(desk: Desk, ids: Sequence[str]) -> Changes:
    """Note that tasks made by hand are done today: all of them or none, undone together.

    Raises NotFound, and Conflict for a task that a rule made: what it asks for, done in the complaint,
    closes it.
    """
    return _set_done(desk, ids, done=True)


@needs(Act.WRITE_COMPLAINTS)
def take_up(desk: Desk, ids: Sequence[str]) -> Changes:
    """Take up tasks again that were made by hand and done; raises as :func:`finish`."""
    return _set_done(desk, ids, done=False)


def _set_done(desk: Desk, ids: Sequence[str], *, done: bool) -> Changes:
    parts: list[Part] = []
    with desk.store.writing() as writer:
        for one in dict.fromkeys(ids):
            held = _made_by_hand(writer, one)
            if is_open(held) is done:
                day = _today(writer) if done else None
                action = "finish" if done else "take_up"
                filled = {"date_done": day}
                saved = saving.write_changed(desk, writer, NOUN, held, held, action=action, filled=filled)
                parts.append(Part(saved.id, saved.reference, State.of(held), State.of(saved)))
    if parts:
        desk.steps.add(UPDATE, NOUN, parts)
    return Changes(frozenset({NOUN}), tuple(part.id for part in parts))


def _made_by_hand(writer: Writer, task_id: str) -> Task:
    found = records.load(writer, NOUN, task_id)
    if not isinstance(found, Task):
        raise NotFound(_("There is no such task on this desk."), _("Look for it with the search."))
    if found.rule != BY_HAND:
        raise Conflict(
            _("“{task}” is closed by the complaint itself.").format(task=found.shown()),
            _("Open the complaint and enter there what was done."),
        )
    return found


def _today(writer: Writer) -> dt.date:
    return writer.at.astimezone().date()


def _ordered(tasks: list[Task]) -> list[Task]:
    last = dt.date.max
    return sorted(tasks, key=lambda one: (one.date_done is not None, one.date_due or last, one.reference))
