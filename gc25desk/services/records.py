"""Reading and listing records; they are saved by ``saving``."""

import array
import datetime as dt
from collections.abc import Sequence
from typing import Any

from gc25desk.domain.access import READ, Act, sealed_keys, with_sealed_parts
from gc25desk.domain.query import Query
from gc25desk.domain.sealed import Sealed
from gc25desk.errors import CannotWrite, NotFound
from gc25desk.i18n import _
from gc25desk.services import identity
from gc25desk.services.access import needs
from gc25desk.services.desk import Desk
from gc25desk.store import lists, records
from gc25desk.store.lists import ListRow

__all__ = ["ListRow", "count", "counts", "find_reference", "get", "page", "rows", "suggestions"]


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
    return getattr(record, "confidentiality", "ordinary") != "ordinary" or shows_identities(record)


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


@needs(Act.USE_DESK)
def counts(desk: Desk, wanted: Sequence[tuple[str, Query]]) -> list[int | None]:
    """Return how many records each list holds, all at one moment; None for what one may not read."""
    today = _today()
    with desk.store.reading() as reader:
        return [
            lists.count(reader, noun, query, today) if desk.may(READ[noun]) else None
            for noun, query in wanted
        ]


@needs(READ)
def suggestions(desk: Desk, noun: str, key: str) -> list[str]:
    """Return what was typed before in an open field such as ``platform`` or ``children.place``."""
    with desk.store.reading() as reader:
        return records.used_values(reader, noun, key)


@needs(Act.READ_COMPLAINTS)
def places(desk: Desk) -> list[tuple[str, int]]:
    """Return the regions where children live, with how many complaints name each, the most first."""
    with desk.store.reading() as reader:
        return lists.shares(reader, "complaint", "children", "place")


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
