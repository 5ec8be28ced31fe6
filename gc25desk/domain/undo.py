"""What can be undone: the last acts on records, each with how its records stood before it and after."""

import dataclasses
import pickle
from collections import deque
from typing import Any

from gc25desk.domain.field import Kind, fields_of
from gc25desk.i18n import N_, _, ngettext

MOST_STEPS = 50
MOST_RECORDS = 5_000  # an act on more is not kept in memory; the history of each record has it

CREATE, UPDATE, TAG, PUT_BACK, BIN, TAKE_OUT = "create", "update", "tag", "put_back", "bin", "take_out"
ASSIGN = "assign"

_UNDO = {
    CREATE: N_("Undo logging {what}"),
    UPDATE: N_("Undo change to {what}"),
    TAG: N_("Undo tag {what}"),
    ASSIGN: N_("Undo assigning {what}"),
    PUT_BACK: N_("Undo putting back a value of {what}"),
    BIN: N_("Undo delete {what}"),
    TAKE_OUT: N_("Undo taking {what} out of the bin"),
}
_REDO = {
    CREATE: N_("Redo logging {what}"),
    UPDATE: N_("Redo change to {what}"),
    TAG: N_("Redo tag {what}"),
    ASSIGN: N_("Redo assigning {what}"),
    PUT_BACK: N_("Redo putting back a value of {what}"),
    BIN: N_("Redo delete {what}"),
    TAKE_OUT: N_("Redo taking {what} out of the bin"),
}
_DONE = {
    CREATE: N_("Logged {what}"),
    UPDATE: N_("Changed {what}"),
    TAG: N_("Tagged {what}"),
    ASSIGN: N_("Assigned {what}"),
    PUT_BACK: N_("Put back a value of {what}"),
    BIN: N_("Deleted {what}"),
    TAKE_OUT: N_("Took {what} out of the bin"),
}


@dataclasses.dataclass(frozen=True)
class State:
    """How a record stands, packed in one piece.

    Steps hold thousands of records, each of dozens of objects; Python would look at every one of them each
    time it looks for cycles, and the window would stand still for so long.
    """

    packed: bytes
    binned: bool = False

    @classmethod
    def of(cls, record: Any, binned: bool = False) -> "State":
        """Pack a record, or None where it was not saved yet."""
        return cls(pickle.dumps(record), binned)

    @property
    def record(self) -> Any:
        """The record, unpacked anew each time; None before it was first saved."""
        return pickle.loads(self.packed)  # noqa: S301 - packed by ourselves and never outside of memory


@dataclasses.dataclass(frozen=True)
class Part:
    """What an act did to one record."""

    id: str
    reference: str
    before: State
    after: State


@dataclasses.dataclass(frozen=True)
class Step:
    """One act that can be undone as a whole."""

    act: str
    noun: str
    parts: tuple[Part, ...]

    def undo_name(self) -> str:
        """Return what undoing it is called."""
        return _(_UNDO[self.act]).format(what=self.what())

    def redo_name(self) -> str:
        """Return what doing it again is called."""
        return _(_REDO[self.act]).format(what=self.what())

    def done_name(self) -> str:
        """Return what was done."""
        return _(_DONE[self.act]).format(what=self.what())

    def what(self) -> str:
        """Return the records of the act: one by its reference, several by their number."""
        if len(self.parts) == 1:
            return self.parts[0].reference
        return counted(self.noun, len(self.parts))


def counted(noun: str, count: int) -> str:
    """Return a number of records in words, such as “42 complaints”."""
    if noun == "complaint":
        return ngettext("{count} complaint", "{count} complaints", count).format(count=count)
    if noun == "evidence":
        return ngettext("{count} item of evidence", "{count} items of evidence", count).format(count=count)
    return ngettext("{count} part of a report", "{count} parts of a report", count).format(count=count)


class Steps:
    """The last acts of somebody on an open desk, the newest last; held in memory alone."""

    def __init__(self) -> None:
        self._done: deque[Step] = deque(maxlen=MOST_STEPS)
        self._undone: list[Step] = []

    def add(self, act: str, noun: str, parts: list[Part]) -> None:
        """Take note of an act; what was undone before can then no longer be done again."""
        if parts:
            self._undone.clear()
            if len(parts) <= MOST_RECORDS:
                self._done.append(Step(act, noun, tuple(parts)))

    @property
    def last(self) -> Step | None:
        """The act that would be undone next."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> Step | None:
        """The act that would be done again next."""
        return self._undone[-1] if self._undone else None

    def take_last(self) -> Step:
        """Take the act that is undone next; raises IndexError if there is none."""
        return self._done.pop()

    def take_next(self) -> Step:
        """Take the act that is done again next; raises IndexError if there is none."""
        return self._undone.pop()

    def undone(self, step: Step) -> None:
        """Keep an act that was undone, to be done again."""
        self._undone.append(step)

    def redone(self, step: Step) -> None:
        """Keep an act that was done again, to be undone."""
        self._done.append(step)

    def forget(self, noun: str, record: str) -> None:
        """Forget all that is held of a record that was destroyed."""
        self._done = deque(_without(self._done, noun, record), MOST_STEPS)
        self._undone = _without(self._undone, noun, record)

    def clear(self) -> None:
        """Forget everything; called when the desk is locked or closed."""
        self._done.clear()
        self._undone.clear()


def _without(steps: "deque[Step] | list[Step]", noun: str, record: str) -> list[Step]:
    kept = [
        step
        if step.noun != noun
        else dataclasses.replace(step, parts=tuple(part for part in step.parts if part.id != record))
        for step in steps
    ]
    return [step for step in kept if step.parts]


def content(record: Any) -> dict[str, Any]:
    """Return what a person fills in a record, by field key; files apart, which no undoing touches.

    Its version is no part of it, nor who signed its tags.
    """
    return {
        field.key: [content(part) for part in getattr(record, field.key)]
        if field.kind is Kind.RECORDS
        else getattr(record, field.key)
        for field in fields_of(type(record))
        if not field.system and field.kind is not Kind.FILES
    }
