"""What a statistic would print, worked out a moment after the last key and off the window’s thread."""

import functools

from PySide6.QtCore import QObject, QTimer, Signal

from gc25desk.domain.statistic import Statistic
from gc25desk.errors import KnownError
from gc25desk.services import statistic as statistics
from gc25desk.services.desk import Desk
from gc25desk.services.statistic import Basis, Preview, Redesign
from gc25desk.ui.jobs import Jobs

PAUSE_MS = 400


class Previewer(QObject):
    """Works out one preview at a time; what is asked meanwhile comes next, and only the last of it.

    The records are fetched once and held until they change or the desk locks; the gate itself runs beside
    the database worker, so that nothing waits to be saved. ``shown`` carries a Preview, ``proposed`` the
    ways to hide less that belong to the one shown last, ``working`` whether one is under way.
    """

    shown = Signal(object)
    proposed = Signal(object)
    failed = Signal(object)
    working = Signal(bool)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject) -> None:
        """Follow no report yet."""
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._project_id = ""
        self._basis: Basis | None = None
        self._latest: Statistic | None = None
        self._is_due = False
        self._is_busy = False
        self._visit = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._go)

    def follow(self, project_id: str) -> None:
        """Show statistics as this report would print them, none with an empty identifier."""
        self.want_nothing()
        self._project_id = project_id
        self._basis = None

    def want(self, statistic: Statistic, *, soon: bool = False) -> None:
        """Ask for a preview: after a pause while somebody types, else now."""
        self._latest, self._is_due = statistic, True
        if soon:
            self._pause.start()
        else:
            self._go()

    def want_nothing(self) -> None:
        """Ask for no preview; one under way is not shown."""
        self._pause.stop()
        self._latest, self._is_due = None, False
        self._visit += 1
        self._end()

    def refresh(self) -> None:
        """Fetch the records anew and show the last statistic as it is now."""
        latest = self._latest
        self.follow(self._project_id)
        if latest is not None:
            self.want(latest, soon=True)

    def settle(self) -> None:
        """Work out now what waits for the end of a pause."""
        if self._pause.isActive():
            self._go()

    def is_busy(self) -> bool:
        """Tell whether a preview is being worked out, or waits to be."""
        return self._is_busy or self._is_due

    def is_empty(self) -> bool:
        """Tell whether nothing of the desk is held."""
        return self._basis is None and self._latest is None

    def clear(self) -> None:
        """Hold nothing of the desk any more."""
        self.follow("")

    def _go(self) -> None:
        self._pause.stop()
        if self._is_busy or not self._is_due or not self._project_id or self._desk.closed:
            return
        self._is_busy = True
        self.working.emit(True)
        if self._basis is not None:
            self._preview(self._basis)
            return
        visit = self._visit
        work = functools.partial(statistics.basis, self._desk, self._project_id)
        self._jobs.run(self, work, lambda basis: self._fetched(visit, basis), lambda e: self._fail(visit, e))

    def _fetched(self, visit: int, basis: Basis) -> None:
        if visit == self._visit:
            self._basis = basis
            self._preview(basis)

    def _preview(self, basis: Basis) -> None:
        if self._latest is None:
            return
        self._is_due = False
        visit = self._visit
        work = functools.partial(statistics.preview, basis, self._latest)
        self._jobs.render(self, work, lambda seen: self._tell(visit, basis, seen))

    def _tell(self, visit: int, basis: Basis, seen: Preview) -> None:
        if visit != self._visit:
            return
        self._end()
        if self._is_due:
            if not self._pause.isActive():
                self._go()
            return
        self.shown.emit(seen)
        work = functools.partial(statistics.proposals, basis, seen)
        self._jobs.render(self, work, lambda found: self._propose(visit, found))

    def _propose(self, visit: int, found: tuple[Redesign, ...]) -> None:
        if visit == self._visit and not self._is_due and not self._is_busy:
            self.proposed.emit(found)

    def _fail(self, visit: int, error: KnownError) -> None:
        if visit == self._visit:
            self._end()
            self.failed.emit(error)

    def _end(self) -> None:
        self._is_busy = False
        self.working.emit(False)
