"""What was typed before a crash is offered when the desk is opened, until somebody goes on with it."""

import pytest
from pytestqt.qtbot import QtBot

from gc25desk.services import draft, saving
from gc25desk.services import project as projects
from gc25desk.services.desk import Desk
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.recovered import Recovered, unsaved
from tests.builders import a_complaint, a_project

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def opened() -> set[tuple[str, str]]:
    return set()


@pytest.fixture
def offer(desk: Desk, jobs: Jobs, qtbot: QtBot, opened: set[tuple[str, str]]) -> Recovered:
    made = Recovered(desk, jobs, lambda noun, record_id: (noun, record_id) in opened)
    qtbot.addWidget(made)
    return made


def test_a_desk_without_drafts_offers_nothing(offer: Recovered, jobs: Jobs) -> None:
    offer.look()
    assert jobs.wait()
    assert not offer.isVisible()


def test_a_draft_of_a_new_record_is_named_and_opened(
    offer: Recovered, desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    draft.keep(desk, "complaint", "", {"subject": "Half a sentence"})
    offer.look()
    assert jobs.wait()
    assert offer.isVisible()
    assert "a new complaint" in offer.banner.words.text()
    assert "Half a sentence" not in offer.banner.words.text()
    with qtbot.waitSignal(offer.wanted) as asked:
        offer.banner.act.click()
    assert asked.args == ["complaint", ""]


def test_a_draft_of_a_saved_record_is_named_by_its_reference(
    offer: Recovered, desk: Desk, jobs: Jobs
) -> None:
    record, _changes = saving.save(desk, "complaint", a_complaint())
    draft.keep(desk, "complaint", record.id, {"subject": "Typed over"})
    draft.keep(desk, "evidence", "", {"title": "Newest"})
    offer.look()
    assert jobs.wait()
    assert "2 drafts" in offer.banner.words.text()
    assert {one.known_as for one in unsaved(desk)} == {record.reference, ""}


def test_a_draft_of_a_report_is_named_by_its_kind_and_title(offer: Recovered, desk: Desk, jobs: Jobs) -> None:
    section = projects.gathered(desk, a_project(desk).id).sections[0]
    draft.keep(desk, "section", section.id, {"situation": "Half a sentence"})
    offer.look()
    assert jobs.wait()
    assert f"Section “{section.title}”" in offer.banner.words.text()


def test_what_is_open_is_not_offered_again(
    offer: Recovered, desk: Desk, jobs: Jobs, opened: set[tuple[str, str]]
) -> None:
    draft.keep(desk, "complaint", "", {"subject": "Half a sentence"})
    offer.look()
    assert jobs.wait()
    opened.add(("complaint", ""))
    offer.look_again()
    assert jobs.wait()
    assert not offer.isVisible()


def test_a_draft_whose_record_is_gone_is_passed_over(offer: Recovered, desk: Desk, jobs: Jobs) -> None:
    draft.keep(desk, "complaint", "01HZZZZZZZZZZZZZZZZZZZZZZZ", {"subject": "Lost"})
    offer.look()
    assert jobs.wait()
    assert not offer.isVisible()


def test_locking_takes_the_offer_away(offer: Recovered, desk: Desk, jobs: Jobs) -> None:
    draft.keep(desk, "complaint", "", {"subject": "Half a sentence"})
    offer.look()
    assert jobs.wait()
    offer.clear()
    assert not offer.isVisible()
    assert offer.banner.words.text() == ""
