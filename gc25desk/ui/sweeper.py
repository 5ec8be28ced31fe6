"""Reference cycles are collected on the GUI thread alone.

Python collects them in whichever thread allocates next. A dialog that was closed is such a cycle; taken
apart on a worker it ends the whole program, since Qt's objects may die only on the thread they live on.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

INTERVAL = 250  # milliseconds
_OLDEST = 2  # generation


class Sweeper(QObject):
    """Collects cycles between events, as often as Python would, from its making until it is stopped.

    The oldest generation waits until nothing else is going on: a worker that reads thousands of records
    makes a hundred thousand objects, and only once they were looked at is it clear that they stand in no
    cycle.
    """

    def __init__(self, parent: QObject, resting: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._resting = resting
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self._sweep)
        self._timer.start()

    def stop(self) -> None:
        """Leave the collecting to Python again; only when no worker is left."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()

    def _sweep(self) -> None:
        sweep(_OLDEST if self._resting() else _OLDEST - 1)


def sweep(oldest: int = _OLDEST) -> None:
    """Collect the oldest generation that is due, none older than ``oldest``."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, most) in enumerate(counts) if count > most]
    wanted = [generation for generation in due if generation <= oldest]
    if wanted:
        gc.collect(wanted[-1])


def sweep_all() -> None:
    """Collect every generation: after a desk was left, that nothing of it stays."""
    gc.collect()


def spare_what_stays() -> None:
    """Pass over all that is there now in every later collection: the modules, before a desk is open.

    Five sixths of the objects of an open window are of that kind, and looking at all took 0.16 s. Done
    once: what is there later may be a desk, of which nothing must stay. What a desk holds in thousands is
    therefore kept in what cannot stand in a cycle: plain tuples and dictionaries of texts and numbers
    (``domain/identity_index.py``), or packed (``domain/undo.py``).
    """
    if not gc.get_freeze_count():
        gc.freeze()
