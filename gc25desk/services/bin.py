"""The bin: records deleted and taken out again, until two people have them destroyed."""

import contextlib
import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import Any

from gc25desk.domain import undo
from gc25desk.domain.access import BIN, READ, Act
from gc25desk.domain.nouns import title_of
from gc25desk.domain.text import clean
from gc25desk.domain.undo import Part, State
from gc25desk.errors import Conflict, InvalidInput, KnownError, NotAllowed, NotFound
from gc25desk.i18n import _
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.store import attachments, binned, records
from gc25desk.store.binned import Binned
from gc25desk.store.purge import destroy
from gc25desk.store.session import Reader, Writer

LONGEST_REASON = 1000


@dataclasses.dataclass(frozen=True)
class InBin:
    """A record in the bin, as it is shown; moments in UTC, people by their names.

    ``purge_by`` is empty until somebody asks to have it destroyed; ``may_purge`` tells whether the person
    who looks may do so now.
    """

    noun: str
    id: str
    reference: str
    title: str
    at: dt.datetime
    by: str
    purge_reason: str = ""
    purge_by: str = ""
    purge_at: dt.datetime | None = None
    may_purge: bool = False


@needs(BIN)
def put(desk: Desk, noun: str, ids: Sequence[str]) -> Changes:
    """Put records in the bin: all of them or none, undone together; each is journalled.

    Raises NotFound, and Conflict for a review cycle to which reports belong.
    """
    return _move(desk, noun, ids, undo.BIN)


@needs(BIN)
def take_out(desk: Desk, noun: str, ids: Sequence[str]) -> Changes:
    """Take records out of the bin: all of them or none; a wish to have them destroyed is dropped.

    Raises NotFound, and Conflict for a report whose review cycle lies in the bin.
    """
    return _move(desk, noun, ids, undo.TAKE_OUT)


def _move(desk: Desk, noun: str, ids: Sequence[str], act: str) -> Changes:
    desk.require(READ[noun])
    wanted = list(dict.fromkeys(ids))
    with desk.store.writing() as writer:
        found = {record.id: record for record in records.load_many(writer, noun, wanted)}
        if len(found) != len(wanted):
            raise _not_there()
        for record in found.values():
            _keep_together(writer, noun, record, act)
        parts = [part for key in wanted if (part := _one(writer, noun, found[key], act)) is not None]
    for part in parts:
        if act == undo.BIN:
            desk.known.drop(noun, part.id)
        else:
            desk.known.put(noun, part.after.record)
    desk.steps.add(act, noun, parts)
    return Changes(frozenset({noun}), tuple(part.id for part in parts))


def _keep_together(reader: Reader, noun: str, record: Any, act: str) -> None:
    """Raise Conflict where a report would be left without its review cycle, in whose list it stands."""
    if noun == "cycle" and act == undo.BIN and records.load_by(reader, "project", "cycle", record.id):
        raise Conflict(
            _("Reports still belong to this review cycle."), _("Put them in the bin first, then the cycle.")
        )
    if noun == "project" and act == undo.TAKE_OUT and binned.find(reader, "cycle", record.cycle) is not None:
        raise Conflict(
            _("The review cycle of this report lies in the bin too."), _("Take the cycle out first.")
        )


def _one(writer: Writer, noun: str, record: Any, act: str) -> Part | None:
    was, now = binned.find(writer, noun, record.id) is not None, act == undo.BIN
    if was == now:
        return None
    change = binned.put if now else binned.take_out
    change(writer, noun, record.id)
    writer.journal(noun, record.id, act, {})
    return Part(record.id, record.reference, State.of(record, was), State.of(record, now))


def _not_there() -> NotFound:
    return NotFound(_("There is no such record on this desk."), _("Look for it with the search."))


@needs(READ)
def find(desk: Desk, noun: str, record_id: str) -> InBin | None:
    """Return a record's place in the bin, or None if it is not there."""
    with desk.store.reading_sealed() as reader:
        place = binned.find(reader, noun, record_id)
        return None if place is None else _shown(desk, reader, place)


