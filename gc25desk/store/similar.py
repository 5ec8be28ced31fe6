"""Earlier complaints that share a sign with one that is typed; every look is bounded, none opens a seal."""

import datetime as dt
import heapq
import math
from collections.abc import Collection, Sequence

import sqlalchemy as sa
from rapidfuzz import fuzz

from gc25desk.domain.telling import first, much
from gc25desk.domain.text import folded
from gc25desk.store import schema
from gc25desk.store.related import counted
from gc25desk.store.session import Reader

NOUN = "complaint"
_COMMONEST = 1_000  # a word that more records hold tells nothing, and is not followed
_WORDS = 30  # words of a narrative that are looked up
_RARE = 12  # of these the rarest are followed
_FEWEST = 3  # words that two narratives share; of fewer nothing follows
_LOOKED_AT = 20  # narratives compared word by word
_SPELT_ALIKE = 90.0  # rapidfuzz, of 100
_HITS = sa.text("SELECT rowid FROM search WHERE search MATCH :word LIMIT :most")


def on_platform(reader: Reader, platform: str, limit: int) -> list[str]:
    """Return the newest complaints about a platform, in whatever spelling it was typed."""
    table, wanted = schema.records[NOUN], folded(platform)
    known = reader.connection.execute(sa.select(table.c.platform).where(table.c.platform > "").distinct())
    spelt = [name for name in known.scalars() if fuzz.ratio(folded(name), wanted) >= _SPELT_ALIKE]
    if not spelt:
        return []
    query = sa.select(table.c.id).where(table.c.platform.in_(spelt), counted(NOUN))
    newest = query.order_by(table.c.row.desc()).limit(limit)
    return [str(one) for one in reader.connection.execute(newest).scalars()]


def with_child(
    reader: Reader, children: Collection[tuple[int, str]], near: tuple[dt.date, dt.date], limit: int
) -> list[str]:
    """Return complaints received between two days in which a child has one of these ages and places."""
    table, child = schema.records[NOUN], schema.parts[NOUN, "children"]
    same = sa.or_(*(sa.and_(child.c.age == age, child.c.place == place) for age, place in children))
    query = (
        sa.select(table.c.id)
        .join(child, child.c.owner == table.c.id)
        .where(table.c.date_received.between(*near), same, counted(NOUN))
        .order_by(table.c.row.desc())
        .distinct()
        .limit(limit)
    )
    return [str(one) for one in reader.connection.execute(query).scalars()]


def telling_alike(reader: Reader, words: Sequence[str]) -> dict[str, tuple[str, float]]:
    """Return the complaints that share most of the rare words: what they tell and the share."""
    holders = {word: found for word in first(words, _WORDS) if (found := _holding(reader, word))}
    rare = first(sorted(holders, key=lambda word: len(holders[word])), _RARE)
    weights = {word: math.log(_COMMONEST * 2 / len(holders[word])) for word in rare}
    held: dict[int, list[str]] = {}
    for word in rare:
        for row in holders[word]:
            held.setdefault(row, []).append(word)
    # On a small desk a common word or two may be all that anybody holds of what is told.
    shares = {
        row: sum(weights[one] for one in found) for row, found in held.items() if much(found) >= _FEWEST
    }
    whole = sum(weights.values())
    best = heapq.nlargest(_LOOKED_AT, shares.items(), key=lambda one: (one[1], one[0]))
    return _told(reader, {row: share / whole for row, share in best})


def _holding(reader: Reader, word: str) -> list[int]:
    """Return the rows of the index that hold a word; none for a word that is everywhere."""
    found = reader.connection.execute(_HITS, {"word": f'"{word}"', "most": _COMMONEST + 1}).scalars().all()
    return [] if len(found) > _COMMONEST else [int(row) for row in found]


def _told(reader: Reader, shares: dict[int, float]) -> dict[str, tuple[str, float]]:
    entry, table = schema.search_entry, schema.records[NOUN]
    query = (
        sa.select(entry.c.row, table.c.id, table.c.subject, table.c.narrative)
        .join(table, table.c.id == entry.c.record)
        .where(entry.c.noun == NOUN, entry.c.row.in_(list(shares)), counted(NOUN))
    )
    return {
        str(record): (f"{subject} {narrative}", shares[row])
        for row, record, subject, narrative in reader.connection.execute(query)
    }
