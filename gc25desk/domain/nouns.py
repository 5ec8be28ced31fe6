"""The nouns of the desk: which records it keeps, under which letter they are numbered, what names them.

Every room that goes through all kinds of record reads this list, so that a new kind is added once.
"""

import dataclasses
from collections.abc import Callable
from typing import Any

from gc25desk.domain import (
    assessment,
    comment,
    complaint,
    cycle,
    evidence,
    monitoring,
    observation,
    party,
    project,
    recommendation,
    section,
    statistic,
    task,
)
from gc25desk.domain.access import sealed_keys, with_sealed_parts
from gc25desk.domain.field import fields_of
from gc25desk.i18n import N_, _


def _any_change(_held: Any, _record: Any) -> None:
    """Let a record be changed in whatever way its own rules allow."""


@dataclasses.dataclass(frozen=True)
class Noun:
    """One kind of record.

    ``series`` is the letter of its references before the year, ``title`` the key of the field that names
    a record in lists, ``words`` what one is called. ``check`` raises InvalidInput for a record that breaks
    a rule; ``check_change`` is given the record held and the new one, and raises Conflict where the one may
    not become the other.
    """

    kind: type[Any]
    series: str
    title: str
    words: str
    check: Callable[[Any], None]
    check_change: Callable[[Any, Any], None] = _any_change

    def shown(self) -> str:
        """Return what one record of this kind is called, in the language in use."""
        return _(self.words)


NOUNS: dict[str, Noun] = {
    "complaint": Noun(complaint.Complaint, "", "subject", N_("Complaint"), complaint.check),
    "evidence": Noun(evidence.Evidence, "E", "title", N_("Evidence"), evidence.check),
    "party": Noun(party.Party, "B", "name", N_("Person or organisation"), party.check),
    "task": Noun(task.Task, "W", "title", N_("Task"), task.check),
    "cycle": Noun(cycle.Cycle, "C", "title", N_("Review cycle"), cycle.check),
    "project": Noun(project.Project, "P", "title", N_("Report"), project.check),
    "section": Noun(section.Section, "S", "title", N_("Section"), section.check, section.check_change),
    "recommendation": Noun(
        recommendation.Recommendation, "R", "action", N_("Recommendation"), recommendation.check
    ),
    "observation": Noun(
        observation.Observation, "O", "subject", N_("Concluding observation"), observation.check
    ),
    "assessment": Noun(assessment.Assessment, "A", "paragraph", N_("Assessment"), assessment.check),
    "statistic": Noun(statistic.Statistic, "T", "title", N_("Statistic"), statistic.check),
    "monitoring": Noun(monitoring.Monitoring, "M", "question", N_("Planned monitoring"), monitoring.check),
    "comment": Noun(comment.Comment, "N", "text", N_("Comment"), comment.check),
}
KINDS: dict[str, type[Any]] = {name: noun.kind for name, noun in NOUNS.items()}
# What bears tags to paragraphs, and what names or finds people.
TAGGED = tuple(name for name, kind in KINDS.items() if any(field.key == "tags" for field in fields_of(kind)))
IDENTIFYING = tuple(name for name, kind in KINDS.items() if sealed_keys(kind) or with_sealed_parts(kind))


def title_of(noun: str, record: Any) -> str:
    """Return what names a record in lists."""
    return str(getattr(record, NOUNS[noun].title))
