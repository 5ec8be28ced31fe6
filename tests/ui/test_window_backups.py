"""The window backs a desk up when it is locked or closed, and says what was found after a crash."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gc25desk import app, settings
from gc25desk.errors import DiskFull
from gc25desk.services import backup, saving
from gc25desk.services import desk as desks
from gc25desk.services.desk import Desk
from gc25desk.store import backups
from gc25desk.ui.unlock.screen import UnlockScreen
from gc25desk.ui.window import Window
from tests.builders import PASSPHRASE, a_complaint


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    settings.activate(None)
    app.application()
    made = app.make_window()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    yield made
    made.close()
    settings.activate(None)


def unlock(qtbot: QtBot, window: Window, folder: Path) -> Desk:
    window.start(folder)
    with qtbot.waitExposed(window):
        window.show()
    screen = window.screens.shown
    assert isinstance(screen, UnlockScreen)
    QTest.keyClicks(screen.secret, PASSPHRASE)
    QTest.keyClick(screen.secret, Qt.Key.Key_Return)
    settle(window)
    assert window.desk is not None, screen.notice.words()
    return window.desk


def settle(window: Window) -> None:
    for _round in range(3):
        assert window.jobs.wait()
        QApplication.processEvents()


@pytest.mark.parametrize("way", ["lock", "close"])
def test_leaving_a_changed_desk_backs_it_up(
    qtbot: QtBot, window: Window, desk_folder: Path, way: str
) -> None:
    desk = unlock(qtbot, window, desk_folder)
    saving.save(desk, "complaint", a_complaint())
    getattr(window, way)()
    if way == "lock":
        settle(window)
    assert desk.closed
    assert len(backups.folders(desk_folder)) == 1
    opened = desks.open_desk(desk_folder, PASSPHRASE)
    assert [one.held for one in backup.listed(opened)] == [backup.Held(1, 0, 0)]
    desks.close(opened)


def test_a_large_desk_is_locked_at_once(
    qtbot: QtBot, window: Window, desk_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "QUICK_BYTES", 1000)
    desk = unlock(qtbot, window, desk_folder)
    saving.save(desk, "complaint", a_complaint())
    window.lock()
    settle(window)
    assert desk.closed
    assert backups.folders(desk_folder) == []


def test_a_backup_that_fails_keeps_no_desk_open(
    qtbot: QtBot, window: Window, desk_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_given: object) -> Path:
        raise DiskFull("There is no room left.", "Free some space.")

    monkeypatch.setattr(backups, "make", refused)
    desk = unlock(qtbot, window, desk_folder)
    saving.save(desk, "complaint", a_complaint())
    window.lock()
    settle(window)
    assert desk.closed
    desks.close(desks.open_desk(desk_folder, PASSPHRASE))


def test_a_desk_that_was_left_open_says_that_it_was_checked(
    qtbot: QtBot, window: Window, desk: Desk, tmp_path: Path
) -> None:
    saving.save(desk, "complaint", a_complaint())
    shutil.copytree(desk.store.folder, tmp_path / "killed")
    unlock(qtbot, window, tmp_path / "killed")
    assert window.inside is not None
    toast = window.inside.shell.toast
    assert toast.isVisible()
    assert toast.words.text() == "This desk was not closed in order. All of it was checked: it is sound."
