"""A program with an open desk and a half-typed complaint, until it is ended from outside.

``python sitting.py DESK TASK``: says on standard output what it has come to, one word a line. TASK is
``typing`` (goes on typing), ``resting`` (waits to be ended) or ``touched`` (somebody never leaves the
mouse alone, and nobody may be away for longer than ``LIMIT``).
"""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from gc25desk import app
from gc25desk.ui.records.page import RecordsPage
from gc25desk.ui.unlock.screen import UnlockScreen
from gc25desk.ui.window import Window
from tests.builders import PASSPHRASE

CANARY = "Quillfeather"
LIMIT = 2  # seconds nobody may be away from the desk that is touched


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def settle(window: Window) -> None:
    for _round in range(3):
        window.jobs.wait()
        QApplication.processEvents()


def sit_down(window: Window, folder: Path) -> QPlainTextEdit:
    """Unlock, begin a complaint and type its first word; return the field."""
    window.start(folder)
    window.show()
    settle(window)
    screen = window.screens.shown
    assert isinstance(screen, UnlockScreen)
    screen.secret.setText(PASSPHRASE)
    screen.unlock.click()
    settle(window)
    assert window.inside is not None
    window.inside.shell.show_record("complaint", "")
    settle(window)
    page = window.inside.shell.page
    assert isinstance(page, RecordsPage)
    field = page.card.form.editor("narrative").findChild(QPlainTextEdit)
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, CANARY)
    page.card._keeper.kept.connect(lambda _moment: say("kept"))
    return field


def move_mouse(window: Window) -> None:
    nowhere = QPointF(5, 5)
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, nowhere, nowhere, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, moved)


def watch_lock(window: Window) -> None:
    if window.desk is None and window.jobs.idle():
        say("locked")
        window.close()


def sit(folder: Path, task: str) -> int:
    """Sit there until the end."""
    application = app.application()
    window = app.make_window()
    heartbeat = app._close_on_signals(window)
    field = sit_down(window, folder)
    timer = QTimer(window)
    timer.setInterval(40)
    if task == "typing":
        timer.timeout.connect(lambda: QTest.keyClicks(field, " and more"))
    elif task == "touched":
        window.idle.start(LIMIT)
        timer.timeout.connect(lambda: move_mouse(window))
        timer.timeout.connect(lambda: watch_lock(window))
    timer.start()
    QTimer.singleShot(0, window, lambda: say("open"))  # a signal before the loop would find no loop to end
    code = application.exec()
    heartbeat.stop()
    say("ended")
    return code


if __name__ == "__main__":
    raise SystemExit(sit(Path(sys.argv[1]), sys.argv[2]))
