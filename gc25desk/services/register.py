"""Exporting the full register of complaints, for use within the institution: streamed, journalled, whole."""

import dataclasses
import datetime as dt
import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from gc25desk import __version__
from gc25desk.domain import snapshot
from gc25desk.domain.access import Act
from gc25desk.domain.field import Profile
from gc25desk.domain.query import WITH_MERGED, Filter, Query
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _, speaking
from gc25desk.reports import register
from gc25desk.reports.material import Material
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.outgoing import ExportedFile, listed, streamed_out, withdrawn
from gc25desk.store import exports as ledger
from gc25desk.store import lists
from gc25desk.store import register as rows
from gc25desk.store.session import Reader

Progress: TypeAlias = Callable[[int, int], bool | None]

NOUN = "complaint"
_PIECE = 1024 * 1024


@dataclasses.dataclass(frozen=True, kw_only=True)
class RegisterRequest:
    """Which complaints are wanted, by the day they were received (both days inclusive), in what language."""

    date: dt.date
    since: dt.date | None = None
    until: dt.date | None = None
    language: str = "en"


@dataclasses.dataclass(frozen=True)
class Registered:
    """What left the desk."""

    file: ExportedFile
    complaints: int
    changes: Changes


@needs(Act.EXPORT_INTERNAL)
def export(desk: Desk, request: RegisterRequest, path: Path, progress: Progress | None = None) -> Registered:
    """Write every complaint of a period as an Excel file, and journal it; no identity stands in it.

    ``progress`` is told how many are written, and of how many; returning False it stops the export. Raises
    InvalidInput for a period that runs backwards or a place within the desk, Stopped, and CannotWrite;
    then nothing has left, no export is listed, and the file that was there before is as it was.
    """
    desk.store.refuse_inside(path)
    if request.since is not None and request.until is not None and request.until < request.since:
        raise InvalidInput(
            _("The period ends before it begins."), _("Correct one of the two dates."), "until"
        )
    with withdrawn(desk.store) as leaving, streamed_out(desk.store, path) as stream:
        with speaking(request.language), desk.store.reading_sealed() as reader:
            count = _write(desk, reader, request, stream, progress)
        file = _on_disk(stream, path)
        export_id = _journal(desk, file, count)
        leaving.export(export_id, [file])
    return Registered(file, count, Changes(frozenset({"report"}), (export_id,)))


def _write(
    desk: Desk, reader: Reader, request: RegisterRequest, stream: BinaryIO, progress: Progress | None
) -> int:
    # The writer is needed on few starts, and openpyxl is slow to import.
    from gc25desk.reports.excel_register import Rows, sheets_for, write_register  # noqa: PLC0415

    # Lists begin with the newest; a register is read in the order of entry.
    numbers = lists.rows(reader, NOUN, _query(request), request.date)[::-1]
    columns = register.columns({person.id: person.name for person in desk.store.people.values()})
    report = register.report(
        _material(desk, reader, request, numbers), columns, len(numbers), sheets_for(len(numbers))
    )
    batches = rows.batches(reader, NOUN, numbers, [column.key for column in columns])
    write_register(stream, report, columns, Rows(len(numbers), batches), progress)
    return len(numbers)


def _query(request: RegisterRequest) -> Query:
    # A register counts nothing: it has every reference, those of duplicates too.
    whole = (Filter(WITH_MERGED),)
    if request.since is None and request.until is None:
        return Query(whole)
    return Query((*whole, Filter("date_received", since=request.since, until=request.until)))


def _material(desk: Desk, reader: Reader, request: RegisterRequest, numbers: Sequence[int]) -> Material:
    lines = (snapshot.line(NOUN, one) for one in rows.versions(reader, NOUN, numbers))
    return Material(
        institution=desk.info.institution,
        state_party=desk.info.state_party,
        title="",
        cycle="",
        date=request.date,
        since=request.since,
        until=request.until,
        profile=Profile.INTERNAL,
        language=request.language,
        complaints=(),
        evidence=(),
        rule=None,
        snapshot=snapshot.in_order(lines),
        program=__version__,
    )


def _on_disk(stream: BinaryIO, path: Path) -> ExportedFile:
    """Flush a written file to the disk and return it with its SHA-256, read back."""
    stream.flush()
    os.fsync(stream.fileno())
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    digest = hashlib.sha256()
    while piece := stream.read(_PIECE):
        digest.update(piece)
    return ExportedFile(path, digest.hexdigest(), size)


def _journal(desk: Desk, file: ExportedFile, complaints: int) -> str:
    files = listed([file])
    with desk.store.writing() as writer:
        export_id = ledger.add(writer, Profile.INTERNAL.value, _("Register of complaints"), (), files)
        fields: dict[str, list[Any]] = {
            "profile": [None, Profile.INTERNAL.value],
            "complaints": [None, complaints],
            "files": [None, files],
        }
        writer.journal("export", export_id, "export", fields)
    return export_id
