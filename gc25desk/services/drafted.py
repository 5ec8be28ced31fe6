"""A report as it is drafted now: drawn from its sections and from what the desk holds."""

import dataclasses
import datetime as dt
from collections.abc import Sequence

from gc25desk.domain import markup
from gc25desk.domain.access import Act
from gc25desk.domain.section import PART_KEYS, Section
from gc25desk.domain.statistic import Statistic
from gc25desk.i18n import speaking
from gc25desk.reports.drafted import Draft, Drawn, draw
from gc25desk.services.access import needs
from gc25desk.services.desk import Desk
from gc25desk.services.project import Gathered, gathered
from gc25desk.services.report import ReportRequest, material
from gc25desk.store import records


@needs(Act.READ_REPORTS)
def drawn(desk: Desk, project_id: str, date: dt.date, typed: Section | None = None) -> Drawn:
    """Return the report as it would leave on a day, in its own language; raises NotFound.

    ``typed`` is a section as it stands in the editor, not saved yet. No number is drawn that the profile
    of the report may not carry.
    """
    found = gathered(desk, project_id)
    with speaking(found.project.language):
        return draw(_draft(desk, found, date, typed))


def _draft(desk: Desk, found: Gathered, date: dt.date, typed: Section | None) -> Draft:
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
    return Draft(
        project=project,
        cycle=found.cycle,
        sections=sections,
        recommendations=found.recommendations,
        observations=found.observations,
        material=material(desk, request),
        statistics=_statistics(desk, sections),
    )


def _statistics(desk: Desk, sections: Sequence[Section]) -> tuple[Statistic, ...]:
    """Return the statistics that the sections name, each once, in the order in which they are named."""
    named = [
        insert.id
        for section in sections
        for key in PART_KEYS
        for insert in markup.inserts(getattr(section, key))
        if insert.noun == "statistic"
    ]
    ids = list(dict.fromkeys(named))
    with desk.store.reading() as reader:
        held = {one.id: one for one in records.load_many(reader, "statistic", ids)} if ids else {}
    return tuple(held[one] for one in ids if one in held)
