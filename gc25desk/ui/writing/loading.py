"""Fetching what the writing desk shows of a report, on the desk's worker."""

import dataclasses

from gc25desk.domain import markup
from gc25desk.domain.section import PART_KEYS, Section
from gc25desk.services import draft as drafts
from gc25desk.services import project as projects
from gc25desk.services import records
from gc25desk.services.desk import Desk
from gc25desk.services.draft import Draft
from gc25desk.services.project import Gathered
from gc25desk.ui.writing.counting import plain_words
from gc25desk.ui.writing.draft_text import Parsed
from gc25desk.ui.writing.told import Told, names_of

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


@dataclasses.dataclass(frozen=True)
class Opened:
    """A section as the desk has it, with its draft, the names of what it cites and how many words it has."""

    section: Section
    draft: Draft | None
    names: dict[str, str]
    words: int
    parsed: dict[str, Parsed]


def opened(desk: Desk, told: Told, section_id: str) -> Opened:
    """Return a section with what is shown of it; raises NotFound."""
    section = records.get(desk, "section", section_id)
    mine = (one for one in drafts.drafts(desk) if (one.noun, one.record_id) == ("section", section_id))
    draft = next(mine, None)
    texts = [getattr(section, key) for key in PART_KEYS]
    texts += [text for text in (draft.data.values() if draft is not None else ()) if isinstance(text, str)]
    cited = (insert for text in texts for insert in markup.inserts(text))
    names = names_of(desk, told.missing(cited))
    parsed = {key: markup.parse(getattr(section, key)) for key in PART_KEYS}
    return Opened(section, draft, names, plain_words(section), parsed)
