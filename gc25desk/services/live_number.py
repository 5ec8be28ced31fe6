"""A report as its writer sees it while typing: how long it is, and what its live numbers say now."""

import dataclasses
import datetime as dt
from collections.abc import Mapping

from gc25desk.domain.access import Act
from gc25desk.domain.section import Section
from gc25desk.reports.content import Run
from gc25desk.reports.model import Block, contents_of
from gc25desk.services.access import needs
from gc25desk.services.desk import Desk
from gc25desk.services.drafted import drawn
from gc25desk.services.words import Counted, counted_of


@dataclasses.dataclass(frozen=True)
class Live:
    """Words counted, and the words of each live number by its mark: statistic and detail with a dash."""

    counted: Counted
    numbers: Mapping[str, str]


@needs(Act.READ_REPORTS)
def of(desk: Desk, project_id: str, typed: Section | None = None) -> Live:
    """Return what is live in a report, one section as it stands in the editor; the report is drawn once.

    No number is told that the profile of the report may not carry. Raises NotFound.
    """
    report = drawn(desk, project_id, dt.datetime.now().astimezone().date(), typed)
    told = (run for block in report.report.blocks for run in _marked(block))
    return Live(counted_of(report), {run.mark: run.text for run in told})


def _marked(block: Block) -> list[Run]:
    found = (part for content in contents_of(block) for part in content)
    return [part for part in found if isinstance(part, Run) and part.mark]
