"""Requests to be shown one record's identities, and what was decided."""

import dataclasses
import datetime as dt
from typing import Any

import sqlalchemy as sa

from gc25desk.store import schema
from gc25desk.store.session import Reader, Writer

OPEN, APPROVED, REFUSED = "open", "approved", "refused"


@dataclasses.dataclass(frozen=True)
class Request:
    """Somebody asks to be shown the identities of one record for so many hours, and why.

    ``sealed`` holds what is shown, for the one who asked alone, from the approval until it ends.
    """

    id: str
    noun: str
    record: str
    asked_by: str
    asked_at: dt.datetime
    reason: str
    hours: int
    decision: str = OPEN
    decided_by: str = ""
    decided_at: dt.datetime | None = None
    until: dt.datetime | None = None
    sealed: str = dataclasses.field(default="", repr=False)

    def stands(self, now: dt.datetime) -> bool:
        """Tell whether the record may be shown at this moment."""
        return self.decision == APPROVED and self.until is not None and now < self.until


def add(writer: Writer, request: Request) -> None:
    """Write a new request."""
    writer.connection.execute(schema.identity_request.insert().values(dataclasses.asdict(request)))


def decide(writer: Writer, request: Request) -> None:
    """Write what was decided."""
    table = schema.identity_request
    values = {key: getattr(request, key) for key in ("decision", "until", "sealed")}
    decided = {"decided_by": writer.actor, "decided_at": writer.at}
    writer.connection.execute(table.update().where(table.c.id == request.id).values(values | decided))


def destroy(writer: Writer, noun: str, record: str) -> None:
    """Destroy every request about a record."""
    table = schema.identity_request
    writer.connection.execute(table.delete().where(table.c.noun == noun, table.c.record == record))


def forget_ended(writer: Writer) -> None:
    """Destroy what was shown for a time that is over."""
    table = schema.identity_request
    writer.connection.execute(
        table.update().where(table.c.until <= writer.at, table.c.sealed != "").values(sealed="")
    )


def load(reader: Reader, **wanted: str) -> list[Request]:
    """Return requests with these values, the newest first."""
    table = schema.identity_request
    conditions = [table.c[key] == value for key, value in wanted.items()]
    query = sa.select(table).where(*conditions).order_by(table.c.asked_at.desc(), table.c.id)
    return [Request(**_values(row)) for row in reader.connection.execute(query).mappings()]


def _values(row: Any) -> dict[str, Any]:
    return dict(row)
