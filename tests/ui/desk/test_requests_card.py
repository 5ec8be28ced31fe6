"""The custodian decides on requests; whoever asked follows their own."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from gc25desk.domain.access import Role
from gc25desk.domain.sealed import Sealed
from gc25desk.services import identity, person, records, saving
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.desk.compare_dialog import CompareDialog
from gc25desk.ui.desk.page import DeskPage
from gc25desk.ui.desk.requests_card import RequestsCard
from gc25desk.ui.jobs import Jobs
from tests.builders import a_complaint, words_of
from tests.conftest import OpenAs
from tests.ui.seen import texts_in

pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]

Shown = Callable[[QWidget], QWidget]
NAME, WRITER, CUSTODIAN = "Quillfeather Marrow", Role.REPORT_WRITER.value, Role.CUSTODIAN.value


@pytest.fixture
def named(open_as: OpenAs) -> str:
    record = a_complaint(complainant_name=NAME)
    saved, _changes = saving.save(open_as(Role.SUPERVISOR.value), "complaint", record)
    return str(saved.id)


@pytest.fixture(autouse=True)
def _yes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "confirm", lambda *_given, **_named: True)


def card_of(desk: Desk, jobs: Jobs, shown: Shown) -> RequestsCard:
    made = DeskPage(desk, jobs)
    shown(made)
    made.reload()
    assert jobs.wait()
    return next(found for found in made.cards if isinstance(found, RequestsCard))


def choose_first(card: RequestsCard) -> None:
    item = card.list.topLevelItem(0)
    assert item is not None
    card.list.setCurrentItem(item)


def asked_by(desk: Desk, record: str) -> None:
    identity.ask(desk, "complaint", record, "To check a quotation", 4)


def test_the_custodian_sees_who_what_and_why_and_approves(
    open_as: OpenAs, jobs: Jobs, shown: Shown, named: str
) -> None:
    asked_by(open_as(WRITER), named)
    card = card_of(open_as(CUSTODIAN), jobs, shown)
    told = texts_in(card)
    for words in ("Report writer", "MID-2026-00001", "To check a quotation", "Waiting"):
        assert words in told
    assert NAME not in told
    choose_first(card)
    card.approve.click()
    assert jobs.wait()
    assert "Approved until" in texts_in(card.list)
    assert not card.approve.isEnabled()
    assert records.get(open_as(WRITER), "complaint", named).complainant_name == NAME


def test_nothing_is_offered_to_be_decided_before_somebody_asks(
    open_as: OpenAs, jobs: Jobs, shown: Shown, named: str
) -> None:
    card = card_of(open_as(CUSTODIAN), jobs, shown)
    assert "Nobody has asked yet" in texts_in(card)
    assert not card.approve.isVisible()
    assert not card.refuse.isVisible()
    asked_by(open_as(WRITER), named)
    assert card_of(open_as(CUSTODIAN), jobs, shown).approve.isVisible()


def test_a_refused_request_shows_nothing(open_as: OpenAs, jobs: Jobs, shown: Shown, named: str) -> None:
    asked_by(open_as(WRITER), named)
    card = card_of(open_as(CUSTODIAN), jobs, shown)
    choose_first(card)
    card.refuse.click()
    assert jobs.wait()
    assert "Refused" in texts_in(card.list)
    assert isinstance(records.get(open_as(WRITER), "complaint", named).complainant_name, Sealed)


def test_the_fingerprint_is_compared_where_nobody_has_vouched(
    open_as: OpenAs, jobs: Jobs, shown: Shown, named: str
) -> None:
    added = person.add(
        open_as(Role.ADMINISTRATOR.value), "Second Writer", [WRITER], words_of("second_writer")
    )
    second = open_as("second_writer")
    fingerprint = person.me(second).fingerprint
    asked_by(second, named)
    card = card_of(open_as(CUSTODIAN), jobs, shown)
    choose_first(card)
    card.approve.click()
    assert jobs.wait()
    dialog = card.dialog
    assert isinstance(dialog, CompareDialog)
    assert dialog.card.shown() == fingerprint
    assert identity.asked(card.desk)[0].decision == identity.OPEN
    dialog.same.click()
    dialog.go.click()
    assert jobs.wait()
    assert identity.asked(card.desk)[0].decision == identity.APPROVED
    assert added.name == "Second Writer"
    assert records.get(open_as("second_writer"), "complaint", named).complainant_name == NAME


def test_whoever_asked_follows_their_own_and_decides_nothing(
    open_as: OpenAs, jobs: Jobs, shown: Shown, named: str
) -> None:
    card = card_of(open_as(WRITER), jobs, shown)
    assert "You have asked for none" in card.none.text()
    asked_by(card.desk, named)
    card.reload()
    assert jobs.wait()
    choose_first(card)
    assert "To check a quotation" in card.reason.text()
    assert not card.approve.isVisible()
    assert not card.refuse.isVisible()
    card.clear()
    assert "quotation" not in texts_in(card)


@pytest.mark.parametrize("role", Role)
def test_the_card_is_for_those_who_decide_and_those_who_ask(open_as: OpenAs, role: Role) -> None:
    expected = role in {Role.CUSTODIAN, Role.REPORT_WRITER, Role.REVIEWER}
    assert RequestsCard.is_offered(open_as(role.value)) == expected
