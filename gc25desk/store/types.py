"""How the kinds of field are kept in columns, on SQLite now and on another database later."""

import datetime as dt
import json
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from gc25desk.domain.field import Field, Kind


class Moment(TypeDecorator[dt.datetime]):
    """A point in time, kept as ISO 8601 text in UTC so that it sorts and reads alike everywhere."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write the moment in UTC to the millisecond."""
        return None if value is None else value.astimezone(dt.UTC).isoformat(timespec="milliseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        """Read the moment back, aware of its zone."""
        return None if value is None else dt.datetime.fromisoformat(value)


class Codes(TypeDecorator[tuple[str, ...]]):
    """Several codes of a list, kept as a JSON array."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Write the codes in their order."""
        return json.dumps(list(value or ()))

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002
        """Read the codes back."""
        return tuple(json.loads(value)) if value else ()


_TYPES: dict[Kind, type[TypeEngine[Any]]] = {
    Kind.TEXT: sa.Text,
    Kind.LONG_TEXT: sa.Text,
    Kind.DATE: sa.Date,
    Kind.MOMENT: Moment,
    Kind.NUMBER: sa.BigInteger,
    Kind.FLAG: sa.Boolean,
    Kind.CHOICE: sa.Text,
    Kind.CHOICES: Codes,
    Kind.OPEN: sa.Text,
    Kind.URL: sa.Text,
    Kind.PERSON: sa.Text,
    Kind.LINK: sa.Text,
}

_EMPTY_WHEN_NULL = frozenset({Kind.DATE, Kind.MOMENT, Kind.NUMBER})


def column_of(field: Field) -> sa.Column[Any] | None:
    """Return the column of a field, or None for a field that is a table of its own."""
    kind = _TYPES.get(field.kind)
    if kind is None:
        return None
    return sa.Column(field.key, kind(), nullable=field.kind in _EMPTY_WHEN_NULL)
