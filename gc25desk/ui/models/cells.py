"""How one value of a record is shown in a list, in words."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from gc25desk.domain.field import Field, Kind
from gc25desk.domain.sealed import is_sealed
from gc25desk.i18n import _
from gc25desk.ui.widgets import dates

_LONGEST = 300


def shown(field: Field, value: Any) -> str:
    """Return a value as one short line of text; an empty value is the empty text, a sealed one says so."""
    if value is None or value in ("", ()):
        return ""
    if is_sealed(value):
        return _("Sealed")
    return _WORDS.get(field.kind, _line)(field, value)


def label(field: Field, code: str) -> str:
    """Return the words for a code; a code of no list stands for itself."""
    return field.choices.label(code) if field.choices is not None else code


def _day(value: Any) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)


def _moment(value: Any) -> dt.datetime:
    return value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(value)


def _line(_field: Field, value: Any) -> str:
    return " ".join(str(value)[:_LONGEST].split())


def _number_of(_field: Field, value: Any) -> str:
    return str(len(value)) if isinstance(value, tuple | list) else str(value)


_WORDS: dict[Kind, Callable[[Field, Any], str]] = {
    Kind.DATE: lambda _field, value: dates.show_day(_day(value)),
    Kind.MOMENT: lambda _field, value: dates.show_moment(_moment(value)),
    Kind.FLAG: lambda _field, value: _("Yes") if value else _("No"),
    Kind.CHOICE: label,
    Kind.OPEN: label,
    Kind.PERSON: label,
    Kind.LINK: label,
    Kind.CHOICES: lambda field, value: ", ".join(label(field, code) for code in value),
    Kind.RECORDS: _number_of,
    Kind.FILES: _number_of,
}
