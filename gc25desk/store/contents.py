"""What a database holds, counted: so that a copy can be told to be whole and to be worth having."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from gc25desk.domain.journal import Entry, problems
from gc25desk.store import schema
from gc25desk.store.session import Reader

Run = Callable[[str], Iterable[Any]]
Heads = Mapping[str, tuple[int, str]]  # the last entry's number and hash, by device

# Acts about backups are journalled too; they alone make no new backup due.
OWN_NOUN = "backup"
# What is journalled and changes nothing that a backup would have to save.
NO_CHANGES = ("login", "recover", "lock", "view", "search")
_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
)
# The numbers come from the index alone; only the last entries themselves are read.
_LAST = (
    "SELECT device, seq, hash FROM (SELECT device, max(seq) AS seq FROM journal GROUP BY device)"
    " JOIN journal USING (device, seq)"
)
_SHOWN = {"complaints": "complaint", "evidence": "evidence", "files": "evidence_files"}


@dataclasses.dataclass(frozen=True)
class Contents:
    """The rows of every table, the heads of the journal, and the version of the schema."""

    rows: Mapping[str, int]
    heads: Heads
    version: int


def counted(run: Run) -> Contents:
    """Count a database; ``run`` executes a statement in the transaction that is to be counted."""
    names = [str(row[0]) for row in run(_TABLES)]
    rows = {name: _number(run(f'SELECT count(*) FROM "{name}"')) for name in names}  # noqa: S608
    return Contents(rows, heads(run), _number(run("PRAGMA user_version")))


def shown(run: Run) -> dict[str, int]:
    """Count only what is shown of a backup, by the words of the services: fast enough for a list."""
    return {word: _number(run(f'SELECT count(*) FROM "{table}"')) for word, table in _SHOWN.items()}  # noqa: S608


def shown_of(held: Contents) -> dict[str, int]:
    """Return the same from what was counted whole."""
    return {word: held.rows[table] for word, table in _SHOWN.items()}


def _number(rows: Iterable[Any]) -> int:
    return int(next(iter(rows))[0])


def heads(run: Run) -> dict[str, tuple[int, str]]:
    """Return the last entry's number and hash of each device's journal."""
    return {str(device): (int(seq), str(digest)) for device, seq, digest in run(_LAST)}


def counted_live(reader: Reader) -> Contents:
    """Count the database of an open desk within a transaction."""
    return counted(reader.connection.exec_driver_sql)


def chain_problems(run: Run) -> list[str]:
    """Return a sentence for each broken link of the journal, empty when it is whole."""
    columns = ", ".join(column.name for column in schema.journal.columns)
    return list(problems(Entry(*row) for row in run(f"SELECT {columns} FROM journal ORDER BY device, seq")))  # noqa: S608


def changed_since(reader: Reader, heads: Heads) -> int:
    """Return how many acts were journalled after the heads of a copy, acts about backups left out.

    An entry at a head that is not the copy's own means another history: then all of it counts.
    """
    table = schema.journal
    devices = reader.connection.execute(sa.select(table.c.device).distinct()).scalars().all()
    return sum(_later(reader, device, *heads.get(device, (0, ""))) for device in devices)


def _later(reader: Reader, device: str, seq: int, digest: str) -> int:
    table = schema.journal
    after = seq if _stands(reader, device, seq, digest) else 0
    query = sa.select(sa.func.count()).where(
        table.c.device == device,
        table.c.seq > after,
        table.c.noun != OWN_NOUN,
        table.c.action.not_in(NO_CHANGES),
    )
    return int(reader.connection.execute(query).scalar_one())


def _stands(reader: Reader, device: str, seq: int, digest: str) -> bool:
    table = schema.journal
    query = sa.select(table.c.hash).where(table.c.device == device, table.c.seq == seq)
    return reader.connection.execute(query).scalar() == digest
