"""The templates of letters on the page about the desk: taken out, put in, checked, taken back."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.access import Role
from gc25desk.domain.letter import NAMES, Letter, LetterKind, Wording
from gc25desk.services import letter_template
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.desk.faults_dialog import FaultsDialog
from gc25desk.ui.desk.letter_names_dialog import LetterNamesDialog
from gc25desk.ui.desk.letters_card import LettersCard
from gc25desk.ui.desk.page import DeskPage
from gc25desk.ui.jobs import Jobs
from tests.conftest import OpenAs
from tests.readers.letters import of_lines

pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]

Shown = Callable[[QWidget], QWidget]
CHILD = Letter(LetterKind.ACKNOWLEDGEMENT, Wording.CHILD, "en")


def card_of(desk: Desk, jobs: Jobs, shown: Shown) -> LettersCard | None:
    page = DeskPage(desk, jobs)
    shown(page)
    page.reload()
    assert jobs.wait()
    return next((card for card in page.cards if isinstance(card, LettersCard)), None)


@pytest.fixture
def card(desk: Desk, jobs: Jobs, shown: Shown) -> LettersCard:
    found = card_of(desk, jobs, shown)
    assert found is not None
    return found


def templates(card: LettersCard) -> list[str]:
    items = [card.table.item(row, 2) for row in range(card.table.rowCount())]
    return [item.text() for item in items if item is not None]


def test_eight_letters_stand_in_the_table_of_a_language(card: LettersCard) -> None:
    assert templates(card) == ["Shipped"] * 8
    card.language.set_code("sw")
    assert templates(card) == ["None; another language is used"] * 8
    assert not card.copy.isEnabled()
    assert not card.back.isEnabled()


def test_a_copy_is_taken_edited_and_put_in_by_keyboard(
    card: LettersCard, desk: Desk, jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "our letter.docx"
    monkeypatch.setattr(ask, "file_to_save", lambda *_asked: copy)
    monkeypatch.setattr(ask, "file_to_open", lambda *_asked: copy)
    card.table.setFocus()
    QTest.keyClick(card.table, Qt.Key.Key_Down)
    assert card.table.letter() == CHILD
    card.copy.setFocus()
    QTest.keyClick(card.copy, Qt.Key.Key_Space)
    assert jobs.wait()
    document = docx.Document(str(copy))
    document.add_paragraph("Come and see us.")
    document.save(str(copy))
    QTest.keyClick(card.put, Qt.Key.Key_Space)
    assert jobs.wait()
    assert "is the template from now on" in card.notice.words()
    card.reload()
    assert jobs.wait()
    assert templates(card)[1].startswith("Your own: our letter.docx, since ")
    assert card.back.isEnabled()
    QTest.keyClick(card.back, Qt.Key.Key_Space)
    assert jobs.wait()
    card.reload()
    assert jobs.wait()
    assert templates(card) == ["Shipped"] * 8
    assert letter_template.standing(desk)[CHILD].at is None


def test_bad_tags_are_shown_and_nothing_is_taken(
    card: LettersCard, jobs: Jobs, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(of_lines("Hello {{ contact }}", "{% if name"))
    monkeypatch.setattr(ask, "file_to_open", lambda *_asked: bad)
    card.table.selectRow(1)
    card.put.click()
    assert jobs.wait()
    dialog = card.dialog
    assert isinstance(dialog, FaultsDialog)
    qtbot.addWidget(dialog)
    told = dialog.faults.toPlainText()
    assert "kept out of letters to children" in told
    assert "paragraph 2 (“{% if name”)" in told
    dialog.accept()
    assert letter_template.standing(card.desk)[CHILD].at is None


def test_a_file_that_is_no_template_is_told(
    card: LettersCard, jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "song.docx").write_bytes(b"no document")
    monkeypatch.setattr(ask, "file_to_open", lambda *_asked: tmp_path / "song.docx")
    card.put.click()
    assert jobs.wait()
    assert "song.docx" in card.notice.words()


def test_the_names_are_there_to_be_read(card: LettersCard, qtbot: QtBot) -> None:
    card.names.click()
    dialog = card.dialog
    assert isinstance(dialog, LetterNamesDialog)
    qtbot.addWidget(dialog)
    items = [dialog.table.item(row, 0) for row in range(dialog.table.rowCount())]
    written = [item.text() for item in items if item is not None]
    assert {name.usage() for name in NAMES} <= set(written)
    dialog.accept()


def test_an_officer_takes_copies_and_a_supervisor_puts_them_in(
    open_as: OpenAs, jobs: Jobs, shown: Shown
) -> None:
    officer = card_of(open_as(Role.INTAKE_OFFICER.value), jobs, shown)
    assert officer is not None
    assert officer.copy.isVisible()
    assert not officer.put.isVisible()
    assert not officer.back.isVisible()


def test_a_report_writer_has_no_such_card(open_as: OpenAs, jobs: Jobs, shown: Shown) -> None:
    assert card_of(open_as(Role.REPORT_WRITER.value), jobs, shown) is None
