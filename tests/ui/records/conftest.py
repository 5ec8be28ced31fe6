"""Pages of records over a real desk, on a window of a small laptop."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.evidence.page import EvidencePage
from gc25desk.ui.jobs import Jobs
from tests.builders import a_complaint, an_evidence

Shown = Callable[[QWidget], QWidget]


@pytest.fixture
def complaints(desk: Desk, jobs: Jobs, shown: Shown, qtbot: QtBot) -> ComplaintsPage:
    """The page of complaints with three of them."""
    for day, urgency, subject in ((2, "normal", "Alpha"), (3, "urgent", "Beta"), (4, "low", "Gamma")):
        received = dt.date(2026, 11, day)
        # Somebody has acted on the urgent one: it does not stand before the others.
        met = dt.datetime(2026, 11, day, 9, tzinfo=dt.UTC) if urgency == "urgent" else None
        values = {"urgency": urgency, "subject": subject, "urgency_met_at": met}
        record = a_complaint(date_received=received, **values)
        saving.save(desk, "complaint", record)
    page = ComplaintsPage(desk, jobs)
    page.reload()
    shown(page)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 3 and jobs.idle())
    return page


@pytest.fixture
def empty_complaints(desk: Desk, jobs: Jobs, shown: Shown) -> ComplaintsPage:
    """The page of complaints on a desk that has none."""
    page = ComplaintsPage(desk, jobs)
    page.reload()
    shown(page)
    assert jobs.wait()
    return page


@pytest.fixture
def evidence(desk: Desk, jobs: Jobs, shown: Shown) -> EvidencePage:
    """The page of evidence with one item."""
    saving.save(desk, "evidence", an_evidence())
    page = EvidencePage(desk, jobs)
    page.reload()
    shown(page)
    assert jobs.wait()
    return page
