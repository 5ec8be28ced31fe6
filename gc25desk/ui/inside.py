"""What the window shows of an open desk: the shell with its pages and the search box over them."""

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from gc25desk.i18n import _
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.dashboard.page import DashboardPage
from gc25desk.ui.desk.backup_clock import BackupClock
from gc25desk.ui.desk.entering import Entering
from gc25desk.ui.desk.page import DeskPage
from gc25desk.ui.evidence.page import EvidencePage
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.page import Page
from gc25desk.ui.palette.entries import Entry
from gc25desk.ui.palette.palette import Palette
from gc25desk.ui.paragraphs.page import ParagraphsPage
from gc25desk.ui.parties.page import PartiesPage
from gc25desk.ui.reports.page import ReportsPage
from gc25desk.ui.shell import Shell
from gc25desk.ui.tasks.page import TasksPage
from gc25desk.ui.undoing import Undoing

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk
    from gc25desk.ui.window import Window

# The pages in the order of the rail; a new page is added here.
PAGES: tuple[type[Page], ...] = (
    DashboardPage,
    ComplaintsPage,
    TasksPage,
    PartiesPage,
    EvidencePage,
    ParagraphsPage,
    ReportsPage,
    DeskPage,
)


class Inside(QObject):
    """Builds everything for one open desk and drops it again; a locked desk has no Inside."""

    def __init__(self, desk: "Desk", jobs: Jobs, window: "Window", start: str = "") -> None:
        """Build the shell and the page ``start`` or the first."""
        super().__init__(window)
        self._desk, self._jobs, self._window = desk, jobs, window
        # A parent given now spares the style a second look at everything in it.
        self._kinds = [kind for kind in PAGES if kind.is_offered(desk)]
        self._offers = [kind for kind in self._kinds if kind.offers_primary(desk)]
        self.shell = Shell(desk, jobs, self._kinds, window.screens, start=start)
        self.backups = BackupClock(desk, jobs, self.shell.toast, self)
        self.entering = Entering(desk, jobs, self.shell, self)
        self.undoing = Undoing(self.shell)
        self.shell.search_wanted.connect(self._search)
        self.shell.lock_requested.connect(window.lock)

    @functools.cached_property
    def palette(self) -> Palette:
        """The search box over the window, built when it is first wanted."""
        made = Palette(self._window, self._desk, self._jobs, self._commands(self._window))
        made.live = self.undoing.entries
        made.record_wanted.connect(self.shell.show_record)
        return made

    def state(self) -> dict[str, Any]:
        """Return where the user is: pages, lists, identifiers and fields."""
        return self.shell.state()

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to where the user was."""
        self.shell.restore(state)

    def offer_drafts(self) -> None:
        """Offer what was typed and never saved, as after a crash."""
        self.shell.recovered.look()

    def clear(self) -> None:
        """Keep unsaved typing as drafts, then drop every word of the desk's data."""
        self.backups.stop()
        self.shell.clear()
        if "palette" in vars(self):
            self.palette.clear()
            self.palette.deleteLater()
        self.deleteLater()

    def _search(self) -> None:
        self.palette.popup()

    def _commands(self, window: "Window") -> Sequence[Entry]:
        return (
            *(self._page(kind, number) for number, kind in enumerate(self._kinds, 1)),
            *(self._primary(kind) for kind in self._offers),
            *self._quick(),
            _action("lock", _("Lock"), self.shell.lock_action),
            *(_action(f"window:{number}", made.text(), made) for number, made in enumerate(window.actions())),
        )

    def _quick(self) -> Sequence[Entry]:
        made = self.shell.quick_action
        return () if made is None else (_action("quick", made.text(), made),)

    def _page(self, kind: type[Page], number: int) -> Entry:
        keys = QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText)
        return Entry(
            key=f"page:{kind.name}",
            kind=_("Page"),
            title=kind.title(),
            run=lambda: self.shell.show_page(kind.name),
            shortcut=keys,
        )

    def _primary(self, kind: type[Page]) -> Entry:
        def run() -> None:
            self.shell.show_page(kind.name)
            made = self.shell.page.primary()
            if made is not None:
                made.trigger()

        return Entry(f"primary:{kind.name}", _("Action"), kind.primary_words(), run)


def _action(key: str, title: str, made: QAction) -> Entry:
    keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Entry(key=f"action:{key}", kind=_("Action"), title=title, run=made.trigger, shortcut=keys)
