"""The Reports page over a real desk with a review cycle, on a window of a small laptop."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from gc25desk.domain.cycle import Cycle
from gc25desk.services import cycle as cycles
from gc25desk.services import project as projects
from gc25desk.services import saving
from gc25desk.services.cycle import Course
from gc25desk.services.desk import Desk
from gc25desk.ui.cycles.form_dialog import FormDialog
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.reports.page import ReportsPage
from gc25desk.ui.widgets import dates
from tests.builders import a_complaint, a_cycle, a_tag, an_evidence
from tests.ui.cycles.keys import come_to

TODAY = dt.date(2027, 3, 1)
Shown = Callable[[QWidget], QWidget]


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "today", lambda: TODAY)


@pytest.fixture
def empty_page(desk: Desk, jobs: Jobs, shown: Shown, dressed: object) -> ReportsPage:
    """The page of a desk that has no cycle yet."""
    del dressed
    return opened(desk, jobs, shown)


@pytest.fixture
def cycle(desk: Desk) -> Cycle:
    """A review cycle on a desk with a complaint of paragraph 75 and two items of evidence."""
    saving.save(desk, "complaint", a_complaint(tags=(a_tag(75), a_tag(30))))
    saving.save(desk, "evidence", an_evidence())
    saving.save(
        desk, "evidence", an_evidence(title="Figures nobody asked for", date=None, tags=(a_tag(30, "gap"),))
    )
    return projects.begin_cycle(desk, a_cycle())[0]


@pytest.fixture
def page(desk: Desk, jobs: Jobs, shown: Shown, cycle: Cycle, dressed: object) -> ReportsPage:
    """The page with the cycle loaded."""
    del cycle, dressed
    return opened(desk, jobs, shown)


def opened(desk: Desk, jobs: Jobs, shown: Shown) -> ReportsPage:
    made = ReportsPage(desk, jobs, today=TODAY)
    shown(made)
    made.reload()
    assert jobs.wait()
    return made


@pytest.fixture
def course(desk: Desk) -> Callable[[], Course]:
    """What the desk holds of its newest cycle now."""
    return lambda: cycles.course(desk, projects.cycles(desk)[0].id)


def dialog_of(page: ReportsPage) -> FormDialog:
    dialog = page.home.asking.dialog
    assert isinstance(dialog, FormDialog)
    come_to(dialog)
    return dialog
