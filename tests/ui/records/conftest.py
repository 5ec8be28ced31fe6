"""Pages of records over a real desk, on a window of a small laptop."""

from collections.abc import Callable

import pytest
from builders import a_complaint, an_evidence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.services import records
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.evidence.page import EvidencePage
from gc25desk.ui.jobs import Jobs


@pytest.fixture
def complaints(
    dressed: QApplication, desk: Desk, jobs: Jobs, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> ComplaintsPage:
    """The page of complaints with three of them."""
    for day, urgency, subject in ((2, "normal", "Alpha"), (3, "urgent", "Beta"), (4, "low", "Gamma")):
        received = a_complaint().date_received.replace(day=day)
        record = a_complaint(date_received=received, urgency=urgency, subject=subject)
        records.save(desk, "complaint", record)
    page = ComplaintsPage(desk, jobs)
    page.reload()
    shown(page)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 3 and jobs.idle())
    return page


@pytest.fixture
def empty_complaints(
    dressed: QApplication, desk: Desk, jobs: Jobs, shown: Callable[[QWidget], QWidget]
) -> ComplaintsPage:
    """The page of complaints on a desk that has none."""
    page = ComplaintsPage(desk, jobs)
    page.reload()
    shown(page)
    assert jobs.wait()
    return page


@pytest.fixture
def evidence(
    dressed: QApplication, desk: Desk, jobs: Jobs, shown: Callable[[QWidget], QWidget]
) -> EvidencePage:
    """The page of evidence with one item."""
    records.save(desk, "evidence", an_evidence())
    page = EvidencePage(desk, jobs)
    page.reload()
    shown(page)
    assert jobs.wait()
    return page
