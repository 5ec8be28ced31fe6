"""Saving, reading and listing complaints and evidence."""

import array
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
from gc25desk.errors import Conflict, IdentitySealed, NotFound
from gc25desk.i18n import _
from gc25desk.services import identity
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.store import drafts, lists, records, search
from gc25desk.store.lists import ListRow
from gc25desk.store.session import Writer

__all__ = ["KINDS", "ListRow", "count", "find_reference", "get", "page", "rows", "save", "suggestions"]

KINDS: dict[str, type[Any]] = {"complaint": Complaint, "evidence": Evidence}
_SERIES = {"complaint": "", "evidence": "E"}


@needs(TAG)
def save(desk: Desk, noun: str, record: Any) -> tuple[Any, Changes]:
    """Save a new or changed record and drop its draft, in one transaction.

    A record without an identifier gets one, and its reference. Returned as it is now on the disk. Of
    somebody who may only tag, the tags alone are saved; without the identity key, what is sealed stays.
    Raises InvalidInput for a broken rule, Conflict when it was changed since it was read.
    """
    saved = identity.revealed(desk, noun, save_all(desk, noun, [record])[0])
    return saved, Changes(frozenset({noun}), (saved.id,))


@needs(TAG)
def save_all(desk: Desk, noun: str, items: Iterable[Any]) -> list[Any]:
    """Save records in one transaction: all of them or none."""
    ready = [save_ready(noun, item) for item in items]
    with desk.store.writing() as writer:
        return [save_one(desk, writer, noun, item) for item in ready]


def save_ready(noun: str, record: Any) -> Any:
    """Return a record cleaned, settled and checked, as it may be saved; raises InvalidInput."""
    record = cleaned(record)
    if noun == "complaint":
        record = complaint.settled(record, _today())
        complaint.check(record)
    else:
        evidence.check(record)
    return record


def save_one(desk: Desk, writer: Writer, noun: str, record: Any) -> Any:
    """Save one checked record within a transaction, journalled and indexed."""
    held = records.load(writer, noun, record.id) if record.id else None
    drafts.drop(writer, noun, record.id)
    if held is None:
        if record.version:
            raise _gone()
        desk.require(WRITE[noun])
        return _insert(desk, writer, noun, _without_seals(desk, record))
    if held.version != record.version:
        raise Conflict(
            _("Someone changed {reference} since you opened it.").format(reference=held.reference),
            _("Your text is kept as a draft. Open the record again and compare."),
        )
    return _update(writer, noun, held, _as_allowed(desk, noun, held, record))


def _as_allowed(desk: Desk, noun: str, held: Any, record: Any) -> Any:
    """Return the record with everything as it was held that this person may not change."""
    if not desk.may(WRITE[noun]):
        return dataclasses.replace(held, tags=record.tags)
    if desk.sees_identities:
        return record
    kind = type(held)
    keys = sealed_keys(kind) | {field.key for field in with_sealed_parts(kind)}
    return dataclasses.replace(record, **{key: getattr(held, key) for key in keys})


def _without_seals(desk: Desk, record: Any) -> Any:
    """Refuse identities that nobody here could seal: they would stand on the disk for all to read."""
    kind = type(record)
    named = [key for key in sealed_keys(kind) if getattr(record, key)]
    for field in with_sealed_parts(kind):
        inner = sealed_keys(field.record) if field.record else ()
        named += [key for part in getattr(record, field.key) for key in inner if getattr(part, key)]
    if named and not desk.sees_identities:
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
        tags=_signed(record.tags, (), writer),
    )
    records.insert(writer, noun, record)
    search.put(writer, noun, record.id, search.body_of(record))
    writer.journal(noun, record.id, "create", _differences(None, record))
    return record


def _update(writer: Writer, noun: str, held: Any, record: Any) -> Any:
    kept = {key: getattr(held, key) for key in ("reference", "entered_at", "entered_by")}
    kept |= {
        field.key: getattr(held, field.key) for field in fields_of(type(held)) if field.kind is Kind.FILES
    }
    record = dataclasses.replace(record, **kept, tags=_signed(record.tags, held.tags, writer))
    changed = _differences(held, record)
    if not changed:
        return held
    record = dataclasses.replace(
        record, version=held.version + 1, updated_at=writer.at, updated_by=writer.actor
    )
    records.update(writer, noun, record)
    search.put(writer, noun, record.id, search.body_of(record))
    writer.journal(noun, record.id, "update", changed)
    return record


def _year(record: Any, at: dt.datetime) -> int:
    received = getattr(record, "date_received", None)
    return int(received.year if received is not None else at.astimezone().year)


def _signed(tags: Sequence[Tag], held: Sequence[Tag], writer: Writer) -> tuple[Tag, ...]:
    """Return the tags with who gave each and when; a tag that says the same keeps its first giver."""
    known = {(tag.paragraph, tag.stance): (tag.tagged_by, tag.tagged_at) for tag in held}
    signed = []
    for tag in tags:
        by, at = known.get((tag.paragraph, tag.stance), (writer.actor, writer.at))
        signed.append(dataclasses.replace(tag, tagged_by=by, tagged_at=at))
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
    """Journal that records with identities in them, or confidential ones, have been seen."""
    fresh = [record for record in seen if _is_guarded(record) and desk.views.is_new(noun, record.id)]
    if not fresh:
        return
    with desk.store.writing() as writer:
        if len(fresh) == 1:
            writer.journal(noun, fresh[0].id, "view", {})
        else:
            writer.journal(noun, "", "view", {"records": [None, len(fresh)]})


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
    with desk.store.reading() as reader:
        record_id = records.id_of_reference(reader, noun, reference) or reference
    return get(desk, noun, record_id)


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
def page(desk: Desk, noun: str, numbers: Sequence[int], keys: Sequence[str]) -> list[ListRow]:
    """Return the rows with these numbers in that order, with the values of the given fields."""
    with desk.store.reading() as reader:
        return lists.page(reader, noun, numbers, keys)


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
