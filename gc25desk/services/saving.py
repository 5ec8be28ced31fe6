"""Saving records: all or none, never over somebody else's change."""

import contextlib
import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gc25desk.domain import complaint
from gc25desk.domain.access import TAG, WRITE, sealed_keys, with_sealed_parts
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import fields_of
from gc25desk.domain.nouns import NOUNS
from gc25desk.domain.record import cleaned, json_value, new_id
from gc25desk.domain.undo import CREATE, UPDATE, Part, State
from gc25desk.errors import CannotWrite, Conflict, IdentitySealed, KnownError, NotFound
from gc25desk.i18n import _
from gc25desk.services import following, identity
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.kept import kept, retraced, signed
from gc25desk.services.records import shows_identities
from gc25desk.store import binned, drafts, records, search
from gc25desk.store.session import Writer

_RETRACING = frozenset({"undo", "redo"})  # who gave a tag comes back with it
_BOOKKEEPING = frozenset({"version", "entered_at", "entered_by", "updated_at", "updated_by", "id"})


@needs(TAG)
def save(desk: Desk, noun: str, record: Any) -> tuple[Any, Changes]:
    """Save a new or changed record and drop its draft, in one transaction.

    A record without an identifier gets one, and its reference. Returned as it is now on the disk. Of
    somebody who may only tag, the tags alone are saved; without the identity key, what is sealed stays. Who
    gives a new record its identifier (``new_id``) may save it again after a failure: a first save that
    stands after all is not doubled. Raises InvalidInput for a broken rule, Conflict when it was changed
    since it was read.
    """
    saved = identity.revealed(desk, noun, _all_or_none(desk, noun, [record], typed=True)[0])
    return saved, Changes(frozenset({noun}), (saved.id,))


@needs(TAG)
def save_all(desk: Desk, noun: str, items: Iterable[Any]) -> list[Any]:
    """Save records in one transaction: all of them or none."""
    return _all_or_none(desk, noun, items, typed=False)


def _all_or_none(desk: Desk, noun: str, items: Iterable[Any], *, typed: bool) -> list[Any]:
    """Save records; what was typed into a form has a draft to drop, under no name while it was new."""
    ready = [with_id(save_ready(noun, item)) for item in items]
    parts: list[Part] = []
    try:
        with desk.store.writing() as writer:
            for item in ready if typed else ():
                drafts.drop(writer, noun, item.id if item.version else "")
            saved = [save_one(desk, writer, noun, item, parts) for item in ready]
    except CannotWrite:
        # A commit that failed is unknown, not undone (reliability.md, section 0, point 4).
        standing = _standing(desk, noun, ready)
        if standing is None:
            raise
        saved, parts = standing, []
    for record in saved:
        desk.known.put(noun, record)
    act = UPDATE if any(part.before.record for part in parts) else CREATE
    desk.steps.add(act, noun, parts)
    return saved


def _standing(desk: Desk, noun: str, ready: Sequence[Any]) -> list[Any] | None:
    """Return what the desk holds if it is all that was to be saved, else None."""
    with contextlib.suppress(KnownError), desk.store.reading() as reader:
        found = [(records.load(reader, noun, item.id), item) for item in ready]
        if all(held is not None and _follows(desk, noun, held, item) for held, item in found):
            return [held for held, _item in found]
    return None


def _follows(desk: Desk, noun: str, held: Any, record: Any) -> bool:
    meant = kept(held, _as_allowed(desk, noun, held, record))
    return bool(held.version == record.version + 1 and not _differences(held, meant))


def with_id(record: Any) -> Any:
    """Return the record with an identifier, so that it can be looked up after a commit that failed."""
    return record if record.id else dataclasses.replace(record, id=new_id())


def save_ready(noun: str, record: Any) -> Any:
    """Return a record cleaned, settled and checked, as it may be saved; raises InvalidInput."""
    record = cleaned(record)
    if noun == "complaint":
        record = complaint.settled(record, dt.datetime.now().astimezone().date())
    NOUNS[noun].check(record)
    return record


def save_one(desk: Desk, writer: Writer, noun: str, record: Any, done: list[Part] | None = None) -> Any:
    """Save one checked record within a transaction, journalled and indexed; ``done`` takes what to undo.

    A new record that the desk holds already, the same in every field, was saved by an attempt that
    seemed to fail; it is returned as it stands.
    """
    held = records.load(writer, noun, record.id) if record.id else None
    if held is None:
        if record.version:
            raise _gone()
        desk.require(WRITE[noun])
        saved = _insert(desk, writer, noun, _without_seals(desk, record))
    elif not record.version and not _differences(held, kept(held, record)):
        saved = held
    elif held.version != record.version:
        raise Conflict(
            _("Someone changed {reference} since you opened it.").format(reference=held.reference),
            _("Your text is kept as a draft. Open the record again and compare."),
        )
    else:
        saved = write_changed(desk, writer, noun, held, record)
    if done is not None and saved is not held:
        done.append(Part(saved.id, saved.reference, State.of(held), State.of(saved)))
    return saved


