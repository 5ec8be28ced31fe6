"""One session is one transaction is one user action."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from gc25desk.domain.journal import START, Entry, fields_text, sealed
from gc25desk.domain.nouns import KINDS
from gc25desk.store import schema
from gc25desk.store.record_keys import RecordKeys
from gc25desk.store.seals import Seals


def now() -> dt.datetime:
    """Return the present moment in UTC, to the millisecond that is stored."""
    moment = dt.datetime.now(dt.UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


@dataclasses.dataclass(frozen=True)
class Reader:
    """A transaction that only reads; ``seals`` opens identity values for those who hold the key."""

    connection: sa.Connection
    seals: Seals

    def __post_init__(self) -> None:
        """Let the seals find the secrets of records through this transaction."""
        object.__setattr__(self, "seals", self.seals.within(RecordKeys(self.connection)))


@dataclasses.dataclass(frozen=True)
class Writer(Reader):
    """A transaction that writes; every write of a record passes :meth:`journal`."""

    actor: str
    device: str
    at: dt.datetime

    def journal(self, noun: str, record: str, action: str, fields: dict[str, list[Any]]) -> None:
        """Append one entry to the journal of this device, a record's values under the record's own keys."""
        kind = KINDS.get(noun)
        if kind is not None:
            self.seals.journalled(noun, kind, record, fields)
        last = self.connection.execute(
            sa.select(schema.journal.c.seq, schema.journal.c.hash)
            .where(schema.journal.c.device == self.device)
            .order_by(schema.journal.c.seq.desc())
            .limit(1)
        ).first()
        entry = sealed(
            Entry(
                device=self.device,
                seq=1 if last is None else last.seq + 1,
                at=self.at.isoformat(timespec="milliseconds"),
                actor=self.actor,
                noun=noun,
                record=record,
                action=action,
                fields=fields_text(fields),
                previous=START if last is None else last.hash,
            )
        )
        self.connection.execute(schema.journal.insert(), dataclasses.asdict(entry))


def entries(reader: Reader, noun: str = "", record: str = "") -> Iterator[Entry]:
    """Yield journal entries by device and sequence, of one record or of all."""
    table = schema.journal
    query = sa.select(table).order_by(table.c.device, table.c.seq)
    if noun:
        query = query.where(table.c.noun == noun, table.c.record == record)
    for row in reader.connection.execute(query).mappings():
        yield Entry(**row)


def opened_entries(reader: Reader, noun: str, record: str) -> Iterator[Entry]:
    """Yield the journal entries of one record with their values opened, as far as the reader's keys go.

    Their hashes no longer fit: they are for reading. An entry whose text is spoiled comes as it stands.
    """
    for entry in entries(reader, noun, record):
        try:
            fields = {key: list(pair) for key, pair in entry.changed().items()}
        except (ValueError, TypeError, AttributeError):
            yield entry
            continue
        reader.seals.read_back(noun, KINDS[noun], record, fields)
        yield dataclasses.replace(entry, fields=fields_text(fields))


def last_row(result: sa.CursorResult[Any]) -> int:
    """Return the row number that an insert was given."""
    return int(result.lastrowid)
