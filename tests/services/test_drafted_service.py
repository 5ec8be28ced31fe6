"""A report drawn from the desk: its figures follow the complaints, and typing works out none of them anew."""

import dataclasses
import datetime as dt

import pytest

from gc25desk.domain.section import Section
from gc25desk.services import bin as bins
from gc25desk.services import drafted, saving
from gc25desk.services import project as projects
from gc25desk.services.desk import Desk
from tests.builders import a_complaint, a_project

TODAY = dt.date(2026, 11, 20)


@pytest.fixture
def issue(desk: Desk) -> Section:
    """An issue of a report on a desk with eight complaints."""
    for _number in range(8):
        saving.save(desk, "complaint", a_complaint())
    project = a_project(desk)
    return next(one for one in projects.gathered(desk, project.id).sections if one.role == "issue")


def test_typing_works_out_no_figure_anew(desk: Desk, issue: Section) -> None:
    before = drafted.drawn(desk, issue.project, TODAY)
    typed = dataclasses.replace(issue, situation="Schools film pupils.")
    after = drafted.drawn(desk, issue.project, TODAY, typed)
    assert after.document is before.document
    assert after.blocks_of[issue.id] != before.blocks_of[issue.id]


def test_figures_follow_each_change_of_a_complaint(desk: Desk, issue: Section) -> None:
    before = drafted.drawn(desk, issue.project, TODAY).document
    added, _changes = saving.save(desk, "complaint", a_complaint())
    more = drafted.drawn(desk, issue.project, TODAY).document
    assert more is not before
    saving.save(desk, "complaint", dataclasses.replace(added, harm=("privacy",)))
    other = drafted.drawn(desk, issue.project, TODAY).document
    assert other is not more
    bins.put(desk, "complaint", [added.id])
    assert drafted.drawn(desk, issue.project, TODAY).document is not other
