"""A fault of ours is shown with text that can be sent, and with nothing of what a child has told."""

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gc25desk import settings
from gc25desk.errors import KnownError
from gc25desk.ui import ask, crash
from gc25desk.ui.crash import CrashDialog, Crashes, RedactingFormatter, report

CANARY = "Zebedee Quillfeather"


def fault() -> Exception:
    """Return an error with a canary in every part of it."""
    try:
        try:
            int(CANARY)
        except ValueError as inner:
            raise KeyError({"narrative": CANARY}) from inner
    except KeyError as error:
        return error
    raise AssertionError


def our_fault() -> Exception:
    try:
        settings.setting("no such setting")
    except KeyError as error:
        return error
    raise AssertionError


def test_the_report_names_kinds_and_places_but_no_values() -> None:
    text = report(fault())
    assert "ValueError" in text
    assert text.index("ValueError") < text.index("KeyError")
    assert "test_crash.py" in text
    assert CANARY not in text
    assert "narrative" not in text


def test_our_own_files_are_named_from_the_package_on() -> None:
    text = report(our_fault())
    assert "gc25desk/settings.py" in text
    assert str(crash._PACKAGE.parent) not in text


def test_an_error_that_causes_itself_ends() -> None:
    one, other = ValueError(), KeyError()
    one.__context__, other.__context__ = other, one
    assert "ValueError" in report(one)


def test_log_lines_carry_no_values() -> None:
    error = fault()
    record = logging.LogRecord(
        "gc25desk", logging.ERROR, __file__, 1, "saving %s failed", (CANARY,), (type(error), error, None)
    )
    line = RedactingFormatter().format(record)
    assert "saving %s failed" in line
    assert "KeyError" in line
    assert CANARY not in line


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []

    def stand_open(dialog: CrashDialog) -> int:
        texts.append(dialog.text())
        return 0

    monkeypatch.setattr(CrashDialog, "exec", stand_open)
    return texts


@pytest.fixture
def crashes(window: QWidget) -> Iterator[Crashes]:
    before = (sys.excepthook, threading.excepthook)
    made = Crashes(window)
    made.install()
    yield made
    sys.excepthook, threading.excepthook = before


@pytest.mark.usefixtures("crashes")
def test_an_uncaught_error_opens_the_dialog(shown: list[str]) -> None:
    error = fault()
    sys.excepthook(type(error), error, error.__traceback__)
    assert len(shown) == 1
    assert CANARY not in shown[0]


@pytest.mark.usefixtures("crashes")
def test_an_error_of_another_thread_is_shown_by_the_window(qtbot: QtBot, shown: list[str]) -> None:
    thread = threading.Thread(target=lambda: int(CANARY))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert CANARY not in shown[0]


def test_a_known_error_is_told_as_what_it_is(
    crashes: Crashes, shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[KnownError] = []
    monkeypatch.setattr(ask, "tell", lambda _window, error: told.append(error))
    error = KnownError("The disk is full.", "Make room and save again.")
    crashes.catch(error)
    assert told == [error]
    assert shown == []


def test_faults_while_the_dialog_stands_do_not_pile_up(
    crashes: Crashes, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []

    def stand_open(_dialog: CrashDialog) -> int:
        opened.append(1)
        crashes.catch(fault())
        return 0

    monkeypatch.setattr(CrashDialog, "exec", stand_open)
    crashes.catch(fault())
    assert opened == [1]
    crashes.catch(fault())
    assert opened == [1, 1]


def test_the_text_can_be_copied(qtbot: QtBot) -> None:
    dialog = CrashDialog("GC25 Desk 1\nKeyError")
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert QApplication.clipboard().text() == "GC25 Desk 1\nKeyError"
