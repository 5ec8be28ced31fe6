"""Reference cycles are collected on the GUI thread alone.

Python collects them in whichever thread allocates next. A dialog that was closed is such a cycle; taken
apart on a worker it ends the whole program, since Qt's objects may die only on the thread they live on.
"""

import gc
import time

from PySide6.QtCore import QObject, QTimer

INTERVAL = 250  # milliseconds
MANY_OBJECTS = 150_000  # a fresh window holds half as many
LONG = 0.05  # seconds: the window is to stand still for no more than twice as long

_spares_desk = False


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
    steps took 0.12 s: where it takes long on a large desk, what stays is passed over as well. Never
    once the desk is left: what is still being taken apart then must not be kept.
    """
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, most) in enumerate(counts) if count > most]
    if due:
        begun = time.perf_counter()
        gc.collect(due[-1])
        if _spares_desk and time.perf_counter() - begun > LONG:
            gc.freeze()


def spare_what_stays() -> None:
    """Pass over all that is there now in every later collection: the modules, before a desk is open.

    Five sixths of the objects of an open window are of that kind, and looking at all took 0.16 s. Done
    once: what is there later may be a desk, of which nothing must stay.
    """
    if not gc.get_freeze_count():
        gc.freeze()


def spare_what_is_large() -> None:
    """Pass over what an open desk holds as well, where looking at it would let the window stand still.

    The index of the people of 50,000 complaints is half a million objects, none of them in a cycle, and
    looking at them took 0.5 s. :func:`look_at_all` ends it when the desk is left.
    """
    global _spares_desk  # noqa: PLW0603 - Python has one collector
    if len(gc.get_objects()) > MANY_OBJECTS:
        gc.freeze()
        _spares_desk = True


def look_at_all() -> None:
    """Pass over nothing any more if a desk was passed over, so that nothing of it stays once it is left."""
    global _spares_desk  # noqa: PLW0603 - Python has one collector
    if _spares_desk:
        gc.unfreeze()
        _spares_desk = False
