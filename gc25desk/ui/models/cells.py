"""How one value of a record is shown in a list, in words."""

import datetime as dt
from typing import Any

from gc25desk.domain.field import Field, Kind
from gc25desk.i18n import _
from gc25desk.ui.widgets import dates

_LONGEST = 300


def shown(field: Field, value: Any) -> str:
    """Return a value as one short line of text; an empty value is the empty text."""
    if value is None or value == "" or value == ():
        return ""
    if field.kind is Kind.DATE:
        return dates.show_day(_day(value))
    if field.kind is Kind.MOMENT:
        return dates.show_moment(_moment(value))
    if field.kind is Kind.FLAG:
        return _("Yes") if value else _("No")
    if field.kind in {Kind.CHOICE, Kind.OPEN}:
        return label(field, str(value))
    if field.kind is Kind.CHOICES:
        return ", ".join(label(field, code) for code in value)
    if field.kind in {Kind.RECORDS, Kind.FILES}:
        return str(len(value)) if isinstance(value, tuple | list) else str(value)
    return " ".join(str(value)[:_LONGEST].split())


def label(field: Field, code: str) -> str:
    """Return the words for a code; a code of no list stands for itself."""
    return field.choices.label(code) if field.choices is not None else code


def _day(value: Any) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)


def _moment(value: Any) -> dt.datetime:
    return value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(value)
