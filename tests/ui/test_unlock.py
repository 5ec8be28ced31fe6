"""The unlock screen opens real desks, says what is wrong in one place, and forgets what was typed."""

import functools
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gc25desk.errors import WrongPassphrase
from gc25desk.services import desk as desks
from gc25desk.services import practice
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.unlock.screen import UnlockScreen
from tests.builders import PASSPHRASE, Clocks, new_desk


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def shown(qtbot: QtBot, jobs: Jobs, folder: Path | None) -> UnlockScreen:
    screen = UnlockScreen(jobs, folder)
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.focus()
    return screen


def try_with(jobs: Jobs, screen: UnlockScreen, secret: str) -> list[Desk]:
    opened: list[Desk] = []
    screen.opened.connect(opened.append)
    screen.secret.selectAll()
    QTest.keyClicks(screen.secret, secret)
    QTest.keyClick(screen.secret, Qt.Key.Key_Return)
    assert jobs.wait()
    for desk in opened:
        jobs.run(screen, functools.partial(desks.close, desk), lambda _nothing: None)
    assert jobs.wait()
    return opened


def test_the_passphrase_opens_the_desk_and_is_forgotten(qtbot: QtBot, jobs: Jobs, desk_folder: Path) -> None:
    screen = shown(qtbot, jobs, desk_folder)
    assert QApplication.focusWidget() is screen.secret
    opened = try_with(jobs, screen, PASSPHRASE)
    assert [desk.info.folder for desk in opened] == [desk_folder]
    assert screen.secret.text() == ""
    screen.secret.undo()
    assert screen.secret.text() == ""


def test_a_wrong_passphrase_always_says_the_same_and_selects_the_field(
    qtbot: QtBot, jobs: Jobs, desk_folder: Path, clocks: Clocks
) -> None:
    screen = shown(qtbot, jobs, desk_folder)
    assert try_with(jobs, screen, "not the one") == []
    first = screen.notice.words()
    assert first
    assert screen.secret.selectedText()
    assert QApplication.focusWidget() is screen.secret
    clocks.pass_by(1)
    screen.backoff.tick()
    assert try_with(jobs, screen, PASSPHRASE.upper()) == []
    assert screen.notice.words() == first


def test_wrong_passphrases_make_the_wait_longer_and_show_it(
    qtbot: QtBot, jobs: Jobs, desk_folder: Path, clocks: Clocks
) -> None:
    screen = shown(qtbot, jobs, desk_folder)
    for wait in (1, 2, 4):
        try_with(jobs, screen, "wrong")
        assert not screen.unlock.isEnabled()
        assert str(wait) in screen.wait.text()
        clocks.pass_by(wait)
        for _second in range(wait):
            screen.backoff.tick()
        assert screen.unlock.isEnabled()
        assert not screen.wait.isVisible()


def test_a_new_start_shows_the_seconds_that_are_left(
    qtbot: QtBot, jobs: Jobs, desk_folder: Path, clocks: Clocks
) -> None:
    screen = shown(qtbot, jobs, desk_folder)
    for wait in (1, 2, 4, 8):
        try_with(jobs, screen, "wrong")
        clocks.pass_by(wait - 5 if wait == 8 else wait)
        for _second in range(wait):
            screen.backoff.tick()
    later = shown(qtbot, jobs, desk_folder)
    assert jobs.wait()
    assert "5" in later.wait.text()
    QTest.keyClicks(later.secret, PASSPHRASE)
    assert not later.unlock.isEnabled()


def test_a_desk_that_waits_after_tries_elsewhere_says_so(
    qtbot: QtBot, jobs: Jobs, desk_folder: Path, clocks: Clocks
) -> None:
    screen = shown(qtbot, jobs, desk_folder)
    assert jobs.wait()
    with pytest.raises(WrongPassphrase):
        desks.open_desk(desk_folder, "tried elsewhere")
    assert try_with(jobs, screen, PASSPHRASE) == []
    assert "1" in screen.wait.text()
    assert not screen.unlock.isEnabled()
    clocks.pass_by(1)
    screen.backoff.tick()
    assert len(try_with(jobs, screen, PASSPHRASE)) == 1


