"""The sheets of a report's Excel file, in their order.

Each table stands on a sheet of its own, so that its header can stay in sight, it can be sorted and filtered
by itself, and a program finds one table a sheet.
"""

import dataclasses
from collections.abc import Mapping

from gc25desk.domain import codes
from gc25desk.domain.catalogue import fingerprint
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Profile
from gc25desk.domain.observation import Observation
from gc25desk.domain.recommendation import Recommendation
from gc25desk.i18n import _
from gc25desk.reports import codebook, counted, coverage, provenance, registers
from gc25desk.reports.content import plain
from gc25desk.reports.coverage import Covered
from gc25desk.reports.findings import Finding
from gc25desk.reports.gated import Gated
from gc25desk.reports.material import Material
from gc25desk.reports.model import Block, Paragraph, Sheet
from gc25desk.reports.periods import period_words, together
from gc25desk.reports.remarks import not_prevalence, rule_words
from gc25desk.reports.standing import Standing
from gc25desk.reports.tabular import Table

# More would make the file slow to write and to open; the full register is a file of its own.
MOST_COMPLAINTS = 5_000


@dataclasses.dataclass(frozen=True, kw_only=True)
class Drafted:
    """What a drafted report adds to the sheets.

    ``actions`` are the actions of the recommendations as the report words them, by identifier, ``issues``
    the titles of sections, ``references`` those of evidence; ``cited`` and ``planned`` are paragraphs.
    """

    recommendations: tuple[Recommendation, ...] = ()
    observations: tuple[Observation, ...] = ()
    actions: Mapping[str, str]
    issues: Mapping[str, str]
    references: Mapping[str, str]
    cited: frozenset[int] = frozenset()
    planned: tuple[int, ...] = ()


def sheets(
    found: tuple[Finding, ...], figures: Standing, material: Material, drafted: Drafted | None = None
) -> tuple[Sheet, ...]:
    """Return coverage, statistics, registers, codebook, notes and provenance of a report."""
    covered = Covered(found, figures, material)
    if drafted is not None:
        covered = dataclasses.replace(covered, planned=drafted.planned, cited=drafted.cited)
    tables = (*figures.further, *figures.tables)
    told = (*tables, figures.complaints, figures.tagged, figures.alleged)
    entries = codebook.entries(_records(material, drafted), [one.statistic for one in told], material.profile)
    return (
        *coverage.sheets(covered),
        *_statistics(tables, material),
        *_registers(material, drafted),
        *codebook.sheets(entries),
        Sheet(_("Notes"), tuple(Paragraph(plain(line)) for line in _notes(material)), _("How to read it.")),
        provenance.sheet(material, told, fingerprint(material.language)),
    )


def _statistics(tables: tuple[Gated, ...], material: Material) -> list[Sheet]:
    made = []
    for number, one in enumerate(tables, 1):
        blocks: list[Block] = [counted.table(one, material)]
        chart = counted.chart(one, material)
        if chart is not None:
            blocks.append(chart)
        made.append(Sheet(_("Table {number}").format(number=number), tuple(blocks), one.statistic.title))
    return made


# Registers ------------------------------------------------------------------------------------


def _registers(material: Material, drafted: Drafted | None) -> list[Sheet]:
    made = [_sheet(_("Evidence register"), registers.evidence(material))]
    if drafted is not None and drafted.recommendations:
        asked = registers.recommendations(
            drafted.recommendations,
            material,
            actions=drafted.actions,
            issues=drafted.issues,
            references=drafted.references,
        )
        made.append(_sheet(_("Recommendations"), asked))
    if drafted is not None and drafted.observations:
        said = registers.observations(drafted.observations, material, drafted.references)
        made.append(_sheet(_("Earlier observations"), said))
    if material.profile is Profile.INTERNAL:
        made.append(_complaints(material))
    return made


def _sheet(title: str, table: Table) -> Sheet:
    return Sheet(title, (table,), table.caption)


def _complaints(material: Material) -> Sheet:
    title = _("Complaints")
    if len(material.complaints) > MOST_COMPLAINTS:
        words = _(
            "The report counts {count} complaints, too many to list here. The full register is an Excel file "
            "of its own: export it apart."
        ).format(count=len(material.complaints))
        return Sheet(title, (Paragraph(plain(words)),), words)
    words = _("Internal. Names and contact data stay on the desk.")
    fields = registers.listed(Complaint, material.profile)
    return _sheet(title, registers.register(title, fields, material.complaints, material, [words]))


def _records(material: Material, drafted: Drafted | None) -> list[tuple[str, type]]:
    """Return the records that the file has a register of, in words and as classes."""
    found: list[tuple[str, type]] = [(_("Evidence"), Evidence)]
    if drafted is not None and drafted.recommendations:
        found.append((_("Recommendation"), Recommendation))
    if drafted is not None and drafted.observations:
        found.append((_("Concluding observation"), Observation))
    if material.profile is Profile.INTERNAL and len(material.complaints) <= MOST_COMPLAINTS:
        found.append((_("Complaint"), Complaint))
    return found


# Notes ----------------------------------------------------------------------------------------


def _notes(material: Material) -> list[str]:
    return [
        _("Institution: {name}. State party: {state}.").format(
            name=material.institution, state=material.state_party
        ),
        _("Period: {period}.").format(period=period_words(material)),
        rule_words(material.rule),
        not_prevalence(),
        _("Codes: {lists}.").format(lists=_("age in completed years at the event; bands 0–5, 6–11, 12–17")),
        _(
            "Reliability of the source ({reliability}) and credibility of the information ({credibility})."
        ).format(
            reliability=together(choice.shown() for choice in codes.RELIABILITIES.choices),
            credibility=together(choice.shown() for choice in codes.CREDIBILITIES.choices),
        ),
    ]
