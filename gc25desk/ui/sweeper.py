"""Reference cycles are collected on the GUI thread alone.

Python collects them in whichever thread allocates next. A dialog that was closed is such a cycle; taken
apart on a worker it ends the whole program, since Qt's objects may die only on the thread they live on.
"""

import dataclasses
import gc
import time
import weakref
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, QTimer

INTERVAL = 250  # milliseconds
LONG = 0.02  # seconds: until the next look as much again may have come, several times over


class Sweeper(QObject):
    """Collects cycles between events, as often as Python would, from its making until it is stopped."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(sweep)
        self._timer.start()

    def stop(self) -> None:
        """Leave the collecting to Python again; only when no worker is left."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()


def sweep() -> None:
    """Collect the oldest generation that is due.

    Five hundred complaints that were assigned together stay in the steps to undo, and looking at a few such
    steps took 0.12 s: where it takes long while a desk is open, what stays is passed over as well. Never
    once the desk is left: what is still being taken apart then must not be kept.
    """
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, most) in enumerate(counts) if count > most]
    if _sparing.reading:
        _pass_over()
    elif due:
        begun = time.perf_counter()
        gc.collect(due[-1])
        if _sparing.open and time.perf_counter() - begun > LONG:
            _pass_over()


def spare_what_stays() -> None:
    """Pass over all that is there now in every later collection: the modules, before a desk is open.

    Five sixths of the objects of an open window are of that kind, and looking at all took 0.16 s. Done
    once: what is there later may be a desk, of which nothing must stay.
    """
    if not gc.get_freeze_count():
        gc.freeze()


def begin_reading() -> None:
    """Pass over all that comes until :func:`end_reading`: who is known on the desk that was entered.

    The index of the people of 50,000 complaints is half a million objects, none of them in a cycle. Looking
    at them took 0.5 s at the end, and 0.2 s again and again while they came. From here on whatever takes
    long to look at is passed over, until :func:`look_at_all` ends it when the desk is left.
    """
    _sparing.open = _sparing.reading = True


def end_reading() -> None:
    """Look at what comes from now on; also from a worker, which itself passes over nothing.

    It could do so in the moment in which the desk is left, and keep what is being taken apart.
    """
    _sparing.reading = False


def look_at_all() -> None:
    """Pass over nothing any more if a desk was passed over, so that nothing of it stays once it is left."""
    global _sparing  # noqa: PLW0603 - Python has one collector
    if _sparing.passed_over:
        gc.unfreeze()
    _sparing = _Sparing()


def spare_what_stays_again(left: Iterable[weakref.ref[Any]]) -> None:
    """Take apart what is left of a desk; if any of it was passed over, pass over the modules as before it.

    Call it when the desk is closed and its widgets are gone, with what must not be there any more; while any
    of it is, nothing is passed over. Without it every look while the next desk is being opened takes 0.2 s.
    """
    if not _sparing.open:
        gc.collect()
        if not gc.get_freeze_count() and all(one() is None for one in left):
            gc.freeze()


@dataclasses.dataclass
class _Sparing:
    """What the collector passes over: whether a desk is open or being read, and whether any of it is."""

    open: bool = False
    reading: bool = False
    passed_over: bool = False


_sparing = _Sparing()


def _pass_over() -> None:
    gc.freeze()
    _sparing.passed_over = True
