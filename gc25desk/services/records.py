"""Saving, reading and listing complaints and evidence."""

import array
import contextlib
import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from gc25desk.domain import complaint, evidence
from gc25desk.domain.access import READ, TAG, WRITE, sealed_keys, with_sealed_parts
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Kind, fields_of
from gc25desk.domain.paragraph import Tag
from gc25desk.domain.query import Query
from gc25desk.domain.record import cleaned, json_value, new_id
from gc25desk.domain.sealed import Sealed
from gc25desk.domain.undo import CREATE, UPDATE, Part, State
from gc25desk.errors import CannotWrite, Conflict, IdentitySealed, KnownError, NotFound
from gc25desk.i18n import _
from gc25desk.services import identity
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.store import binned, drafts, lists, records, search
from gc25desk.store.lists import ListRow
from gc25desk.store.session import Writer

__all__ = ["KINDS", "ListRow", "count", "find_reference", "get", "page", "rows", "save", "suggestions"]

KINDS: dict[str, type[Any]] = {"complaint": Complaint, "evidence": Evidence}
_RETRACING = frozenset({"undo", "redo"})  # who gave a tag comes back with it
_SERIES = {"complaint": "", "evidence": "E"}


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
    meant = _kept(held, _as_allowed(desk, noun, held, record))
    return bool(held.version == record.version + 1 and not _differences(held, meant))


def with_id(record: Any) -> Any:
    """Return the record with an identifier, so that it can be looked up after a commit that failed."""
    return record if record.id else dataclasses.replace(record, id=new_id())


def save_ready(noun: str, record: Any) -> Any:
    """Return a record cleaned, settled and checked, as it may be saved; raises InvalidInput."""
    record = cleaned(record)
    if noun == "complaint":
        record = complaint.settled(record, _today())
        complaint.check(record)
    else:
        evidence.check(record)
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
    elif not record.version and not _differences(held, _kept(held, record)):
        saved = held
    elif held.version != record.version:
        raise Conflict(
            _("Someone changed {reference} since you opened it.").format(reference=held.reference),
            _("Your text is kept as a draft. Open the record again and compare."),
        )
    else:
        saved = write_changed(desk, writer, noun, held, record)
    if done is not None and saved is not held:
        done.append(Part(saved.id, saved.reference, State(held), State(saved)))
    return saved


def write_changed(
    desk: Desk, writer: Writer, noun: str, held: Any, record: Any, *, action: str = "update"
) -> Any:
    """Write what this person may change of a record held, as a new version; returned as it then is.

    Raises Conflict for a record in the bin, but for undoing and doing again.
    """
    if action not in _RETRACING:
        refuse_binned(writer, noun, held)
    return _update(writer, noun, held, _as_allowed(desk, noun, held, record), action)


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
        reference=f"{desk.info.device}-{_SERIES[noun]}{year}-{number:05d}",
        version=1,
        entered_at=writer.at,
        entered_by=writer.actor,
        updated_at=writer.at,
        updated_by=writer.actor,
        tags=_signed(record.tags, (), writer.actor, writer.at),
    )
    records.insert(writer, noun, record)
    search.put(writer, noun, record.id, search.body_of(record))
    writer.journal(noun, record.id, "create", _differences(None, record))
    return record


def _kept(held: Any, record: Any, by: str = "", at: dt.datetime | None = None) -> Any:
    """Return the record with what a save never changes; tags that are new are signed."""
    kept = {key: getattr(held, key) for key in ("reference", "entered_at", "entered_by")}
    kept |= {
        field.key: getattr(held, field.key) for field in fields_of(type(held)) if field.kind is Kind.FILES
    }
    return dataclasses.replace(record, **kept, tags=_signed(record.tags, held.tags, by, at))


def _update(writer: Writer, noun: str, held: Any, record: Any, action: str) -> Any:
    tags = record.tags
    record = _kept(held, record, writer.actor, writer.at)
    if action in _RETRACING:
        record = dataclasses.replace(record, tags=tags)
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


def _year(record: Any, at: dt.datetime) -> int:
    received = getattr(record, "date_received", None)
    return int(received.year if received is not None else at.astimezone().year)


def _signed(tags: Sequence[Tag], held: Sequence[Tag], by: str, at: dt.datetime | None) -> tuple[Tag, ...]:
    """Return the tags with who gave each and when; a tag that says the same keeps its first giver."""
    known = {(tag.paragraph, tag.stance): (tag.tagged_by, tag.tagged_at) for tag in held}
    signed = []
    for tag in tags:
        first_by, first_at = known.get((tag.paragraph, tag.stance), (by, at))
        signed.append(dataclasses.replace(tag, tagged_by=first_by, tagged_at=first_at))
    return tuple(signed)


_BOOKKEEPING = frozenset({"version", "entered_at", "entered_by", "updated_at", "updated_by", "id"})


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


