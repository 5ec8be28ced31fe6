"""Lists: a query becomes SQL that gives row numbers in order, and pages of rows by number.

The window holds eight bytes a row and fetches a page when it is shown; sorting and filtering never
leave the database (architecture.md: 100,000 rows paint in 0.1 s this way).
"""

import array
import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from gc25desk.domain import query as q
from gc25desk.domain.access import sealed_keys
from gc25desk.domain.complaint import ENDED
from gc25desk.domain.field import UNKNOWN, Field, Kind, field_of
from gc25desk.domain.figures import AGE_SILENCE, SILENT_CODES
from gc25desk.domain.nouns import KINDS
from gc25desk.domain.sealed import Sealed
from gc25desk.domain.text import folded
from gc25desk.store import schema, search
from gc25desk.store.binned import not_binned, rows_binned
from gc25desk.store.related import rows_merged
from gc25desk.store.session import Reader

_BATCH = 500  # well under SQLite's limit of bound values in one statement
_SHOWING_MERGED = frozenset({q.IS_MERGED, q.WITH_MERGED})
_OF_THE_WHOLE = frozenset({q.IS_BINNED, q.WITH_MERGED})  # what a list shows at all, not which of it


@dataclasses.dataclass(frozen=True)
class ListRow:
    """One row of a list: its number, its record's identifier, and the values by field key."""

    row: int
    id: str
    values: dict[str, Any]


def rows(reader: Reader, noun: str, query: q.Query, today: dt.date) -> "array.array[int]":
    """Return the row numbers of a list in its order; before all others a child in danger nobody acted for."""
    table = schema.records[noun]
    statement = sa.select(table.c.row).where(*_conditions(reader, noun, query, today))
    statement = statement.order_by(*_order(noun, query))
    found = _numbers(reader, statement)
    waiting = frozenset(_numbers(reader, _in_danger(today))) if noun == "complaint" else frozenset()
    if waiting:
        first = [number for number in found if number in waiting]
        found = first + [number for number in found if number not in waiting]
    return array.array("q", found)


def _in_danger(today: dt.date) -> sa.Select[tuple[int]]:
    """Return the selection of complaints that need somebody now: few, and found by their urgency."""
    return sa.select(schema.records["complaint"].c.row).where(_rule("complaint", q.IS_IN_DANGER, today))


def _numbers(reader: Reader, statement: sa.Select[tuple[int]]) -> list[int]:
    """Return the numbers a statement finds, as the driver gives them: in half of SQLAlchemy's time."""
    cursor = reader.connection.execute(statement).cursor
    return [number for (number,) in cursor.fetchall()] if cursor is not None else []


def count(reader: Reader, noun: str, query: q.Query, today: dt.date) -> int:
    """Return how many records a list holds."""
    table = schema.records[noun]
    statement = sa.select(sa.func.count()).select_from(table)
    statement = statement.where(*_conditions(reader, noun, query, today))
    return int(reader.connection.execute(statement).scalar_one())


def number_of(reader: Reader, noun: str, record_id: str) -> int | None:
    """Return the row number of a record, or None when it is not there."""
    table = schema.records[noun]
    statement = sa.select(table.c.row).where(table.c.id == record_id)
    return reader.connection.execute(statement).scalar_one_or_none()


def standing(reader: Reader, noun: str, ids: Sequence[str]) -> dict[str, list[str]]:
    """Return the references of some records by the status they stand at, both in order."""
    table = schema.records[noun]
    found: dict[str, list[str]] = {}
    for start in range(0, len(ids), _BATCH):
        statement = sa.select(table.c.status, table.c.reference)
        statement = statement.where(table.c.id.in_(ids[start : start + _BATCH]))
        for status, reference in reader.connection.execute(statement.order_by(table.c.status, table.c.row)):
            found.setdefault(str(status), []).append(str(reference))
    return found


def shares(reader: Reader, noun: str, owner: str, key: str) -> list[tuple[str, int]]:
    """Return the values of a part's field, each with how many records have it, the most first."""
    part, binned = schema.parts[noun, owner], schema.binned
    away = sa.select(binned.c.record).where(binned.c.noun == noun)
    number = sa.func.count(sa.distinct(part.c.owner))
    statement = sa.select(part.c[key], number).where(part.c.owner.not_in(away), part.c[key] != "")
    statement = statement.group_by(part.c[key]).order_by(number.desc(), part.c[key])
    return [(str(value), int(count)) for value, count in reader.connection.execute(statement)]


