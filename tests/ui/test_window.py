"""The window locks without a trace, comes back to the same place, and closes in good order."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gc25desk import app, settings
from gc25desk.services import desk as desks
from gc25desk.services import draft, saving
from gc25desk.services.desk import Desk
from gc25desk.ui.firstrun.wizard import FirstRun
from gc25desk.ui.preferences import Preferences
from gc25desk.ui.reports.page import ReportsPage
from gc25desk.ui.shortcuts import Shortcuts
from gc25desk.ui.unlock.screen import UnlockScreen
from gc25desk.ui.window import NEUTRAL_TITLE, Window
from tests.builders import PASSPHRASE, a_complaint, new_desk

MOST_COLUMNS = 40
CANARY = "Zebedee Quillfeather"
Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


class WindowsShown(QObject):
    """Notes every widget that shows as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note it, and let the event go on."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.found.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


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
    if not window.isVisible():
        window.start(folder)
        with qtbot.waitExposed(window):
            window.show()
    screen = window.screens.shown
    assert isinstance(screen, UnlockScreen)
    QTest.keyClicks(screen.secret, PASSPHRASE)
    QTest.keyClick(screen.secret, Key.Key_Return)
    settle(window)
    assert window.desk is not None, screen.notice.words()
    return window.desk


def settle(window: Window) -> None:
    for _round in range(3):
        assert window.jobs.wait()
        QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def shown_words(root: QWidget) -> list[str]:
    """Return every word that any widget or model below a window holds, seen or not."""
    words = [root.windowTitle()]
    for widget in root.findChildren(QWidget):
        words += [
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.toolTip(),
            widget.windowTitle(),
        ]
        if isinstance(widget, QLabel | QLineEdit):
            words.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            words.append(widget.toPlainText())
        elif isinstance(widget, QComboBox):
            words += [widget.itemText(row) for row in range(widget.count())]
    for model in root.findChildren(QAbstractItemModel):
        for row in range(model.rowCount()):
            cells = (model.index(row, column) for column in range(MOST_COLUMNS))
            words += [str(cell.data()) for cell in cells if cell.isValid()]
    return words


@pytest.fixture
def canary_id(desk_folder: Path) -> str:
    opened = desks.open_desk(desk_folder, PASSPHRASE)
    record, _changes = saving.save(
        opened, "complaint", a_complaint(subject=f"About {CANARY}", narrative=f"{CANARY} told us.")
    )
    desks.close(opened)
    return str(record.id)


def test_a_first_start_shows_the_wizard_and_a_later_one_the_last_desk(
    qtbot: QtBot, window: Window, desk_folder: Path
) -> None:
    window.start()
    assert isinstance(window.screens.shown, FirstRun)
    window.start(desk_folder)
    with qtbot.waitExposed(window):
        window.show()
    unlock(qtbot, window, desk_folder)
    assert settings.active().text(settings.LAST_DESK) == str(desk_folder)
    window.lock()
    window.start()
    screen = window.screens.shown
    assert isinstance(screen, UnlockScreen)
    assert screen.folder == desk_folder


def test_no_part_of_a_page_shows_as_a_window_of_its_own(
    qtbot: QtBot, window: Window, desk_folder: Path
) -> None:
    """It would take the keys from the window, on some screens for good."""
    unlock(qtbot, window, desk_folder)
    inside = window.inside
    assert inside is not None
    watcher = WindowsShown()
    app.application().installEventFilter(watcher)
    for page in inside.shell.pages:
        inside.shell.show_page(page)
        settle(window)
    reports = inside.shell.pages["reports"]
    assert isinstance(reports, ReportsPage)
    for built in ("gate", "comparison", "statistics"):
        assert isinstance(getattr(reports.opened, built), QWidget)
        settle(window)
    app.application().removeEventFilter(watcher)
    assert watcher.found == []
    assert QApplication.activeWindow() is window


def test_the_lock_leaves_no_word_of_a_record_and_a_neutral_title(
    qtbot: QtBot, window: Window, desk_folder: Path, canary_id: str
) -> None:
    desk = unlock(qtbot, window, desk_folder)
    inside = window.inside
    assert inside is not None
    for page in inside.shell.pages:
        inside.shell.show_page(page)
        settle(window)
    inside.shell.show_record("complaint", canary_id)
    settle(window)
    inside.palette.popup()
    QTest.keyClicks(inside.palette.line, "quill")
    inside.palette.search_now()
    settle(window)
    assert any(CANARY in word for word in shown_words(window))
    QApplication.clipboard().setText(CANARY)
    QTest.keyClick(inside.palette.line, Key.Key_Escape)
    QTest.keyClick(window, Key.Key_L, Control)
    del inside
    settle(window)
    assert desk.closed
    assert window.desk is None
    assert window.windowTitle() == NEUTRAL_TITLE
    assert isinstance(window.screens.shown, UnlockScreen)
    assert QApplication.clipboard().text() == ""
    gc.collect()
    for top in QApplication.topLevelWidgets():
        assert not [word for word in shown_words(top) if CANARY in word]


def test_a_locked_desk_can_be_opened_by_another_program(
    qtbot: QtBot, window: Window, desk_folder: Path
) -> None:
    unlock(qtbot, window, desk_folder)
    window.lock()
    settle(window)
    desks.close(desks.open_desk(desk_folder, PASSPHRASE))


