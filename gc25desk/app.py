"""The window's only wiring, in the order of a start:

1. no core dumps, a log without values, the settings;
2. the application, its language, direction, theme and text size;
3. the worker, the window and the dialog for our own faults;
4. the wizard or the unlock screen is shown; the store is imported on the worker while the user types;
5. once a desk is open, the pages are imported and built, the shell and the search box around them.

Leaving goes the other way round: drafts, keys, worker, window (see ``ui/window.py``).
"""
# ruff: noqa: PLC0415 - importing late is how the window is on the screen before the store is there

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gc25desk import settings
from gc25desk.files import no_core_dumps
from gc25desk.i18n import _

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from gc25desk.services.desk import Desk
    from gc25desk.ui.inside import Inside
    from gc25desk.ui.window import Window

_SIGNAL_POLL = 500  # milliseconds between chances for Python to see a signal


def run(argv: Sequence[str]) -> int:
    """Open the window and return its exit code; ``argv`` is without the program's name."""
    options, rest = _parser().parse_known_args(argv)
    no_core_dumps()
    _log_without_values()
    app = application(rest)
    window = make_window()
    from gc25desk.ui.crash import Crashes

    crashes = Crashes(window)
    crashes.install()
    heartbeat = _close_on_signals(window)
    window.start(options.desk)
    window.show()
    try:
        return app.exec()
    finally:
        heartbeat.stop()
        crashes.uninstall()


def application(rest: Sequence[str] = ()) -> QApplication:
    """Return the application, dressed as the settings say."""
    from PySide6.QtWidgets import QApplication

    from gc25desk.ui import dress

    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["gc25desk", *rest])
    app.setApplicationName("GC25 Desk")
    app.setDesktopFileName("gc25desk")
    dress.speak(settings.active())
    dress.dress(settings.active())
    return app


def make_window() -> Window:
    """Return the window with its worker, not shown yet."""
    from gc25desk.ui.jobs import Jobs
    from gc25desk.ui.window import Window

    return Window(settings.active(), Jobs(), build)


def build(desk: Desk, window: Window, start: str) -> Inside:
    """Build what the window shows of an open desk, at the page called ``start``."""
    from gc25desk.ui.inside import Inside

    return Inside(desk, window.jobs, window, start)


def pictures(desk: Desk, folder: Path) -> list[Path]:
    """Write a picture of every page of the window into a folder, and return the files."""
    _off_screen_without_application()
    application()
    from gc25desk.ui import pictures as taking

    return taking.take(desk, folder)


def load_icons() -> int:
    """Load every icon that ships with the program; return how many there are."""
    _off_screen_without_application()
    application()
    from gc25desk.ui import icons

    names = icons.names()
    for name in names:
        if icons.icon(name).isNull():
            raise FileNotFoundError(name)
    return len(names)


def _off_screen_without_application() -> None:
    """Draw without a screen when this process has shown nothing yet."""
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("gc25desk-gui", add_help=False)
    parser.add_argument("--desk", type=Path, default=None, help=_("the folder of the desk to open"))
    return parser


def _close_on_signals(window: Window) -> QTimer:
    """Close the window in good order when the session or a terminal ends it."""
    from PySide6.QtCore import QTimer

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: window.end())
    # Python sees a signal only between its own instructions, and Qt's loop gives it none.
    heartbeat = QTimer(window)
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start(_SIGNAL_POLL)
    return heartbeat


def _log_without_values() -> None:
    from gc25desk.ui.crash import RedactingFormatter

    # A windowed start on Windows has no standard error at all.
    handler: logging.Handler = logging.NullHandler() if sys.stderr is None else logging.StreamHandler()
    handler.setFormatter(RedactingFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
