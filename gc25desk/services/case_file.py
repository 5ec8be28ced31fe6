"""The papers of complaints for use within the institution: the file of one, a sheet each of several."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gc25desk.domain import letter as letters
from gc25desk.domain import tongue
from gc25desk.domain.access import Act
from gc25desk.domain.case_sheet import CaseSheet
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Kind, fields_of
from gc25desk.domain.letter import Letter, LetterKind, Wording
from gc25desk.domain.party import Party
from gc25desk.domain.sealed import is_sealed
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _, speaking
from gc25desk.services import letter as writing
from gc25desk.services import records
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.outgoing import ExportedFile, streamed_out
from gc25desk.store import records as rows
from gc25desk.store import session
from gc25desk.store.session import Reader

if TYPE_CHECKING:
    from gc25desk.reports.case_timeline import Event

NOUN = "complaint"
MOST_SHEETS = 500


@needs(Act.WRITE_LETTERS)
def write_file(
    desk: Desk, record_id: str, target: Path, today: dt.date, language: str
) -> tuple[ExportedFile, Changes]:
    """Write the file of a complaint as a Word document, and journal it.

    Without the identity key nobody is named in it. Raises NotFound and CannotWrite; then nothing has left.
    """
    # python-docx is slow to import, and few starts need it.
    from gc25desk.reports.case_file import CaseMaterial, case_file  # noqa: PLC0415
    from gc25desk.reports.word import word_bytes  # noqa: PLC0415

    desk.store.refuse_inside(target)
    complaint: Complaint = records.get(desk, NOUN, record_id)
    with _reading(desk) as reader:
        complaint = rows.load(reader, NOUN, record_id) or complaint
        parties = {one.id: one for one in _linked(reader, complaint)}
        evidence = tuple(_named(reader, complaint))
        known = _known(desk, parties.values())
    with desk.store.reading() as reader, speaking(language):
        written = tuple(_letters(reader, record_id))
    material = CaseMaterial(
        complaint=complaint,
        institution=desk.info.institution,
        state_party=desk.info.state_party,
        date=today,
        language=language,
        parties=parties,
        evidence=evidence,
        known=known,
        letters=written,
    )
    records.journal_view(desk, "party", list(parties.values()))
    return _leave(desk, target, word_bytes(case_file(material)), "case_file", [record_id])


def _reading(desk: Desk) -> Any:
    """Return a transaction that opens identities for those who may let them leave."""
    return desk.store.reading() if writing.may_name(desk) else desk.store.reading_sealed()


@needs(Act.WRITE_LETTERS)
def write_sheets(
    desk: Desk, ids: Sequence[str], target: Path, today: dt.date, language: str
) -> tuple[ExportedFile, Changes]:
    """Write a sheet of each complaint, a page each, as one Word document, and journal it.

    Raises InvalidInput for none or for more than ``MOST_SHEETS``, and CannotWrite; then nothing has left.
    """
    from gc25desk.reports.case_sheets import case_sheets  # noqa: PLC0415 - as above
    from gc25desk.reports.word import word_bytes  # noqa: PLC0415 - as above

    desk.store.refuse_inside(target)
    found = _sheets(desk, ids, language)
    report = case_sheets(found, desk.info.institution, desk.info.state_party, today, language)
    return _leave(desk, target, word_bytes(report), "case_sheet", ids)


@needs(Act.WRITE_LETTERS)
def sheets_to_print(desk: Desk, ids: Sequence[str], language: str) -> tuple[CaseSheet, ...]:
    """Return a sheet of each complaint for the printer; that they are printed is journalled before."""
    found = _sheets(desk, ids, language)
    with desk.store.writing() as writer:
        for one in dict.fromkeys(ids):
            writer.journal(NOUN, one, "case_sheet", {})
    return found


def _sheets(desk: Desk, ids: Sequence[str], language: str) -> tuple[CaseSheet, ...]:
    from gc25desk.reports.case_sheets import sheets  # noqa: PLC0415 - as above

    wanted = list(dict.fromkeys(ids))
    if not 0 < len(wanted) <= MOST_SHEETS:
        raise InvalidInput(
            _("Between 1 and {most} complaints fit into one file of sheets.").format(most=MOST_SHEETS),
            _("Select fewer, and write the others into another file."),
        )
    with _reading(desk) as reader:
        by_id = {one.id: one for one in rows.load_many(reader, NOUN, wanted)}
        found = [by_id[one] for one in wanted if one in by_id]
        known = _known(desk, [party for one in found for party in _linked(reader, one)])
    records.journal_view(desk, NOUN, found)
    return sheets(found, language, known)


def _leave(
    desk: Desk, target: Path, content: bytes, action: str, ids: Sequence[str]
) -> tuple[ExportedFile, Changes]:
    digest = hashlib.sha256(content).hexdigest()
    # The transaction ends first: no paper stands outside the desk that its journal does not name.
    with streamed_out(desk.store, target) as stream, desk.store.writing() as writer:
        stream.write(content)
        for one in dict.fromkeys(ids):
            writer.journal(NOUN, one, action, {"sha256": [None, digest]})
    return ExportedFile(target, digest, len(content)), Changes(frozenset({"letter"}), tuple(ids))


def _linked(reader: Reader, complaint: Complaint) -> Iterator[Party]:
    """Yield the records of persons and bodies that a complaint leads to."""
    for party_id in dict.fromkeys(_links(complaint)):
        found = rows.load(reader, "party", party_id)
        if isinstance(found, Party):
            yield found


def _links(record: Any) -> Iterator[str]:
    for field in fields_of(type(record)):
        value = getattr(record, field.key)
        if field.kind is Kind.LINK and field.links == "party" and value:
            yield value
        elif field.kind is Kind.RECORDS:
            for part in value:
                yield from _links(part)


def _known(desk: Desk, parties: Iterable[Party]) -> dict[str, str]:
    """Return the names of people on the desk and of parties; of whom may not be named, the reference."""
    named = {one.id: one.reference if is_sealed(one.name) else one.name for one in parties}
    return {person.id: person.name for person in desk.store.people.values()} | named


def _named(reader: Reader, complaint: Complaint) -> Iterator[Evidence]:
    """Yield the items of evidence that the findings name by their references."""
    text = " ".join(finding.evidence for finding in complaint.findings)
    for reference in dict.fromkeys(text.replace(",", " ").replace(";", " ").split()):
        found = rows.id_of_reference(reader, "evidence", reference.upper())
        item = rows.load(reader, "evidence", found) if found else None
        if isinstance(item, Evidence):
            yield item


def _letters(reader: Reader, record_id: str) -> "Iterator[Event]":
    """Yield the letters that the journal of a complaint tells of."""
    from gc25desk.reports.case_timeline import Event  # noqa: PLC0415 - as above

    for entry in session.opened_entries(reader, NOUN, record_id):
        told = entry.changed() if entry.action == "letter" else {}
        if told:
            kind, wording, code = (str(told[key][1]) for key in ("letter", "wording", "language"))
            day = dt.datetime.fromisoformat(entry.at).astimezone().date()
            if kind in letters.KINDS and wording in letters.WORDINGS:
                shown = Letter(LetterKind(kind), Wording(wording), code).shown()
                yield Event(day, _("Letter written"), f"{shown} · {tongue.shown(code)}")
