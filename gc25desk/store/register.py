"""The rows of a register: some fields of many records, batch by batch, so that little is held at a time.

What is sealed is never read, so that no identity can come into a register by any mistake made above.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from gc25desk.domain.access import is_sealed, sealed_keys
from gc25desk.domain.field import Field, Kind, field_of, fields_of
from gc25desk.domain.nouns import KINDS
from gc25desk.store import schema
from gc25desk.store.session import Reader

BATCH = 500  # well under SQLite's limit of bound values in one statement

_LONG = frozenset({Kind.LONG_TEXT, Kind.RECORDS, Kind.FILES})


def batches(
    reader: Reader, noun: str, numbers: Sequence[int], keys: Sequence[str]
) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the values of fields, in the order of ``keys``, of the rows with these numbers in their order.

    Records that belong to one (tags, children) come as records whose sealed and long fields are empty.
    Raises ValueError for a sealed field.
    """
    if sealed_keys(KINDS[noun]).intersection(keys):
        raise ValueError("a sealed field stands in no register")
    for start in range(0, len(numbers), BATCH):
        yield _batch(reader, noun, list(numbers[start : start + BATCH]), keys)


def _batch(reader: Reader, noun: str, numbers: list[int], keys: Sequence[str]) -> list[tuple[Any, ...]]:
    table = schema.records[noun]
    own = [key for key in keys if key in table.c]
    query = sa.select(table.c.row, table.c.id.label("record_id"), *(table.c[key] for key in own))
    taken = reader.connection.execute(query.where(table.c.row.in_(numbers))).all()
    ids = [row.record_id for row in taken]
    parts = {key: _parts(reader, noun, key, ids) for key in keys if key not in table.c}
    held = {}
    for number, record_id, *values in taken:
        known = dict(zip(own, values, strict=True))
        held[number] = tuple(
            known[key] if key in known else tuple(parts[key].get(record_id, ())) for key in keys
        )
    return [held[number] for number in numbers if number in held]


def _parts(reader: Reader, noun: str, key: str, ids: Sequence[str]) -> dict[str, list[Any]]:
    table, fields = schema.parts[noun, key], _told(field_of(KINDS[noun], key))
    query = sa.select(table.c.owner, *(table.c[field.key] for field in fields))
    query = query.where(table.c.owner.in_(ids)).order_by(table.c.owner, table.c.position)
    kind, found = field_of(KINDS[noun], key).record, dict[str, list[Any]]()
    if kind is None:
        raise TypeError(f"{key} has no record class")
    names = [field.key for field in fields]
    for owner, *values in reader.connection.execute(query):
        found.setdefault(owner, []).append(kind(**dict(zip(names, values, strict=True))))
    return found


def _told(field: Field) -> list[Field]:
    own = fields_of(field.record) if field.record else ()
    return [one for one in own if not is_sealed(one) and one.kind not in _LONG]


class Version(NamedTuple):
    """What tells one state of a record from another."""

    id: str
    version: int
    updated_at: dt.datetime | None


def versions(reader: Reader, noun: str, numbers: Sequence[int]) -> Iterator[Version]:
    """Yield identifier, version and last change of the rows with these numbers, by identifier."""
    table = schema.records[noun]
    wanted = frozenset(numbers)
    query = sa.select(table.c.row, table.c.id, table.c.version, table.c.updated_at).order_by(table.c.id)
    for number, *values in reader.connection.execute(query):
        if number in wanted:
            yield Version(*values)
