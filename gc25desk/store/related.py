"""Which complaints name one another, and which stand for duplicates: read without any identity."""

import functools
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from gc25desk.store import schema
from gc25desk.store.binned import not_binned
from gc25desk.store.session import Reader

NOUN = "complaint"


def not_merged(column: sa.ColumnElement[Any] | None = None) -> sa.ColumnElement[bool]:
    """Return the condition that no other complaint stands for one, or for the one that a column names.

    While the one that stood for it lies in the bin, a duplicate stands for itself.
    """
    named = schema.records[NOUN].c.id if column is None else column
    return named.not_in(_merged("id"))


def rows_merged() -> sa.Select[Any]:
    """Return the row numbers of the complaints for which another stands."""
    return _merged("row")


@functools.cache  # as in ``binned.rows_binned``
def _merged(key: str) -> sa.Select[Any]:
    inner, other = schema.records[NOUN].alias("merged"), schema.records[NOUN].alias("standing")
    merged = sa.select(inner.c[key]).join(other, other.c.id == inner.c.merged_into)
    return merged.where(inner.c.merged_into > "", not_binned(NOUN, other.c.id))


def counted(noun: str, column: sa.ColumnElement[Any] | None = None) -> sa.ColumnElement[bool]:
    """Return the condition that a record, or the one a column names, is listed and counted.

    It does not lie in the bin, and of a complaint no other stands for it.
    """
    found = not_binned(noun, column)
    return sa.and_(found, not_merged(column)) if noun == NOUN else found


def merged_into(reader: Reader, complaints: Collection[str]) -> list[str]:
    """Return the duplicates for which one of these complaints stands, in entry order."""
    table = schema.records[NOUN]
    query = sa.select(table.c.id).where(table.c.merged_into.in_(list(complaints)), not_binned(NOUN))
    return [str(one) for one in reader.connection.execute(query.order_by(table.c.row)).scalars()]


def referring(reader: Reader, complaint: str) -> list[tuple[str, str, str]]:
    """Return the complaints that name this one with how they belong together and the note, oldest first."""
    lines, table = schema.parts[NOUN, "related"], schema.records[NOUN]
    query = (
        sa.select(table.c.id, lines.c.kind, lines.c.note)
        .join(lines, lines.c.owner == table.c.id)
        .where(lines.c.complaint == complaint, not_binned(NOUN))
        .order_by(table.c.row, lines.c.position)
    )
    return [(str(a), str(b), str(c)) for a, b, c in reader.connection.execute(query)]


def in_short(reader: Reader, ids: Collection[str]) -> dict[str, Any]:
    """Return by identifier what a complaint is called in lists: reference, matter, day and stage."""
    table = schema.records[NOUN]
    keys = ("id", "reference", "subject", "date_received", "status", "platform", "merged_into")
    query = sa.select(*(table.c[key] for key in keys)).where(table.c.id.in_(list(ids)))
    return {str(row.id): row for row in reader.connection.execute(query)}


def by_reference(reader: Reader, words: str, limit: int) -> list[str]:
    """Return the complaints whose reference begins or ends with what is typed, the newest first."""
    table = schema.records[NOUN]
    fits = sa.or_(
        table.c.reference.startswith(words, autoescape=True),
        table.c.reference.endswith(words, autoescape=True),
    )
    query = sa.select(table.c.id).where(fits, not_binned(NOUN)).order_by(table.c.row.desc()).limit(limit)
    return [str(one) for one in reader.connection.execute(query).scalars()]
