"""Undoing and doing again the last acts on records, by writing new versions of them."""

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
    for state in moved:
        if state.binned:
            desk.known.drop(step.noun, state.record.id)
        else:
            desk.known.put(step.noun, state.record)


def _one(desk: Desk, writer: Writer, step: Step, part: Part, *, back: bool) -> State:
    """Bring one record from how it stands after the act to how it stood before, or the other way round."""
    noun, action = step.noun, "undo" if back else "redo"
    held = records.load(writer, noun, part.id)
    in_bin = binned.find(writer, noun, part.id) is not None
    now, wanted = (part.after, part.before) if back else (part.before, part.after)
    now, wanted = _first_in_bin(now, part), _first_in_bin(wanted, part)
    if held is None or not undo.same(State.of(held, in_bin), now):
        raise _changed_since(part)
    record = write_changed(desk, writer, noun, held, wanted.record, action=action)
    if wanted.binned and not in_bin:
        binned.put(writer, noun, part.id)
    elif in_bin and not wanted.binned:
        binned.take_out(writer, noun, part.id)
    if wanted.binned != in_bin:
        writer.journal(noun, part.id, action, {undo.BIN: [in_bin, wanted.binned]})
    return State.of(record, wanted.binned)


def _first_in_bin(state: State, part: Part) -> State:
    """Return the state of a record; one that was not there yet lies in the bin, so that nothing is lost."""
    return State.of(part.after.record, True) if state.record is None else state


def _changed_since(part: Part) -> Conflict:
    return Conflict(
        _("{reference} was changed since, so this was not undone or done again.").format(
            reference=part.reference
        ),
        _("Nothing was changed. Look at the history of the record, and put back single values there."),
    )
