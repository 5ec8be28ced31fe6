"""The page of complaints over a real desk, with three complaints, the first of them open."""

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

NAMED = "Quillfeather Marrow"


@pytest.fixture
def cases(desk: Desk) -> list[Complaint]:
    """Three complaints of a child."""
    values = {"complainant_relation": "child", "complainant_name": NAMED}
    saved = [
        saving.save(desk, "complaint", a_complaint(subject=f"Matter {n}", **values))[0] for n in range(3)
    ]
    return [records.get(desk, "complaint", one.id) for one in saved]


@pytest.fixture
def page(
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
