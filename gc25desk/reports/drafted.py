"""A report as its writers drafted it: the outline with its texts, then annexes made from the records.

The layout is that of domain.md 9 items 29, 32 and 35; tables and numbers come through the disclosure gate
before they reach this module, and a case is told only with consent.
"""

import dataclasses
from collections.abc import Mapping, Sequence

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.cycle import Cycle
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Profile, field_of
from gc25desk.domain.observation import GRADES, Observation
from gc25desk.domain.project import PROJECT_KINDS, Project
from gc25desk.domain.recommendation import DUTY_BEARERS, Recommendation
from gc25desk.domain.section import ANNEX, ISSUE, PART, PREVIOUS, SUMMARY, Section, parts_of
from gc25desk.domain.statistic import Statistic
from gc25desk.i18n import _
from gc25desk.reports import annexes, counted, sheets
from gc25desk.reports.citations import capital, of_comment
from gc25desk.reports.content import Content, Run, plain, text_of
from gc25desk.reports.drafted_text import Drawer, Shown, Sources, Unsettled, anchors_in
from gc25desk.reports.findings import findings
from gc25desk.reports.gated import Document
from gc25desk.reports.live_number import numbers_of
from gc25desk.reports.material import Material
from gc25desk.reports.method import method
from gc25desk.reports.model import (
    Block,
    Classification,
    Heading,
    Orientation,
    Paragraph,
    Placeholder,
    Recommendations,
    Report,
    TableOfContents,
)
from gc25desk.reports.model import Section as Pages
from gc25desk.reports.periods import apart, together
from gc25desk.reports.standing import Standing, standing
from gc25desk.reports.tabular import Column, ColumnKind, Row, Table


