"""Keeps what is typed as an encrypted draft in the desk, a moment after the last key."""

import datetime as dt
import functools
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from gc25desk.errors import KnownError
from gc25desk.services import draft as service
from gc25desk.services.desk import Desk
from gc25desk.ui.jobs import Jobs

PAUSE_MS = 1_000
AGAIN_MS = 3_000  # until a draft that could not be kept is tried once more
LONGEST_MS = 4_000  # with the pause and the write, what is typed is at most five seconds ahead


class DraftKeeper(QObject):
    """Writes the draft of one record at a time; an empty draft is dropped.

    ``kept`` carries the moment after the desk has it, ``failed`` the error when it could not be kept; it
    is then tried again and again, typing or not, until the cause is gone.
    """

    kept = Signal(object)
    failed = Signal(object)

    def __init__(
        self, desk: Desk, jobs: Jobs, noun: str, read: Callable[[], dict[str, Any]], *, parent: QObject
    ) -> None:
        """Take the noun and the function that reads the draft from the form; it dies with its parent."""
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._noun = noun
        self._read = read
        self._record_id: str | None = None
        self._waiting = False
        self._stored = False
        self._pause = self._timer(PAUSE_MS)
        self._latest = self._timer(LONGEST_MS)
        self._again = self._timer(AGAIN_MS)

    def follow(self, record_id: str | None, *, stored: bool = False) -> None:
        """Keep drafts of this record from now on ("" for a new one, None for none).

        ``stored`` says that the desk holds a draft of it already. Call ``flush`` before.
        """
        self._stop()
        self._record_id = record_id
        self._stored = stored

    def touch(self) -> None:
        """Take note that something was typed."""
        self._waiting = True
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def flush(self) -> None:
        """Hand what is typed to the desk now, if anything has been typed since the last time."""
        if self._waiting and self._record_id is not None:
            self._write(self._record_id, self._read())
        self._stop()

    def settle(self) -> None:
        """Take note that the desk dropped the draft together with a save."""
        self._stop()
        self._stored = False

    def discard(self) -> None:
        """Drop the draft."""
        self._stop()
        if self._record_id is not None:
            self._write(self._record_id, {})

    def _write(self, record_id: str, data: dict[str, Any]) -> None:
        if not data and not self._stored:
            return
        self._stored = bool(data)
        done: Callable[[Any], None] = self._kept if data else _nothing
        work = self._keep(record_id, data) if data else self._drop(record_id)
        self._jobs.run(self, work, done, functools.partial(self._could_not, record_id))

    def _keep(self, record_id: str, data: dict[str, Any]) -> Callable[[], None]:
        return lambda: service.keep(self._desk, self._noun, record_id, data)

    def _drop(self, record_id: str) -> Callable[[], None]:
        return lambda: service.drop(self._desk, self._noun, record_id)

    def _kept(self, _result: Any) -> None:
        self.kept.emit(dt.datetime.now(dt.UTC))

    def _could_not(self, record_id: str, error: KnownError) -> None:
        if record_id == self._record_id:
            self._waiting = self._stored = True  # for all we know the desk holds an older one
            self._again.start()
        self.failed.emit(error)

    def _stop(self) -> None:
        self._waiting = False
        self._pause.stop()
        self._latest.stop()
        self._again.stop()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.flush)
        return timer


def _nothing(_result: Any) -> None:
    return None
