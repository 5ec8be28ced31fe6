"""A report as it is drafted now: drawn from its sections and from what the desk holds."""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from gc25desk.domain import markup
from gc25desk.domain.access import Act
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.project import Project
from gc25desk.domain.record import Record
from gc25desk.domain.section import PART_KEYS, Section
from gc25desk.domain.snapshot import snapshot
from gc25desk.i18n import speaking
from gc25desk.reports.drafted import Draft, Drawn, draw
from gc25desk.reports.material import may_be_counted
from gc25desk.reports.standing import Standing, standing
from gc25desk.services import coverage
from gc25desk.services.access import needs
from gc25desk.services.desk import Desk
from gc25desk.services.project import Gathered, gathered
from gc25desk.services.report import ReportRequest, material
from gc25desk.store import binned, counts, records


@needs(Act.READ_REPORTS)
def drawn(desk: Desk, project_id: str, date: dt.date, typed: Section | None = None) -> Drawn:
    """Return the report as it would leave on a day, in its own language; raises NotFound.

    ``typed`` is a section as it stands in the editor, not saved yet. No number is drawn that the profile
    of the report may not carry.
    """
    found = gathered(desk, project_id)
    with speaking(found.project.language):
        draft = draft_of(desk, found, date, typed)
        return draw(draft, _figures(desk, draft))


def _figures(desk: Desk, draft: Draft) -> Standing:
    """Return the figures of a draft; the gate is slow, and typing changes none of them."""
    with desk.store.reading_sealed() as reader:
        records_now = counts.fingerprint(reader)
    material = draft.material
    of = (material.profile, material.language, material.since, material.until, material.date)
    key = (records_now, of, draft.statistics)
    known: Standing | None = desk.figures.get(key)
    if known is None:
        known = standing(material, draft.statistics)
        desk.figures.clear()
        desk.figures[key] = known
    return known


def draft_of(desk: Desk, found: Gathered, date: dt.date, typed: Section | None = None) -> Draft:
    """Return all that a gathered report is made of on a day, with what its sections name."""
    project = found.project
    request = ReportRequest(
        profile=project.for_profile,
        title=project.title,
        date=date,
        since=project.since,
        until=project.until,
        language=project.language,
    )
    sections = tuple(
        dataclasses.replace(typed, position=one.position) if typed is not None and one.id == typed.id else one
        for one in found.sections
    )
    draft = Draft(
        project=project,
        cycle=found.cycle,
        sections=sections,
        recommendations=found.recommendations,
        observations=found.observations,
        material=material(desk, request),
        statistics=_named(desk, sections, "statistic"),
        evidence=_named(desk, sections, "evidence"),
        complaints=_countable(_named(desk, sections, "complaint"), project),
        planned=coverage.planned(desk, found.cycle.id),
    )
    plans = (f"planned {number}" for number in draft.planned)
    whole = dataclasses.replace(draft.material, snapshot=snapshot(_records(draft), plans))
    return dataclasses.replace(draft, material=whole)


def _records(draft: Draft) -> Iterator[tuple[str, Record]]:
    """Yield every record that the report is made of, with its noun."""
    material = draft.material
    yield "project", draft.project
    yield "cycle", draft.cycle
    for noun, found in (
        ("complaint", {one.id: one for one in (*material.complaints, *draft.complaints)}),
        ("evidence", {one.id: one for one in (*material.evidence, *draft.evidence)}),
        ("section", {one.id: one for one in draft.sections}),
        ("recommendation", {one.id: one for one in draft.recommendations}),
        ("observation", {one.id: one for one in draft.observations}),
        ("statistic", {one.id: one for one in draft.statistics}),
    ):
        yield from ((noun, one) for one in found.values())


def _countable(complaints: tuple[Complaint, ...], project: Project) -> tuple[Complaint, ...]:
    return tuple(one for one in complaints if may_be_counted(one, project.for_profile))


def _named(desk: Desk, sections: Sequence[Section], noun: str) -> tuple[Any, ...]:
    """Return the records of a noun that the sections name, each once, in the order of the draft."""
    ids = dict.fromkeys(
        insert.id
        for section in sections
        for key in PART_KEYS
        for insert in markup.inserts(getattr(section, key))
        if insert.noun == noun
    )
    with desk.store.reading_sealed() as reader:
        held = {one.id: one for one in records.load_many(reader, noun, list(ids))} if ids else {}
        away = {place.record for place in binned.load(reader) if place.noun == noun}
    return tuple(held[one] for one in ids if one in held and one not in away)
