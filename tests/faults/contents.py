"""Everything that stands in a desk's database, as one digest."""

import hashlib
from typing import Any


def digest_of(connection: Any) -> str:
    """Return a digest of every table of a driver connection, the search index and version included."""
    found = hashlib.sha256(str(connection.execute("PRAGMA user_version").fetchone()[0]).encode())
    names, as_text = _tables(connection), connection.text_factory
    connection.text_factory = bytes  # nobody reads it, and a call for each text takes longest
    for name in names:
        found.update(f"\n{name}\n".encode())
        for row in connection.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 - a name from the schema
            found.update(repr(row).encode())
    connection.text_factory = as_text
    return found.hexdigest()


def _tables(connection: Any) -> list[str]:
    """Return the tables that hold data; a virtual table is what stands in the tables behind it."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    )
    return [str(row[0]) for row in connection.execute(query) if not row[0].startswith("sqlite_")]
