"""Letting a drafted report leave: made, examined as it would leave, then written and journalled."""

import dataclasses
import datetime as dt
import functools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from gc25desk.domain import terminology
from gc25desk.domain.access import EXPORT_ACTS, Act
from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.disclosure.rule import Hidden
from gc25desk.domain.examination import Examination, Missing, Trouble, told_once
from gc25desk.domain.name_scan import Found, Known, Scanner, ordinary_words
from gc25desk.domain.nouns import IDENTIFYING
from gc25desk.domain.party import PEOPLE
from gc25desk.domain.section import APPROVED, PART
from gc25desk.errors import NamesFound
from gc25desk.i18n import SOURCE_LANGUAGE, _, catalogues, speaking
from gc25desk.reports import codebook
from gc25desk.reports.claims import claims
from gc25desk.reports.content import text_of
from gc25desk.reports.drafted import Draft, Drawn, draw
from gc25desk.reports.findings import Finding, findings
from gc25desk.reports.gated import Document
from gc25desk.reports.material import Material
from gc25desk.reports.model import Classification, Report, contents_of
from gc25desk.reports.numbering import lone_headings
from gc25desk.reports.package_text import texts
from gc25desk.reports.tabular import Chart, Table, value_of
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.drafted import draft_of
from gc25desk.services.outgoing import ExportedFile, Listed, check_targets, write_out
from gc25desk.services.project import Gathered, gathered
from gc25desk.services.words import counted_of
from gc25desk.stopping import stoppable
from gc25desk.store import claims as kept_claims
from gc25desk.store import exports as ledger
from gc25desk.store import published, records, templates
from gc25desk.store.session import Reader

# A respondent of one of these kinds, or of none, is a person; a ministry or a company may be named.
_NAMES_OF_BODIES = frozenset({"respondent", "name", "other_names", "handles"})
_PEOPLE = frozenset({"family_member", "peer", "unknown_online_person", "unknown", ""})


@dataclasses.dataclass(frozen=True)
class Prepared:
    """A report ready to leave: its finished files, held in memory, and what was found in them."""

    project: str
    report: Report
    word: bytes
    excel: bytes
    examination: Examination
    document: Document | None = dataclasses.field(default=None, repr=False)


@dataclasses.dataclass(frozen=True)
class Submitted:
    """What left the desk."""

    files: tuple[ExportedFile, ...]
    changes: Changes


def _asked(prepared: Prepared, *_files: Path | None, **_look: bool) -> Act:
    return EXPORT_ACTS[prepared.report.profile]


@needs(Act.WRITE_REPORTS)
def prepare(desk: Desk, project_id: str, date: dt.date) -> Prepared:
    """Make the files of a report as they would leave on a day, and examine them.

    Raises NotFound, TooRevealing naming the tables that cannot be protected, and Stopped when the desk is
    being locked.
    """
    held = gathered(desk, project_id)
    with stoppable(lambda: desk.leaving):
        with speaking(held.project.language):
            draft = draft_of(desk, held, date)
            drawn = draw(draft)
            report = drawn.report if desk.sees_identities else _unchecked(drawn.report)
            word, excel = _finished(desk, report)
        names = _names(desk, (word, excel))
    found = _examined(held, draft, drawn, names)
    return Prepared(project_id, report, word, excel, found, drawn.document)


def _unchecked(report: Report) -> Report:
    """Return a report marked as one in which nobody could look for names."""
    title = _("Draft, not checked for names: {title}").format(title=report.title)
    details = (*report.details, (_("Names"), _("Not checked for names of people. Do not pass on.")))
    confidential = Classification.CONFIDENTIAL
    return dataclasses.replace(report, short_title=title, details=details, classification=confidential)


def _finished(desk: Desk, report: Report) -> tuple[bytes, bytes]:
    # The writers are needed on few starts, and python-docx and openpyxl are slow to import.
    from gc25desk.reports.excel import excel_bytes  # noqa: PLC0415
    from gc25desk.reports.word import word_bytes  # noqa: PLC0415
    from gc25desk.reports.word_template import adopted  # noqa: PLC0415

    with desk.store.reading() as reader:
        own = templates.find(reader)
    return word_bytes(report, adopted(own.content) if own is not None else None), excel_bytes(report)


# Names ----------------------------------------------------------------------------------------


def _names(desk: Desk, files: Iterable[bytes]) -> tuple[Found, ...] | None:
    """Return the people of the desk in finished files; None when this person does not hold the key."""
    if not desk.sees_identities:
        return None
    with desk.store.reading() as reader:
        scanner = Scanner(_known(reader), _ordinary(desk))
    parts = (text for content in files for _part, text in texts(content))
    lines = dict.fromkeys(line for text in parts for line in text.split("\n"))
    return told_once([found for line in lines for found in scanner.find(line)])


def _known(reader: Reader) -> Iterator[Known]:
    public = _bodies(reader)
    for noun in IDENTIFYING:
        for record, values in records.identities(reader, noun):
            for key, found in values.items():
                if record not in public or key not in _NAMES_OF_BODIES:
                    yield from (Known(noun, record, key, text) for text in found)


def _bodies(reader: Reader) -> frozenset[str]:
    """Return the complaints whose respondent, and the parties whose name, is a body that may be named."""
    respondents = records.values_of(reader, "complaint", "respondent_type")
    parties = records.values_of(reader, "party", "kind")
    return frozenset(
        [record for record, kind in respondents.items() if kind not in _PEOPLE]
        + [record for record, kind in parties.items() if kind not in PEOPLE]
    )


