"""Full-text search over complaints, evidence and the official text.

The text is folded in Python before it enters FTS5, because no stock tokenizer finds words of all six
UN languages (architecture.md). The index is contentless: it holds no second copy of a narrative.
"""

import dataclasses
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from gc25desk.domain.access import is_sealed
from gc25desk.domain.field import Kind, fields_of
from gc25desk.domain.text import folded, search_terms
from gc25desk.store import schema
from gc25desk.store.session import Reader, Writer, last_row

_ADD = sa.text("INSERT INTO search (rowid, body) VALUES (:row, :body)")
_REMOVE = sa.text("DELETE FROM search WHERE rowid = :row")


@dataclasses.dataclass(frozen=True)
class Found:
    """A record that holds the words, with its rank (lower is better)."""

    noun: str
    record: str
    rank: float


def body_of(record: Any, leaving_out: Collection[str] = ()) -> str:
    """Return the text of a record that anyone who may read it can find, parts included, as it stands.

    What names or finds a person is left out: the index would tell it to whoever holds the database key.
    """
    pieces: list[str] = []
    for field in fields_of(type(record)):
        if field.key in leaving_out:
            continue
        value = getattr(record, field.key)
        if field.kind is Kind.RECORDS:
            pieces += [body_of(part) for part in value]
        elif field.searched and value and not is_sealed(field):
            pieces.append(str(value))
    return "\n".join(piece for piece in pieces if piece)


def put(writer: Writer, noun: str, record: str, body: str) -> None:
    """Index a text under a record, in place of what was indexed before."""
    entry = schema.search_entry
    query = sa.select(entry.c.row).where(entry.c.noun == noun, entry.c.record == record)
    row = writer.connection.execute(query).scalar_one_or_none()
    if row is None:
        result = writer.connection.execute(entry.insert(), {"noun": noun, "record": record})
        row = last_row(result)
    else:
        writer.connection.execute(_REMOVE, {"row": row})
    writer.connection.execute(_ADD, {"row": row, "body": folded(body)})


def remove(writer: Writer, noun: str, record: str) -> None:
    """Take a record out of the index, with no trace of its words left in it."""
    entry = schema.search_entry
    here = (entry.c.noun == noun, entry.c.record == record)
    row = writer.connection.execute(sa.select(entry.c.row).where(*here)).scalar_one_or_none()
    if row is not None:
        writer.connection.execute(_REMOVE, {"row": row})
        writer.connection.execute(entry.delete().where(*here))
        # A removed row is only marked; its words go when the index is merged into one piece.
        writer.connection.exec_driver_sql("INSERT INTO search (search) VALUES ('optimize')")


def expression(words: str) -> str:
    """Return the FTS5 expression for what a person typed; empty when there is no word in it.

    All words must occur, in any spelling that folds alike; the last one may be unfinished.
    """
    terms = search_terms(words)
    clauses = []
    for at, spellings in enumerate(terms):
        star = "*" if at == len(terms) - 1 else ""
        quoted = [f'"{spelling}"{star}' for spelling in spellings]
        clauses.append(f"({' OR '.join(quoted)})")
    return " AND ".join(clauses)


def matching(noun: str, words: str) -> sa.Select[tuple[str]]:
    """Return the selection of the identifiers whose text holds the words."""
    entry = schema.search_entry
    typed = expression(words)
    if not typed:
        return sa.select(entry.c.record).where(sa.false())
    hits = sa.text("SELECT rowid FROM search WHERE search MATCH :typed").bindparams(typed=typed)
    return sa.select(entry.c.record).where(
        entry.c.noun == noun, entry.c.row.in_(hits.columns(sa.column("rowid")).scalar_subquery())
    )


def find(reader: Reader, words: str, limit: int) -> list[Found]:
    """Return the best matches, best first."""
    typed = expression(words)
    if not typed:
        return []
    statement = sa.text(
        "SELECT e.noun, e.record, s.rank FROM search AS s JOIN search_entry AS e ON e.row = s.rowid "
        "WHERE s.search MATCH :typed ORDER BY s.rank LIMIT :limit"
    )
    result = reader.connection.execute(statement, {"typed": typed, "limit": limit})
    return [Found(noun, record, rank) for noun, record, rank in result]
