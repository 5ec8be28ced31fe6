"""The bin: records that were deleted and can be taken out again, until two people destroy them."""

import dataclasses
import datetime as dt
import functools
from typing import Any

import sqlalchemy as sa

from gc25desk.store import schema
from gc25desk.store.session import Reader, Writer


@dataclasses.dataclass(frozen=True)
class Binned:
    """A record in the bin; ``purge_asked_by`` is empty until somebody asks to have it destroyed."""

    noun: str
    record: str
    at: dt.datetime
    by: str
    purge_reason: str = ""
    purge_asked_by: str = ""
    purge_asked_at: dt.datetime | None = None


def not_binned(noun: str, column: sa.ColumnElement[Any] | None = None) -> sa.ColumnElement[bool]:
    """Return the condition that a record, or the one a column names, does not lie in the bin."""
    named = schema.records[noun].c.id if column is None else column
    table = schema.binned
    return named.not_in(sa.select(table.c.record).where(table.c.noun == noun))


@functools.cache  # a second name for a table is as many objects as the table has columns, and more
def rows_binned(noun: str) -> sa.Select[tuple[int]]:
    """Return the selection of the row numbers of a noun's records in the bin.

    A list that leaves out rows by their number needs no other column than those it is sorted by.
    """
    table = schema.records[noun].alias()
    return (
        sa.select(table.c.row)
        .join(schema.binned, schema.binned.c.record == table.c.id)
        .where(schema.binned.c.noun == noun)
    )


def load(reader: Reader) -> list[Binned]:
    """Return what lies in the bin, the newest first."""
    query = sa.select(schema.binned).order_by(schema.binned.c.at.desc())
    return [Binned(**row) for row in reader.connection.execute(query).mappings()]


def find(reader: Reader, noun: str, record: str) -> Binned | None:
    """Return a record's place in the bin, or None."""
    table = schema.binned
    query = sa.select(table).where(table.c.noun == noun, table.c.record == record)
    row = reader.connection.execute(query).mappings().first()
    return None if row is None else Binned(**row)


def put(writer: Writer, noun: str, record: str) -> None:
    """Put a record in the bin."""
    values = {"noun": noun, "record": record, "at": writer.at, "by": writer.actor}
    empty = {"purge_reason": "", "purge_asked_by": "", "purge_asked_at": None}
    writer.connection.execute(schema.binned.insert().values(values | empty))


def take_out(writer: Writer, noun: str, record: str) -> None:
    """Take a record out of the bin."""
    table = schema.binned
    writer.connection.execute(table.delete().where(table.c.noun == noun, table.c.record == record))


def ask_purge(writer: Writer, noun: str, record: str, reason: str) -> None:
    """Write down who asks to have a record destroyed, when and why."""
    table = schema.binned
    asked = {"purge_reason": reason, "purge_asked_by": writer.actor, "purge_asked_at": writer.at}
    here = (table.c.noun == noun, table.c.record == record)
    writer.connection.execute(table.update().where(*here).values(asked))
