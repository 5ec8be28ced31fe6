"""A canary written into a report by its own writers: every place in which a report carries words."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from gc25desk.domain.observation import Observation
from gc25desk.domain.project import Project
from gc25desk.domain.recommendation import Recommendation
from gc25desk.domain.section import APPROVED, ISSUE, TEXT, Section
from gc25desk.domain.statistic import Statistic
from gc25desk.services import project as projects
from gc25desk.services import saving, section
from gc25desk.services.desk import Desk
from tests.builders import a_child, a_complaint, an_evidence
from tests.journeys.canaries import Canary, identity

DAY = dt.date(2025, 5, 1)  # within the period of every report
Place = Callable[[Desk, Project, str], None]


def held_by(desk: Desk, canary: Canary) -> None:
    """Put a person on a desk, with every way to find them."""
    contact = identity("complainant_contact", canary)
    complaint = a_complaint(complainant_contact=contact, children=(a_child(name=canary.name),))
    saving.save(desk, "complaint", complaint)
    saving.save(desk, "evidence", an_evidence(original_url=canary.page, citable="no"))


def _section(desk: Desk, project: Project, role: str) -> Section:
    """Return the first section of a role, opened again if it was approved."""
    found = next(one for one in projects.gathered(desk, project.id).sections if one.role == role)
    return section.reopen(desk, found.id, found.version)[0] if found.status == APPROVED else found


def _changed(desk: Desk, record: Any, noun: str, **values: str) -> None:
    saving.save(desk, noun, dataclasses.replace(record, **values))


def _in_title(desk: Desk, project: Project, words: str) -> None:
    _changed(desk, projects.gathered(desk, project.id).project, "project", title=f"What {words} told us")


def _in_heading(desk: Desk, project: Project, words: str) -> None:
    _changed(desk, _section(desk, project, ISSUE), "section", title=f"The case of {words}")


def _in_text(desk: Desk, project: Project, words: str) -> None:
    _changed(desk, _section(desk, project, TEXT), "section", body=f"Nobody asked. {words} said no.")


def _in_two_looks(desk: Desk, project: Project, words: str) -> None:
    half = len(words) // 2
    text = f"She wrote **{words[:half]}**__{words[half:]}__ under it."
    _changed(desk, _section(desk, project, TEXT), "section", body=text)


def _in_note(desk: Desk, project: Project, words: str) -> None:
    text = f"Schools film pupils.{{note|Told by {words}}}"
    _changed(desk, _section(desk, project, ISSUE), "section", situation=text)


def _in_recommendation(desk: Desk, project: Project, words: str) -> None:
    issue = _section(desk, project, ISSUE).id
    asked = Recommendation(project=project.id, issue=issue, action=f"Hear {words} again")
    saving.save(desk, "recommendation", asked)


def _in_measure(desk: Desk, project: Project, words: str) -> None:
    issue = _section(desk, project, ISSUE).id
    measure = f"That {words} was heard"
    asked = Recommendation(project=project.id, issue=issue, action="Hear children", measure=measure)
    saving.save(desk, "recommendation", asked)


def _in_observation(desk: Desk, project: Project, words: str) -> None:
    said = Observation(cycle=project.cycle, number="12", subject="Schools", since_then=f"{words} was heard.")
    saving.save(desk, "observation", said)


def _in_statistic(desk: Desk, project: Project, words: str) -> None:
    saved, _changes = saving.save(desk, "statistic", Statistic(title=f"Children like {words}", rows="sex"))
    text = f"See {{table:statistic/{saved.id}}}."
    _changed(desk, _section(desk, project, TEXT), "section", body=text)


def _in_source(desk: Desk, _project: Project, words: str) -> None:
    letter = an_evidence(title="Letter", source=f"Letter of {words}", citable="public", date=DAY)
    saving.save(desk, "evidence", letter)


def _in_place_name(desk: Desk, _project: Project, words: str) -> None:
    child = a_child(place=f"House of {words}")
    told = [a_complaint(children=(child,), date_received=DAY) for _ in range(12)]
    saving.save_all(desk, "complaint", told)


PLACES: Mapping[str, Place] = {
    "in the title": _in_title,
    "in a heading": _in_heading,
    "in the text": _in_text,
    "half bold, half italic": _in_two_looks,
    "in a note": _in_note,
    "in a recommendation": _in_recommendation,
    "in a measure of success": _in_measure,
    "in an earlier observation": _in_observation,
    "in the title of a table": _in_statistic,
    "in the source of evidence": _in_source,
    "in the name of a place": _in_place_name,
}
