"""What the view of statistics shows, fetched in one go."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from gc25desk.domain.dimensions import FILTERED, Bearer, trait
from gc25desk.domain.project import Project
from gc25desk.domain.statistic import Statistic
from gc25desk.services import draft as drafts
from gc25desk.services import records
from gc25desk.services import statistic as statistics
from gc25desk.services.desk import Desk
from gc25desk.ui.statistics import words

NOUN = "statistic"


@dataclasses.dataclass(frozen=True)
class Loaded:
    """All statistics, this person’s drafts of them by identifier, and names typed before by trait."""

    project: Project
    statistics: tuple[Statistic, ...]
    drafts: Mapping[str, Mapping[str, Any]]
    used: Mapping[str, tuple[str, ...]]

    def statistic(self, statistic_id: str) -> Statistic | None:
        """Return a statistic by its identifier."""
        return next((one for one in self.statistics if one.id == statistic_id), None)


def load(desk: Desk, project_id: str) -> Loaded:
    """Fetch the statistics beside the report in which they are looked at; raises NotFound."""
    mine = {one.record_id: one.data for one in drafts.drafts(desk) if one.noun == NOUN}
    return Loaded(
        project=records.get(desk, "project", project_id),
        statistics=tuple(statistics.of_desk(desk)),
        drafts=mine,
        used={by: _used(desk, by) for by in FILTERED.codes() if words.is_typed(by)},
    )


def _used(desk: Desk, by: str) -> tuple[str, ...]:
    key = f"children.{by}" if trait(by).bearer is Bearer.CHILD else by
    return tuple(records.suggestions(desk, "complaint", key))
