"""The journey of a request: asked for on the record, approved by the custodian, shown, and over."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.access import Role
from gc25desk.services import identity, saving
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.record_card import RecordCard
from gc25desk.ui.records.seal_banner import SealBanner
from gc25desk.ui.widgets.shown_editor import ShownEditor
from gc25desk.ui.widgets.tags_editor import TagsEditor
from tests.builders import a_child, a_complaint
from tests.conftest import WAITING, OpenAs
from tests.ui.seen import texts_in

pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]

NAME = "Quillfeather Marrow"
WRITER, CUSTODIAN = Role.REPORT_WRITER.value, Role.CUSTODIAN.value
OpenCard = Callable[[str], tuple[Desk, RecordCard]]


@pytest.fixture
def named(open_as: OpenAs) -> str:
    """The identifier of a complaint in which people are named."""
    desk = open_as(Role.SUPERVISOR.value)
    record = a_complaint(complainant_name=NAME, children=(a_child(name="Thistledown"),))
    saved, _changes = saving.save(desk, "complaint", record)
    return str(saved.id)


@pytest.fixture
def open_card(
    open_as: OpenAs, named: str, jobs: Jobs, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> OpenCard:
    """Open the named complaint as somebody."""

    def open_it(name: str) -> tuple[Desk, RecordCard]:
        desk = open_as(name)
        page = ComplaintsPage(desk, jobs)
        shown(page)
        page.open_record(named)
        qtbot.waitUntil(lambda: page.card.record_id == named and jobs.idle())
        return desk, page.card

    return open_it


def asked_for(card: RecordCard, jobs: Jobs, reason: str = "To check a quotation") -> SealBanner:
    card.seals.act.click()
    dialog = card.seals.dialog
    assert dialog is not None
    assert not dialog.send.isEnabled()
    assert dialog.hours() == 8
    QTest.keyClicks(dialog._reason, reason)
    assert dialog.send.isEnabled()
    for wrong in ("", "0", "73"):
        dialog._hours.setText(wrong)
        assert not dialog.send.isEnabled()
    dialog._hours.setText("8")
    dialog.send.click()
    assert jobs.wait()
    return card.seals


def decide(open_as: OpenAs, verdict: Callable[[Desk, str], object]) -> None:
    keeper = open_as(CUSTODIAN)
    (request,) = identity.asked(keeper)
    verdict(keeper, request.id)


def name_field(card: RecordCard) -> ShownEditor:
    editor = card.form.editor("complainant_name")
    assert isinstance(editor, ShownEditor)
    return editor


def test_a_record_is_asked_for_approved_shown_and_sealed_again(
    open_card: OpenCard, open_as: OpenAs, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    _desk, card = open_card(WRITER)
    assert card.seals.words.text() == "Names and contacts are sealed."
    seals = asked_for(card, jobs)
    assert "yet to decide" in seals.words.text()
    assert not seals.act.isVisible()
    card.hide()

    decide(open_as, identity.approve)

    desk, card = open_card(WRITER)
    assert name_field(card).words() == NAME
    assert "shown to you until" in card.seals.words.text()
    assert "Thistledown" in texts_in(card)
    until = identity.asked(desk)[0].until
    assert until is not None
    later = until + dt.timedelta(seconds=1)

    tags = card.form.editor("tags")
    assert isinstance(tags, TagsEditor)
    QTest.keyClicks(tags.entry, "44")
    tags.add_typed()
    monkeypatch.setattr(identity, "now", lambda: later)
    card.seals.look_at_clock()
    assert jobs.wait()
    assert name_field(card).is_sealed()
    assert name_field(card).words() == ""
    assert NAME not in texts_in(card)
    assert "Thistledown" not in texts_in(card)
    assert tags.count() == 2  # what was typed meanwhile is still there
    assert "time to see them is over" in card.seals.words.text()
    assert card.seals.act.isVisible()


def test_what_is_shown_stays_shown_after_the_tags_were_saved(
    open_card: OpenCard, open_as: OpenAs, jobs: Jobs
) -> None:
    _desk, card = open_card(WRITER)
    asked_for(card, jobs)
    card.hide()
    decide(open_as, identity.approve)
    _desk, card = open_card(WRITER)
    tags = card.form.editor("tags")
    assert isinstance(tags, TagsEditor)
    QTest.keyClicks(tags.entry, "44")
    tags.add_typed()
    card.save()
    assert jobs.wait()
    assert name_field(card).words() == NAME
    assert not card.is_dirty()


def test_a_refusal_is_told_and_can_be_asked_about_again(
    open_card: OpenCard, open_as: OpenAs, jobs: Jobs
) -> None:
    _desk, card = open_card(WRITER)
    asked_for(card, jobs, "Out of interest")
    card.hide()
    decide(open_as, identity.refuse)
    _desk, card = open_card(WRITER)
    assert name_field(card).is_sealed()
    assert "refused" in card.seals.words.text()
    assert "yet to decide" in asked_for(card, jobs).words.text()


def test_nothing_is_said_to_those_who_see_names_and_no_button_is_there_for_those_who_wait(
    open_card: OpenCard,
) -> None:
    _desk, card = open_card(CUSTODIAN)
    assert not card.seals.isVisible()
    card.hide()
    _desk, card = open_card(WAITING)
    assert "identity key" in card.seals.words.text()
    assert not card.seals.act.isVisible()


def test_locking_closes_the_question_and_forgets_the_record(open_card: OpenCard, jobs: Jobs) -> None:
    _desk, card = open_card(WRITER)
    card.seals.act.click()
    card.clear()
    assert jobs.wait()
    assert card.seals.dialog is None
    assert card.seals.words.text() == ""


def test_who_waits_for_the_key_is_told_why_a_new_record_takes_no_names(
    open_as: OpenAs, jobs: Jobs, shown: Callable[[QWidget], QWidget]
) -> None:
    page = ComplaintsPage(open_as(WAITING), jobs)
    shown(page)
    page.open_new()
    assert jobs.wait()
    assert page.card.seals.isVisible()
    assert "identity key" in texts_in(page.card.seals)
    holder = ComplaintsPage(open_as(Role.INTAKE_OFFICER.value), jobs)
    shown(holder)
    holder.open_new()
    assert jobs.wait()
    assert not holder.card.seals.isVisible()
