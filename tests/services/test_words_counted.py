"""Words of a report, section by section, as they are typed."""

import dataclasses

from gc25desk.domain.section import Section
from gc25desk.services import project as projects
from gc25desk.services import saving, words
from gc25desk.services.desk import Desk
from tests.builders import a_project, an_evidence


def an_issue(desk: Desk) -> Section:
    project = a_project(desk)
    return next(one for one in projects.gathered(desk, project.id).sections if one.role == "issue")


def test_what_is_typed_counts_at_once_with_its_heading_and_notes(desk: Desk) -> None:
    item, _changes = saving.save(desk, "evidence", an_evidence(title="Four words of title", citable="public"))
    issue = an_issue(desk)
    before = words.counted(desk, issue.project)
    text = f"Three more words.{{note|Two words}}{{cite:evidence/{item.id}}}"
    after = words.counted(desk, issue.project, dataclasses.replace(issue, situation=text))
    added = after.sections[issue.id] - before.sections[issue.id]
    assert added == len(["Situation.", "Three", "more", "words."]) - len(["Situation"]) + len(
        ["Two", "words.", "Four", "words", "of", "title,", "document,", "1", "October", "2026."]
    )
    assert after.body - before.body == added
    assert after.everything == after.body + after.annexes


def test_annexes_are_counted_apart(desk: Desk) -> None:
    found = words.counted(desk, an_issue(desk).project)
    assert found.annexes > 0
    assert found.body < found.everything
