"""The one place where a connection to the encrypted database is made.

Rules of reliability.md C5 and C6: raw key, write-ahead log with full synchronisation, foreign keys
on, nothing trusted from the schema, deleted data overwritten, temporary data in memory only.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import event
from sqlalchemy.pool import NullPool, QueuePool

from gc25desk.domain.text import folded

# Older libraries can corrupt a write-ahead log when it is reset (fixed in 3.51.3).
LOWEST_SQLITE = (3, 51, 3)
PAGE_BYTES = 4096

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "trusted_schema=OFF",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "mmap_size=0",
    "busy_timeout=5000",
    "cache_size=-65536",
)


def sqlite_version() -> tuple[int, ...]:
    """Return the version of the SQLite library inside SQLCipher."""
    return tuple(int(part) for part in sqlcipher.sqlite_version.split("."))


def assert_floor() -> None:
    """Raise RuntimeError if the SQLite library is older than the durability figures rest on."""
    if sqlite_version() < LOWEST_SQLITE:
        raise RuntimeError("SQLite is older than 3.51.3")


def connect(path: Path, key: bytes, *, foreign_keys: bool = True) -> Any:
    """Open one driver connection; raises sqlcipher3 DatabaseError when there is no file or no fitting key."""
    # SQLite would make an empty database in the place of one whose disk is gone.
    if not path.is_file():
        raise sqlcipher.OperationalError("unable to open database file")
    connection = sqlcipher.connect(str(path), check_same_thread=False, cached_statements=256)
    try:
        connection.isolation_level = None  # SQLAlchemy, not the driver, says BEGIN
        # The log level comes first: a wrong key would otherwise be told on stderr.
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        connection.create_function("folded", 1, _folded, deterministic=True)
        connection.text_factory = _text
    except BaseException:
        connection.close()
        raise
    return connection


def connect_still(path: Path, key: bytes) -> Any:
    """Open one driver connection to a copy that nobody changes, and change nothing of it or beside it.

    A backup is read so: on a medium that takes no writing too, and it stays as it was made, byte for
    byte. Raises sqlcipher3 DatabaseError when there is no file or no fitting key.
    """
    return _connect_as_it_is(path, key, "query_only=ON", "trusted_schema=OFF")


def connect_torn(path: Path, key: bytes) -> Any:
    """Open one driver connection to a damaged database, even one that was cut short; it is only read."""
    return _connect_as_it_is(path, key, "writable_schema=ON", "query_only=ON", "trusted_schema=OFF")


def _connect_as_it_is(path: Path, key: bytes, *pragmas: str) -> Any:
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlcipher.connect(address, uri=True, check_same_thread=False)
    try:
        connection.isolation_level = None
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        for pragma in (*pragmas, "temp_store=MEMORY", "cache_size=-65536"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _text(raw: bytes) -> str:
    """Return a stored text; refuse one with a NUL, which the desk never writes.

    SQLCipher hands out a damaged page as zeros and tells of it only with the row after.
    """
    if b"\x00" in raw:
        raise sqlcipher.DatabaseError("database disk image is malformed")
    return raw.decode("utf-8")


def _folded(value: object) -> str:
    return folded(str(value)) if value is not None else ""


def make_engine(connector: Callable[[], Any], *, pooled: bool = True) -> sa.Engine:
    """Return an engine whose writers begin IMMEDIATE and whose readers begin plainly.

    Use ``engine.execution_options(write=True)`` for a writer. Schema changes roll back with the
    rest, because BEGIN is emitted here and not by the driver.
    """
    engine = sa.create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=connector,
        poolclass=QueuePool if pooled else NullPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        writing = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


DatabaseFault: tuple[type[Exception], ...] = (sqlcipher.DatabaseError, sqlite3.DatabaseError)
