"""Statistics that writers declare: listed, and looked at as they would be printed in one report.

Saving one is :mod:`gc25desk.services.saving`, taking one away :mod:`gc25desk.services.bin`, as of any record.
"""

import datetime as dt
from collections.abc import Mapping

from gc25desk.domain.access import Act
from gc25desk.domain.disclosure.redesign import Redesign, Way
from gc25desk.domain.statistic import Statistic
from gc25desk.reports.previewed import TOTAL, Basis, Number, Preview, preview, proposals
from gc25desk.reports.previewed import values as values_in
from gc25desk.reports.tabular import Chart, ChartKind, Table
from gc25desk.services.access import needs
from gc25desk.services.desk import Desk
from gc25desk.services.drafted import draft_of
from gc25desk.services.project import gathered
from gc25desk.store import binned, records

__all__ = [
    "TOTAL",
    "Basis",
    "Chart",
    "ChartKind",
    "Number",
    "Preview",
    "Redesign",
    "Table",
    "Way",
    "basis",
    "of_desk",
    "preview",
    "proposals",
    "shown",
    "values",
    "values_in",
]

NOUN = "statistic"


@needs(Act.READ_REPORTS)
def of_desk(desk: Desk) -> list[Statistic]:
    """Return all statistics in the order of their titles, those in the bin left out."""
    with desk.store.reading() as reader:
        away = {place.record for place in binned.load(reader) if place.noun == NOUN}
        found: list[Statistic] = [one for one in records.load_many(reader, NOUN) if one.id not in away]
    return sorted(found, key=lambda one: (one.title.casefold(), one.reference))


@needs(Act.READ_REPORTS)
def basis(desk: Desk, project_id: str) -> Basis:
    """Return what the figures of a report are made of today; raises NotFound.

    It holds records of the desk, with identities left sealed. What is worked out from it (``preview``,
    ``proposals``, ``values_in``) needs no desk and may run beside whatever else the desk does.
    """
    draft = draft_of(desk, gathered(desk, project_id), dt.datetime.now().astimezone().date())
    return Basis(draft.material, draft.statistics)


@needs(Act.READ_REPORTS)
def shown(desk: Desk, project_id: str, statistic: Statistic) -> Preview:
    """Return what a statistic, saved or as it is typed, would print in a report; raises NotFound."""
    return preview(basis(desk, project_id), statistic)


@needs(Act.READ_REPORTS)
def values(desk: Desk, project_id: str) -> Mapping[str, Mapping[str, str]]:
    """Return the numbers of the statistics that a report names, as printed, by identifier and place.

    Raises NotFound, and TooRevealing where the report’s tables cannot be protected.
    """
    return values_in(basis(desk, project_id))
