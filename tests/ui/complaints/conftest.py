"""The page of complaints over a real desk, with one complaint open on its card."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.complaint import Complaint
from gc25desk.services import records, saving
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.jobs import Jobs
from tests.builders import a_complaint

OpenCard = Callable[..., ComplaintsPage]


@pytest.fixture
def open_card(desk: Desk, jobs: Jobs, shown: Callable[[QWidget], QWidget], qtbot: QtBot) -> OpenCard:
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