def test_unlocking_comes_back_to_the_same_page_record_and_field(
    qtbot: QtBot, window: Window, desk_folder: Path, canary_id: str
) -> None:
    unlock(qtbot, window, desk_folder)
    assert window.inside is not None
    window.inside.shell.show_record("complaint", canary_id)
    settle(window)
    before = window.inside.shell.page.state()
    window.lock()
    settle(window)
    unlock(qtbot, window, desk_folder)
    assert window.inside is not None
    assert window.inside.shell.page.name == "complaints"
    assert window.inside.shell.page.state() == before
    assert any(CANARY in word for word in shown_words(window))


def test_the_place_is_not_carried_over_to_another_desk(
    qtbot: QtBot, window: Window, desk_folder: Path, tmp_path: Path
) -> None:
    other, _code = new_desk(tmp_path / "other")
    desks.close(other)
    unlock(qtbot, window, desk_folder)
    assert window.inside is not None
    window.inside.shell.show_page("reports")
    window.lock()
    screen = window.screens.shown
    assert isinstance(screen, UnlockScreen)
    screen.choose(tmp_path / "other")
    unlock(qtbot, window, tmp_path / "other")
    assert window.inside.shell.page.name == "dashboard"


def test_unsaved_typing_is_kept_as_a_draft_by_the_lock(
    qtbot: QtBot, window: Window, desk_folder: Path
) -> None:
    unlock(qtbot, window, desk_folder)
    assert window.inside is not None
    window.inside.shell.show_record("complaint", "")
    settle(window)
    text = next(
        edit
        for edit in window.inside.shell.page.findChildren(QPlainTextEdit)
        if edit.isVisible() and not edit.isReadOnly()
    )
    text.setFocus()
    QTest.keyClicks(text, CANARY)
    window.lock()
    settle(window)
    opened = desks.open_desk(desk_folder, PASSPHRASE)
    assert any(CANARY in str(kept.data) for kept in draft.drafts(opened))
    desks.close(opened)


def test_closing_the_window_closes_the_desk_and_remembers_the_size(
    qtbot: QtBot, window: Window, desk_folder: Path
) -> None:
    desk = unlock(qtbot, window, desk_folder)
    window.resize(window.width(), 700)
    assert window.close()
    assert desk.closed
    desks.close(desks.open_desk(desk_folder, PASSPHRASE))
    later = app.make_window()
    qtbot.addWidget(later)
    assert later.height() == 700
    later.close()


@pytest.mark.parametrize("kept", ["", "!!!", "AAAA"])
def test_a_broken_geometry_is_passed_over(qtbot: QtBot, kept: str) -> None:
    settings.activate(None)
    settings.active().set_opaque(settings.GEOMETRY, "window", kept)
    made = app.make_window()
    qtbot.addWidget(made)
    assert made.width() >= 1024
    made.close()
    settings.activate(None)


def test_leaving_the_wizard_goes_to_the_unlock_screen(window: Window) -> None:
    window.start()
    wizard = window.show_wizard()
    wizard.leave()
    screen = window.screens.shown
    assert isinstance(screen, UnlockScreen)
    assert screen.folder is None


def test_a_code_not_typed_back_keeps_the_window_open_until_the_user_says_so(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = window.show_wizard()
    monkeypatch.setattr(type(wizard), "may_leave", lambda _wizard: False)
    window.show()
    assert not window.close()
    monkeypatch.setattr(type(wizard), "may_leave", lambda _wizard: True)
    assert window.close()


def test_a_session_that_ends_is_not_kept_waiting_by_a_question(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = window.show_wizard()
    monkeypatch.setattr(type(wizard), "may_leave", lambda _wizard: False)
    window.show()
    window.end()
    assert not window.isVisible()


def test_the_window_counts_down_and_locks(qtbot: QtBot, window: Window, desk_folder: Path) -> None:
    unlock(qtbot, window, desk_folder)
    window.idle.warned.emit(20)
    assert window.countdown.isVisible()
    assert "20" in window.countdown.words()
    assert window.rect().contains(window.countdown.geometry().center() + QPoint(0, 0))
    window.idle.warned.emit(19)
    assert "19" in window.countdown.words()
    window.idle.resumed.emit()
    assert not window.countdown.isVisible()
    window.idle.expired.emit()
    assert window.desk is None


def test_every_key_is_listed_and_none_does_two_things(
    qtbot: QtBot, window: Window, desk_folder: Path
) -> None:
    unlock(qtbot, window, desk_folder)
    keys = Shortcuts(window)
    qtbot.addWidget(keys)
    words = dict(keys.keys)
    assert words["Lock"] == "Ctrl+L"
    assert words["Search everything"] == "Ctrl+K"
    assert window.inside is not None
    for page in window.inside.shell.pages:
        window.inside.shell.show_page(page)
        wide = [
            sequence.toString()
            for action in window.findChildren(QAction)
            if _reaches_the_window(action)
            for sequence in action.shortcuts()
        ]
        assert len(wide) == len(set(wide)), wide


def _reaches_the_window(action: QAction) -> bool:
    owner = action.parent()
    seen = isinstance(owner, QWidget) and owner.isVisible()
    return seen and action.isEnabled() and action.shortcutContext() == Qt.ShortcutContext.WindowShortcut


def test_preferences_are_kept_and_applied_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    kept = settings.Settings(tmp_path / "settings.json")
    dialog = Preferences(kept)
    qtbot.addWidget(dialog)
    assert set(dialog.boxes) == {s.key for s in settings.SETTINGS if s.offered}
    box = dialog.boxes[settings.LOCK_MINUTES]
    box.setFocus()
    QTest.keyClick(box, Key.Key_Down)
    box.activated.emit(box.currentIndex())
    assert kept.number(settings.LOCK_MINUTES) == box.currentData() == 10
