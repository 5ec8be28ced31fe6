"""A secret for each record: destroyed with the record, it leaves what the journal keeps of it unreadable.

The journal is chained and only ever grows, so nothing in it can be taken out. What it holds of a record
therefore stands under keys that need the record's secret (GC25 para 72: erasure).
"""

import os
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from gc25desk.store import schema

SECRET_BYTES = 32
_BATCH = 500


class RecordKeys:
    """The secrets of records within one transaction; nothing of them outlasts it."""

    def __init__(self, connection: sa.Connection) -> None:
        """Read and write the secrets through an open transaction."""
        self._connection = connection
        self._secrets: dict[tuple[str, str], bytes] = {}

    def find(self, noun: str, record: str) -> bytes | None:
        """Return a record's secret, or None if it has none or it was destroyed."""
        found = self._secrets.get((noun, record))
        if found is not None:
            return found
        table = schema.record_key
        query = sa.select(table.c.secret).where(table.c.noun == noun, table.c.record == record)
        text = self._connection.execute(query).scalar_one_or_none()
        return None if text is None else self._keep(noun, record, text)

    def make(self, noun: str, record: str) -> bytes:
        """Return a record's secret, a new one if it has none."""
        return self.find(noun, record) or self._begin(noun, [record])[0]

    def fetch(self, noun: str, ids: Sequence[str] | None = None) -> None:
        """Read many secrets at once, ahead of their use: of the given records or of all of a noun."""
        table = schema.record_key
        query = sa.select(table.c.record, table.c.secret).where(table.c.noun == noun)
        batches = [query] if ids is None else [query.where(table.c.record.in_(b)) for b in _batches(ids)]
        for batch in batches:
            for record, text in self._connection.execute(batch):
                self._keep(noun, record, text)

    def begin(self, noun: str, ids: Iterable[str]) -> None:
        """Make the secrets of many records that have none yet, at once."""
        self.fetch(noun)
        self._begin(noun, [record for record in ids if (noun, record) not in self._secrets])

    def destroy(self, noun: str, record: str) -> None:
        """Destroy a record's secret for good."""
        table = schema.record_key
        here = (table.c.noun == noun, table.c.record == record)
        self._connection.execute(table.delete().where(*here))
        self._secrets.pop((noun, record), None)

    def _begin(self, noun: str, ids: Sequence[str]) -> list[bytes]:
        made = [os.urandom(SECRET_BYTES).hex() for _record in ids]
        rows = [
            {"noun": noun, "record": record, "secret": text} for record, text in zip(ids, made, strict=True)
        ]
        if rows:
            self._connection.execute(schema.record_key.insert(), rows)
        return [self._keep(noun, record, text) for record, text in zip(ids, made, strict=True)]

    def _keep(self, noun: str, record: str, text: str) -> bytes:
        secret = self._secrets[noun, record] = bytes.fromhex(text)
        return secret


def _batches(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))
