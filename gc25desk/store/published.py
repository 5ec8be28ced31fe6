"""The ledger of published tables: what left, and which records stood behind each count."""

import json
from collections.abc import Iterable

import sqlalchemy as sa

from gc25desk.domain.disclosure.ledger import Entry, as_json, from_json
from gc25desk.domain.record import new_id
from gc25desk.errors import DeskDamaged
from gc25desk.i18n import _
from gc25desk.store import schema
from gc25desk.store.session import Reader, Writer


def add(writer: Writer, entries: Iterable[Entry]) -> None:
    """Keep tables that left; the edition of each names the export it left with."""
    rows = [
        {"export": entry.edition, "at": writer.at, "data": json.dumps(as_json(entry))} for entry in entries
    ]
    if rows:
        writer.connection.execute(schema.published_table.insert(), rows)


def load(reader: Reader) -> tuple[Entry, ...]:
    """Return every table that was published, in order; raises DeskDamaged for one that cannot be read."""
    table = schema.published_table
    texts = reader.connection.execute(sa.select(table.c.data).order_by(table.c.row)).scalars()
    try:
        return tuple(from_json(json.loads(text)) for text in texts)
    except (KeyError, TypeError, ValueError):
        raise DeskDamaged(
            _("What was published before cannot be read."),
            _("Check the desk, and restore a backup if it is damaged. Nothing has left."),
        ) from None


def forget(writer: Writer, record: str) -> None:
    """Let the ledger name a record no longer that is destroyed; that somebody was counted stays known.

    Else the next edition could tell of the erasure by one less (reliability.md, D3).
    """
    table = schema.published_table
    found = writer.connection.execute(
        sa.select(table.c.row, table.c.data).where(table.c.data.contains(record))
    )
    other = new_id()
    for row, data in found.all():
        changed = table.update().where(table.c.row == row).values(data=data.replace(record, other))
        writer.connection.execute(changed)
