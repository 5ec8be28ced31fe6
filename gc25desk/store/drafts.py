"""Unfinished typing, kept in the encrypted desk until it is saved or thrown away.

Drafts are not records: they are not journalled, counted, searched or exported.
"""

import datetime as dt
import json
from typing import Any

import sqlalchemy as sa

from gc25desk.store import schema
from gc25desk.store.session import Reader, Writer


def keep(writer: Writer, noun: str, record: str, data: dict[str, Any]) -> None:
    """Keep a draft in place of the one before it."""
    drop(writer, noun, record)
    text = json.dumps(data, ensure_ascii=False)
    writer.connection.execute(schema.draft.insert().values(noun=noun, record=record, data=text, at=writer.at))


def drop(writer: Writer, noun: str, record: str) -> None:
    """Throw a draft away, if there is one."""
    table = schema.draft
    writer.connection.execute(table.delete().where(table.c.noun == noun, table.c.record == record))


def load(reader: Reader) -> list[tuple[str, str, dict[str, Any], dt.datetime]]:
    """Return every draft as noun, record identifier, data and moment, the newest first."""
    query = sa.select(schema.draft).order_by(schema.draft.c.at.desc())
    return [(row.noun, row.record, json.loads(row.data), row.at) for row in reader.connection.execute(query)]
