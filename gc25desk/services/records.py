"""Saving, reading and listing complaints and evidence."""

import array
import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from gc25desk.domain import complaint, evidence
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Kind, fields_of
from gc25desk.domain.paragraph import Tag
from gc25desk.domain.query import Query
from gc25desk.domain.record import cleaned, json_value, new_id
from gc25desk.errors import Conflict, NotFound
from gc25desk.i18n import _
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.store import drafts, lists, records, search
from gc25desk.store.lists import ListRow
from gc25desk.store.session import Writer

__all__ = ["KINDS", "ListRow", "count", "find_reference", "get", "page", "rows", "save", "suggestions"]

KINDS: dict[str, type[Any]] = {"complaint": Complaint, "evidence": Evidence}
_SERIES = {"complaint": "", "evidence": "E"}


def save(desk: Desk, noun: str, record: Any) -> tuple[Any, Changes]:
    """Save a new or changed record and drop its draft, in one transaction.

    A record without an identifier gets one, and its reference. Returned as it is now on the disk.
    Raises InvalidInput for a broken rule, Conflict when it was changed since it was read.
    """
    saved = save_all(desk, noun, [record])[0]
    return saved, Changes(frozenset({noun}), (saved.id,))


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
        return _insert(desk, writer, noun, record)
    if held.version != record.version:
        raise Conflict(
            _("Someone changed {reference} since you opened it.").format(reference=held.reference),
            _("Your text is kept as a draft. Open the record again and compare."),
        )
    return _update(writer, noun, held, record)


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


def get(desk: Desk, noun: str, record_id: str) -> Any:
    """Return one record; raises NotFound."""
    with desk.store.reading() as reader:
        found = records.load(reader, noun, record_id)
    if found is None:
        raise NotFound(_("There is no such record on this desk."), _("Look for it with the search."))
    return found


def find_reference(desk: Desk, noun: str, reference: str) -> Any:
    """Return one record by its reference or identifier; raises NotFound."""
    with desk.store.reading() as reader:
        record_id = records.id_of_reference(reader, noun, reference) or reference
    return get(desk, noun, record_id)


def every(desk: Desk, noun: str) -> list[Any]:
    """Return all records of a noun in entry order."""
    with desk.store.reading() as reader:
        return records.load_many(reader, noun)


def rows(desk: Desk, noun: str, query: Query) -> "array.array[int]":
    """Return the row numbers of a list in its order, eight bytes a row."""
    with desk.store.reading() as reader:
        return lists.rows(reader, noun, query, _today())


def row_number(desk: Desk, noun: str, record_id: str) -> int | None:
    """Return the row number of a record, as lists hold it, or None when it is not there."""
    with desk.store.reading() as reader:
        return lists.number_of(reader, noun, record_id)


def page(desk: Desk, noun: str, numbers: Sequence[int], keys: Sequence[str]) -> list[ListRow]:
    """Return the rows with these numbers in that order, with the values of the given fields."""
    with desk.store.reading() as reader:
        return lists.page(reader, noun, numbers, keys)


def count(desk: Desk, noun: str, query: Query) -> int:
    """Return how many records a list holds."""
    with desk.store.reading() as reader:
        return lists.count(reader, noun, query, _today())


def suggestions(desk: Desk, noun: str, key: str) -> list[str]:
    """Return what was typed before in an open field such as ``platform`` or ``children.place``."""
    with desk.store.reading() as reader:
        return records.used_values(reader, noun, key)


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
