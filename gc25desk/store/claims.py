"""What each exported draft said, kept so that a copy edited in Word can be compared with it."""

import sqlalchemy as sa

from gc25desk.store import schema
from gc25desk.store.session import Reader, Writer


def put(writer: Writer, export: str, project: str, claims: str) -> None:
    """Keep the claims of an export, as JSON."""
    row = {"export": export, "project": project, "claims": claims}
    writer.connection.execute(schema.export_claims.insert(), row)


def last_of(reader: Reader, project: str) -> str | None:
    """Return the claims of the last export of a report, None if it was never exported."""
    table, export = schema.export_claims, schema.export
    query = (
        sa.select(table.c.claims)
        .join(export, export.c.id == table.c.export)
        .where(table.c.project == project)
        .order_by(export.c.at.desc())
        .limit(1)
    )
    return reader.connection.execute(query).scalar_one_or_none()