def page(reader: Reader, noun: str, numbers: Sequence[int], keys: Sequence[str]) -> list[ListRow]:
    """Return the rows with the given numbers, in that order; a row that is gone is left out.

    A field that names another record has its reference.
    """
    table = schema.records[noun]
    wanted = [key for key in keys if key in table.c]
    columns = [_listed(noun, key) for key in wanted]
    statement = sa.select(table.c.row, table.c.id.label("record_id"), *columns)
    statement = statement.where(table.c.row.in_(list(numbers)))
    sealed = sealed_keys(KINDS[noun])
    taken = list(reader.connection.execute(statement))
    if not sealed.isdisjoint(wanted):
        reader.seals.fetch(noun, [record_id for _number, record_id, *_values in taken])
    found = {}
    for number, record_id, *values in taken:
        shown = dict(zip(wanted, values, strict=True))
        for key in shown.keys() & sealed:
            shown[key] = reader.seals.opened(shown[key], (noun, record_id, key))
        found[number] = ListRow(number, record_id, shown)
    return [found[number] for number in numbers if number in found]


def _listed(noun: str, key: str) -> sa.ColumnElement[Any]:
    field, column = field_of(KINDS[noun], key), schema.records[noun].c[key]
    if field.kind is not Kind.LINK:
        return column
    named = schema.records[field.links]
    return sa.select(named.c.reference).where(named.c.id == column).scalar_subquery().label(key)


def _order(noun: str, query: q.Query) -> list[sa.ColumnElement[Any]]:
    table = schema.records[noun]
    if query.order is None or query.order.key not in table.c or query.order.key in sealed_keys(KINDS[noun]):
        return [(table.c.row + 0).desc()]  # the sum again: not the wide rows one by one
    column = _sortable(field_of(KINDS[noun], query.order.key), table.c[query.order.key])
    if query.order.descending:
        return [column.desc().nulls_last(), table.c.row.desc()]
    return [column.asc().nulls_last(), table.c.row.asc()]


