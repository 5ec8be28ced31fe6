"""Who is involved in which complaint: read from the lines that complaints hold of persons and bodies."""

from collections.abc import Collection

import sqlalchemy as sa

from gc25desk.store import schema
from gc25desk.store.binned import not_binned
from gc25desk.store.session import Reader

NOUN = "party"


def involved(reader: Reader, parties: Collection[str]) -> list[tuple[str, str]]:
    """Return each complaint that names one of these parties with the part they have in it, once each."""
    lines, complaints = schema.parts["complaint", "parties"], schema.records["complaint"]
    query = (
        sa.select(lines.c.role, lines.c.owner)
        .join(complaints, complaints.c.id == lines.c.owner)
        .where(lines.c.party.in_(list(parties)), not_binned("complaint"))
        .order_by(complaints.c.row.desc())
        .distinct()
    )
    return [(str(role), str(owner)) for role, owner in reader.connection.execute(query)]


def merged_into(reader: Reader, parties: Collection[str]) -> list[str]:
    """Return the parties for which one of these stands now."""
    table = schema.records[NOUN]
    query = sa.select(table.c.id).where(table.c.merged_into.in_(list(parties)), not_binned(NOUN))
    return [str(one) for one in reader.connection.execute(query).scalars()]


def by_reference(reader: Reader, words: str, limit: int) -> list[str]:
    """Return the parties whose reference begins or ends with what is typed, the newest first."""
    table = schema.records[NOUN]
    fits = sa.or_(
        table.c.reference.startswith(words, autoescape=True),
        table.c.reference.endswith(words, autoescape=True),
    )
    query = sa.select(table.c.id).where(fits, not_binned(NOUN)).order_by(table.c.row.desc()).limit(limit)
    return [str(one) for one in reader.connection.execute(query).scalars()]
