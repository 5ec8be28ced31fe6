"""Where a record that belongs to reporting is found on the Reports page."""

import dataclasses
from typing import Any

from gc25desk.services import records
from gc25desk.services.desk import Desk

OF_A_CYCLE = frozenset({"observation", "assessment", "monitoring"})
STATISTIC = "statistic"
OF_A_REPORT = frozenset({"section", "recommendation", "comment"})


@dataclasses.dataclass(frozen=True)
class Whereabouts:
    """The report it stands in, or else its cycle; and its identifier or the key of its row there."""

    noun: str
    report: str = ""
    cycle: str = ""
    row: str = ""


def find(desk: Desk, noun: str, record_id: str) -> Whereabouts:
    """Return where a record is found; raises NotFound when it is gone."""
    if noun == "cycle":
        return Whereabouts(noun, cycle=record_id)
    if noun == STATISTIC:
        # A statistic is of the desk; it is seen as the newest report would print it.
        reports = records.every(desk, "project")
        return Whereabouts(noun, report=reports[-1].id if reports else "", row=record_id)
    held: Any = records.get(desk, noun, record_id)
    if noun in OF_A_CYCLE:
        return Whereabouts(noun, cycle=held.cycle, row=_row(held))
    if noun == "comment":
        held = records.get(desk, "section", held.about)
    return Whereabouts(noun, report=held.project, row=record_id)


def _row(held: Any) -> str:
    # Ratings stand at their paragraph, which has a row before it is rated.
    return str(getattr(held, "paragraph", held.id))