def _sortable(field: Field, column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    if field.kind is Kind.CHOICE and field.choices is not None:
        return sa.case({code: at for at, code in enumerate(field.choices.codes())}, value=column, else_=-1)
    if field.kind in {Kind.TEXT, Kind.OPEN, Kind.URL, Kind.LONG_TEXT}:
        return sa.collate(column, "NOCASE")
    return column


def _conditions(reader: Reader, noun: str, query: q.Query, today: dt.date) -> list[sa.ColumnElement[bool]]:
    """Return one condition for each filter: the row is among those found by the filter's own index.

    In one WHERE, SQLite would pick one index and read the wide rows, which are encrypted, for the others.
    """
    table = schema.records[noun]
    found = [_condition(reader, noun, item, today) for item in query.filters if item.key not in _OF_THE_WHOLE]
    if noun == "task":  # with a complaint in the bin there is nothing to be done for it
        found.append(not_binned("complaint", table.c.complaint))
    if query.words.strip():
        found.append(table.c.id.in_(search.matching(noun, query.words)))
    found = [_among(noun, condition) for condition in found]
    in_bin = rows_binned(noun)
    wanted = {item.key for item in query.filters}
    wants_bin = q.IS_BINNED in wanted
    found.append(table.c.row.in_(in_bin) if wants_bin else table.c.row.not_in(in_bin))
    if noun == "complaint" and not wants_bin and _SHOWING_MERGED.isdisjoint(wanted):
        found.append(table.c.row.not_in(rows_merged()))
    return found


def _among(noun: str, condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """Return the condition that a row is among those for which another holds.

    The sum keeps SQLite from looking up each of these rows: it goes through the order that is asked for.
    """
    row = schema.records[noun].c.row
    return (row + 0).in_(sa.select(row).where(condition).correlate(None))


def _condition(reader: Reader, noun: str, item: q.Filter, today: dt.date) -> sa.ColumnElement[bool]:
    if item.key in q.CONDITIONS:
        return _rule(noun, item.key, today)
    if item.key == AGE_SILENCE:
        children = schema.parts[noun, "children"]
        silent = sa.or_(sa.false(), *(age_silence_is(children, code) for code in item.values))
        return schema.records[noun].c.id.in_(sa.select(children.c.owner).where(silent))
    owner, dot, part = item.key.partition(".")
    if not dot and item.key in sealed_keys(KINDS[noun]):
        return schema.records[noun].c.id.in_(_unsealed_matches(reader, noun, item))
    if not dot:
        return _matches(field_of(KINDS[noun], item.key), schema.records[noun].c[item.key], item)
    field = field_of(KINDS[noun], owner)
    if field.record is None:
        raise KeyError(item.key)
    table = schema.parts[noun, owner]
    matches = _matches(field_of(field.record, part), table.c[part], item)
    return schema.records[noun].c.id.in_(sa.select(table.c.owner).where(matches))


def _unsealed_matches(reader: Reader, noun: str, item: q.Filter) -> list[str]:
    """Return the records whose sealed value fits, opened one by one; none without the identity key."""
    table = schema.records[noun]
    column, wanted = table.c[item.key], folded(item.contains)
    found = []
    reader.seals.fetch(noun)
    for record_id, sealed in reader.connection.execute(sa.select(table.c.id, column).where(column != "")):
        value = reader.seals.opened(sealed, (noun, record_id, item.key))
        if not isinstance(value, Sealed) and wanted in folded(value):
            found.append(record_id)
    return found


def age_silence_is(children: sa.FromClause, code: str) -> sa.ColumnElement[bool]:
    """Return the condition that a child has no age, for the reason that the code names."""
    certainty = children.c.age_certainty
    reason: sa.ColumnElement[bool] = certainty == code
    if code == UNKNOWN:
        reason = certainty.not_in([other for other in SILENT_CODES if other != UNKNOWN])
    return sa.and_(children.c.age.is_(None), reason)


def _rule(noun: str, key: str, today: dt.date) -> sa.ColumnElement[bool]:
    table = schema.records[noun]
    if key == q.IS_UNTAGGED:
        tags = schema.parts[noun, "tags"]
        tagged = sa.select(sa.literal(1)).where(tags.c.owner == table.c.id, tags.c.stance != "")
        return sa.not_(tagged.correlate(table).exists())
    if key == q.IS_MERGED:
        return table.c.merged_into > ""
    is_open = table.c.date_done.is_(None) if noun == "task" else table.c.status.not_in(sorted(ENDED))
    if key == q.IS_DONE:
        return sa.not_(is_open)
    if key == q.IS_OVERDUE:
        return sa.and_(is_open, table.c.date_due < today)
    if key in {q.IS_URGENT, q.IS_IN_DANGER}:
        unmet = table.c.urgency_met_at.is_(None) if key == q.IS_IN_DANGER else sa.true()
        return sa.and_(is_open, table.c.urgency == "urgent", unmet)
    return is_open


def _matches(field: Field, column: sa.Column[Any], item: q.Filter) -> sa.ColumnElement[bool]:
    found: list[sa.ColumnElement[bool]] = []
    if item.values:
        found.append(_any_of(field, column, item.values))
    if item.contains:
        found.append(_contains(column, item.contains))
    if item.since is not None:
        found.append(column >= item.since)
    if item.until is not None:
        found.append(column <= item.until)
    if item.lowest is not None:
        found.append(column >= item.lowest)
    if item.highest is not None:
        found.append(column <= item.highest)
    return sa.and_(sa.true(), *found)


def _contains(column: sa.Column[Any], words: str) -> sa.ColumnElement[bool]:
    """Return the condition that a text holds words without regard to case and accents.

    Where its folded form stands beside it, that is looked through. Elsewhere a text of plain ASCII letters
    with single spaces is its own folded form but for the case, which LIKE does not mind: it is looked at
    without a call of Python.
    """
    beside = column.table.c.get(schema.folded_key(column.key))
    if beside is not None:
        return _holds(beside, words)
    is_plain = sa.and_(column.op("NOT GLOB")("*[^ -~]*"), sa.func.instr(column, "  ") == 0)
    return sa.case((is_plain, _holds(column, words)), else_=_holds(sa.func.folded(column), words))


def _holds(text: sa.ColumnElement[Any], words: str) -> sa.ColumnElement[bool]:
    """Return the condition that a text, folded already, holds words."""
    pattern = folded(words).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return text.like(f"%{pattern}%", escape="\\")


def _any_of(field: Field, column: sa.ColumnElement[Any], values: Sequence[str]) -> sa.ColumnElement[bool]:
    if field.kind is Kind.CHOICES:
        text = sa.cast(column, sa.Text)
        return sa.or_(*(text == "[]" if value == "" else text.contains(f'"{value}"') for value in values))
    if field.kind is Kind.NUMBER:
        numbers = [int(value) for value in values if value]
        empty = [column.is_(None)] if "" in values else []
        return sa.or_(column.in_(numbers), *empty)
    if field.kind is Kind.DATE:
        return sa.or_(*(column.is_(None) if not v else column == dt.date.fromisoformat(v) for v in values))
    return column.in_(list(values))