def _ordinary(desk: Desk) -> frozenset[str]:
    """Return the words that name nobody: of the catalogues, and of the institution and its State."""
    own = ordinary_words((desk.info.institution, desk.info.state_party))
    return _shipped_words((SOURCE_LANGUAGE, *catalogues())) | own


@functools.cache
def _shipped_words(languages: tuple[str, ...]) -> frozenset[str]:
    """Return the words that reports print by themselves; finding them is half of an examination.

    What callers say stands in no report, and holds words that are names too.
    """
    return ordinary_words(text for language in languages for text in _printed(language))


def _printed(language: str) -> list[str]:
    paragraphs = catalogue(language).paragraphs
    told = [text for one in paragraphs for text in (one.title, one.summary, one.measure)]
    with speaking(language):
        return [*told, *codebook.words()]


# Examining ------------------------------------------------------------------------------------


def _examined(held: Gathered, draft: Draft, drawn: Drawn, names: tuple[Found, ...] | None) -> Examination:
    found = {one.number: one for one in findings(draft.material)}
    about = {number for section in held.sections for number in section.numbers()}
    titles = {section.id: section.title for section in held.sections}
    words = counted_of(drawn)
    return Examination(
        profile=held.project.for_profile,
        names=names or (),
        names_looked_for=names is not None,
        terms=tuple(terminology.language_check(_text_of(drawn.report), held.project.language)),
        missing=tuple(Missing(section, titles[section], key) for section, key in drawn.empty),
        trouble=tuple(Trouble(one.section, titles[one.section], one.words) for one in drawn.unsettled),
        hidden=_hidden(drawn.report),
        single_source=tuple(number for number, one in found.items() if number in about and _is_single(one)),
        silent=tuple(sorted(number for number in about - set(found) if catalogue().is_duty(number))),
        lone=tuple(entry.heading.text for entry in lone_headings(drawn.report)),
        unapproved=tuple(one.title for one in held.sections if one.role != PART and one.status != APPROVED),
        close=_close(drawn.document, draft.material),
        words=words.body,
        words_in_annexes=words.annexes,
        word_limit=held.project.word_limit or 0,
        paragraphs=drawn.paragraphs,
    )


def _close(document: Document, material: Material) -> tuple[tuple[str, str], ...]:
    """Return the titles of earlier tables and of those now that only a few children set apart (D5)."""
    before = {entry.true.id: entry.true.title for entry in material.earlier}
    now = {table.id: table.title for table in document.true}
    return tuple(dict.fromkeys((before[old], now[new]) for old, new in document.close))


def _is_single(finding: Finding) -> bool:
    return bool(finding.evidence) and finding.single_source()


def _text_of(report: Report) -> str:
    return "\n".join(text_of(content) for block in report.blocks for content in contents_of(block))


def _hidden(report: Report) -> int:
    cells = [
        value_of(cell)
        for block in report.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
    ]
    points = [
        value
        for block in report.blocks
        if isinstance(block, Chart)
        for series in block.series
        for value in series.values
    ]
    return sum(isinstance(value, Hidden) for value in (*cells, *points))


# Leaving --------------------------------------------------------------------------------------


@needs(_asked)
def export(
    desk: Desk,
    prepared: Prepared,
    word: Path | None,
    excel: Path | None,
    *,
    looked: bool = False,
    final: bool = False,
) -> Submitted:
    """Write the files that were examined, journal them and keep what they say.

    ``looked`` says that a reader has looked at the words that may name somebody. ``final`` says that this
    edition is handed in or published, so that every later table is held against its own. Raises
    NamesFound when somebody is surely named in what goes outside, or when nobody looked; InvalidInput
    without a file, and CannotWrite: then nothing has left and no export is listed.
    """
    check_targets(desk, word, excel)
    _refuse_names(prepared.examination, looked=looked)
    given = ((word, prepared.word), (excel, prepared.excel))
    contents = [(path, content) for path, content in given if path is not None]
    files, export_id = write_out(
        desk.store, contents, lambda listed: _journal(desk, prepared, listed, final=final)
    )
    return Submitted(files, Changes(frozenset({"report", "project"}), (export_id, prepared.project)))


def _refuse_names(examination: Examination, *, looked: bool) -> None:
    if examination.is_stopped:
        raise NamesFound(
            _("The report names somebody of this desk, so it has not left."),
            _("Take the names out of the sentences shown, and export it again."),
        )
    if examination.needs_a_look and not looked:
        raise NamesFound(
            _("Some words of the report may be names of people of this desk."),
            _("Look at the sentences shown. If they name nobody, say so and export again."),
        )


def _journal(desk: Desk, prepared: Prepared, listed: Listed, *, final: bool) -> str:
    report, examination = prepared.report, prepared.examination
    with desk.store.writing() as writer:
        export_id = ledger.add(writer, report.profile.value, report.title, examination.paragraphs, listed)
        if final and prepared.document is not None:
            published.add(writer, prepared.document.entries(export_id))
        kept_claims.put(writer, export_id, prepared.project, claims(report).to_json())
        fields: dict[str, list[Any]] = {
            "profile": [None, report.profile.value],
            "paragraphs": [None, len(examination.paragraphs)],
            "final": [None, final],
            "names_looked_for": [None, examination.names_looked_for],
            "files": [None, listed],
        }
        writer.journal("export", export_id, "export", fields)
    return export_id
