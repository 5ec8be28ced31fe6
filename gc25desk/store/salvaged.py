"""What comes with records out of a damaged desk: numbers, files, drafts, texts, and the count of the lost."""

from pathlib import Path

import sqlalchemy as sa

from gc25desk.domain.attachment import Attachment
from gc25desk.domain.nouns import KINDS
from gc25desk.domain.sealed import Sealed
from gc25desk.store import attached_check, attachments, schema
from gc25desk.store.attachments import Stored
from gc25desk.store.session import Reader, Writer

# Tables whose rows say all by themselves and never change once written.
_WHOLE = (schema.export, schema.text_copy, schema.text_paragraph)


def keep_numbers(old: Reader, writer: Writer) -> None:
    """Let no reference be given twice, the higher of two counters holds; and bring in what opens records."""
    _add_missing(old, writer, schema.record_key)
    table = schema.counter
    for row in old.connection.execute(sa.select(table)).mappings():
        here = sa.and_(table.c.noun == row["noun"], table.c.year == row["year"])
        held = writer.connection.execute(sa.select(table.c.last).where(here)).scalar()
        if held is None:
            writer.connection.execute(table.insert().values(**row))
        elif row["last"] > held:
            writer.connection.execute(table.update().where(here).values(last=row["last"]))


def bring_files(old: Reader, writer: Writer, files: Path, noun: str, record_id: str) -> int:
    """Name the attached files of a record that stand in the desk's folder, sound, and are not named yet."""
    table = schema.parts.get((noun, "files"))
    if table is None:
        return 0
    held = set(writer.connection.execute(sa.select(table.c.id).where(table.c.owner == record_id)).scalars())
    query = sa.select(table).where(table.c.owner == record_id).order_by(table.c.position)
    new = [row for row in old.connection.execute(query) if row.id not in held]
    secrets = {row.id: attached_check.secret_of(writer, noun, row) for row in new}
    sound = [row for row in new if attached_check.is_sound(files, row.id, secrets[row.id], row.sha256)]
    for row in sound:
        attached = Attachment(row.id, Sealed(row.name), row.size, row.sha256)
        attachments.add(writer, noun, record_id, Stored(attached, Sealed(row.secret)))
    return len(sound)


def keep_the_rest(old: Reader, writer: Writer) -> None:
    """Bring in drafts, and texts and exports that the desk has not."""
    for table in _WHOLE:
        _add_missing(old, writer, table)
    _add_missing(old, writer, schema.draft)


def _add_missing(old: Reader, writer: Writer, table: sa.Table) -> None:
    statement = table.insert().prefix_with("OR IGNORE")
    for row in old.connection.execute(sa.select(table)).mappings():
        writer.connection.execute(statement, dict(row))


def lost(old: Reader, writer: Writer) -> int:
    """Return how many records are known by name and are not on the desk in the newest state known."""
    newest = {key: version for noun in KINDS for key, version in _versions(old, noun).items()}
    known = _named(old) | _named(writer) | newest.keys()
    held = {key: version for noun in KINDS for key, version in _versions(writer, noun).items()}
    return sum(key not in held or held[key] < newest.get(key, 0) for key in known)


def _named(reader: Reader) -> set[tuple[str, str]]:
    table = schema.journal
    query = sa.select(table.c.noun, table.c.record).where(table.c.noun.in_(KINDS)).distinct()
    return {(row.noun, row.record) for row in reader.connection.execute(query)}


def _versions(reader: Reader, noun: str) -> dict[tuple[str, str], int]:
    table = schema.records[noun]
    return {
        (noun, row.id): int(row.version)
        for row in reader.connection.execute(sa.select(table.c.id, table.c.version))
    }
