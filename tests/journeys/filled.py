"""A random plan put on a real desk, by the services that a person would use."""

import dataclasses
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gc25desk.domain.project import Project
from gc25desk.domain.section import ISSUE, Section
from gc25desk.services import attachment, saving, section
from gc25desk.services import project as projects
from gc25desk.services.desk import Desk
from tests.journeys.canaries import Canary
from tests.journeys.random_desks import Plan


def on(desk: Desk, plan: Plan, folder: Path) -> Project:
    """Put a plan on an empty desk and return its report; ``folder`` is for files to attach."""
    for noun in ("complaint", "evidence", "statistic"):
        saving.save_all(desk, noun, getattr(plan, _PLANNED[noun]))
    holder = next((item for item in plan.evidence if not item.abuse_material), None)
    if holder is not None:
        file = folder / f"{Canary(3).name}.txt"
        file.write_text(Canary(3).address, encoding="utf-8")
        attachment.attach(desk, holder.id, [file])
    cycle, _changes = projects.begin_cycle(desk, plan.cycle)
    for noun in ("observation", "assessment", "monitoring"):
        saving.save_all(desk, noun, _all(getattr(plan, _PLANNED[noun]), cycle=cycle.id))
    project, _changes = projects.begin(desk, dataclasses.replace(plan.project, cycle=cycle.id))
    _draft(desk, plan, project)
    return project


_PLANNED = {
    "complaint": "complaints",
    "evidence": "evidence",
    "statistic": "statistics",
    "observation": "observations",
    "assessment": "ratings",
    "monitoring": "monitoring",
}


def _all(records: Sequence[Any], **values: Any) -> list[Any]:
    return [dataclasses.replace(record, **values) for record in records]


def _draft(desk: Desk, plan: Plan, project: Project) -> None:
    sections = projects.gathered(desk, project.id).sections
    ids = [one.id for one in sections]
    texts: dict[str, dict[str, Any]] = {}
    for place, part, text in plan.drafted:
        texts.setdefault(ids[place % len(ids)], {})[part] = _led(text, ids)
    written = [dataclasses.replace(one, **texts[one.id]) for one in sections if one.id in texts]
    saved = saving.save_all(desk, "section", written)
    saving.save_all(desk, "comment", _all(plan.comments, about=ids[0]))
    issues = [one.id for one in sections if one.role == ISSUE] or ids
    asked = [
        dataclasses.replace(one, project=project.id, issue=issues[int(one.issue) % len(issues)])
        for one in plan.recommendations
    ]
    saving.save_all(desk, "recommendation", asked)
    if saved:
        _approve(desk, saved[0])


def _led(text: str, sections: Sequence[str]) -> str:
    """Return a drafted text whose cross-references lead to a section of the report."""
    return re.sub("SECTION", sections[len(text) % len(sections)], text)


def _approve(desk: Desk, written: Section) -> None:
    sent, _changes = section.send_for_review(desk, written.id, written.version)
    section.approve(desk, sent.id, sent.version)
