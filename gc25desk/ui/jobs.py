"""Work off the GUI thread: one serial worker for the database and a small pool for rendering."""

import contextlib
import dataclasses
import itertools
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from gc25desk.errors import KnownError
from gc25desk.ui.sweeper import Sweeper

T = TypeVar("T")
RENDERERS = 2
HOLD_MS = 30  # by then the window has drawn what it was about to show


@dataclasses.dataclass
class _Job:
    owner: QObject
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[KnownError], None] | None
    result: Any = None
    error: BaseException | None = None
    wanted: bool = True


class Jobs(QObject):
    """Runs plain functions on worker threads and brings their results back to the GUI thread.

    A result whose owner has died in the meantime, or that was forgotten, is dropped. Work that returns
    changes, alone, as the second of a pair or as an attribute ``changes``, has them announced through
    ``changed`` after its own callback. A KnownError goes to ``failed``, or to the signal ``refused`` when no
    callback was given; anything else is a bug of ours and goes to ``sys.excepthook``, where the crash dialog
    waits.
    """

    changed = Signal(object)
    refused = Signal(object)
    busy_changed = Signal(bool)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = ThreadPoolExecutor(1, "database")
        self._renderers = ThreadPoolExecutor(RENDERERS, "render")
        # What a worker is given is a number: the last hold on a job may hold its owner, which must not be
        # taken apart off the GUI thread.
        self._numbers = itertools.count()
        self._begun: dict[int, _Job] = {}
        self._closed = False
        self._held: list[tuple[Executor, int]] | None = None
        self._sweeper = Sweeper(self, self.idle)
        self._finished.connect(self._deliver)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Run ``work`` on the serial database worker, in the order of the calls."""
        self._start(self._database, _Job(owner, work, done, failed))

    def render(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Run ``work`` on the pool for rendering; several may run side by side."""
        self._start(self._renderers, _Job(owner, work, done, failed))

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Begin nothing that is asked for from now on until what is built within has been drawn.

        All of it then begins in its order. Two threads of Python take turns: what is laid out and drawn
        beside a busy worker takes three times as long.
        """
        if self._held is not None:
            yield
            return
        self._held = []
        try:
            yield
        finally:
            QTimer.singleShot(HOLD_MS, self, self._release)

    def forget(self) -> None:
        """Deliver nothing of what was asked for so far, as when a desk is left; all of it is still done."""
        for job in self._begun.values():
            job.wanted = False

    def idle(self) -> bool:
        """Tell whether every job has come back."""
        return not self._begun

    def wait(self, milliseconds: int = 10_000) -> bool:
        """Handle events until every job has come back; return False when the time ran out first."""
        # The timer wakes the wait: with a time limit of its own, processEvents never sleeps.
        limit = QTimer(singleShot=True)
        limit.start(milliseconds)
        while not self.idle() and limit.isActive():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return self.idle()

    def close(self) -> None:
        """Finish what has begun, drop what has not, and deliver nothing more."""
        self._closed = True
        self._database.shutdown(wait=True, cancel_futures=True)
        self._renderers.shutdown(wait=True, cancel_futures=True)
        self._begun.clear()
        self._sweeper.stop()

    def _start(self, executor: Executor, job: _Job) -> None:
        if self._closed:
            return
        number = next(self._numbers)
        self._begun[number] = job
        if len(self._begun) == 1:
            self.busy_changed.emit(True)
        if self._held is None:
            executor.submit(self._perform, number)
        else:
            self._held.append((executor, number))

    def _release(self) -> None:
        held, self._held = self._held or (), None
        if not self._closed:
            for executor, number in held:
                executor.submit(self._perform, number)

    def _perform(self, number: int) -> None:
        job = self._begun[number]
        try:
            job.result = job.work()
        except BaseException as error:  # noqa: BLE001 - handed to the GUI thread whatever it is
            job.error = error
        del job
        if not self._closed:
            # The window may close between the check and the signal.
            with contextlib.suppress(RuntimeError):
                self._finished.emit(number)

    @Slot(object)
    def _deliver(self, number: int) -> None:
        if self._closed:
            return
        job = self._begun.pop(number)
        try:
            self._hand_over(job)
        finally:
            if not self._begun:
                self.busy_changed.emit(False)

    def _hand_over(self, job: _Job) -> None:
        if job.error is not None:
            self._hand_over_error(job, job.error)
            return
        if job.wanted and isValid(job.owner):
            job.done(job.result)
        changes = changes_in(job.result) if job.wanted else None
        if changes is not None:
            self.changed.emit(changes)

    def _hand_over_error(self, job: _Job, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            sys.excepthook(type(error), error, error.__traceback__)
        elif not job.wanted:
            return
        elif job.failed is None:
            self.refused.emit(error)
        elif isValid(job.owner):
            job.failed(error)


def changes_in(result: Any) -> Any | None:
    """Return the changes a result carries: itself, the last of a tuple, or its ``changes``; else None."""
    candidates = [result, getattr(result, "changes", None)]
    if isinstance(result, tuple) and result:
        candidates.append(result[-1])
    for candidate in candidates:
        if isinstance(getattr(candidate, "nouns", None), frozenset):
            return candidate
    return None
