"""Counts for the dashboard and the report, taken in SQL; a tag without a stance is not counted."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from gc25desk.domain.figures import SILENT_CODES
from gc25desk.domain.paragraph import Stance
from gc25desk.store import schema
from gc25desk.store.lists import age_silence_is
from gc25desk.store.related import counted
from gc25desk.store.session import Reader

# A gap is found by evidence; what a complaint alleges is not found yet.
GAPS = (Stance.GAP.value, Stance.PARTIAL.value)


def by_month(reader: Reader, key: str, since: dt.date) -> dict[str, int]:
    """Return how many complaints have this date in each month, as ``YYYY-MM``, from a day on."""
    column = schema.records["complaint"].c[key]
    month = sa.func.substr(sa.cast(column, sa.Text), 1, 7)
    query = sa.select(month, sa.func.count()).where(column >= since, counted("complaint")).group_by(month)
    return {str(name): int(number) for name, number in reader.connection.execute(query)}


def children_by(reader: Reader, key: str) -> dict[Any, int]:
    """Return how many children affected have each value of one field."""
    children = schema.parts["complaint", "children"]
    kept = counted("complaint", children.c.owner)
    query = sa.select(children.c[key], sa.func.count()).where(kept).group_by(children.c[key])
    return {value: int(number) for value, number in reader.connection.execute(query)}


def ages_not_given(reader: Reader) -> dict[str, int]:
    """Return how many children have no age, by the silence that explains it."""
    children = schema.parts["complaint", "children"]
    return {
        code: int(
            reader.connection.execute(
                sa.select(sa.func.count())
                .select_from(children)
                .where(age_silence_is(children, code), counted("complaint", children.c.owner))
            ).scalar_one()
        )
        for code in SILENT_CODES
    }


def tagged_by_paragraph(reader: Reader, noun: str, stances: Iterable[str] | None = None) -> dict[int, int]:
    """Return how many records of a noun are tagged to each paragraph, with any stance or these."""
    table = schema.parts[noun, "tags"]
    query = sa.select(table.c.paragraph, sa.func.count(sa.distinct(table.c.owner)))
    query = query.where(table.c.stance != "", counted(noun, table.c.owner)).group_by(table.c.paragraph)
    if stances is not None:
        query = query.where(table.c.stance.in_(list(stances)))
    return {int(number): int(count) for number, count in reader.connection.execute(query)}


def ids_tagged(reader: Reader, noun: str, paragraphs: Iterable[int]) -> list[str]:
    """Return the identifiers of the records tagged, with a stance, to any of some paragraphs."""
    tags = schema.parts[noun, "tags"]
    query = sa.select(tags.c.owner).distinct()
    query = query.where(
        tags.c.paragraph.in_(list(paragraphs)), tags.c.stance != "", counted(noun, tags.c.owner)
    )
    return [str(owner) for (owner,) in reader.connection.execute(query)]


def fingerprint(reader: Reader) -> tuple[int | str, ...]:
    """Return what changes with every change of complaints, of the bin and of what was published.

    Evidence is none of it: no figure counts it.
    """
    complaint, binned = schema.records["complaint"], schema.binned
    standing = sa.select(
        sa.func.count(),
        sa.func.coalesce(sa.func.sum(complaint.c.version), 0),
        sa.func.coalesce(sa.func.max(complaint.c.row), 0),
    ).select_from(complaint)
    away = sa.select(binned.c.record).where(binned.c.noun == "complaint").order_by(binned.c.record)
    left = sa.select(sa.func.count()).select_from(schema.published_table)
    return (
        *(int(value) for value in reader.connection.execute(standing).one()),
        *(str(value) for value in reader.connection.execute(away).scalars()),
        int(reader.connection.execute(left).scalar_one()),
    )


def tagged_by_year(reader: Reader, noun: str, kind: str, date: str) -> list[tuple[int, str, str, int]]:
    """Return how many records are tagged to each paragraph, by their kind and year.

    ``kind`` and ``date`` are fields of the noun; an empty ``kind`` does not divide. Each line is paragraph,
    kind, year (empty where there is no date) and number.
    """
    table, tags = schema.records[noun], schema.parts[noun, "tags"]
    year = sa.func.coalesce(sa.func.substr(sa.cast(table.c[date], sa.Text), 1, 4), "")
    sort = table.c[kind] if kind else sa.literal("")
    query = (
        sa.select(tags.c.paragraph, sort, year, sa.func.count(sa.distinct(table.c.id)))
        .join(tags, tags.c.owner == table.c.id)
        .where(tags.c.stance != "", counted(noun))
        .group_by(tags.c.paragraph, sort, year)
    )
    return [(int(a), str(b), str(c), int(d)) for a, b, c, d in reader.connection.execute(query)]


def tagged_to(reader: Reader, noun: str, paragraph: int, title: str, limit: int = 500) -> list[Any]:
    """Return the records tagged to a paragraph: id, reference, title, stance and primary, newest first."""
    table, tags = schema.records[noun], schema.parts[noun, "tags"]
    query = (
        sa.select(table.c.id, table.c.reference, table.c[title], tags.c.stance, tags.c.primary)
        .join(tags, tags.c.owner == table.c.id)
        .where(tags.c.paragraph == paragraph, counted(noun))
        .order_by(table.c.row.desc())
        .limit(limit)
    )
    return list(reader.connection.execute(query))
