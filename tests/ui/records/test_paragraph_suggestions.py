"""While a narrative is typed, paragraphs are offered beside the tags; pressing one is the user's own act."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gc25desk.domain.paragraph import Tag
from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.evidence.page import EvidencePage
from gc25desk.ui.records.page import RecordsPage
from gc25desk.ui.widgets.tags_editor import TagsEditor
from tests.builders import a_complaint
from tests.ui.records.hands import all_of, focused, id_at, open_new, press, settle

TOLD = "The school put cameras in the changing room and films us. Nobody asked us."
CAMERAS = 75

pytestmark = pytest.mark.usefixtures("dressed")


def tags(page: RecordsPage) -> TagsEditor:
    editor = page.card.form.editor("tags")
    assert isinstance(editor, TagsEditor)
    return editor


def offered(page: RecordsPage) -> list[int]:
    return [offer.paragraph for offer in tags(page).suggested.offers()]


def tell(page: ComplaintsPage | EvidencePage, key: str, qtbot: QtBot) -> None:
    open_new(page, qtbot)
    page.card.form.focus_field(key)
    QTest.keyClicks(focused(), TOLD)
    qtbot.waitUntil(lambda: bool(offered(page)), timeout=20_000)


def test_nothing_is_offered_before_something_is_told(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    open_new(complaints, qtbot)
    assert tags(complaints).suggested.isHidden()
    complaints.card.form.focus_field("narrative")
    QTest.keyClicks(focused(), "qwx zzv")
    qtbot.wait(600)
    assert complaints.jobs.wait()
    assert tags(complaints).suggested.isHidden()


def test_the_words_of_the_narrative_suggest_paragraphs(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    tell(complaints, "narrative", qtbot)
    assert CAMERAS in offered(complaints)
    assert len(offered(complaints)) <= 5
    assert tags(complaints).value() == ()
    first = tags(complaints).suggested.offers()[0]
    assert first.because
    assert all(word in TOLD for word in first.because)
    name = tags(complaints).suggested.buttons()[0].accessibleName()
    assert str(first.paragraph) in name
    assert first.title in name


def test_evidence_is_suggested_by_its_summary(evidence: EvidencePage, qtbot: QtBot) -> None:
    tell(evidence, "summary", qtbot)
    assert CAMERAS in offered(evidence)


def test_enter_gives_the_tag_and_saves_nothing(complaints: ComplaintsPage, desk: Desk, qtbot: QtBot) -> None:
    tell(complaints, "narrative", qtbot)
    before, numbers = len(all_of(desk)), offered(complaints)
    at = numbers.index(CAMERAS)
    tags(complaints).suggested.buttons()[at].setFocus()
    press(Qt.Key.Key_Return)
    given = tags(complaints).value()
    assert given == (Tag(paragraph=CAMERAS, stance="alleged_violation"),)
    assert offered(complaints) == [number for number in numbers if number != CAMERAS]
    assert focused() in tags(complaints).suggested.buttons()
    assert len(all_of(desk)) == before
    assert complaints.card.is_dirty()


def test_the_suggestions_are_reached_by_tab(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    tell(complaints, "narrative", qtbot)
    tags(complaints).entry.setFocus()
    for _stop in range(3):
        press(Qt.Key.Key_Tab)
    assert focused() is tags(complaints).suggested.buttons()[0]


def test_a_tag_given_by_its_number_is_offered_no_longer(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    tell(complaints, "narrative", qtbot)
    tags(complaints).entry.setText(str(CAMERAS))
    assert tags(complaints).add_typed()
    assert CAMERAS not in offered(complaints)


def test_an_untagged_record_is_suggested_for_when_its_tags_are_reached(
    complaints: ComplaintsPage, desk: Desk, qtbot: QtBot
) -> None:
    record = dataclasses.replace(a_complaint(subject="Delta"), narrative=TOLD, tags=())
    saved, _changes = saving.save(desk, "complaint", record)
    complaints.card.open_record(saved.id)
    qtbot.waitUntil(lambda: complaints.card.record_id == saved.id)
    assert offered(complaints) == []
    complaints.card.form.focus_field("tags")
    qtbot.waitUntil(lambda: CAMERAS in offered(complaints), timeout=20_000)


def test_another_record_and_a_lock_take_the_suggestions_away(
    complaints: ComplaintsPage, qtbot: QtBot
) -> None:
    tell(complaints, "narrative", qtbot)
    complaints.card.open_record(id_at(complaints, 0))
    assert offered(complaints) == []
    settle(complaints, qtbot)
    assert offered(complaints) == []
    tell(complaints, "narrative", qtbot)
    complaints.clear()
    assert offered(complaints) == []
    assert tags(complaints).suggested.isHidden()
