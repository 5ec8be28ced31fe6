"""The page of persons and bodies over a real desk, with a platform that two complaints name."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from gc25desk.domain.party import Involved, Party
from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.parties.page import PartiesPage
from tests.builders import a_complaint


@pytest.fixture
def island(desk: Desk) -> Party:
    """A platform that is the respondent of two complaints."""
    saved: Party
    saved, _changes = saving.save(desk, "party", Party(name="Mossy Island", kind="platform"))
    for _number in range(2):
        lines = (Involved(role="respondent", party=saved.id),)
        saving.save(desk, "complaint", a_complaint(parties=lines))
    return saved


@pytest.fixture
def other(desk: Desk) -> Party:
    """The same platform, written down a second time, with one complaint."""
    saved: Party
    saved, _changes = saving.save(desk, "party", Party(name="Mossy Island Ltd", kind="platform"))
    lines = (Involved(role="respondent", party=saved.id),)
    saving.save(desk, "complaint", a_complaint(parties=lines))
    return saved


@pytest.fixture
def page(
    desk: Desk, jobs: Jobs, shown: Callable[[QWidget], QWidget], island: Party, other: Party
) -> PartiesPage:
    """The page with both records, the first one open."""
    made = PartiesPage(desk, jobs)
    made.reload()
    shown(made)
    assert jobs.wait()
    assert made.list.model.rowCount() == len({island.id, other.id})
    made.open_record(island.id)
    assert jobs.wait()
    return made
