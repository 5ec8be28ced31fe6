"""Complaints and evidence in their tables: written with their parts, read back as frozen records."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from gc25desk.domain.access import is_sealed, sealed_keys, with_sealed_parts
from gc25desk.domain.field import Field, Kind, fields_of
from gc25desk.domain.nouns import KINDS
from gc25desk.domain.text import folded
from gc25desk.store import schema
from gc25desk.store.binned import not_binned
from gc25desk.store.seals import part_place
from gc25desk.store.session import Reader, Writer, last_row

_BATCH = 500  # well under SQLite's limit of bound values in one statement


def _own_fields(noun: str) -> list[Field]:
    table = schema.records[noun]
    return [field for field in fields_of(KINDS[noun]) if field.key in table.c]


def _part_fields(noun: str, kind: Kind) -> list[Field]:
    return [field for field in fields_of(KINDS[noun]) if field.kind is kind]


def insert(writer: Writer, noun: str, record: Any) -> int:
    """Write a new record with its parts and return its row number."""
    values = _own_values(writer, noun, record)
    result = writer.connection.execute(schema.records[noun].insert(), values)
    _insert_parts(writer, noun, record)
    return last_row(result)


def update(writer: Writer, noun: str, record: Any) -> None:
    """Write a changed record over the one held, parts included; its files stay as they are."""
    table = schema.records[noun]
    values = _own_values(writer, noun, record)
    del values["id"], values["reference"]
    writer.connection.execute(table.update().where(table.c.id == record.id).values(**values))
    for field in _part_fields(noun, Kind.RECORDS):
        part = schema.parts[noun, field.key]
        writer.connection.execute(part.delete().where(part.c.owner == record.id))
    _insert_parts(writer, noun, record)


def _own_values(writer: Writer, noun: str, record: Any) -> dict[str, Any]:
    """Return the values of the record's own columns, identity values sealed, some texts folded beside."""
    found = {}
    for field in _own_fields(noun):
        value = getattr(record, field.key)
        found[field.key] = (
            writer.seals.seal(value, (noun, record.id, field.key)) if is_sealed(field) else value
        )
    for key in schema.FOLDED.get(noun, ()):
        found[schema.folded_key(key)] = folded(getattr(record, key))
    return found


def _insert_parts(writer: Writer, noun: str, record: Any) -> None:
    for field in _part_fields(noun, Kind.RECORDS):
        rows = [
            {"owner": record.id, "position": position}
            | _part_values(writer, (noun, record.id), field, part, position)
            for position, part in enumerate(getattr(record, field.key))
        ]
        if rows:
            writer.connection.execute(schema.parts[noun, field.key].insert(), rows)


def _part_values(
    writer: Writer, owner: tuple[str, str], field: Field, part: Any, position: int
) -> dict[str, Any]:
    """Return the values of a part's columns, identity values sealed."""
    if field.record is None:
        raise TypeError(f"{field.key} has no record class")
    found = {}
    for own in fields_of(field.record):
        value = getattr(part, own.key)
        place = (*owner, part_place(field.key, part, position, own.key))
        found[own.key] = writer.seals.seal(value, place) if is_sealed(own) else value
    return found


def load(reader: Reader, noun: str, record_id: str) -> Any | None:
    """Return one record with its parts, or None."""
    found = load_many(reader, noun, [record_id])
    return found[0] if found else None


