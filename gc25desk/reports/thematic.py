"""The alternative report on the digital environment: one section for each chapter of GC25.

Thematic layout (domain.md 1.5): findings by chapter with numbered paragraphs in UN style, evidence in
footnotes, recommendations verb first, tables of counts, and an index of what is covered and what is
silent. The wording of recommendations is a proposal from the catalogue, and the draft says so.
"""

import dataclasses

from gc25desk.domain.catalogue import Catalogue, Chapter, catalogue
from gc25desk.domain.disclosure.rule import Hidden
from gc25desk.domain.field import Profile
from gc25desk.i18n import _, ngettext
from gc25desk.reports import annexes, counted
from gc25desk.reports.content import plain
from gc25desk.reports.findings import Finding, findings
from gc25desk.reports.live_number import live_number
from gc25desk.reports.material import Material
from gc25desk.reports.method import method
from gc25desk.reports.model import (
    Block,
    BulletList,
    Classification,
    Heading,
    PageBreak,
    Paragraph,
    Recommendations,
    Report,
    Table,
    TableOfContents,
)
from gc25desk.reports.sentences import finding_content
from gc25desk.reports.sheets import sheets
from gc25desk.reports.standing import Standing, standing
from gc25desk.reports.tabular import Row, value_of


@dataclasses.dataclass(frozen=True)
class Built:
    """A report with what is said of it: its paragraphs, its findings and its hidden counts."""

    report: Report
    paragraphs: tuple[int, ...]
    findings: int
    hidden_cells: int


def build(material: Material) -> Built:
    """Build the report; the same material gives the same report."""
    found = findings(material)
    words = catalogue(material.language)
    figures = standing(material)
    tables = tuple(counted.table(one, material) for one in figures.tables)
    blocks: list[Block] = [
        TableOfContents(),
        *_summary(found, figures, material),
        *_methodology(material),
    ]
    for chapter in words.chapters:
        blocks += _chapter(chapter, words, found, figures, material)
    blocks += [Heading(_("Statistics"), 1), *_statistics(figures, tables, material)]
    heading = Heading(_("Annex: index of paragraphs of general comment No. 25"), 1, numbered=False)
    blocks += [PageBreak(), heading, *annexes.index(found, figures, material)]
    report = Report(
        title=material.title,
        subtitle=_("Alternative report on children’s rights and digital technology"),
        institution=material.institution,
        state_party=material.state_party,
        cycle=material.cycle,
        date=material.date,
        classification=_classification(material.profile),
        profile=material.profile,
        blocks=tuple(blocks),
        sheets=sheets(found, figures, material),
        language=material.language,
        hidden_note=_("Too few to publish."),
        snapshot=material.snapshot,
    )
    hidden = sum(_hidden_in(row) for table in tables for row in table.rows)
    return Built(report, tuple(finding.number for finding in found), len(found), hidden)


def _classification(profile: Profile) -> Classification:
    return Classification.PUBLIC if profile is Profile.PUBLIC else Classification.CONFIDENTIAL


def _hidden_in(row: Row) -> int:
    return sum(isinstance(value_of(cell), Hidden) for cell in row.cells)


def _summary(found: tuple[Finding, ...], figures: Standing, material: Material) -> list[Block]:
    short = [finding for finding in found if finding.falls_short()]
    words = catalogue(material.language)
    lead = ngettext(
        "This report rests on {complaints} and {count} item of evidence. It finds that the State party "
        "falls short on {short} of the {covered} paragraphs of general comment No. 25 for which the "
        "institution holds something.",
        "This report rests on {complaints} and {count} items of evidence. It finds that the State party "
        "falls short on {short} of the {covered} paragraphs of general comment No. 25 for which the "
        "institution holds something.",
        len(material.evidence),
    ).format(
        complaints=live_number(figures.complaints, material),
        count=len(material.evidence),
        short=len(short),
        covered=len(found),
    )
    blocks: list[Block] = [Heading(_("Summary"), 1, numbered=False), Paragraph(plain(lead))]
    most = sorted(short, key=lambda finding: (-len(finding.evidence), finding.number))[:5]
    if most:
        blocks.append(Paragraph(plain(_("The evidence weighs most on:"))))
        place = _("para. {first}")
        blocks.append(
            BulletList(
                tuple(
                    plain(f"{words.paragraph(finding.number).title} ({place.format(first=finding.number)})")
                    for finding in most
                )
            )
        )
    return blocks


def _methodology(material: Material) -> list[Block]:
    return [
        Heading(_("Methodology"), 1),
        *(Paragraph(plain(sentence), numbered=True) for sentence in (*method(material), _proposals())),
    ]


def _proposals() -> str:
    return _(
        "The recommendations are proposals in the institution’s own words, to be settled before submission."
    )


def _chapter(
    chapter: Chapter,
    words: Catalogue,
    found: tuple[Finding, ...],
    figures: Standing,
    material: Material,
) -> list[Block]:
    here = [finding for finding in found if chapter.first <= finding.number <= chapter.last]
    if not here:
        return []
    blocks: list[Block] = [Heading(chapter.title, 1)]
    sections = {section.letter: section.title for section in chapter.sections}
    letters = list(dict.fromkeys(_letter(words, finding.number) for finding in here))
    for letter in letters:
        # UN style: a heading A without a heading B is no heading.
        if letter and len(letters) > 1:
            blocks.append(Heading(sections[letter], 2))
        blocks += [
            Paragraph(finding_content(finding, figures, material), numbered=True)
            for finding in here
            if _letter(words, finding.number) == letter
        ]
    return blocks + _recommendations(words, here)


def _letter(words: Catalogue, number: int) -> str:
    section = words.section_of(number)
    return section.letter if section else ""


def _recommendations(words: Catalogue, here: list[Finding]) -> list[Block]:
    short = [finding for finding in here if finding.falls_short() and words.paragraph(finding.number).measure]
    if not short:
        return []
    lead = _("The institution recommends that the State party:")
    items = tuple(
        plain(
            _("{measure} (para. {number})").format(
                measure=words.paragraph(finding.number).measure, number=finding.number
            )
        )
        for finding in short
    )
    return [Recommendations(plain(lead), items)]


def _statistics(figures: Standing, tables: tuple[Table, ...], material: Material) -> list[Block]:
    lead = _(
        "The tables below count the complaints and the children affected by the characteristics that "
        "paragraph 30 of general comment No. 25 names. They say who reached the institution."
    )
    blocks: list[Block] = [Paragraph(plain(lead), numbered=True)]
    chart = counted.chart(figures.tables[0], material)
    if chart is not None:
        blocks.append(chart)
    return [*blocks, *tables]