def write_changed(
    desk: Desk,
    writer: Writer,
    noun: str,
    held: Any,
    record: Any,
    *,
    action: str = "update",
    filled: Mapping[str, Any] | None = None,
) -> Any:
    """Write what this person may change of a record held, as a new version; returned as it then is.

    What the program fills stays as it is held, but for what ``filled`` gives anew. Raises Conflict for a
    record in the bin, but for undoing and doing again.
    """
    if action not in _RETRACING:
        refuse_binned(writer, noun, held)
    NOUNS[noun].check_change(held, record)
    record = _as_allowed(desk, noun, held, record)
    saved = _update(writer, noun, held, record, action=action, filled=filled or {})
    if saved is not held:
        _give_tasks(desk, writer, saved, held)
    return saved


def refuse_binned(writer: Writer, noun: str, held: Any) -> None:
    """Raise Conflict if a record lies in the bin."""
    if binned.find(writer, noun, held.id) is not None:
        raise Conflict(
            _("{reference} lies in the bin and cannot be changed there.").format(reference=held.reference),
            _("Take it out of the bin first."),
        )


def _as_allowed(desk: Desk, noun: str, held: Any, record: Any) -> Any:
    """Return the record with everything as it was held that this person may not change."""
    if not desk.may(WRITE[noun]):
        return dataclasses.replace(held, tags=record.tags)
    if desk.sees_identities:
        return record
    kind = type(held)
    kept = {key: getattr(held, key) for key in sealed_keys(kind) if getattr(held, key)}
    for field in with_sealed_parts(kind):
        # Sealed parts are bound to their place in the list, so the list stays as it is.
        if any(getattr(part, key) for part in getattr(held, field.key) for key in sealed_keys(type(part))):
            kept[field.key] = getattr(held, field.key)
    return _without_seals(desk, dataclasses.replace(record, **kept))


def _without_seals(desk: Desk, record: Any) -> Any:
    """Refuse identities that nobody here could seal: they would stand on the disk for all to read."""
    if shows_identities(record) and not desk.sees_identities:
        raise IdentitySealed(
            _("You have not been given the identity key yet, so no names or contacts can be saved."),
            _("Take them out, or ask a supervisor or the custodian for the key."),
        )
    return record


def _insert(desk: Desk, writer: Writer, noun: str, record: Any) -> Any:
    year = _year(record, writer.at)
    number = records.next_number(writer, noun, year)
    record = dataclasses.replace(
        record,
        id=record.id or new_id(),
        reference=f"{desk.info.device}-{NOUNS[noun].series}{year}-{number:05d}",
        version=1,
        entered_at=writer.at,
        entered_by=writer.actor,
        updated_at=writer.at,
        updated_by=writer.actor,
        **signed(record, None, writer.actor, writer.at),
    )
    record = following.settled(writer, record, None)
    records.insert(writer, noun, record)
    search.put(writer, noun, record.id, search.body_of(record))
    writer.journal(noun, record.id, "create", _differences(None, record))
    _give_tasks(desk, writer, record, None)
    return record


def _update(
    writer: Writer, noun: str, held: Any, record: Any, *, action: str, filled: Mapping[str, Any]
) -> Any:
    given = record
    record = dataclasses.replace(kept(held, record, writer.actor, writer.at), **filled)
    if action in _RETRACING:
        record = dataclasses.replace(record, **retraced(given))
    record = following.settled(writer, record, held)
    changed = _differences(held, record)
    if not changed:
        return held
    record = dataclasses.replace(
        record, version=held.version + 1, updated_at=writer.at, updated_by=writer.actor
    )
    records.update(writer, noun, record)
    search.put(writer, noun, record.id, search.body_of(record))
    writer.journal(noun, record.id, action, changed)
    return record


def _give_tasks(desk: Desk, writer: Writer, record: Any, held: Any) -> None:
    """Make, move, hand over and close the tasks that the rules ask for as a complaint now stands."""
    if not isinstance(record, Complaint) or not desk.may(WRITE[following.NOUN]):
        return
    before = None if held is None else held.assigned
    for one in following.to_follow(writer, record, writer.at.astimezone().date(), before):
        if one.held is None:
            save_one(desk, writer, following.NOUN, one.task)
        else:
            done = {"date_done": one.task.date_done}
            write_changed(desk, writer, following.NOUN, one.held, one.task, filled=done)


def _year(record: Any, at: dt.datetime) -> int:
    received = getattr(record, "date_received", None)
    return int(received.year if received is not None else at.astimezone().year)


def _differences(held: Any, record: Any) -> dict[str, list[Any]]:
    """Return the changed fields as old and new JSON values; a new record names what is filled."""
    found: dict[str, list[Any]] = {}
    for field in fields_of(type(record)):
        if field.key in _BOOKKEEPING:
            continue
        new = json_value(field, getattr(record, field.key))
        old = None if held is None else json_value(field, getattr(held, field.key))
        if old != new and not (held is None and new in (None, "", [])):
            found[field.key] = [old, new]
    return found


def _gone() -> NotFound:
    return NotFound(
        _("This record is not on the desk any more."),
        _("Your text is kept as a draft. Save it as a new record if it is needed."),
    )
