"""Who may not restore is offered neither a restore nor another place for backups."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from gc25desk.domain.access import Act, Role, allowed
from gc25desk.ui.desk.backups_card import BackupsCard
from gc25desk.ui.desk.page import DeskPage
from gc25desk.ui.jobs import Jobs
from tests.conftest import OpenAs

pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]


@pytest.mark.parametrize("role", Role)
def test_the_buttons_are_those_that_the_role_may_press(
    open_as: OpenAs, jobs: Jobs, shown: Callable[[QWidget], QWidget], role: Role
) -> None:
    page = DeskPage(open_as(role.value), jobs)
    shown(page)
    page.reload()
    assert jobs.wait()
    card = next(found for found in page.cards if isinstance(found, BackupsCard))
    assert card.make.isVisible()
    assert card.rehearse.isVisible()
    assert card.choose.isVisible() == card.restore.isVisible() == allowed([role], Act.RESTORE)
    assert not card.forget.isVisible()  # there is no second place yet
