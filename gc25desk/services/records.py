"""Saving, reading and listing complaints and evidence."""

import array
import contextlib
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
from gc25desk.errors import CannotWrite, Conflict, KnownError, NotFound
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

    A record without an identifier gets one, and its reference. Returned as it is now on the disk. Who
    gives a new record its identifier (``new_id``) may save it again after a failure: a first save that
    stands after all is not doubled. Raises InvalidInput for a broken rule, Conflict when it was changed
    since it was read.
    """
    saved = _all_or_none(desk, noun, [record], typed=True)[0]
    return saved, Changes(frozenset({noun}), (saved.id,))


def save_all(desk: Desk, noun: str, items: Iterable[Any]) -> list[Any]:
    """Save records in one transaction: all of them or none."""
    return _all_or_none(desk, noun, items, typed=False)


def _all_or_none(desk: Desk, noun: str, items: Iterable[Any], *, typed: bool) -> list[Any]:
    """Save records; what was typed into a form has a draft to drop, under no name while it was new."""
    ready = [with_id(save_ready(noun, item)) for item in items]
    try:
        with desk.store.writing() as writer:
            for item in ready if typed else ():
                drafts.drop(writer, noun, item.id if item.version else "")
            return [save_one(desk, writer, noun, item) for item in ready]
    except CannotWrite:
        # A commit that failed is unknown, not undone (reliability.md, section 0, point 4).
        standing = _standing(desk, noun, ready)
        if standing is None:
            raise
        return standing


def _standing(desk: Desk, noun: str, ready: Sequence[Any]) -> list[Any] | None:
    """Return what the desk holds if it is all that was to be saved, else None."""
    with contextlib.suppress(KnownError), desk.store.reading() as reader:
        found = [(records.load(reader, noun, item.id), item) for item in ready]
        if all(held is not None and _follows(held, item) for held, item in found):
            return [held for held, _item in found]
    return None


def _follows(held: Any, record: Any) -> bool:
    return held.version == record.version + 1 and not _differences(held, _kept(held, record))


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


def save_one(desk: Desk, writer: Writer, noun: str, record: Any) -> Any:
    """Save one checked record within a transaction, journalled and indexed.

    A new record that the desk holds already, the same in every field, was saved by an attempt that
    seemed to fail; it is returned as it stands.
    """
    held = records.load(writer, noun, record.id) if record.id else None
    if held is None:
        if record.version:
            raise _gone()
        return _insert(desk, writer, noun, record)
    if not record.version and not _differences(held, _kept(held, record)):
        return held
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


def _update(writer: Writer, noun: str, held: Any, record: Any) -> Any:
    record = _kept(held, record, writer.actor, writer.at)
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
