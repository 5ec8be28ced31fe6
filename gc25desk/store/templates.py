"""The institution's own Word templates, kept in the desk as they were made safe."""

import dataclasses
import datetime as dt

import sqlalchemy as sa

from gc25desk.store import schema
from gc25desk.store.session import Reader, Writer

REPORT = "report"


@dataclasses.dataclass(frozen=True)
class KeptTemplate:
    """A template as it stands in the desk: the name of the file it came from, since when, its content."""

    file_name: str
    at: dt.datetime
    content: bytes


def find(reader: Reader, name: str = REPORT) -> KeptTemplate | None:
    """Return the template in use, None for the shipped one."""
    table = schema.template
    row = reader.connection.execute(sa.select(table).where(table.c.name == name)).one_or_none()
    return None if row is None else KeptTemplate(row.file_name, row.at, row.content)


def kept(reader: Reader) -> dict[str, tuple[str, dt.datetime]]:
    """Return the name of the file and since when, for each template that is kept, by its name."""
    table = schema.template
    rows = reader.connection.execute(sa.select(table.c.name, table.c.file_name, table.c.at))
    return {row.name: (row.file_name, row.at) for row in rows}


def put(writer: Writer, file_name: str, content: bytes, name: str = REPORT) -> None:
    """Keep a template in place of the one before."""
    drop(writer, name)
    row = {"name": name, "file_name": file_name, "at": writer.at, "content": content}
    writer.connection.execute(schema.template.insert(), row)


def drop(writer: Writer, name: str = REPORT) -> None:
    """Forget the template, so that the shipped one is used again."""
    table = schema.template
    writer.connection.execute(table.delete().where(table.c.name == name))