@dataclasses.dataclass(frozen=True)
class Draft:
    """All that a drafted report is made of.

    ``statistics``, ``evidence`` and ``complaints`` are those that its sections name, whatever their date;
    ``planned`` the paragraphs that monitoring is planned for, as often as it is.
    """

    project: Project
    cycle: Cycle
    sections: tuple[Section, ...]
    recommendations: tuple[Recommendation, ...]
    observations: tuple[Observation, ...]
    material: Material
    statistics: tuple[Statistic, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    accreditation: str = ""
    planned: tuple[int, ...] = ()


@dataclasses.dataclass(frozen=True)
class Drawn:
    """A drafted report with what must be known before it leaves.

    ``blocks_of`` are the blocks of each section by its identifier, ``first_block`` the place of the first of
    them in the report; ``annexes_from`` is that of the annexes; ``empty`` are the parts still to be written,
    by section and key. ``document`` are its tables as the ledger keeps them if it is published.
    """

    report: Report
    blocks_of: Mapping[str, tuple[Block, ...]]
    first_block: Mapping[str, int]
    annexes_from: int
    empty: tuple[tuple[str, str], ...]
    unsettled: tuple[Unsettled, ...]
    paragraphs: tuple[int, ...]
    cited: tuple[str, ...]
    document: Document = dataclasses.field(repr=False, compare=False)


def draw(draft: Draft, figures: Standing | None = None) -> Drawn:
    """Draw the report; the same draft gives the same report.

    ``figures`` are those of the same material and statistics, where they are known already.
    """
    figures = figures or standing(draft.material, draft.statistics)
    writer = _Writer(draft, _shown(figures, draft.material))
    body = {section.id: tuple(writer.section(section)) for section in draft.sections}
    ordered = sorted(draft.sections, key=lambda section: section.role == ANNEX)
    blocks: list[Block] = [TableOfContents()]
    first_block = {}
    for section in ordered:
        first_block[section.id] = len(blocks)
        blocks += body[section.id]
    annexes_from = next((first_block[one.id] for one in ordered if one.role == ANNEX), len(blocks))
    blocks += _annexes(draft, writer.drawer, figures)
    return Drawn(
        report=_report(draft, tuple(blocks), figures, writer.actions),
        blocks_of=body,
        first_block=first_block,
        annexes_from=annexes_from,
        empty=tuple(writer.empty),
        unsettled=tuple(writer.drawer.unsettled),
        paragraphs=tuple(sorted({number for section in draft.sections for number in section.numbers()})),
        cited=tuple(writer.drawer.cited),
        document=figures.document,
    )


def _shown(figures: Standing, material: Material) -> dict[str, Shown]:
    """Return the writers' statistics as table, chart and numbers, by identifier."""
    return {
        one.statistic.id: Shown(
            table=counted.table(one, material, anchor=one.statistic.id),
            chart=counted.chart(one, material, anchor=f"{one.statistic.id}-chart"),
            numbers=numbers_of(one, material),
        )
        for one in figures.further
    }


def _report(draft: Draft, blocks: tuple[Block, ...], figures: Standing, actions: Mapping[str, str]) -> Report:
    project, material = draft.project, draft.material
    public = project.for_profile is Profile.PUBLIC
    details = [(_("Review"), draft.cycle.title)]
    if draft.accreditation:
        details.append((_("Accreditation"), draft.accreditation))
    return Report(
        title=project.title,
        subtitle=PROJECT_KINDS.label(project.kind),
        institution=material.institution,
        state_party=material.state_party,
        cycle="",
        date=material.date,
        classification=Classification.PUBLIC if public else Classification.CONFIDENTIAL,
        profile=project.for_profile,
        blocks=blocks,
        sheets=sheets.sheets(findings(material), figures, material, _for_sheets(draft, actions)),
        language=project.language,
        details=tuple(details),
        hidden_note=_("Too few to publish."),
        snapshot=material.snapshot,
    )


def _for_sheets(draft: Draft, actions: Mapping[str, str]) -> sheets.Drafted:
    asked = draft.recommendations if draft.project.recommends else ()
    evidence = (*draft.material.evidence, *draft.evidence)
    return sheets.Drafted(
        recommendations=tuple(one for one in asked if one.id in actions),
        observations=draft.observations,
        actions=actions,
        issues={one.id: one.title for one in draft.sections},
        references={one.id: one.reference for one in evidence},
        cited=frozenset(number for one in draft.sections if one.role != PART for number in one.numbers()),
        planned=draft.planned,
    )


class _Writer:
    """Draws the sections of one report in their order."""

    def __init__(self, draft: Draft, statistics: Mapping[str, Shown]) -> None:
        parts = ((one, parts_of(one.role, draft.project.kind)) for one in draft.sections)
        texts = (getattr(section, key) for section, keys in parts for key in keys)
        self._draft = draft
        self.empty: list[tuple[str, str]] = []
        self.actions: dict[str, str] = {}
        self.drawer = Drawer(
            Sources(
                profile=draft.project.for_profile,
                language=draft.project.language,
                evidence={one.id: one for one in draft.evidence},
                complaints={one.id: one for one in draft.complaints},
                observations={one.id: one for one in draft.observations},
                statistics=statistics,
                anchors=frozenset({one.id for one in draft.sections} | anchors_in(texts, statistics)),
            )
        )
        self._in_part = False

    def section(self, section: Section) -> list[Block]:
        """Return the blocks of one section."""
        if section.role == PART:
            self._in_part = True
            return [Heading(section.title, 1, anchor=section.id)]
        if section.role == ISSUE:
            return self._issue(section)
        self._in_part = False
        summary, annex = section.role == SUMMARY, section.role == ANNEX
        blocks: list[Block] = [
            Heading(section.title, 1, numbered=not summary, anchor=section.id, annex=annex),
            *self._part(section, "body", numbered=not summary, led=False),
        ]
        if section.role == PREVIOUS and self._draft.observations:
            blocks.append(_observations(self._draft.observations))
        return blocks

    def _issue(self, section: Section) -> list[Block]:
        blocks: list[Block] = [Heading(section.title, 2 if self._in_part else 1, anchor=section.id)]
        about = _about(section)
        if about:
            blocks.append(Paragraph((Run(about, italic=True),), leads=True))
        for key in parts_of(ISSUE, self._draft.project.kind):
            blocks += self._part(section, key, numbered=True, led=True)
        if self._draft.project.recommends:
            blocks += self._recommendations(section)
        return blocks

    def _part(self, section: Section, key: str, *, numbered: bool, led: bool) -> list[Block]:
        text = getattr(section, key)
        label = field_of(Section, key).shown_label()
        if not text.strip():
            self.empty.append((section.id, key))
            missing = label if led else _("{title}: still to be written").format(title=section.title)
            return [Placeholder(missing)]
        return self.drawer.blocks(section.id, text, lead=f"{label}." if led else "", numbered=numbered)

    def _recommendations(self, section: Section) -> list[Block]:
        own = [one for one in self._draft.recommendations if one.issue == section.id]
        if not own:
            self.empty.append((section.id, "recommendation"))
            return [Placeholder(_("Recommendation"))]
        lead = _(
            "In the light of general comment No. 25 (2021), {institution} proposes that the Committee "
            "recommend that the State party:"
        ).format(institution=self._draft.material.institution)
        items = tuple(self._recommended(section, one) for one in own)
        return [Recommendations(plain(lead), items, item_marks=tuple(one.id[:36] for one in own))]

    def _recommended(self, section: Section, one: Recommendation) -> Content:
        action = self.drawer.content(section.id, one.action.rstrip(" .;"))
        self.actions[one.id] = text_of(action)
        parts = (DUTY_BEARERS.label(one.addressee), one.deadline, of_comment(one.paragraphs))
        told = apart(filter(None, parts))
        after = f" ({told})" if told else ""
        if one.measure.strip():
            after += ". " + _("Measure of success: {measure}.").format(measure=one.measure.strip(" ."))
        return (*action, *([Run(after)] if after else []))


def _about(section: Section) -> str:
    parts = []
    if section.articles:
        parts.append(_("Convention, arts. {articles}").format(articles=section.articles))
    if section.numbers():
        parts.append(of_comment(section.paragraphs))
    return capital(apart(parts))


def _observations(observations: Sequence[Observation]) -> Table:
    place = _("para. {first}")
    rows = tuple(
        Row(
            (
                together(filter(None, (one.symbol, place.format(first=one.number)))),
                one.subject,
                GRADES.label(one.grade) if one.grade else _("Not assessed"),
                one.since_then,
            )
        )
        for one in observations
    )
    return Table(
        caption=_("Earlier concluding observations"),
        columns=(
            Column(_("Recommendation"), ColumnKind.TEXT, 22),
            Column(_("Subject"), ColumnKind.TEXT, 22),
            Column(_("The institution’s assessment"), ColumnKind.TEXT, 20),
            Column(_("What the State party has done"), ColumnKind.TEXT, 40),
        ),
        rows=rows,
        remarks=(_("The assessment is the institution’s own view, not a grade given by the Committee."),),
        description=_("Each earlier recommendation with the institution’s assessment."),
    )


def _annexes(draft: Draft, drawer: Drawer, figures: Standing) -> list[Block]:
    material = draft.material
    found = findings(material)
    blocks: list[Block] = [Heading(_("Method"), 1, annex=True)]
    blocks += [Paragraph(plain(sentence)) for sentence in method(material, drafted=True)]
    blocks += [Heading(_("Statistics"), 1, annex=True)]
    blocks += [counted.table(one, material) for one in figures.tables]
    blocks += [Pages(Orientation.LANDSCAPE), Heading(_("Coverage of general comment No. 25"), 1, annex=True)]
    blocks += annexes.index(found, figures, material)
    if drawer.cited:
        sources = list(drawer.cited.values())
        blocks += [Heading(_("Sources"), 1, annex=True), annexes.sources(sources, material)]
    return blocks
