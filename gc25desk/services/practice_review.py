"""The review of a practice desk: begun, drafted and partly approved by the services a person would use."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any

from gc25desk.domain.access import Act
from gc25desk.domain.comment import Comment
from gc25desk.domain.practice import review
from gc25desk.domain.practice.review import Pick
from gc25desk.domain.section import SUMMARY, TEXT, Section
from gc25desk.services import project, records, saving, section
from gc25desk.services.access import needs
from gc25desk.services.desk import Desk


@needs(Act.WRITE_REPORTS)
def begin(desk: Desk, seed: int, today: dt.date) -> None:
    """Add two reviews with observations, ratings, plans and one report, unless there is a review already."""
    if project.cycles(desk):
        return
    before, now = review.cycles(today)
    earlier, cycle = project.begin_cycle(desk, before)[0], project.begin_cycle(desk, now)[0]
    pick = review.picker(records.every_sealed(desk, "evidence"), seed)
    saving.save_all(desk, "observation", review.observations(cycle, pick, today))
    saving.save_all(desk, "assessment", review.ratings(earlier, cycle, pick))
    saving.save_all(desk, "monitoring", review.monitoring(cycle, today))
    report, _changes = project.begin(desk, review.report(cycle, today))
    _draft(desk, report.id, pick)


def _draft(desk: Desk, report: str, pick: Pick) -> None:
    sections = project.gathered(desk, report).sections
    opening = review.told()["opening"]
    for role in (SUMMARY, TEXT):
        first = next(one for one in sections if one.role == role)
        _write(desk, first, {"body": opening[role]}, pick)
    for issue in review.told()["issues"]:
        found = next((one for one in sections if one.role == "issue" and _is_on(one, issue)), None)
        if found is not None:
            _draft_issue(desk, found, issue, pick)


def _is_on(held: Section, issue: Mapping[str, Any]) -> bool:
    return issue["paragraph"] in held.numbers()


def _draft_issue(desk: Desk, held: Section, issue: Mapping[str, Any], pick: Pick) -> None:
    written = _write(desk, held, issue["parts"], pick)
    asked = review.recommendations(issue, held.project, held.id, pick)
    saving.save_all(desk, "recommendation", asked)
    if issue["comment"]:
        saving.save_all(desk, "comment", [Comment(about=held.id, text=issue["comment"])])
    if issue["status"] != "draft":
        sent, _changes = section.send_for_review(desk, written.id, written.version)
        if issue["status"] == "approved" and desk.may(Act.APPROVE_SECTIONS):
            section.approve(desk, sent.id, sent.version)


def _write(desk: Desk, held: Section, parts: Mapping[str, str], pick: Pick) -> Section:
    changed = dataclasses.replace(held, **review.drafted(parts, pick))
    written: Section = saving.save_all(desk, "section", [changed])[0]
    return written
