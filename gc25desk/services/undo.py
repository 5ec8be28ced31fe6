"""Undoing and doing again the last acts on records, by writing new versions of them."""

from typing import Any

from gc25desk.domain import undo
from gc25desk.domain.access import BIN, READ, TAG, WRITE, Act
from gc25desk.domain.undo import Part, State, Step
from gc25desk.errors import Conflict, InvalidInput
from gc25desk.i18n import _
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.saving import write_changed
from gc25desk.store import binned, records
from gc25desk.store.session import Writer


@needs(Act.USE_DESK)
def undo_last(desk: Desk) -> tuple[Step, Changes]:
    """Undo the last act, whole or not at all; journalled.

    Needs the right that the act itself needs. Raises InvalidInput when there is nothing to undo, and
    Conflict when one of its records was changed since; that act is then not offered again.
    """
    step = desk.steps.last
    if step is None:
        raise InvalidInput(_("There is nothing to undo."), _("The history of a record has all its changes."))
    _require(desk, step)
    _move(desk, desk.steps.take_last(), back=True)
    desk.steps.undone(step)
    return step, _changes(step)


@needs(Act.USE_DESK)
def redo_next(desk: Desk) -> tuple[Step, Changes]:
    """Do again what was undone last; raises as :func:`undo_last`."""
    step = desk.steps.next
    if step is None:
        raise InvalidInput(_("There is nothing to do again."), _("The history of a record has all of it."))
    _require(desk, step)
    _move(desk, desk.steps.take_next(), back=False)
    desk.steps.redone(step)
    return step, _changes(step)


def _require(desk: Desk, step: Step) -> None:
    desk.require(READ[step.noun])
    if step.act in {undo.BIN, undo.TAKE_OUT}:
        desk.require(BIN[step.noun])
    else:
        whole = step.act in {undo.CREATE, undo.ASSIGN}
        desk.require(WRITE[step.noun] if whole else TAG[step.noun])


def _changes(step: Step) -> Changes:
    return Changes(frozenset({step.noun}), tuple(part.id for part in step.parts))


def _move(desk: Desk, step: Step, *, back: bool) -> None:
    with desk.store.writing() as writer:
        moved = [_one(desk, writer, step, part, back=back) for part in step.parts]
    for record, in_bin in moved:
        if in_bin:
            desk.known.drop(step.noun, record.id)
        else:
            desk.known.put(step.noun, record)


def _one(desk: Desk, writer: Writer, step: Step, part: Part, *, back: bool) -> tuple[Any, bool]:
    """Bring one record from how it stands after the act to how it stood before, or the other way round.

    Return it, and whether it lies in the bin now.
    """
    noun, action = step.noun, "undo" if back else "redo"
    held = records.load(writer, noun, part.id)
    in_bin = binned.find(writer, noun, part.id) is not None
    states = (part.after, part.before) if back else (part.before, part.after)
    (now, was_binned), (wanted, to_bin) = (_stands(state, part) for state in states)
    if held is None or in_bin != was_binned or undo.content(held) != undo.content(now):
        raise _changed_since(part)
    record = write_changed(desk, writer, noun, held, wanted, action=action)
    if to_bin and not in_bin:
        binned.put(writer, noun, part.id)
    elif in_bin and not to_bin:
        binned.take_out(writer, noun, part.id)
    if to_bin != in_bin:
        writer.journal(noun, part.id, action, {undo.BIN: [in_bin, to_bin]})
    return record, to_bin


def _stands(state: State, part: Part) -> tuple[Any, bool]:
    """Return a record and whether it is binned; one not there yet is, so that nothing is lost."""
    record = state.record
    return (part.after.record, True) if record is None else (record, state.binned)


def _changed_since(part: Part) -> Conflict:
    return Conflict(
        _("{reference} was changed since, so this was not undone or done again.").format(
            reference=part.reference
        ),
        _("Nothing was changed. Look at the history of the record, and put back single values there."),
    )
