"""The writing desk over a real desk with a report, on a window of a small laptop."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from gc25desk.domain.project import Project
from gc25desk.domain.section import Section
from gc25desk.services import project as projects
from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.pieces import make_all
from gc25desk.ui.writing.desk import WritingDesk
from tests.builders import a_project, a_tag, an_evidence

Shown = Callable[[QWidget], QWidget]
Opened = Callable[[Desk], WritingDesk]


@pytest.fixture
def report(desk: Desk) -> Project:
    """A report with one issue, on privacy, for which two items of evidence are held.

    It holds no complaint: with one, every count of words draws a dozen tables through the gate.
    """
    return filled(desk)


def filled(desk: Desk) -> Project:
    """Fill a desk as the fixture ``report`` says."""
    passage = (a_tag(75, stance="gap", passage="We keep recordings for ten years."),)
    saving.save(desk, "evidence", an_evidence(title="Terms of use", citable="public", tags=passage))
    saving.save(desk, "evidence", an_evidence(title="Kept back", citable="no"))
    return a_project(desk, word_limit=1000)


def issue_of(desk: Desk, project: Project) -> Section:
    """Return the issue on privacy as the desk has it."""
    found = projects.gathered(desk, project.id).sections
    return next(one for one in found if one.role == "issue" and 75 in one.numbers())


def write(desk: Desk, section: Section, **parts: Any) -> Section:
    """Save some parts of a section and return it as it then is."""
    saved, _changes = saving.save(desk, "section", dataclasses.replace(section, **parts))
    assert isinstance(saved, Section)
    return saved


@pytest.fixture
def opened(jobs: Jobs, shown: Shown) -> Opened:
    """Show the writing desk of an open desk, with nothing on it yet."""

    def show(desk: Desk) -> WritingDesk:
        made = WritingDesk(desk, jobs)
        make_all(made.build())
        shown(made)
        return made

    return show


@pytest.fixture
def writing(desk: Desk, report: Project, opened: Opened) -> WritingDesk:
    """The writing desk at the issue on privacy."""
    made = opened(desk)
    made.open_project(report.id, issue_of(desk, report).id)
    settle(made)
    return made


def settle(writing: WritingDesk) -> None:
    """Wait until every job has come back, and what it announced too."""
    assert writing.jobs.wait()
