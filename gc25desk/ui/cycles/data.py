"""What the screens of review cycles fetch from the desk, in one go."""

import dataclasses
from collections.abc import Mapping

from gc25desk.domain.cycle import Cycle
from gc25desk.domain.query import Query
from gc25desk.services import cycle as cycles
from gc25desk.services import project, records
from gc25desk.services.cycle import Course
from gc25desk.services.desk import Desk

_BATCH = 500


@dataclasses.dataclass(frozen=True)
class Named:
    """A record by what people call it."""

    reference: str
    title: str


@dataclasses.dataclass(frozen=True)
class Loaded:
    """The review cycles, newest first, the course of one of them, and the evidence by identifier."""

    cycles: tuple[Cycle, ...] = ()
    course: Course | None = None
    evidence: Mapping[str, Named] = dataclasses.field(default_factory=dict)


def load(desk: Desk, wanted: str) -> Loaded:
    """Fetch the cycles and the course of the one wanted, or of the newest when that is not there."""
    found = tuple(project.cycles(desk))
    if not found:
        return Loaded()
    chosen = wanted if any(one.id == wanted for one in found) else found[0].id
    return Loaded(found, cycles.course(desk, chosen), evidence_named(desk))


def evidence_named(desk: Desk) -> dict[str, Named]:
    """Return every item of evidence by its identifier, in the order it was entered."""
    rows = records.rows(desk, "evidence", Query())
    batches = (rows[start : start + _BATCH] for start in range(0, len(rows), _BATCH))
    return {
        row.id: Named(str(row.values["reference"]), str(row.values["title"]))
        for batch in batches
        for row in records.page(desk, "evidence", batch, ("reference", "title"))
    }