def identities(reader: Reader, noun: str) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Yield each record that is not in the bin with its opened identity values by field key.

    Those of parts stand under ``children.name``. Far quicker than reading whole records.
    """
    found: dict[str, dict[str, list[str]]] = {}
    table, kind = schema.records[noun], KINDS[noun]
    keys = sorted(sealed_keys(kind))
    if not keys and not with_sealed_parts(kind):
        return
    query = sa.select(table.c.id, *(table.c[key] for key in keys)).where(not_binned(noun))
    reader.seals.fetch(noun)
    for record_id, *values in reader.connection.execute(query):
        opened = zip(keys, values, strict=True)
        found[record_id] = {
            key: [reader.seals.opened(value, (noun, record_id, key))] for key, value in opened if value
        }
    for field in with_sealed_parts(kind):
        _add_parts(reader, noun, field, found)
    yield from found.items()


def _add_parts(reader: Reader, noun: str, field: Field, found: dict[str, dict[str, list[str]]]) -> None:
    table = schema.parts[noun, field.key]
    for name in sorted(sealed_keys(field.record)) if field.record else ():
        for row in reader.connection.execute(sa.select(table).where(table.c[name] != "")).mappings():
            if row["owner"] in found:
                place = part_place(field.key, dict(row), row["position"], name)
                opened = reader.seals.opened(row[name], (noun, row["owner"], place))
                found[row["owner"]].setdefault(f"{field.key}.{name}", []).append(opened)


def id_of_reference(reader: Reader, noun: str, reference: str) -> str | None:
    """Return the identifier of the record with this reference, or None."""
    table = schema.records[noun]
    query = sa.select(table.c.id).where(table.c.reference == reference)
    return reader.connection.execute(query).scalar_one_or_none()


def references(reader: Reader) -> dict[str, str]:
    """Return the reference of every record by its identifier."""
    return {
        record_id: reference
        for table in schema.records.values()
        for record_id, reference in reader.connection.execute(sa.select(table.c.id, table.c.reference))
    }


def at_most(reader: Reader, most: int) -> bool:
    """Tell whether the desk holds no more records than this, of all kinds; it counts no further."""
    for table in schema.records.values():
        some = sa.select(table.c.row).limit(most + 1).subquery()
        most -= reader.connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one()
        if most < 0:
            return False
    return True


def load_many(reader: Reader, noun: str, ids: Sequence[str] | None = None) -> list[Any]:
    """Return records with their parts in entry order, those with the given ids or all but the binned."""
    if ids is not None and len(ids) > _BATCH:
        batches = (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))
        return [record for batch in batches for record in load_many(reader, noun, batch)]
    table = schema.records[noun]
    query = sa.select(table).order_by(table.c.row)
    query = query.where(table.c.id.in_(ids) if ids is not None else not_binned(noun))
    rows = reader.connection.execute(query).mappings().all()
    if not rows:
        return []  # a new record is looked for before each first save
    reader.seals.fetch(noun, ids)
    parts = _load_parts(reader, noun, ids)
    kind, fields = KINDS[noun], _own_fields(noun)
    sealed = [field.key for field in fields if is_sealed(field)]
    found = []
    for row in rows:
        values = {field.key: row[field.key] for field in fields}
        for key in sealed:
            values[key] = reader.seals.opened(values[key], (noun, row["id"], key))
        found.append(kind(**values, **{key: tuple(owned.get(row["id"], ())) for key, owned in parts.items()}))
    return found


def values_of(reader: Reader, noun: str, key: str) -> dict[str, str]:
    """Return one field of every record that is not in the bin, by identifier, where it is filled."""
    table = schema.records[noun]
    query = sa.select(table.c.id, table.c[key]).where(table.c[key] != "", not_binned(noun))
    return {str(record): str(value) for record, value in reader.connection.execute(query)}


def load_by(reader: Reader, noun: str, key: str, value: str) -> list[Any]:
    """Return the records whose field has this value, in entry order, without those in the bin."""
    table = schema.records[noun]
    query = sa.select(table.c.id).where(table.c[key] == value, not_binned(noun)).order_by(table.c.row)
    ids = [str(found) for (found,) in reader.connection.execute(query)]
    return load_many(reader, noun, ids) if ids else []


def _load_parts(reader: Reader, noun: str, ids: Iterable[str] | None) -> dict[str, dict[str, list[Any]]]:
    found: dict[str, dict[str, list[Any]]] = {}
    for field in fields_of(KINDS[noun]):
        table = schema.parts.get((noun, field.key))
        if table is None or field.record is None:
            continue
        keys = [own.key for own in fields_of(field.record)]
        sealed = [own.key for own in fields_of(field.record) if is_sealed(own)]
        query = sa.select(table.c.owner, *(table.c[key] for key in keys))
        query = query.order_by(table.c.owner, table.c.position)
        if ids is not None:
            query = query.where(table.c.owner.in_(list(ids)))
        owned = found.setdefault(field.key, {})
        for owner, *values in reader.connection.execute(query):
            parts, part = owned.setdefault(owner, []), dict(zip(keys, values, strict=True))
            for key in sealed:
                place = (noun, owner, part_place(field.key, part, len(parts), key))
                part[key] = reader.seals.opened(part[key], place)
            parts.append(field.record(**part))
    return found


def next_number(writer: Writer, noun: str, year: int) -> int:
    """Return the next number of a year's sequence on this device; none is given twice."""
    table = schema.counter
    here = sa.and_(table.c.noun == noun, table.c.year == year)
    last = writer.connection.execute(sa.select(table.c.last).where(here)).scalar_one_or_none()
    if last is None:
        writer.connection.execute(table.insert(), {"noun": noun, "year": year, "last": 1})
        return 1
    writer.connection.execute(table.update().where(here).values(last=last + 1))
    return int(last) + 1


def used_values(reader: Reader, noun: str, key: str, limit: int = 500) -> list[str]:
    """Return the texts used so far in one field, the most used first."""
    owner, _dot, part = key.partition(".")
    table = schema.parts[noun, owner] if part else schema.records[noun]
    column = table.c[part or key]
    query = (
        sa.select(column)
        .where(column != "", not_binned(noun, table.c.owner if part else None))
        .group_by(column)
        .order_by(sa.func.count().desc(), column)
        .limit(limit)
    )
    return [str(value) for (value,) in reader.connection.execute(query)]
