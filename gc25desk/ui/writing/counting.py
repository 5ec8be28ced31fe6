"""How long a report is while it is typed: counted a moment after the last key, off the window's thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from gc25desk.domain.project import FULL_AT
from gc25desk.domain.section import Section
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import words
from gc25desk.services.desk import Desk
from gc25desk.services.words import Counted
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.numbers import show_count

PAUSE_MS = 600
NOTHING = Counted({}, 0, 0)


class Counter(QObject):
    """Counts a report again a moment after ``touch``; ``counted`` carries what was found."""

    counted = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, typed: Callable[[], Section | None], parent: QObject) -> None:
        """Take what gives the section as it is typed, None while none is open."""
        super().__init__(parent)
        self._desk, self._jobs, self._typed = desk, jobs, typed
        self._project_id = ""
        self._asked = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.count)

    def follow(self, project_id: str) -> None:
        """Count this report from now on, none with an empty identifier."""
        self._project_id = project_id
        self._asked += 1
        self._pause.stop()

    def touch(self) -> None:
        """Take note that something was typed."""
        self._pause.start()

    def count(self) -> None:
        """Count now."""
        self._pause.stop()
        if not self._project_id or self._desk.closed:
            return
        self._asked += 1
        asked, project_id, typed = self._asked, self._project_id, self._typed()

        def show(found: Counted) -> None:
            if asked == self._asked:
                self.counted.emit(found)

        self._jobs.run(self, lambda: words.counted(self._desk, project_id, typed), show, _leave)


def share(count: int, limit: int | None) -> tuple[str, str]:
    """Return a count beside its limit in words, with a tone: from nine tenths of the limit on it warns."""
    if not limit:
        return show_count(count), ""
    said = _("{count} of {limit}").format(count=show_count(count), limit=show_count(limit))
    if count > limit:
        return said, "urgent"
    return said, "warn" if count >= FULL_AT * limit else ""


def warning(count: int, limit: int | None) -> str:
    """Return what is to be said of a length, an empty text while there is room."""
    if not limit or count < FULL_AT * limit:
        return ""
    if count > limit:
        return _("{count} words too many").format(count=show_count(count - limit))
    return _("nearly full")


def _leave(_error: KnownError) -> None:
    """Show the last count: whatever stands against counting is told where the report is read."""
