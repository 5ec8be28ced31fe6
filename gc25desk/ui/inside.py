"""What the window shows of an open desk: the shell with its pages and the search box over them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from gc25desk.i18n import _
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.dashboard.page import DashboardPage
from gc25desk.ui.desk.entering import Entering
from gc25desk.ui.desk.page import DeskPage
from gc25desk.ui.evidence.page import EvidencePage
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.page import Page
from gc25desk.ui.palette.entries import Entry
from gc25desk.ui.palette.palette import Palette
from gc25desk.ui.paragraphs.page import ParagraphsPage
from gc25desk.ui.reports.page import ReportsPage
from gc25desk.ui.shell import Shell

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk
    from gc25desk.ui.window import Window

# The pages in the order of the rail; a new page is added here.
PAGES: tuple[type[Page], ...] = (
    DashboardPage,
    ComplaintsPage,
    EvidencePage,
    ParagraphsPage,
    ReportsPage,
    DeskPage,
)


class Inside(QObject):
    """Builds everything for one open desk and drops it again; a locked desk has no Inside."""

    def __init__(self, desk: "Desk", jobs: Jobs, window: "Window") -> None:
        """Build the pages, the shell round them and the search box over the window."""
        super().__init__(window)
        # A window given now spares the style a second look at everything in it.
        pages = [page(desk, jobs) for page in PAGES if page.is_offered(desk)]
        self.shell = Shell(desk, jobs, pages, window)
        self.entering = Entering(desk, jobs, self.shell, self)
        self.palette = Palette(window, desk, jobs, self._commands(window))
        self.shell.search_wanted.connect(self.palette.popup)
        self.shell.lock_requested.connect(window.lock)
        self.palette.record_wanted.connect(self.shell.show_record)

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
        self.palette.clear()
        self.shell.clear()
        self.palette.deleteLater()
        self.deleteLater()

    def _commands(self, window: "Window") -> Sequence[Entry]:
        pages = self.shell.pages.values()
        return (
            *(self._page(page, number) for number, page in enumerate(pages, 1)),
            *(self._primary(page, made) for page in pages if (made := page.primary()) is not None),
            _action("lock", _("Lock"), self.shell.lock_action),
            *(_action(f"window:{number}", made.text(), made) for number, made in enumerate(window.actions())),
        )

    def _page(self, page: Page, number: int) -> Entry:
        keys = QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText)
        return Entry(
            key=f"page:{page.name}",
            kind=_("Page"),
            title=page.title(),
            run=lambda: self.shell.show_page(page.name),
            shortcut=keys,
        )

    def _primary(self, page: Page, made: QAction) -> Entry:
        def run() -> None:
            self.shell.show_page(page.name)
            made.trigger()

        return Entry(f"primary:{page.name}", _("Action"), made.text(), run)


def _action(key: str, title: str, made: QAction) -> Entry:
    keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Entry(key=f"action:{key}", kind=_("Action"), title=title, run=made.trigger, shortcut=keys)
