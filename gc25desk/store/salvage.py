"""A damaged database written anew: every row that can still be read, in a file that is sound.

The new file is made by the migrations, so it has every table and index as it should be; rows that lost
the record they belong to are left out, and the search index is made from the records.
"""

import contextlib
import dataclasses
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from gc25desk.domain.journal import START, Entry, entry_hash
from gc25desk.domain.nouns import KINDS
from gc25desk.store import migrate, records, schema, search
from gc25desk.store.desk import damaged
from gc25desk.store.engine import DatabaseFault, connect, make_engine
from gc25desk.store.files import FILE_MODE, sync_file
from gc25desk.store.record_keys import RecordKeys
from gc25desk.store.seals import Seals
from gc25desk.store.session import Reader, Writer, entries, now
from gc25desk.store.torn import Torn

Progress = Callable[[int, int], None]
DATABASE = "salvaged.db"
_MADE_ANEW = frozenset({"alembic_version", "search_entry"})


@dataclasses.dataclass(frozen=True)
class Read:
    """What was read of a damaged database: rows by table, and the tables with rows that could not be."""

    rows: Mapping[str, int]
    torn: frozenset[str]


def rebuild(source: Path, key: bytes, target: Path, new_key: bytes, progress: Progress | None = None) -> Read:
    """Write every readable row of a damaged database to a new one under ``new_key``.

    A write-ahead log beside the source is not read: copy both elsewhere and let :func:`settled` join
    them first. Raises DeskDamaged when not even its first page can be read.
    """
    torn = Torn(source, key)
    try:
        with _reporting():
            version = int(torn.run("PRAGMA user_version")[0][0])
            tables = [str(row[0]) for row in torn.run("SELECT name FROM sqlite_master WHERE type = 'table'")]
        if not 0 < version <= schema.SCHEMA_VERSION:
            raise damaged()
        target.touch(mode=FILE_MODE)
        engine = make_engine(lambda: connect(target, new_key, foreign_keys=False), pooled=False)
        try:
            migrate.upgrade(engine, f"{version:04d}")
            with engine.execution_options(write=True).begin() as connection:
                read = _copy(torn, connection, tables, progress)
        finally:
            engine.dispose()
    finally:
        torn.close()
    if version < schema.SCHEMA_VERSION:
        migrate.bring_up_to_date(target, new_key)
    with opened(target, new_key) as writer:
        _index(writer)
    sync_file(target)
    return read


@contextlib.contextmanager
def _reporting() -> Iterator[None]:
    try:
        yield
    except DatabaseFault as fault:
        raise damaged() from fault


def _copy(torn: Torn, connection: sa.Connection, tables: list[str], progress: Progress | None) -> Read:
    wanted = [name for name in _own_tables(connection) if name in tables]
    rows, broken = {}, set()
    with _without_triggers(connection):
        for done, name in enumerate(wanted, 1):
            rows[name] = _copy_table(torn, connection, name)
            if torn.faults:
                broken.add(name)
            if progress is not None:
                progress(done, len(wanted))
        _drop_orphans(connection)
    return Read(rows, frozenset(broken))


@contextlib.contextmanager
def _without_triggers(connection: sa.Connection) -> Iterator[None]:
    """Take away for a while what holds the journal without gaps: a damaged one may have some."""
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
    for name, _sql in found:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    yield
    for _name, statement in found:
        connection.exec_driver_sql(statement)


def _own_tables(connection: sa.Connection) -> list[str]:
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
    return [
        name
        for name in names
        if name not in _MADE_ANEW and not name.startswith(("sqlite_", f"{schema.SEARCH}_"))
        if name != schema.SEARCH
    ]


def _copy_table(torn: Torn, connection: sa.Connection, name: str) -> int:
    columns = [str(row[1]) for row in connection.exec_driver_sql(f'PRAGMA table_info("{name}")')]
    marks = ", ".join("?" for _column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    statement = f'INSERT OR IGNORE INTO "{name}" ({names}) VALUES ({marks})'  # noqa: S608
    count = 0
    for row in torn.rows(name, columns):
        count += connection.exec_driver_sql(statement, row).rowcount
    return count


def _drop_orphans(connection: sa.Connection) -> None:
    for table, row, *_rest in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))  # noqa: S608


@contextlib.contextmanager
def opened(database: Path, key: bytes) -> Iterator[Writer]:
    """Open a transaction on a database that is no desk's, identities left sealed; who writes is nobody."""
    engine = make_engine(lambda: connect(database, key), pooled=False)
    try:
        with engine.execution_options(write=True).begin() as connection:
            yield Writer(connection, Seals().within(RecordKeys(connection)), "", "", now())
    finally:
        engine.dispose()


def _index(writer: Writer) -> None:
    for noun in KINDS:
        for record in loadable(writer, noun):
            search.put(writer, noun, record.id, search.body_of(record))


def loadable(reader: Reader, noun: str) -> Iterator[Any]:
    """Yield the records that load; one that does not is not worth the others."""
    table = schema.records[noun]
    for record_id in reader.connection.execute(sa.select(table.c.id).order_by(table.c.row)).scalars().all():
        with contextlib.suppress(ValueError, TypeError, KeyError, ArithmeticError, sa.exc.SQLAlchemyError):
            record = records.load(reader, noun, record_id)
            if record is not None:
                yield record


def part_counts(reader: Reader) -> dict[tuple[str, str], dict[str, int]]:
    """Return how many parts each record had by its journal: by noun and id, the last word on each field."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for entry in entries(reader):
        if entry.noun not in KINDS or entry_hash(entry) != entry.hash:
            continue
        if entry.action == "incomplete":  # what an earlier salvage found is no word on what there should be
            continue
        counts = found.setdefault((entry.noun, entry.record), {})
        with contextlib.suppress(json.JSONDecodeError):
            fields = entry.changed()
            reader.seals.read_back(entry.noun, KINDS[entry.noun], entry.record, fields)
            for key, (_old, new) in fields.items():
                if isinstance(new, list):
                    counts[key] = len(new)
                elif new is None:
                    counts[key] = 0
    return found


def journal_tail(source: Reader, writer: Writer) -> tuple[int, int]:
    """Append the entries of a salvaged journal that follow the journal held without a gap.

    Returns how many were appended and how many later ones could not be.
    """
    added = left = 0
    for device in source.connection.execute(sa.select(schema.journal.c.device).distinct()).scalars().all():
        seq, previous = _head(writer, device)
        for entry in _later(source, device, seq):
            if (entry.seq, entry.previous) == (seq + 1, previous) and entry_hash(entry) == entry.hash:
                writer.connection.execute(schema.journal.insert(), dataclasses.asdict(entry))
                seq, previous, added = entry.seq, entry.hash, added + 1
            else:
                left += 1
    return added, left


def _head(reader: Reader, device: str) -> tuple[int, str]:
    table = schema.journal
    query = sa.select(table.c.seq, table.c.hash).where(table.c.device == device)
    last = reader.connection.execute(query.order_by(table.c.seq.desc()).limit(1)).first()
    return (0, START) if last is None else (last.seq, last.hash)


def _later(reader: Reader, device: str, seq: int) -> list[Entry]:
    table = schema.journal
    query = sa.select(table).where(table.c.device == device, table.c.seq > seq).order_by(table.c.seq)
    return [Entry(**row) for row in reader.connection.execute(query).mappings()]


def settled(database: Path, key: bytes) -> None:
    """Join a copy of a database with the write-ahead log beside it, as far as both can be read."""
    with contextlib.suppress(*DatabaseFault):
        connection = connect(database, key)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()
