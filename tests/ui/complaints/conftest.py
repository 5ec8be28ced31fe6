"""The page of complaints over a real desk, with two earlier complaints, on a small laptop’s window."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.complaint import Complaint
from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.complaints.quick_acts import QuickActs
from gc25desk.ui.jobs import Jobs
from tests.builders import a_complaint

Shown = Callable[[QWidget], QWidget]
TOLD = "The proctoring programme photographs the bedroom of a pupil during exams with the camera running."


@pytest.fixture
def earlier(desk: Desk) -> Complaint:
    """A complaint logged before, about a platform with a name."""
    values = {"platform": "ExamGuard", "narrative": TOLD, "complainant_name": "Zebedia Quillfeather"}
    saved: Complaint
    saved, _changes = saving.save(desk, "complaint", a_complaint(subject="Filmed during exams", **values))
    return saved


@pytest.fixture
def page(desk: Desk, jobs: Jobs, shown: Shown, earlier: Complaint, qtbot: QtBot) -> ComplaintsPage:
    """The page with the earlier complaint and one about something else, none open."""
    assert earlier.id
    saving.save(desk, "complaint", a_complaint(subject="A game", narrative="Surprise boxes in a game"))
    made = ComplaintsPage(desk, jobs)
    made.reload()
    shown(made)
    qtbot.waitUntil(lambda: made.list.model.rowCount() == 2 and jobs.idle())
    return made


@pytest.fixture
def quick(page: ComplaintsPage, jobs: Jobs) -> QuickActs:
    """The sheet of quick intake, open for a new complaint."""
    page.open_quick()
    assert jobs.wait()
    QApplication.processEvents()
    assert page.quick is not None
    return page.quick
