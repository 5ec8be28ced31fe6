"""The lock leaves no word of a record anywhere in the program, and unlocking comes back to the letter."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QClipboard, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gc25desk import app, settings
from gc25desk.services import desk as desks
from gc25desk.services import saving
from gc25desk.ui.dashboard.page import DashboardPage
from gc25desk.ui.records.history_panel import HistoryPanel
from gc25desk.ui.records.page import RecordsPage
from gc25desk.ui.unlock.screen import UnlockScreen
from gc25desk.ui.window import NEUTRAL_TITLE, Window
from tests.builders import PASSPHRASE, a_child, a_complaint, an_evidence

CANARY = "Ptarmigan"  # used by no other test: their own words live as long as they do
Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.UserRole,
)
MOST_COLUMNS, MOST_ROWS = 20, 500


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


def settle(window: Window) -> None:
    for _round in range(4):
        assert window.jobs.wait()
        QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def unlock(qtbot: QtBot, window: Window, folder: Path) -> None:
    if not window.isVisible():
        window.start(folder)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
    screen = window.screens.shown
    assert isinstance(screen, UnlockScreen)
    QTest.keyClicks(screen.secret, PASSPHRASE)
    QTest.keyClick(screen.secret, Key.Key_Return)
    settle(window)
    assert window.desk is not None, screen.notice.words()


def open_page(window: Window, noun: str, record_id: str) -> RecordsPage:
    assert window.inside is not None
    window.inside.shell.show_record(noun, record_id)
    settle(window)
    page = window.inside.shell.page
    assert isinstance(page, RecordsPage)
    return page


def shown_page(window: Window) -> RecordsPage:
    assert window.inside is not None
    page = window.inside.shell.page
    assert isinstance(page, RecordsPage)
    return page


def field(page: RecordsPage, key: str) -> Any:
    return page.card.form.editor(key).target()


# What is held ---------------------------------------------------------------------------------


def words_of_document(document: QTextDocument) -> list[str]:
    """Return every state a text can be brought back to, and put it as it was."""
    words, steps = [document.toPlainText()], 0
    while document.isUndoAvailable():
        document.undo()
        steps += 1
        words.append(document.toPlainText())
    for _step in range(steps):
        document.redo()
    while document.isRedoAvailable():
        document.redo()
        words.append(document.toPlainText())
    return words


def words_of_line(line: QLineEdit) -> list[str]:
    words = [line.text(), line.placeholderText()]
    while line.isUndoAvailable():
        line.undo()
        words.append(line.text())
    while line.isRedoAvailable():
        line.redo()
        words.append(line.text())
    return words


def words_of_model(model: QAbstractItemModel) -> list[str]:
    words: list[str] = []
    for row in range(min(model.rowCount(), MOST_ROWS)):
        cells = (model.index(row, column) for column in range(MOST_COLUMNS))
        words += [str(cell.data(role)) for cell in cells if cell.isValid() for role in ROLES]
    return words


def words_of_widget(widget: QWidget) -> list[str]:
    words = [
        widget.windowTitle(),
        widget.toolTip(),
        widget.statusTip(),
        widget.whatsThis(),
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.objectName(),
    ]
    if isinstance(widget, QLineEdit):
        words += words_of_line(widget)
    elif isinstance(widget, QComboBox):
        words += [widget.itemText(row) for row in range(widget.count())]
    elif isinstance(widget, QPlainTextEdit):
        words += words_of_document(widget.document())
    text = getattr(widget, "text", None)
    return [*words, str(text())] if callable(text) and isinstance(widget, QLabel) else words


def words_of(held: QObject) -> list[str]:
    if isinstance(held, QWidget):
        return [*words_of_widget(held), *(action.text() for action in held.actions())]
    if isinstance(held, QTextDocument):
        return words_of_document(held)
    if isinstance(held, QCompleter):
        return [held.completionPrefix(), *words_of_model(held.model())] if held.model() else []
    return words_of_model(held) if isinstance(held, QAbstractItemModel) else []


def held_by_qt() -> list[str]:
    """Return every word that a window of this program, or anything below one, holds: seen or not."""
    words: list[str] = []
    for top in QApplication.topLevelWidgets():
        for held in (top, *top.findChildren(QObject)):
            words += words_of(held)
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        data = QApplication.clipboard().mimeData(mode)
        if isinstance(data, QMimeData):
            words += [
                data.text(),
                *(bytes(data.data(name).data()).decode("utf-8", "replace") for name in data.formats()),
            ]
    return words


def words_in(value: Any) -> list[str]:
    """Return the words that an object holds itself: in a list, a field, a closure, a running frame."""
    return [held for held in gc.get_referents(value) if isinstance(held, str)]


def held_by_python() -> list[str]:
    """Return where the canary stands in the objects that live, but for this test's own names."""
    gc.unfreeze()  # what was there before this test is looked at as well
    gc.collect()
    own = {id(globals()), id(CANARY)}
    return [
        f"{type(value).__name__}: {word[:80]}"
        for value in gc.get_objects()
        if id(value) not in own
        for word in words_in(value)
        if CANARY in word and word != CANARY
    ]