def test_the_recovery_code_opens_the_desk(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    made, code = new_desk(tmp_path / "desk")
    desks.close(made)
    screen = shown(qtbot, jobs, tmp_path / "desk")
    QTest.keyClick(screen.way, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is screen.secret
    assert len(try_with(jobs, screen, code.lower())) == 1


def test_a_desk_that_is_open_elsewhere_is_told_without_a_wait(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    screen = shown(qtbot, jobs, desk.info.folder)
    assert try_with(jobs, screen, PASSPHRASE) == []
    assert screen.notice.words()
    assert screen.unlock.isEnabled()


@pytest.mark.parametrize("damage", ["missing", "empty", "plain", "garbage", "nothing"])
def test_each_broken_desk_is_told_in_its_own_words_and_left_alone(
    qtbot: QtBot, jobs: Jobs, desk_folder: Path, damage: str
) -> None:
    database = next(desk_folder.glob("*.db"))
    if damage == "missing":
        database.unlink()
    elif damage == "empty":
        database.write_bytes(b"")
    elif damage == "plain":
        database.unlink()
        with sqlite3.connect(database) as plain:
            plain.execute("create table t (x)")
        plain.close()
    elif damage == "garbage":
        database.write_bytes(b"\x00\xff" * 5000)
    else:
        for file in desk_folder.rglob("*"):
            if file.is_file():
                file.unlink()
    before = {file: file.read_bytes() for file in desk_folder.rglob("*") if file.is_file()}
    screen = shown(qtbot, jobs, desk_folder)
    assert try_with(jobs, screen, PASSPHRASE) == []
    assert screen.notice.isVisible()
    assert len(screen.notice.words()) > 20
    assert {file: file.read_bytes() for file in before} == before


def test_another_desk_can_be_chosen(
    qtbot: QtBot, jobs: Jobs, desk_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = shown(qtbot, jobs, tmp_path / "elsewhere")
    try_with(jobs, screen, "wrong")
    monkeypatch.setattr(ask, "folder", lambda *_words: desk_folder)
    QTest.keyClick(screen.other, Qt.Key.Key_Space)
    assert screen.folder == desk_folder
    assert not screen.notice.isVisible()
    assert screen.secret.text() == ""
    assert len(try_with(jobs, screen, PASSPHRASE)) == 1


def test_without_a_desk_there_is_nothing_to_type_into(qtbot: QtBot, jobs: Jobs) -> None:
    screen = shown(qtbot, jobs, None)
    assert not screen.secret.isVisible()
    assert QApplication.focusWidget() is screen.other
    wanted: list[bool] = []
    screen.new_wanted.connect(lambda: wanted.append(True))
    QTest.keyClick(screen.new, Qt.Key.Key_Space)
    assert wanted == [True]


def test_the_letters_are_hidden_until_asked_for(qtbot: QtBot, jobs: Jobs, desk_folder: Path) -> None:
    screen = shown(qtbot, jobs, desk_folder)
    assert screen.secret.echoMode() == QLineEdit.EchoMode.Password
    QTest.keyClick(screen.shown, Qt.Key.Key_Space)
    assert screen.secret.echoMode() == QLineEdit.EchoMode.Normal


def test_only_a_practice_desk_shows_its_passphrase(
    qtbot: QtBot, jobs: Jobs, tmp_path: Path, desk_folder: Path
) -> None:
    desks.close(practice.open_or_make(tmp_path / "practice"))
    screen = shown(qtbot, jobs, tmp_path / "practice")
    assert jobs.wait()
    assert screen.hint.isVisible()
    assert practice.PASSPHRASE in screen.hint.text()
    screen.choose(desk_folder)
    assert jobs.wait()
    assert not screen.hint.isVisible()
