"""Exporting a report: choosing what may leave, building it, writing the files, journalling them."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from gc25desk import __version__
from gc25desk.domain.access import EXPORT_ACTS, Act
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.disclosure.ledger import Entry
from gc25desk.domain.disclosure.rule import Rule
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Profile
from gc25desk.domain.related import counted
from gc25desk.domain.snapshot import snapshot
from gc25desk.domain.text import clean
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _, speaking
from gc25desk.reports.material import Material, may_be_counted
from gc25desk.reports.thematic import Built, build
from gc25desk.services import records
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.outgoing import ExportedFile, Listed, check_targets, write_out
from gc25desk.stopping import stoppable
from gc25desk.store import exports as ledger
from gc25desk.store import published

NOUN = "report"


@dataclasses.dataclass(frozen=True, kw_only=True)
class ReportRequest:
    """What report is wanted, for whom and of what period (both days inclusive)."""

    profile: Profile = Profile.PUBLIC
    title: str = ""
    cycle: str = ""
    date: dt.date
    since: dt.date | None = None
    until: dt.date | None = None
    language: str = "en"


@dataclasses.dataclass(frozen=True)
class Exported:
    """What left the desk."""

    files: tuple[ExportedFile, ...]
    paragraphs: int
    findings: int
    hidden_cells: int
    changes: Changes


@dataclasses.dataclass(frozen=True)
class Past:
    """An earlier export; ``files`` are names with their SHA-256."""

    id: str
    at: dt.datetime
    profile: Profile
    title: str
    files: tuple[tuple[str, str], ...]


def _asked(request: ReportRequest, *_files: Path | None) -> Act:
    """Return the act that a report of this profile is."""
    return EXPORT_ACTS[request.profile]


@needs(_asked)
def export(desk: Desk, request: ReportRequest, word: Path | None, excel: Path | None) -> Exported:
    """Write the report as Word, Excel or both, and journal what left.

    Raises InvalidInput when there is no file to write or the period runs backwards, CannotWrite when
    a file cannot be written; then nothing has left and no export is listed.
    """
    check_targets(desk, word, excel)
    built = preview(desk, request)
    contents = tuple(_contents(built, word, excel))
    files, export_id = write_out(desk.store, contents, lambda listed: _journal(desk, built, listed))
    changes = Changes(frozenset({NOUN}), (export_id,))
    return Exported(files, len(built.paragraphs), built.findings, built.hidden_cells, changes)


def _journal(desk: Desk, built: Built, listed: Listed) -> str:
    profile = built.report.profile.value
    with desk.store.writing() as writer:
        export_id = ledger.add(writer, profile, built.report.title, built.paragraphs, listed)
        fields: dict[str, list[Any]] = {
            "profile": [None, profile],
            "paragraphs": [None, len(built.paragraphs)],
            "files": [None, listed],
        }
        writer.journal("export", export_id, "export", fields)
    return export_id


def _contents(built: Built, word: Path | None, excel: Path | None) -> Iterator[tuple[Path, bytes]]:
    # The writers are needed on few starts, and python-docx and openpyxl are slow to import.
    if word is not None:
        from gc25desk.reports.word import word_bytes  # noqa: PLC0415

        yield word, word_bytes(built.report)
    if excel is not None:
        from gc25desk.reports.excel import excel_bytes  # noqa: PLC0415

        yield excel, excel_bytes(built.report)


@needs(_asked)
def preview(desk: Desk, request: ReportRequest) -> Built:
    """Build the report without writing anything."""
    if request.since is not None and request.until is not None and request.until < request.since:
        raise InvalidInput(
            _("The period ends before it begins."), _("Correct one of the two dates."), "until"
        )
    with speaking(request.language), stoppable(lambda: desk.leaving):
        return build(material(desk, request))


def material(desk: Desk, request: ReportRequest) -> Material:
    """Return the records and figures that a report of this profile and period may use."""
    complaints: tuple[Complaint, ...] = tuple(
        complaint
        for complaint in counted(records.every_sealed(desk, "complaint"))
        if _within(complaint.date_received, request) and may_be_counted(complaint, request.profile)
    )
    evidence: tuple[Evidence, ...] = tuple(
        item
        for item in records.every_sealed(desk, "evidence")
        if item.date is None or _within(item.date, request)
    )
    internal = request.profile is Profile.INTERNAL
    return Material(
        institution=desk.info.institution,
        state_party=desk.info.state_party,
        title=" ".join(clean(request.title).split()) or _("Children’s rights in the digital environment"),
        cycle=" ".join(clean(request.cycle).split()),
        date=request.date,
        since=request.since,
        until=request.until,
        profile=request.profile,
        language=request.language,
        complaints=complaints,
        evidence=evidence,
        rule=None if internal else Rule(),
        earlier=() if internal else _published(desk),
        people={person.id: person.name for person in desk.store.people.values()} if internal else {},
        snapshot=snapshot(records_of(complaints, evidence)),
        program=__version__,
    )


def _published(desk: Desk) -> tuple[Entry, ...]:
    with desk.store.reading() as reader:
        return published.load(reader)


def records_of(
    complaints: Iterable[Complaint], evidence: Iterable[Evidence]
) -> Iterator[tuple[str, Complaint | Evidence]]:
    """Yield records with their nouns, as a snapshot names them."""
    yield from (("complaint", one) for one in complaints)
    yield from (("evidence", one) for one in evidence)


def _within(day: dt.date | None, request: ReportRequest) -> bool:
    if day is None:
        return request.since is None
    return (request.since is None or day >= request.since) and day <= (request.until or request.date)


@needs(Act.READ_TEXT)
def exports(desk: Desk) -> list[Past]:
    """Return earlier exports, the newest first."""
    with desk.store.reading() as reader:
        return [
            Past(found, at, Profile(profile), title, tuple((f["name"], f["sha256"]) for f in files))
            for found, at, profile, title, _paragraphs, files in ledger.load(reader)
        ]
