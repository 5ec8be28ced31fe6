"""What a user's hands do on a review cycle."""

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from shiboken6 import isValid

from gc25desk.ui.cycles.form_dialog import FormDialog
from gc25desk.ui.cycles.tab import CycleTab
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.reports.page import ReportsPage

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier


def come_to(window: QWidget) -> None:
    """Give a window the keyboard, as a desktop does a moment after a dialog opens or closes."""
    window.activateWindow()
    waited = QDeadlineTimer(5_000)
    while not window.isActiveWindow() and not waited.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    assert window.isActiveWindow()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE, at: QWidget | None = None) -> None:
    QTest.keyClick(at or focused(), key, modifier)


def settle(jobs: Jobs) -> None:
    assert jobs.wait()
    QApplication.processEvents()


def settle_all(jobs: Jobs) -> None:
    """Settle, and what came of it too: a page that opens a report that opens a section."""
    for _round in range(4):
        settle(jobs)


def fill(dialog: FormDialog, **texts: str) -> None:
    """Type into fields by their keys; of a list, its words as typing ahead finds them."""
    for key, text in texts.items():
        target = dialog.editor(key).target()
        target.setFocus()
        if isinstance(target, QComboBox):
            target.setCurrentIndex(target.findText(text, Qt.MatchFlag.MatchStartsWith))
            continue
        press(Key.Key_A, Control, target)
        QTest.keyClicks(target, text)


def save(dialog: FormDialog, jobs: Jobs) -> None:
    parent = dialog.parentWidget()
    page = parent.window() if parent is not None else dialog
    press(Key.Key_Return, Control, dialog)
    settle(jobs)
    come_to(dialog if isValid(dialog) and dialog.isVisible() else page)


def show(page: ReportsPage, kind: type[CycleTab], jobs: Jobs) -> None:
    """Go to a tab, in the window that has the keyboard."""
    come_to(page)
    page.home.tabs.setCurrentIndex([isinstance(tab, kind) for tab in page.home.cycle_tabs].index(True))
    settle(jobs)
