"""Letters and the case file, written from the card of a complaint by keyboard."""

import dataclasses
from pathlib import Path
from typing import Any

import docx
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.letter import Letter, LetterKind, Wording
from gc25desk.domain.measures import Referral
from gc25desk.domain.party import Involved, Party
from gc25desk.services import letter_template, records, saving
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.complaints.letter_dialog import LetterDialog
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.desk.faults_dialog import FaultsDialog
from gc25desk.ui.jobs import Jobs
from tests.builders import acts
from tests.readers.letters import of_lines
from tests.ui.complaints.conftest import NAMED

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CONTROL_SHIFT = Modifier.ControlModifier | Modifier.ShiftModifier
pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where everything that is asked for is written."""
    path = tmp_path / "paper.docx"
    monkeypatch.setattr(ask, "file_to_save", lambda *_asked: path)
    return path


def press(opened: ComplaintsPage, key: Qt.Key) -> None:
    field = opened.card.form.editor("subject").target()
    field.setFocus()
    QTest.keyClick(field, key, CONTROL_SHIFT)


def proposed(opened: ComplaintsPage, jobs: Jobs, qtbot: QtBot) -> LetterDialog:
    press(opened, Key.Key_L)
    assert jobs.wait()
    dialog = opened.paper_acts.dialog
    assert isinstance(dialog, LetterDialog)
    qtbot.addWidget(dialog)
    return dialog


def test_a_letter_is_written_by_keyboard_and_the_next_step_offered(
    opened: ComplaintsPage, jobs: Jobs, qtbot: QtBot, target: Path, cases: list[Complaint]
) -> None:
    dialog = proposed(opened, jobs, qtbot)
    assert (dialog.kind.code(), dialog.wording.code(), dialog.language.code()) == (
        "acknowledgement",
        "child_friendly",
        "en",
    )
    assert dialog.about.text() == ""
    dialog.go.setFocus()
    QTest.keyClick(dialog.go, Key.Key_Space)
    assert jobs.wait()
    assert f"Hello {NAMED}," in [one.text for one in docx.Document(str(target)).paragraphs]
    strip = opened.paper_acts.strip
    assert strip.isVisible()
    assert "“paper.docx” was written" in strip.words.text()
    assert strip.step.isVisible()
    assert ("complaint", "letter") in acts(opened.desk)
    assert records.get(opened.desk, "complaint", cases[0].id).status == "received"
    strip.step.click()
    step = opened.path_acts._dialog
    assert step is not None
    qtbot.addWidget(step)
    step.reject()


def test_what_is_chosen_is_written_and_told(
    opened: ComplaintsPage, jobs: Jobs, qtbot: QtBot, target: Path
) -> None:
    dialog = proposed(opened, jobs, qtbot)
    QTest.keyClicks(dialog.kind, "Ou")
    QTest.keyClick(dialog.kind, Key.Key_Tab)
    QTest.keyClicks(dialog.wording, "Pl")
    QTest.keyClick(dialog.wording, Key.Key_Tab)
    QTest.keyClicks(dialog.language, "Sp")
    assert dialog.letter() == Letter(LetterKind.OUTCOME, Wording.PLAIN, "es")
    dialog.accept()
    assert jobs.wait()
    assert "Outcome · Plain · Spanish" in opened.paper_acts.strip.words.text()
    assert not opened.paper_acts.strip.step.isVisible()
    assert any(NAMED in one.text for one in docx.Document(str(target)).paragraphs)


def test_nothing_is_written_when_the_dialog_is_left(
    opened: ComplaintsPage, jobs: Jobs, qtbot: QtBot, target: Path
) -> None:
    dialog = proposed(opened, jobs, qtbot)
    QTest.keyClick(dialog.kind, Key.Key_Escape)
    assert jobs.wait()
    assert not target.exists()
    assert opened.paper_acts.dialog is None
    assert not opened.paper_acts.strip.isVisible()


def test_a_language_without_a_template_is_told_before_anything_is_written(
    opened: ComplaintsPage, jobs: Jobs, qtbot: QtBot, cases: list[Complaint], target: Path
) -> None:
    desk = opened.desk
    party, _changes = saving.save(desk, "party", Party(name=NAMED, language="Kiswahili"))
    held: Any = records.get(desk, "complaint", cases[1].id)
    involved = (Involved(role="complainant", party=party.id),)
    saving.save(desk, "complaint", dataclasses.replace(held, parties=involved))
    opened.open_record(cases[1].id)
    assert jobs.wait()
    dialog = proposed(opened, jobs, qtbot)
    assert dialog.about.text() == "There is no template in Swahili yet, so it is written in English."
    dialog.accept()
    assert jobs.wait()
    assert "English" in opened.paper_acts.strip.words.text()
    assert target.exists()


def test_a_letter_of_referral_without_a_consent_says_so(
    opened: ComplaintsPage, jobs: Jobs, qtbot: QtBot
) -> None:
    dialog = proposed(opened, jobs, qtbot)
    assert dialog.about.text() == ""
    dialog.kind.set_code(LetterKind.REFERRAL)
    assert dialog.about.text().startswith("No consent to refer this complaint is recorded")


@pytest.mark.parametrize(
    "agreed", [{"consent_referral": "given"}, {"referrals": (Referral(body="Police", consented="given"),)}]
)
def test_a_letter_of_referral_that_was_agreed_to_says_nothing(
    opened: ComplaintsPage, jobs: Jobs, qtbot: QtBot, cases: list[Complaint], agreed: dict[str, Any]
) -> None:
    desk = opened.desk
    held: Any = records.get(desk, "complaint", cases[0].id)
    saving.save(desk, "complaint", dataclasses.replace(held, **agreed))
    opened.open_record(held.id)
    assert jobs.wait()
    dialog = proposed(opened, jobs, qtbot)
    dialog.kind.set_code(LetterKind.REFERRAL)
    assert dialog.about.text() == ""


def test_bad_tags_are_shown_with_their_paragraphs(
    opened: ComplaintsPage, jobs: Jobs, qtbot: QtBot, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = of_lines("Dear {{ nmae }}")
    monkeypatch.setattr(letter_template, "content", lambda _reader, _letter: bad)
    proposed(opened, jobs, qtbot).accept()
    assert jobs.wait()
    dialog = opened.paper_acts.dialog
    assert isinstance(dialog, FaultsDialog)
    qtbot.addWidget(dialog)
    assert "paragraph 1 (“Dear {{ nmae }}”)" in dialog.faults.toPlainText()
    QTest.keyClick(dialog, Key.Key_Escape)
    assert opened.paper_acts.dialog is None
    assert not target.exists()


def test_the_case_file_is_written_by_keyboard_and_its_folder_opened(
    opened: ComplaintsPage, jobs: Jobs, target: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_folders: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown_folders.append)
    press(opened, Key.Key_F)
    assert jobs.wait()
    strip = opened.paper_acts.strip
    assert "keep it within the institution" in strip.words.text()
    strip.open.click()
    assert [Path(url.toLocalFile()) for url in shown_folders] == [target.parent]
    assert ("complaint", "case_file") in acts(desk)
    strip.dismiss.click()
    assert not strip.isVisible()


def test_what_was_said_of_one_complaint_goes_with_it(
    opened: ComplaintsPage, jobs: Jobs, target: Path, cases: list[Complaint]
) -> None:
    opened.paper_acts.ask_file()
    assert jobs.wait()
    assert target.exists()
    assert opened.paper_acts.strip.isVisible()
    opened.open_record(cases[1].id)
    assert jobs.wait()
    assert not opened.paper_acts.strip.isVisible()


def test_a_new_complaint_has_no_papers_yet(opened: ComplaintsPage, jobs: Jobs) -> None:
    opened.open_new()
    assert jobs.wait()
    assert not opened.paper_acts.letter.isVisible()
    opened.paper_acts.ask_letter()
    opened.paper_acts.ask_file()
    assert jobs.wait()
    assert opened.paper_acts.dialog is None


def test_the_dialog_goes_when_the_page_is_cleared(opened: ComplaintsPage, jobs: Jobs, qtbot: QtBot) -> None:
    dialog = proposed(opened, jobs, qtbot)
    opened.clear()
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert opened.paper_acts.dialog is None