@pytest.fixture
def canaries(desk_folder: Path) -> dict[str, str]:
    """A desk with the canary in every open word of a complaint and an item of evidence, by noun."""
    opened = desks.open_desk(desk_folder, PASSPHRASE)
    children = (a_child(place=f"{CANARY} town"), a_child(place=f"{CANARY} village"))
    complaint = a_complaint(
        subject=f"About {CANARY}",
        narrative=f"{CANARY} told us.",
        platform=f"{CANARY} chat",
        respondent=f"{CANARY} school",
        children=children,
    )
    saved, _changes = saving.save(opened, "complaint", complaint)
    evidence = an_evidence(title=f"Film of {CANARY}", source=f"From {CANARY}", summary=f"{CANARY} is seen.")
    item, _changes = saving.save(opened, "evidence", evidence)
    desks.close(opened)
    return {"complaint": saved.id, "evidence": item.id}


def told_by(panel: HistoryPanel) -> list[str]:
    """Return the value after each change, as the panel shows it line by line."""
    found = []
    for line in range(panel.table.rowCount()):
        panel.table.setCurrentCell(line, 0)
        found.append(panel.after.toPlainText())
    return found


def look_at_everything(window: Window, canaries: dict[str, str]) -> None:
    """Go where a day's work goes: pages, records, typing, undoing, filtering, searching, copying."""
    assert window.inside is not None
    shell = window.inside.shell
    for name in shell.pages:
        shell.show_page(name)
        settle(window)
    for noun, record_id in canaries.items():
        page = open_page(window, noun, record_id)
        for tab in range(page.card.form.count()):
            page.card.form.setCurrentIndex(tab)
            QApplication.processEvents()
        page.record_acts.show_history()
        settle(window)
        assert any(CANARY in words for words in told_by(page.record_acts.panel))
    page = open_page(window, "complaint", canaries["complaint"])
    QTest.keyClicks(field(page, "narrative"), f" {CANARY}s mother")
    QTest.keyClicks(field(page, "subject"), f" {CANARY}s father")
    field(page, "subject").undo()
    field(page, "narrative").undo()
    QTest.keyClicks(field(page, "narrative"), f" {CANARY}s aunt")
    QTest.keyClicks(field(page, "platform"), CANARY)
    page.list.words.setFocus()
    QTest.keyClicks(page.list.words, CANARY)
    QTest.keyClick(page.list.words, Key.Key_Return)
    settle(window)
    field(page, "subject").selectAll()
    field(page, "subject").copy()
    window.inside.palette.popup()
    QTest.keyClicks(window.inside.palette.line, CANARY)
    window.inside.palette.search_now()
    settle(window)
    window.inside.palette.close_up()


def test_the_lock_leaves_no_word_anywhere(
    qtbot: QtBot, window: Window, desk_folder: Path, canaries: dict[str, str]
) -> None:
    unlock(qtbot, window, desk_folder)
    look_at_everything(window, canaries)
    assert any(CANARY in word for word in held_by_qt())  # the looking finds what there is
    assert held_by_python()
    window.lock()
    settle(window)
    assert window.windowTitle() == NEUTRAL_TITLE
    assert [word for word in held_by_qt() if CANARY in word] == []
    assert held_by_python() == []


def test_a_dialog_and_a_menu_are_closed_by_the_lock(
    qtbot: QtBot, window: Window, desk_folder: Path, canaries: dict[str, str]
) -> None:
    unlock(qtbot, window, desk_folder)
    open_page(window, "complaint", canaries["complaint"])
    dialog = QDialog(window)
    dialog.setWindowTitle(f"About {CANARY}")
    dialog.open()
    menu = QMenu(window)
    menu.addAction(CANARY)
    menu.popup(window.mapToGlobal(QPoint(10, 10)))
    qtbot.waitUntil(menu.isVisible)
    window.lock()
    settle(window)
    assert not dialog.isVisible()
    assert not menu.isVisible()


def test_unlocking_comes_back_to_field_letter_and_scroll_with_the_draft(
    qtbot: QtBot, window: Window, desk_folder: Path
) -> None:
    opened = desks.open_desk(desk_folder, PASSPHRASE)
    saved, _changes = saving.save(opened, "complaint", a_complaint(subject="Town"))
    desks.close(opened)
    window.resize(1024, 600)
    unlock(qtbot, window, desk_folder)
    page = open_page(window, "complaint", saved.id)
    bar = page.card.form.sheets[0].verticalScrollBar()
    line = field(page, "subject")
    line.setFocus()
    line.end(False)
    QTest.keyClicks(line, " by the sea")
    line.setCursorPosition(4)
    bar.setValue(bar.value() + 25)
    place, before = page.card.form.place(), page.card.form.draft()
    assert place.scrolled > 0
    window.lock()
    settle(window)
    unlock(qtbot, window, desk_folder)
    page = shown_page(window)
    assert page.card.record_id == saved.id
    assert page.card.form.place() == place
    assert page.card.form.draft() == before
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.text() == "Town by the sea"
    assert focused.cursorPosition() == 4


