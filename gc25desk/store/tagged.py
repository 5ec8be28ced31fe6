"""What colleagues tagged: the texts of records beside their tags, for suggestions; no identity is read."""

import dataclasses

import sqlalchemy as sa

from gc25desk.store import schema
from gc25desk.store.binned import not_binned
from gc25desk.store.session import Reader


@dataclasses.dataclass(frozen=True)
class TaggedText:
    """A record's text with one of its tags: the paragraph, and the passage that the tag rests on."""

    record: str
    text: str
    paragraph: int
    passage: str


def newest(reader: Reader, noun: str, keys: tuple[str, ...], limit: int) -> list[TaggedText]:
    """Return the tags, with a stance, of the newest records that have any; ``keys`` are read as the text."""
    table, tags = schema.records[noun], schema.parts[noun, "tags"]
    tagged = sa.select(tags.c.owner).where(tags.c.stance != "")
    chosen = (
        sa.select(table.c.id)
        .where(table.c.id.in_(tagged), not_binned(noun))
        .order_by(table.c.row.desc())
        .limit(limit)
    )
    query = (
        sa.select(table.c.id, tags.c.paragraph, tags.c.passage, *(table.c[key] for key in keys))
        .join(tags, tags.c.owner == table.c.id)
        .where(table.c.id.in_(chosen), tags.c.stance != "")
        .order_by(table.c.row, tags.c.position)
    )
    return [
        TaggedText(str(record), "\n".join(filter(None, map(str, texts))), int(paragraph), str(passage))
        for record, paragraph, passage, *texts in reader.connection.execute(query)
    ]


def fingerprint(reader: Reader) -> tuple[int | str, ...]:
    """Return what changes with every change of complaints, evidence, the bin and the official text."""
    found: list[int | str] = []
    for noun in ("complaint", "evidence"):
        table = schema.records[noun]
        standing = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(table.c.version), 0))
        found.extend(int(value) for value in reader.connection.execute(standing).one())
    found.append(
        int(reader.connection.execute(sa.select(sa.func.count()).select_from(schema.binned)).scalar_one())
    )
    copies = sa.select(schema.text_copy.c.sha256).order_by(schema.text_copy.c.language)
    found.extend(str(value) for value in reader.connection.execute(copies).scalars())
    return tuple(found)
