"""A filter in words, for the chip that shows it."""

import dataclasses
from collections.abc import Callable
from typing import Any

from gc25desk.domain.field import Field, Kind, field_of
from gc25desk.domain.query import (
    IS_BINNED,
    IS_DONE,
    IS_IN_DANGER,
    IS_MERGED,
    IS_OPEN,
    IS_OVERDUE,
    IS_UNTAGGED,
    IS_URGENT,
    WITH_MERGED,
    Filter,
    Query,
)
from gc25desk.i18n import N_, _, ngettext
from gc25desk.ui.widgets.dates import show_day

_CONDITIONS = {
    IS_OPEN: N_("Open"),
    IS_OVERDUE: N_("Overdue"),
    IS_URGENT: N_("Urgent, open"),
    IS_IN_DANGER: N_("In danger, nobody has acted"),
    IS_UNTAGGED: N_("Untagged"),
    IS_DONE: N_("Done"),
    IS_MERGED: N_("Merged duplicates"),
    WITH_MERGED: N_("With merged duplicates"),
    IS_BINNED: N_("In the bin"),
}
_MOST_VALUES = 3


def field_at(kind: type[Any], key: str) -> Field | None:
    """Return the field a filter's key names, parts included; None when there is none."""
    owner, dot, part = key.partition(".")
    try:
        field = field_of(kind, owner)
        return field if not dot or field.record is None else field_of(field.record, part)
    except KeyError:
        return None


def in_words(kind: type[Any], item: Filter, named: Callable[[Field], Field]) -> str:
    """Return a filter as one short phrase, such as "Status: Received, Closed".

    ``named`` gives a field that names people the words for them.
    """
    if item.key in _CONDITIONS:
        return _(_CONDITIONS[item.key])
    found = field_at(kind, item.key)
    field = found and named(found)
    label = field.shown_label() if field is not None else item.key
    parts = [words for words in (_values(field, item), _contains(item), _span(item), _numbers(item)) if words]
    return f"{label}: {', '.join(parts)}" if parts else label


def _values(field: Field | None, item: Filter) -> str:
    if field is not None and field.kind is Kind.LINK and item.values:
        return ngettext("{n} record", "{n} records", len(item.values)).format(n=len(item.values))
    shown = [_value(field, value) for value in item.values]
    if len(shown) > _MOST_VALUES:
        shown = [*shown[:_MOST_VALUES], _("{n} more").format(n=len(shown) - _MOST_VALUES)]
    return ", ".join(shown)


def _value(field: Field | None, value: str) -> str:
    if not value:
        return _("not recorded")
    return field.choices.label(value) if field is not None and field.choices is not None else value


def _contains(item: Filter) -> str:
    return f"“{item.contains}”" if item.contains else ""


def _span(item: Filter) -> str:
    return _between(show_day(item.since), show_day(item.until))


def _numbers(item: Filter) -> str:
    low = "" if item.lowest is None else str(item.lowest)
    high = "" if item.highest is None else str(item.highest)
    return low if low and low == high else _between(low, high)


def _between(low: str, high: str) -> str:
    if low and high:
        return _("{first} to {last}").format(first=low, last=high)
    if low:
        return _("from {first}").format(first=low)
    return _("until {last}").format(last=high) if high else ""


def without(filters: tuple[Filter, ...], key: str) -> tuple[Filter, ...]:
    """Return the filters on other fields."""
    return tuple(item for item in filters if item.key != key)


def with_filter(filters: tuple[Filter, ...], item: Filter) -> tuple[Filter, ...]:
    """Return the filters with this one in place of any other on the same field; an empty one is none."""
    rest = without(filters, item.key)
    return rest if item == Filter(item.key) else (*rest, item)


def filter_on(filters: tuple[Filter, ...], key: str) -> Filter:
    """Return the filter on a field, or an empty one."""
    return next((item for item in filters if item.key == key), Filter(key))


def without_typed(query: Query) -> Query:
    """Return a query with its codes, days and numbers, but none of the words somebody typed."""
    coded = tuple(item for item in query.filters if not item.contains)
    return dataclasses.replace(query, words="", filters=coded)