@needs(Act.USE_DESK)
def everything(desk: Desk) -> list[InBin]:
    """Return what lies in the bin of what this person may read, the newest first."""
    with desk.store.reading_sealed() as reader:
        return [_shown(desk, reader, place) for place in binned.load(reader) if desk.may(READ[place.noun])]


def _shown(desk: Desk, reader: Reader, place: Binned) -> InBin:
    record = _loaded(reader, place.noun, place.record)
    return InBin(
        noun=place.noun,
        id=place.record,
        reference=record.reference,
        title=title_of(place.noun, record),
        at=place.at,
        by=desk.name_of(place.by),
        purge_reason=place.purge_reason,
        purge_by=desk.name_of(place.purge_asked_by) if place.purge_asked_by else "",
        purge_at=place.purge_asked_at,
        may_purge=_may_purge(desk, place),
    )


def _may_purge(desk: Desk, place: Binned) -> bool:
    other = bool(place.purge_asked_by) and place.purge_asked_by != desk.store.person.id
    return other and desk.may(Act.APPROVE_PURGE) and desk.may(READ[place.noun])


def _loaded(reader: Reader, noun: str, record_id: str) -> Any:
    found = records.load(reader, noun, record_id)
    if found is None:
        raise _not_there()
    return found


# Destroying -----------------------------------------------------------------------------------


@needs(Act.ASK_PURGE)
def ask_purge(desk: Desk, noun: str, record_id: str, reason: str) -> Changes:
    """Ask that a record in the bin be destroyed; another person must do it. The reason is journalled.

    Raises InvalidInput without a reason, and NotFound for a record that is not in the bin.
    """
    desk.require(READ[noun])
    reason = " ".join(clean(reason).split())[:LONGEST_REASON]
    if not reason:
        raise InvalidInput(
            _("A reason is needed: it stays in the journal when the record is gone."),
            _("Say why it must be destroyed, and name nobody."),
            "reason",
        )
    with desk.store.writing() as writer:
        _place(writer, noun, record_id)
        binned.ask_purge(writer, noun, record_id, reason)
        writer.journal(noun, record_id, "ask_purge", {"reason": [None, reason]})
    return Changes(frozenset({noun}), (record_id,))


@needs(Act.APPROVE_PURGE)
def purge(desk: Desk, noun: str, record_id: str) -> Changes:
    """Destroy a record in the bin for good, if somebody else has asked for it.

    Gone are its rows, words, drafts, requests, files, and the secret without which the journal's values of
    it do not open. What was done, by whom and why stays in the journal. Backups made before still hold it.
    Raises NotFound for one that is not in the bin, and NotAllowed if nobody else has asked.
    """
    desk.require(READ[noun])
    with desk.store.writing() as writer:
        place = _place(writer, noun, record_id)
        _refuse_alone(desk, place)
        reference = _loaded(writer, noun, record_id).reference
        files = destroy(writer, noun, record_id)
        why = {"reason": [None, place.purge_reason], "asked_by": [None, place.purge_asked_by]}
        writer.journal(noun, record_id, "purge", {"reference": [reference, None], **why})
    desk.steps.forget(noun, record_id)
    desk.known.drop(noun, record_id)
    for file in files:
        with contextlib.suppress(OSError):  # unreadable already: its secret went with its row
            attachments.path_of(desk.store.files, file).unlink(missing_ok=True)
    with contextlib.suppress(KnownError):  # what was destroyed is overwritten already
        desk.store.sweep()
    return Changes(frozenset({noun}), (record_id,))


def _place(writer: Writer, noun: str, record_id: str) -> Binned:
    place = binned.find(writer, noun, record_id)
    if place is None:
        raise NotFound(_("This record is not in the bin."), _("Delete it first, then ask."))
    return place


def _refuse_alone(desk: Desk, place: Binned) -> None:
    if not place.purge_asked_by:
        raise NotAllowed(
            _("Nobody has asked yet that this record be destroyed."),
            _("One person asks and gives the reason; another destroys it."),
        )
    if place.purge_asked_by == desk.store.person.id:
        raise NotAllowed(
            _("You asked for it, so another person must destroy this record."),
            _("Ask a supervisor or the custodian."),
        )
