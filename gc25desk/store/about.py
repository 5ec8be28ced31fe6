"""What the desk knows of itself, by key; it travels with the database and is as secret as a record."""

import sqlalchemy as sa

from gc25desk.store import schema
from gc25desk.store.session import Reader, Writer


def value(reader: Reader, key: str) -> str:
    """Return a value, empty when there is none."""
    table = schema.about
    found = reader.connection.execute(sa.select(table.c.value).where(table.c.key == key)).scalar()
    return str(found or "")


def put(writer: Writer, key: str, text: str) -> None:
    """Keep a value in place of the one before; an empty text keeps none."""
    table = schema.about
    writer.connection.execute(table.delete().where(table.c.key == key))
    if text:
        writer.connection.execute(table.insert().values(key=key, value=text))
