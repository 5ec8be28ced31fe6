"""The file of one complaint for use within the institution: sheet, timeline, parties, evidence, decisions."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Field, Kind, Profile, fields_of
from gc25desk.domain.party import Party
from gc25desk.i18n import _, speaking
from gc25desk.reports.case_decisions import decisions
from gc25desk.reports.case_timeline import Event, timeline
from gc25desk.reports.case_words import CaseWords
from gc25desk.reports.content import plain
from gc25desk.reports.model import (
    Block,
    Classification,
    Column,
    ColumnKind,
    Heading,
    Paragraph,
    Report,
    Row,
    Run,
    Table,
)
from gc25desk.reports.words import Words

# What has a chapter of its own in the file, and is not told in its sheet again.
_ELSEWHERE = frozenset({"steps", "parties", "tests", "findings", "remedies", "referrals", "interim_measures"})
_PARTS = frozenset({Kind.RECORDS, Kind.FILES})


@dataclasses.dataclass(frozen=True, kw_only=True)
class CaseMaterial:
    """What goes into the file of a complaint, as the person who makes it may see it.

    ``parties`` are the records of those involved and ``known`` the names of people and records, by
    identifier; ``letters`` are the letters written, as events.
    """

    complaint: Complaint
    institution: str
    state_party: str
    date: dt.date
    language: str
    parties: Mapping[str, Party] = dataclasses.field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    known: Mapping[str, str] = dataclasses.field(default_factory=dict)
    letters: tuple[Event, ...] = ()


def case_file(material: CaseMaterial) -> Report:
    """Return the file of a complaint as a report."""
    with speaking(material.language):
        words = CaseWords(Words(material.language), material.known)
        complaint = material.complaint
        return Report(
            title=_("Case file {reference}").format(reference=complaint.reference),
            subtitle=complaint.subject,
            institution=material.institution,
            state_party=material.state_party,
            date=material.date,
            classification=Classification.PERSONAL,
            profile=Profile.INTERNAL,
            blocks=tuple(_blocks(material, words)),
            language=material.language,
        )


def _blocks(material: CaseMaterial, words: CaseWords) -> Iterator[Block]:
    complaint = material.complaint
    yield Heading(_("Sheet"), numbered=False)
    yield from _sheet(complaint, words)
    yield Heading(_("Timeline"), numbered=False)
    yield _timeline([*timeline(complaint, words), *material.letters])
    yield Heading(_("People and bodies"), numbered=False)
    yield from _parties(material, words)
    yield Heading(_("Evidence"), numbered=False)
    yield from _evidence(material, words)
    yield Heading(_("Decisions"), numbered=False)
    yield from decisions(complaint, words)


# The sheet --------------------------------------------------------------------------------------


def _sheet(complaint: Complaint, words: CaseWords) -> Iterator[Block]:
    by_section: dict[str, list[Field]] = {}
    for field in fields_of(Complaint):
        by_section.setdefault(field.section, []).append(field)
    for section, fields in sorted(by_section.items(), key=lambda pair: pair[0] != ""):
        yield from _section(complaint, _(section) or _("Record"), fields, words)


def _section(complaint: Complaint, title: str, fields: list[Field], words: CaseWords) -> Iterator[Block]:
    told = words.filled(complaint, fields)
    short = [(field, shown) for field, shown in told if field.kind is not Kind.LONG_TEXT]
    if short:
        yield pairs(title, [(field.shown_label(), shown) for field, shown in short])
    for field, shown in told:
        if field.kind is Kind.LONG_TEXT:
            yield from long_text(field.shown_label(), shown)
    for field in fields:
        parts = getattr(complaint, field.key) if field.kind in _PARTS else ()
        if parts and field.key not in _ELSEWHERE:
            lines = [(str(number), words.line(part)) for number, part in enumerate(parts, 1)]
            yield pairs(field.shown_label(), lines, first=_("No."), width=6.0)


def pairs(caption: str, lines: Iterable[tuple[str, str]], *, first: str = "", width: float = 26.0) -> Table:
    """Return a table of two columns: what it is, and what is said of it."""
    return Table(
        caption=caption,
        columns=(Column(first or _("Field"), width=width), Column(_("Recorded"), width=90.0 - width)),
        rows=tuple(Row(line) for line in lines),
        description=caption,
    )


def long_text(label: str, text: str) -> Iterator[Block]:
    """Yield a text of many lines below its label, each of its paragraphs by itself."""
    yield Paragraph((Run(label, bold=True),), leads=True)
    for paragraph in filter(None, (one.strip() for one in text.split("\n"))):
        yield Paragraph(plain(paragraph))


# The other chapters -----------------------------------------------------------------------------


def _timeline(events: Iterable[Event]) -> Block:
    ordered = sorted(events, key=lambda event: event.on)
    return Table(
        caption=_("What happened when"),
        columns=(
            Column(_("Day"), ColumnKind.DATE, 14.0),
            Column(_("What"), width=34.0),
            Column(_("In detail"), width=52.0),
        ),
        rows=tuple(Row((event.on, event.what, event.detail)) for event in ordered),
        description=_("What happened when"),
    )


def _parties(material: CaseMaterial, words: CaseWords) -> Iterator[Block]:
    complaint = material.complaint
    if not complaint.parties:
        yield Paragraph(plain(_("No record of a person or body is tied to this complaint.")))
        return
    rows = []
    for involved in complaint.parties:
        role, note = (shown(words, involved, key) for key in ("role", "note"))
        party = material.parties.get(involved.party)
        told = words.line(party) if party is not None else words.known.get(involved.party, "")
        rows.append((" – ".join(filter(None, (role, note))), told))
    yield pairs(_("People and bodies"), rows, first=_("Role"))


def shown(words: CaseWords, record: Any, key: str) -> str:
    """Return one field of a record in words."""
    field = next(one for one in fields_of(type(record)) if one.key == key)
    return words.value(field, getattr(record, key))


def _evidence(material: CaseMaterial, words: CaseWords) -> Iterator[Block]:
    if not material.evidence:
        yield Paragraph(plain(_("No item of evidence is named in the findings.")))
        return
    keys = ("type", "date", "source_reliability", "information_credibility")
    heads = {field.key: field.shown_label() for field in fields_of(Evidence)}
    rows = [
        Row((item.reference, item.title, *(shown(words, item, key) for key in keys)))
        for item in material.evidence
    ]
    yield Table(
        caption=_("Evidence that the findings rest on"),
        columns=(
            Column(_("Reference"), width=18.0),
            Column(_("Title"), width=34.0),
            *(Column(heads[key], width=14.0) for key in keys),
        ),
        rows=tuple(rows),
        description=_("Evidence that the findings rest on"),
    )
