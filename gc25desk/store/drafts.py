"""Unfinished typing, kept in the encrypted desk until it is saved or thrown away.

Drafts are not records: they are not journalled, counted, searched or exported.
"""

import datetime as dt
import json
from typing import Any

import sqlalchemy as sa

from gc25desk.domain.sealed import Sealed
from gc25desk.store import schema
from gc25desk.store.session import Reader, Writer


def keep(writer: Writer, noun: str, record: str, data: dict[str, Any]) -> None:
    """Keep a person's draft in place of the one before it, sealed if they hold the identity key."""
    drop(writer, noun, record)
    text = json.dumps(data, ensure_ascii=False)
    if writer.seals.held:
        text = writer.seals.seal(text, _place(writer.actor, noun, record))
    values = {"owner": writer.actor, "noun": noun, "record": record, "data": text, "at": writer.at}
    writer.connection.execute(schema.draft.insert().values(values))


def _place(owner: str, noun: str, record: str) -> tuple[str, ...]:
    return ("draft", owner, noun, record)


def drop(writer: Writer, noun: str, record: str) -> None:
    """Throw a person's draft away, if there is one."""
    table = schema.draft
    here = (table.c.owner == writer.actor, table.c.noun == noun, table.c.record == record)
    writer.connection.execute(table.delete().where(*here))


def drop_of_everybody(writer: Writer, noun: str, record: str) -> None:
    """Destroy every person's draft of a record."""
    table = schema.draft
    writer.connection.execute(table.delete().where(table.c.noun == noun, table.c.record == record))


def load(reader: Reader, owner: str) -> list[tuple[str, str, dict[str, Any], dt.datetime]]:
    """Return a person's drafts as noun, record identifier, data and moment, the newest first.

    One that they may no longer open, having lost the identity key, is left out, and so are those of records
    in the bin.
    """
    table, bin_ = schema.draft, schema.binned
    in_bin = sa.exists().where(bin_.c.noun == table.c.noun, bin_.c.record == table.c.record)
    query = sa.select(table).where(table.c.owner == owner, ~in_bin).order_by(table.c.at.desc())
    found = []
    for row in reader.connection.execute(query):
        text = row.data
        if not text.startswith("{"):
            text = reader.seals.opened(text, _place(owner, row.noun, row.record))
        if not isinstance(text, Sealed):
            found.append((row.noun, row.record, json.loads(text), row.at))
    return found
