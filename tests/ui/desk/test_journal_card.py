"""An extract of the journal is taken on the page about the desk, by those alone who may read the journal."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from gc25desk.services import desk as desks
from gc25desk.services import journal, person, saving
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.desk.journal_card import JournalCard
from gc25desk.ui.desk.page import DeskPage
from gc25desk.ui.jobs import Jobs
from tests.builders import a_complaint

pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]

Shown = Callable[[QWidget], QWidget]


@pytest.fixture
def card(desk: Desk, jobs: Jobs, shown: Shown) -> JournalCard:
    page = DeskPage(desk, jobs)
    shown(page)
    return next(card for card in page.cards if isinstance(card, JournalCard))


def test_the_extract_of_a_period_is_saved_as_text(
    card: JournalCard, desk: Desk, jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved, _changes = saving.save(desk, "complaint", a_complaint(complainant_name="Quillfeather"))
    monkeypatch.setattr(ask, "file_to_save", lambda *_asked: tmp_path / "extract.txt")
    card.save.click()
    assert jobs.wait()
    text = (tmp_path / "extract.txt").read_text(encoding="utf-8")
    assert saved.reference in text
    assert "Quillfeather" not in text
    assert "saved" in card.notice.words()


@pytest.mark.parametrize(
    ("since", "until"), [("", "t"), ("t", ""), ("nonsense", "t"), ("2026-02-02", "2026-01-01")]
)
def test_days_that_are_no_period_are_told(card: JournalCard, jobs: Jobs, since: str, until: str) -> None:
    card.since.setText(since)
    card.until.setText(until)
    card.save.click()
    assert jobs.wait()
    assert "no period" in card.notice.words()


def test_who_may_not_read_the_journal_has_no_such_card(desk: Desk, jobs: Jobs, shown: Shown) -> None:
    officer = person.add(desk, "Second Officer", ["intake_officer"])
    desks.close(desk)
    again = desks.open_desk(desk.info.folder, officer.passphrase)
    page = DeskPage(again, jobs)
    shown(page)
    assert not any(isinstance(card, JournalCard) for card in page.cards)
    jobs.wait()
    desks.close(again)


def test_every_act_of_the_journal_has_words() -> None:
    assert all(journal.action_words(action) != action for action in journal.ACTIONS)
    assert journal.action_words("unheard of") == "unheard of"
