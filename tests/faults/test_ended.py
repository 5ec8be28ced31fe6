"""A program ended, killed or put to sleep with a half-typed record keeps the typing and locks the desk."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import gc25desk
from gc25desk import app, settings
from gc25desk.services import desk as desks
from gc25desk.services import draft
from gc25desk.ui.records.page import RecordsPage
from gc25desk.ui.unlock.screen import UnlockScreen
from tests.builders import PASSPHRASE
from tests.faults.sitting import CANARY, LIMIT, settle

CHECKOUT = Path(gc25desk.__file__).parents[1]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")


@contextlib.contextmanager
def sitting(folder: Path, task: str) -> "Iterator[subprocess.Popen[str]]":
    """A program that has the desk open with a word typed and not saved."""
    program = subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, str(Path(__file__).with_name("sitting.py")), str(folder), task],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
    )
    assert program.stdout is not None
    try:
        assert program.stdout.readline() == "open\n"
        yield program
    finally:
        program.kill()
        program.wait()
        program.stdout.close()


def said(program: "subprocess.Popen[str]", word: str) -> bool:
    """Read until a word comes; tell whether it did before the end."""
    assert program.stdout is not None
    return any(line.strip() == word for line in program.stdout)


def kept(folder: Path) -> str:
    """Open the desk, which must be free and sound, and return what was typed and not saved."""
    desk = desks.open_desk(folder, PASSPHRASE)
    try:
        assert desks.check(desk) == ()
        return "".join(str(found.data) for found in draft.drafts(desk))
    finally:
        desks.close(desk)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_ending_the_session_keeps_the_typing_and_frees_the_desk(desk_folder: Path, number: int) -> None:
    with sitting(desk_folder, "resting") as program:
        program.send_signal(number)
        assert said(program, "ended")
        assert program.wait(2) == 0  # what little time a session gives its programs
    assert CANARY in kept(desk_folder)


@pytest.mark.parametrize("moment", [0.0, 0.9])
def test_a_kill_while_typing_leaves_a_draft_that_the_next_start_offers(
    qtbot: QtBot, desk_folder: Path, moment: float
) -> None:
    with sitting(desk_folder, "typing") as program:
        assert said(program, "kept")
        time.sleep(moment)
        program.kill()
    settings.activate(None)
    app.application()
    window = app.make_window()
    qtbot.addWidget(window)
    window.start(desk_folder)
    window.show()
    screen = window.screens.shown
    assert isinstance(screen, UnlockScreen)
    QTest.keyClicks(screen.secret, PASSPHRASE)
    screen.unlock.click()
    settle(window)
    assert window.inside is not None
    recovered = window.inside.shell.recovered
    assert recovered.isVisible()
    recovered.banner.activated.emit()
    settle(window)
    page = window.inside.shell.page
    assert isinstance(page, RecordsPage)
    assert CANARY in str(page.card.form.draft()["narrative"])
    assert "Recovered" in page.card.banner.words.text()
    window.close()
    settings.activate(None)


def test_a_program_that_slept_is_locked_when_it_wakes_whoever_moves_the_mouse(desk_folder: Path) -> None:
    with sitting(desk_folder, "touched") as program:
        program.send_signal(signal.SIGSTOP)
        time.sleep(LIMIT + 1)
        program.send_signal(signal.SIGCONT)
        assert said(program, "locked")
        program.wait()
    assert CANARY in kept(desk_folder)
