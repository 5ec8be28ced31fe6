"""What has left the desk: for whom, when, which paragraphs, and the SHA-256 of each file."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from gc25desk.domain.record import new_id
from gc25desk.store import schema
from gc25desk.store.session import Reader, Writer


def add(
    writer: Writer, profile: str, title: str, paragraphs: Sequence[int], files: Sequence[dict[str, Any]]
) -> str:
    """Record one export and return its identifier."""
    export_id = new_id()
    writer.connection.execute(
        schema.export.insert().values(
            id=export_id,
            at=writer.at,
            profile=profile,
            title=title,
            paragraphs=json.dumps(sorted(paragraphs)),
            files=json.dumps(list(files), ensure_ascii=False),
        )
    )
    return export_id


def withdraw(writer: Writer, export_id: str) -> None:
    """Take back an export whose files did not leave, with what was kept of what they said."""
    for table in (schema.published_table, schema.export_claims):
        writer.connection.execute(table.delete().where(table.c.export == export_id))
    writer.connection.execute(schema.export.delete().where(schema.export.c.id == export_id))


def load(reader: Reader) -> list[tuple[str, dt.datetime, str, str, list[int], list[dict[str, Any]]]]:
    """Return every export, newest first: id, moment, profile, title, paragraphs and files."""
    query = sa.select(schema.export).order_by(schema.export.c.at.desc(), schema.export.c.id)
    return [
        (row.id, row.at, row.profile, row.title, json.loads(row.paragraphs), json.loads(row.files))
        for row in reader.connection.execute(query)
    ]


def paragraphs_reported(reader: Reader) -> frozenset[int]:
    """Return the paragraphs that stand in a report that was exported."""
    rows = reader.connection.execute(sa.select(schema.export.c.paragraphs)).scalars()
    return frozenset(number for row in rows for number in json.loads(row))
