"""Boxes show text as it is and are safe by default."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from gc25desk.errors import KnownError
from gc25desk.ui import ask

pytestmark = pytest.mark.usefixtures("dressed")

MARKUP = "<b>bold</b> <img src='file:///etc/hostname'>"


def answer(does: Callable[[QMessageBox], object]) -> list[QMessageBox]:
    """Do something with the next box as soon as it is open."""
    seen: list[QMessageBox] = []

    def find() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(10, find)
            return
        seen.append(box)
        does(box)

    QTimer.singleShot(0, find)
    return seen


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_do_no_harm(key: Qt.Key) -> None:
    seen = answer(lambda box: QTest.keyClick(box, key))
    assert ask.confirm(None, MARKUP, "Gone for good.", "Destroy", "Keep") is False
    assert seen[0].textFormat() is Qt.TextFormat.PlainText
    assert [button.text() for button in seen[0].buttons()].count("Destroy") == 1


def test_the_verb_does_it() -> None:
    def press(box: QMessageBox) -> None:
        next(button for button in box.buttons() if button.text() == "Destroy").click()

    answer(press)
    assert ask.confirm(None, "Destroy it?", "", "Destroy") is True


def test_an_error_says_what_and_what_next() -> None:
    seen = answer(lambda box: QTest.keyClick(box, Qt.Key.Key_Return))
    ask.tell(None, KnownError(MARKUP, "Do this."))
    assert (seen[0].text(), seen[0].informativeText()) == (MARKUP, "Do this.")
    assert seen[0].textFormat() is Qt.TextFormat.PlainText


def test_news_needs_no_decision() -> None:
    seen = answer(lambda box: QTest.keyClick(box, Qt.Key.Key_Return))
    ask.inform(None, "Done", "All is well.")
    assert len(seen[0].buttons()) == 1


def test_a_changed_mind_picks_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    assert ask.file_to_open(None, "Open") is None
    assert ask.files_to_open(None, "Open") == []
    assert ask.file_to_save(None, "Save", "x") is None
    assert ask.folder(None, "Folder") is None


def test_what_was_picked_comes_as_paths(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    name = str(tmp_path / "a.txt")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (name, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([name], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (name, ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    assert ask.file_to_open(None, "Open") == tmp_path / "a.txt"
    assert ask.files_to_open(None, "Open") == [tmp_path / "a.txt"]
    assert ask.file_to_save(None, "Save", "x") == tmp_path / "a.txt"
    assert ask.folder(None, "Folder") == tmp_path
