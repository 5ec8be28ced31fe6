"""The course of a section: sent for review, approved as it was read, locked, opened again."""

import dataclasses

import pytest

from gc25desk.domain.section import Section
from gc25desk.errors import Conflict, NotAllowed
from gc25desk.services import history, saving
from gc25desk.services import project as projects
from gc25desk.services import section as sections
from gc25desk.services.desk import Desk
from tests.builders import a_project
from tests.conftest import OpenAs


def drafted(desk: Desk) -> Section:
    project = a_project(desk)
    issue = next(one for one in projects.gathered(desk, project.id).sections if one.role == "issue")
    saved, _changes = saving.save(
        desk, "section", dataclasses.replace(issue, situation="Schools film pupils.")
    )
    assert isinstance(saved, Section)
    return saved


def test_an_approved_section_is_locked_until_it_is_opened_again(desk: Desk) -> None:
    held = drafted(desk)
    held, _changes = sections.send_for_review(desk, held.id, held.version)
    assert held.status == "for_review"
    held, _changes = sections.approve(desk, held.id, held.version)
    assert (held.status, held.approved_by) == ("approved", desk.store.person.id)
    with pytest.raises(Conflict):
        saving.save(desk, "section", dataclasses.replace(held, situation="Schools film nobody."))
    held, _changes = sections.reopen(desk, held.id, held.version)
    saving.save(desk, "section", dataclasses.replace(held, situation="Some schools film pupils."))
    changed = sections.since_approval(desk, held.id)
    assert changed is not None
    assert [(one.before, one.after) for one in changed.changes] == [
        ("Schools film pupils.", "Some schools film pupils.")
    ]


def test_only_what_was_read_is_approved(desk: Desk) -> None:
    held = drafted(desk)
    saving.save(desk, "section", dataclasses.replace(held, situation="Schools film everybody."))
    with pytest.raises(Conflict):
        sections.approve(desk, held.id, held.version)


def test_no_form_makes_a_section_approved(desk: Desk) -> None:
    held = drafted(desk)
    saved, _changes = saving.save(
        desk, "section", dataclasses.replace(held, status="approved", law="No law.")
    )
    assert (saved.status, saved.law) == ("draft", "No law.")


def test_an_approved_section_can_still_be_moved(desk: Desk) -> None:
    held = drafted(desk)
    held, _changes = sections.approve(desk, held.id, held.version)
    projects.arrange(desk, held.project, [held.id])
    found = projects.gathered(desk, held.project).sections[0]
    assert (found.id, found.status) == (held.id, "approved")


def test_a_report_writer_drafts_and_does_not_approve(open_as: OpenAs) -> None:
    writer = open_as("report_writer")
    held = drafted(writer)
    held, _changes = sections.send_for_review(writer, held.id, held.version)
    for act in (sections.approve, sections.reopen):
        with pytest.raises(NotAllowed):
            act(writer, held.id, held.version)


def test_the_history_tells_who_approved(desk: Desk) -> None:
    held = drafted(desk)
    sections.approve(desk, held.id, held.version)
    told = history.of(desk, "section", held.id)
    assert "approve_section" in {change.action for change in told}