def test_unlocking_marks_the_same_letters(qtbot: QtBot, window: Window, desk_folder: Path) -> None:
    opened = desks.open_desk(desk_folder, PASSPHRASE)
    saved, _changes = saving.save(opened, "complaint", a_complaint(narrative="One two three"))
    desks.close(opened)
    unlock(qtbot, window, desk_folder)
    text = field(open_page(window, "complaint", saved.id), "narrative")
    assert isinstance(text, QPlainTextEdit)
    text.setFocus()
    cursor = text.textCursor()
    cursor.setPosition(7)
    cursor.setPosition(4, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    window.lock()
    settle(window)
    unlock(qtbot, window, desk_folder)
    again = QApplication.focusWidget()
    assert isinstance(again, QPlainTextEdit)
    assert again.textCursor().selectedText() == "two"
    assert again.textCursor().position() == 4


def test_unlocking_marks_a_record_far_down_the_list(qtbot: QtBot, window: Window, desk_folder: Path) -> None:
    opened = desks.open_desk(desk_folder, PASSPHRASE)
    saved = saving.save_all(opened, "complaint", [a_complaint(subject=f"Number {n}") for n in range(450)])
    desks.close(opened)
    unlock(qtbot, window, desk_folder)
    page = open_page(window, "complaint", saved[30].id)  # the newest stand first
    settle(window)
    place = page.list.table.currentIndex().row()
    assert place > 400
    top = page.list.place()
    assert top > 300
    window.lock()
    settle(window)
    unlock(qtbot, window, desk_folder)
    page = shown_page(window)
    assert page.list.table.currentIndex().row() == place
    assert page.list.table.selectionModel().hasSelection()
    assert page.list.place() == top
    assert page.card.record_id == saved[30].id


def test_a_reload_keeps_the_place_in_the_list(qtbot: QtBot, window: Window, desk_folder: Path) -> None:
    opened = desks.open_desk(desk_folder, PASSPHRASE)
    saving.save_all(opened, "complaint", [a_complaint() for _n in range(300)])
    desks.close(opened)
    unlock(qtbot, window, desk_folder)
    assert window.inside is not None
    window.inside.shell.show_page("complaints")
    settle(window)
    table = shown_page(window).list.table
    assert isinstance(table, QTableView)
    table.verticalScrollBar().setValue(120)
    shown_page(window).reload()
    settle(window)
    assert table.verticalScrollBar().value() == 120


def test_hiding_is_in_the_list_of_keys_and_in_the_search_box(
    qtbot: QtBot, window: Window, desk_folder: Path
) -> None:
    unlock(qtbot, window, desk_folder)
    assert window.inside is not None
    window.inside.palette.popup()
    QTest.keyClicks(window.inside.palette.line, "hide everything")
    settle(window)
    assert any("Hide everything" in word for word in words_of_model(window.inside.palette.model))
    QTest.keyClick(window.inside.palette.line, Key.Key_Return)
    assert window.cover.covering
    assert window.windowTitle() == NEUTRAL_TITLE
    window.idle.expired.emit()  # the lock goes on below
    assert window.desk is None
    assert not window.cover.covering
    assert window.windowTitle() == NEUTRAL_TITLE


def test_a_locked_screen_locks_the_desk(qtbot: QtBot, window: Window, desk_folder: Path) -> None:
    unlock(qtbot, window, desk_folder)
    window.away.left.emit()
    assert window.desk is None
    window.away.left.emit()  # already locked
    assert window.desk is None


def test_nothing_of_a_desk_that_was_locked_stays(window: Window, qtbot: QtBot, desk_folder: Path) -> None:
    unlock(qtbot, window, desk_folder)
    inside = window.inside
    assert inside is not None
    with qtbot.waitSignal(inside.shell.all_built):
        pass
    settle(window)
    pages = inside.shell.pages.built()
    left: list[weakref.ref[Any]] = [weakref.ref(one) for one in (window.desk, inside, inside.shell, *pages)]
    del inside, pages
    window.lock()
    assert all(one() is not None for one in left[2:])  # it is taken apart in idle moments
    qtbot.waitUntil(lambda: not any(one() for one in left))
    assert isinstance(window.screens.shown, UnlockScreen)


def test_a_fault_of_a_page_keeps_no_desk_open(
    window: Window, qtbot: QtBot, desk_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_page: object) -> None:
        raise ZeroDivisionError

    unlock(qtbot, window, desk_folder)
    desk = window.desk
    assert desk is not None
    for act in ("state", "clear"):
        monkeypatch.setattr(DashboardPage, act, fail)
    with qtbot.captureExceptions() as faults:
        window.lock()
        assert isinstance(window.screens.shown, UnlockScreen)
        settle(window)
        assert desk.closed
        qtbot.waitUntil(lambda: len(faults) == 2)
    assert {kind for kind, _error, _trace in faults} == {ZeroDivisionError}
