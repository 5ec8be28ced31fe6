"""The page of complaints over a real desk: with two earlier complaints, or with one open on its card."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.complaint import Complaint
from gc25desk.services import records, saving
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.complaints.quick_acts import QuickActs
from gc25desk.ui.jobs import Jobs
from tests.builders import a_complaint

OpenCard = Callable[..., ComplaintsPage]
Shown = Callable[[QWidget], QWidget]
NAMED = "Quillfeather Marrow"
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


@pytest.fixture
def open_card(desk: Desk, jobs: Jobs, shown: Shown, qtbot: QtBot) -> OpenCard:
    """Save a complaint with the values given and open it on the page."""

    def open_it(**values: object) -> ComplaintsPage:
        saved: Complaint
        saved, _changes = saving.save(desk, "complaint", a_complaint(**values))
        made = ComplaintsPage(desk, jobs)
        made.reload()
        shown(made)
        made.open_record(saved.id)
        assert jobs.wait()
        qtbot.waitUntil(lambda: made.card.record_id == saved.id)
        return made

    return open_it


def on_card(page: ComplaintsPage) -> Complaint:
    """Return the complaint of the card as the desk now holds it."""
    found = records.get(page.desk, "complaint", str(page.card.record_id))
    assert isinstance(found, Complaint)
    return found


@pytest.fixture
def cases(desk: Desk) -> list[Complaint]:
    """Three complaints of a child."""
    values = {"complainant_relation": "child", "complainant_name": NAMED}
    saved = [
        saving.save(desk, "complaint", a_complaint(subject=f"Matter {n}", **values))[0] for n in range(3)
    ]
    return [records.get(desk, "complaint", one.id) for one in saved]


@pytest.fixture
def opened(
    desk: Desk, jobs: Jobs, shown: Callable[[QWidget], QWidget], qtbot: QtBot, cases: list[Complaint]
) -> ComplaintsPage:
    """The page with the first complaint on its card."""
    made = ComplaintsPage(desk, jobs)
    made.reload()
    shown(made)
    qtbot.waitUntil(lambda: made.list.model.rowCount() == 3 and jobs.idle())
    made.open_record(cases[0].id)
    assert jobs.wait()
    return made