@needs(READ)
def get(desk: Desk, noun: str, record_id: str) -> Any:
    """Return one record; raises NotFound.

    That somebody has seen identities or a confidential record is journalled, once an hour.
    """
    with desk.store.reading() as reader:
        found = records.load(reader, noun, record_id)
    if found is None:
        raise NotFound(_("There is no such record on this desk."), _("Look for it with the search."))
    found = identity.revealed(desk, noun, found)
    journal_view(desk, noun, [found])
    return found


def journal_view(desk: Desk, noun: str, seen: Sequence[Any]) -> None:
    """Journal that records with identities in them, or confidential ones, have been seen.

    A full disk keeps nobody from reading; then the next look is journalled.
    """
    fresh = [record.id for record in seen if _is_guarded(record) and desk.views.is_new(noun, record.id)]
    if not fresh:
        return
    one, fields = (fresh[0], {}) if len(fresh) == 1 else ("", {"records": [None, len(fresh)]})
    try:
        with desk.store.writing() as writer:
            writer.journal(noun, one, "view", fields)
    except CannotWrite:
        desk.views.forget(noun, fresh)


def _is_guarded(record: Any) -> bool:
    return record.confidentiality != "ordinary" or shows_identities(record)


def shows_identities(record: Any) -> bool:
    """Tell whether a record holds, open, a value that names or finds a person."""
    kind = type(record)
    if any(_is_open(getattr(record, key)) for key in sealed_keys(kind)):
        return True
    return any(
        _is_open(getattr(part, key))
        for field in with_sealed_parts(kind)
        for part in getattr(record, field.key)
        for key in sealed_keys(type(part))
    )


def _is_open(value: str) -> bool:
    return bool(value) and not isinstance(value, Sealed)


@needs(READ)
def find_reference(desk: Desk, noun: str, reference: str) -> Any:
    """Return one record by its reference or identifier; raises NotFound."""
    return get(desk, noun, id_of(desk, noun, reference))


@needs(READ)
def id_of(desk: Desk, noun: str, reference: str) -> str:
    """Return the identifier of a record by its reference; what is no reference is taken for an identifier."""
    with desk.store.reading() as reader:
        return records.id_of_reference(reader, noun, reference) or reference


@needs(READ)
def reference_of(desk: Desk, noun: str, record_id: str) -> str:
    """Return the reference of a record, which names nobody; raises NotFound."""
    with desk.store.reading_sealed() as reader:
        found = records.load(reader, noun, record_id)
    if found is None:
        raise NotFound(_("There is no such record on this desk."), _("Look for it with the search."))
    return str(found.reference)


@needs(READ)
def every(desk: Desk, noun: str) -> list[Any]:
    """Return all records of a noun in entry order, as this person may see them; journalled as seen."""
    with desk.store.reading() as reader:
        found = records.load_many(reader, noun)
    journal_view(desk, noun, found)
    return found


@needs(READ)
def every_sealed(desk: Desk, noun: str) -> list[Any]:
    """Return all records of a noun in entry order with identities left sealed, as figures need them."""
    with desk.store.reading_sealed() as reader:
        return records.load_many(reader, noun)


@needs(READ)
def rows(desk: Desk, noun: str, query: Query) -> "array.array[int]":
    """Return the row numbers of a list in its order, eight bytes a row."""
    with desk.store.reading() as reader:
        return lists.rows(reader, noun, query, _today())


@needs(READ)
def row_number(desk: Desk, noun: str, record_id: str) -> int | None:
    """Return the row number of a record, as lists hold it, or None when it is not there."""
    with desk.store.reading() as reader:
        return lists.number_of(reader, noun, record_id)


@needs(READ)
def page(desk: Desk, noun: str, numbers: Sequence[int], keys: Sequence[str]) -> list[ListRow]:
    """Return the rows with these numbers in that order, with the values of the given fields."""
    with desk.store.reading() as reader:
        return lists.page(reader, noun, numbers, keys)


@needs(READ)
def ids(desk: Desk, noun: str, numbers: Sequence[int]) -> list[str]:
    """Return the identifiers of the rows with these numbers; a row that is gone is left out."""
    with desk.store.reading() as reader:
        batches = (numbers[start : start + 500] for start in range(0, len(numbers), 500))
        return [row.id for batch in batches for row in lists.page(reader, noun, batch, ())]


@needs(READ)
def count(desk: Desk, noun: str, query: Query) -> int:
    """Return how many records a list holds."""
    with desk.store.reading() as reader:
        return lists.count(reader, noun, query, _today())


@needs(READ)
def suggestions(desk: Desk, noun: str, key: str) -> list[str]:
    """Return what was typed before in an open field such as ``platform`` or ``children.place``."""
    with desk.store.reading() as reader:
        return records.used_values(reader, noun, key)


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
