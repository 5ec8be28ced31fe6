"""Reading what can still be read of a damaged database, table by table, around the pages that are gone.

SQLCipher refuses a page that was changed and, after it, everything on that connection; so each fault
costs a new connection, and the reading goes on behind the rows that the page held. A page that is gone
without a trace reads as zeros: text with a NUL, which the desk never writes, is no text of its own.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gc25desk.store.engine import DatabaseFault, connect_torn

Row = tuple[Any, ...]
_ONE_BY_ONE = 32  # rows of a page that is gone are mostly fewer
_FARTHEST = 1 << 24


class Torn:
    """A damaged database, opened anew after every fault; ``faults`` counts those of the table read last."""

    def __init__(self, database: Path, key: bytes) -> None:
        self._database = database
        self._key = key
        self._connection: Any = None
        self.faults = 0

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def run(self, statement: str, *values: Any) -> list[Row]:
        """Execute one statement; raises the driver's DatabaseError when it meets a damaged page."""
        return list(self._rows(statement, *values))

    def rows(self, table: str, columns: list[str]) -> Iterator[Row]:
        """Yield every row of a table that can be read, as the values of the given columns."""
        self.faults = 0
        names = ", ".join(f'"{column}"' for column in columns)
        statement = f'SELECT rowid, {names} FROM "{table}" WHERE rowid >= ? ORDER BY rowid'  # noqa: S608
        start: int | None = 0
        while start is not None:
            last = start - 1
            try:
                for rowid, *values in self._rows(statement, start):
                    last = rowid
                    if _is_ours(values):
                        yield tuple(values)
                    else:
                        self.faults += 1
                return
            except DatabaseFault:
                self.faults += 1
            start = self._behind(table, last + 1)

    def _rows(self, statement: str, *values: Any) -> Iterator[Row]:
        if self._connection is None:
            self._connection = connect_torn(self._database, self._key)
        try:
            yield from self._connection.execute(statement, values)
        except DatabaseFault:
            with contextlib.suppress(*DatabaseFault):
                self.close()
            raise

    def _behind(self, table: str, lost: int) -> int | None:
        """Return the first row number from which the table reads again, None if it never does."""
        step = 1
        while step < _FARTHEST:
            if self._reads_from(table, lost + step):
                return self._first(table, lost + (step // 2 if step > _ONE_BY_ONE else step - 1), lost + step)
            step = step + 1 if step < _ONE_BY_ONE else step * 2
        return None

    def _first(self, table: str, bad: int, good: int) -> int:
        while good - bad > 1:
            middle = (bad + good) // 2
            bad, good = (bad, middle) if self._reads_from(table, middle) else (middle, good)
        return good

    def _reads_from(self, table: str, rowid: int) -> bool:
        # The whole row, not its number alone: it may go on over pages that are gone.
        statement = f'SELECT * FROM "{table}" WHERE rowid >= ? ORDER BY rowid LIMIT 1'  # noqa: S608
        try:
            self.run(statement, rowid)
        except DatabaseFault:
            return False
        return True


def _is_ours(values: list[Any]) -> bool:
    return not any(isinstance(value, str) and "\x00" in value for value in values)
