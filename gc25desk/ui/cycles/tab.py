"""What every tab of a review cycle has in common."""

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gc25desk.domain.access import Act
from gc25desk.errors import KnownError
from gc25desk.services import bin as bins
from gc25desk.services.desk import Desk
from gc25desk.ui.cycles.asking import Asking
from gc25desk.ui.cycles.data import Loaded
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.notice import Notice

T = TypeVar("T")


class CycleTab(QWidget):
    """One tab; it knows the desk, the jobs and the one dialog, and no other tab.

    Signals are those of a page. ``noun`` is the kind of record the tab adds and changes, if any.
    """

    list_wanted = Signal(str, object)
    record_wanted = Signal(str, str)
    state_changed = Signal(str, str)

    noun = ""

    def __init__(self, desk: Desk, jobs: Jobs, asking: Asking, parent: QWidget) -> None:
        """Build it in its place, which spares the style a second look at all that is in it."""
        super().__init__(parent)
        self.desk = desk
        self.jobs = jobs
        self.asking = asking
        self.may_write = desk.may(Act.WRITE_REPORTS)
        self.notice = Notice()
        self.loaded = Loaded()
        self._stale = False
        self._place: dict[str, Any] = {}

    def name(self) -> str:
        """Return the tab's label."""
        raise NotImplementedError

    def lists(self, noun: str) -> bool:
        """Tell whether the records of a noun are shown here one by one."""
        return self.noun == noun

    def take(self, loaded: Loaded) -> None:
        """Take the course of a cycle: it is drawn now if the tab is looked at, else when it is."""
        self.loaded = loaded
        self._stale = True
        if self.isVisible():
            self._draw()

    def show_loaded(self, loaded: Loaded) -> None:
        """Draw the course of a cycle; what is not of it is dropped."""
        raise NotImplementedError

    def edit(self, record_id: str, typed: dict[str, Any] | None = None) -> None:
        """Open the dialog of a record, or of a new one for an empty identifier, with what was typed."""

    def clear(self) -> None:
        """Drop every word of the desk's data."""
        self.notice.drop()
        self.loaded = Loaded()
        self._stale, self._place = False, {}
        self.show_loaded(self.loaded)

    def state(self) -> dict[str, Any]:
        """Return where the user is, in plain values."""
        return self._place or self.place()

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to where ``state()`` said the user was, once the tab is drawn."""
        if self._stale:
            self._place = dict(state)
        else:
            self.come_back(dict(state))

    def place(self) -> dict[str, Any]:
        """Return where the user is on the tab as it is drawn."""
        return {}

    def come_back(self, place: dict[str, Any]) -> None:
        """Go where ``place()`` said the user was."""

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while nobody looked."""
        super().showEvent(event)
        if self._stale and not self.desk.closed:
            self._draw()

    def _draw(self) -> None:
        self._stale = False
        self.show_loaded(self.loaded)
        place, self._place = self._place, {}
        if place:
            self.come_back(place)

    @property
    def cycle_id(self) -> str:
        """The identifier of the cycle shown, empty for none."""
        course = self.loaded.course
        return course.cycle.id if course is not None else ""

    def today(self) -> dt.date:
        """Return the day by which dates are judged."""
        return dates.today()

    def do(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do something on the worker; what goes wrong is told on the tab."""
        self.notice.drop()
        self.jobs.run(self, work, done, self.fail)

    def remove(self, record_id: str, words: str) -> None:
        """Put a record in the bin, which Undo takes back."""
        self.do(
            lambda: bins.put(self.desk, self.noun, [record_id]),
            lambda _changes: self.state_changed.emit("saved", words),
        )

    def fail(self, error: KnownError) -> None:
        """Tell what went wrong."""
        self.notice.refuse(error)
