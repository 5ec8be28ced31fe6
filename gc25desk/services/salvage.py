"""Bringing in what could still be read of a damaged desk and is newer than the backup put in its place."""

import contextlib
import dataclasses
from pathlib import Path
from typing import Any

from gc25desk.domain.access import Act
from gc25desk.domain.nouns import KINDS
from gc25desk.errors import KnownError, NotFound
from gc25desk.i18n import _
from gc25desk.services.access import needs
from gc25desk.services.backup import NOUN
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.saving import save_ready
from gc25desk.store import records, salvage, salvaged, search
from gc25desk.store.session import Reader, Writer


@dataclasses.dataclass(frozen=True)
class Salvaged:
    """What came in: records new or newer, those known to be lost, and files that came with them.

    ``lost`` counts records that the journal or the tables name and that could not be brought in in
    their newest state: some stand as in the backup, some not at all.
    """

    saved: int
    lost: int
    files: int
    changes: Changes


@needs(Act.BACK_UP)
def bring_in(desk: Desk, moved: Path) -> Salvaged:
    """Bring in the records of a desk moved aside that load, pass their checks and are newer; one transaction.

    A record whose parts cannot be shown to be all there stays out. Raises NotFound when nothing of the
    damaged desk could be read, DiskFull or CannotWrite with nothing changed.
    """
    database = moved / salvage.DATABASE
    if not database.is_file():
        raise NotFound(_("Nothing of the damaged desk could be read."), _("It is kept as it is."))
    with salvage.opened(database, desk.store.key) as old, desk.store.writing() as writer:
        salvaged.keep_numbers(old, writer)
        saved, files = 0, 0
        parts = salvage.part_counts(old)
        for noun in KINDS:
            for record in salvage.loadable(old, noun):
                if _brought_in(writer, noun, record, parts.get((noun, record.id))):
                    saved += 1
                    files += salvaged.bring_files(old, writer, desk.store.files, noun, record.id)
        salvaged.keep_the_rest(old, writer)
        lost = salvaged.lost(old, writer)
        fields: dict[str, list[Any]] = {"saved": [None, saved], "lost": [None, lost], "files": [None, files]}
        writer.journal(NOUN, moved.name, "salvage", fields)
    return Salvaged(saved, lost, files, Changes(frozenset({*KINDS, NOUN})))


@dataclasses.dataclass(frozen=True)
class Account:
    """What a desk lost that is only what could be read of itself: records, and parts of others.

    ``incomplete`` names by reference the records that lost a part or cannot be shown to have all.
    """

    lost: int
    incomplete: tuple[str, ...]


@needs(Act.BACK_UP)
def account(desk: Desk) -> Account:
    """Compare the records with the journal, and have the history of each incomplete one say so."""
    incomplete = []
    with desk.store.writing() as writer:
        parts = salvage.part_counts(writer)
        for noun in KINDS:
            for record in salvage.loadable(writer, noun):
                counts = parts.get((noun, record.id))
                if not _has_all(record, counts):
                    incomplete.append(record.reference)
                    fields: dict[str, list[Any]] = {
                        key: [count, len(getattr(record, key, ()))] for key, count in (counts or {}).items()
                    }
                    writer.journal(noun, record.id, "incomplete", fields)
        lost = salvaged.lost(writer, writer)
    return Account(lost, tuple(incomplete))


def _has_all(record: Any, parts: dict[str, int] | None) -> bool:
    """Tell whether a record has as many parts as the last entries of its journal name."""
    return parts is not None and all(len(getattr(record, key, ())) == count for key, count in parts.items())


def _brought_in(writer: Writer, noun: str, record: Any, parts: dict[str, int] | None) -> bool:
    held = records.load(writer, noun, record.id)
    if held is not None and held.version >= record.version:
        return False
    if not _passes(writer, noun, record, parts):
        return False
    if held is None:
        records.insert(writer, noun, record)
    else:
        records.update(writer, noun, record)
    search.put(writer, noun, record.id, search.body_of(record))
    before = held.version if held is not None else None
    writer.journal(noun, record.id, "salvage", {"version": [before, record.version]})
    return True


def _passes(reader: Reader, noun: str, record: Any, parts: dict[str, int] | None) -> bool:
    """Tell whether a record is fit to be saved and has all the parts that its journal names."""
    if not _has_all(record, parts):
        return False
    with contextlib.suppress(KnownError):
        save_ready(noun, record)
        return records.id_of_reference(reader, noun, record.reference) in {None, record.id}
    return False
