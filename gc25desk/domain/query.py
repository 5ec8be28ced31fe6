"""What a list shows: filters, search words and order, as data that every room can hold.

A dashboard number, a saved view and a report figure each carry the query of the list behind them.
"""

import dataclasses
import datetime as dt

# Conditions that are a rule over several fields, not the value of one.
IS_OPEN = "is_open"
IS_OVERDUE = "is_overdue"
IS_URGENT = "is_urgent"
IS_IN_DANGER = "is_in_danger"  # urgent, open, and nobody has acted yet
IS_UNTAGGED = "is_untagged"
IS_DONE = "is_done"  # of a task
IS_MERGED = "is_merged"  # duplicates alone; without this or the next no list shows them
WITH_MERGED = "with_merged"  # duplicates among the others
IS_BINNED = "is_binned"  # the bin; without it no list shows what lies there
CONDITIONS = (
    IS_OPEN,
    IS_OVERDUE,
    IS_URGENT,
    IS_IN_DANGER,
    IS_UNTAGGED,
    IS_DONE,
    IS_MERGED,
    WITH_MERGED,
    IS_BINNED,
)


@dataclasses.dataclass(frozen=True)
class Filter:
    """One condition on one field; all that is given must hold.

    ``key`` is a field's key, a field of a part as ``children.sex`` or ``tags.paragraph``, or one of
    ``CONDITIONS``. ``values`` are alternatives (codes, paragraph numbers as text; the empty text finds
    the empty field), ``contains`` is looked for without case or accents, ``since`` and ``until`` are
    days or ISO dates and both are inclusive. For whole numbers ``lowest`` and ``highest`` are inclusive.
    """

    key: str
    values: tuple[str, ...] = ()
    contains: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    lowest: int | None = None
    highest: int | None = None


@dataclasses.dataclass(frozen=True)
class Order:
    """Sort by one field; ties are broken by entry order."""

    key: str
    descending: bool = False


@dataclasses.dataclass(frozen=True)
class Query:
    """Which records a list shows and in what order; ``words`` uses the full-text index."""

    filters: tuple[Filter, ...] = ()
    words: str = ""
    order: Order | None = None
