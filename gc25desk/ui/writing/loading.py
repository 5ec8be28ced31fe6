"""Fetching what the writing desk shows of a report, on the desk's worker."""

import dataclasses

from gc25desk.domain.section import Section
from gc25desk.services import draft as drafts
from gc25desk.services import project as projects
from gc25desk.services import records
from gc25desk.services.desk import Desk
from gc25desk.services.project import Gathered

_HOME = {"recommendation": "issue", "comment": "about"}  # the field that names the section


@dataclasses.dataclass(frozen=True)
class Loaded:
    """A report, and the sections of it with unsaved typing."""

    gathered: Gathered
    kept: frozenset[str]


def load(desk: Desk, project_id: str) -> Loaded:
    """Return what is shown of a report; raises NotFound."""
    kept = frozenset(one.record_id for one in drafts.drafts(desk) if one.noun == "section")
    return Loaded(projects.gathered(desk, project_id), kept)


def home_of(desk: Desk, noun: str, record_id: str) -> Section:
    """Return the section that a section, a recommendation or a comment belongs to; raises NotFound."""
    one = records.get(desk, noun, record_id)
    found = one if noun == "section" else records.get(desk, "section", getattr(one, _HOME[noun]))
    return found if isinstance(found, Section) else Section()
