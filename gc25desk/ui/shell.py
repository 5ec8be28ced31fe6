"""The window's inside while a desk is open: rail, top bar and pages, and the ways between them."""

import functools
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gc25desk.domain.access import Act
from gc25desk.domain.query import Query
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import saved_view
from gc25desk.services.desk import Desk
from gc25desk.ui import style
from gc25desk.ui.actions import action, pressed_by_enter
from gc25desk.ui.crash import done_anyway
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.page import NEW_KEYS, Page
from gc25desk.ui.pages import Pages
from gc25desk.ui.rail import Rail
from gc25desk.ui.recovered import Recovered
from gc25desk.ui.saved_views.choosing import Choosing
from gc25desk.ui.saved_views.counting import Counts, counted
from gc25desk.ui.saved_views.kept_acts import KeptActs
from gc25desk.ui.saved_views.shipped import shipped
from gc25desk.ui.screen import Screen
from gc25desk.ui.top_bar import TopBar
from gc25desk.ui.widgets.toast import Toast

COLLAPSE_PX = 1200
COUNT_MS = 150
BUILD_MS = 30  # between two pieces of the pages nobody asked for yet
MOST_KEYS = 9


class Shell(Screen):
    """Shows one page at a time and routes what pages ask for; no page knows another.

    A page that can show a query has ``show_query``, one that can show a record ``open_record``; both
    are found by the page's ``noun``. ``lock_requested`` comes from the Lock button, ``search_wanted``
    from the search field, ``all_built`` once every page stands.
    """

    lock_requested = Signal()
    search_wanted = Signal()
    all_built = Signal()

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        kinds: Sequence[type[Page]],
        parent: QWidget | None = None,
        *,
        start: str = "",
    ) -> None:
        """Build the shell and show the page ``start`` or the first; the others follow in idle moments."""
        super().__init__(parent)
        self.desk = desk
        self.jobs = jobs
        self.stack = QStackedWidget(self)
        self.pages = Pages(desk, jobs, kinds, self._built, self.stack)
        self._states: dict[str, tuple[str, str]] = {}
        self._loaded: set[str] = set()
        self.search_action = action(
            self, _("Search everything"), self.search_wanted.emit, "Ctrl+K", everywhere=True
        )
        # A caller does not wait: a new complaint is one key away from every page.
        self._log_anywhere = self._log_action() if desk.may(Act.WRITE_COMPLAINTS) else None
        self.quick_action = self._quick_intake() if self._log_anywhere is not None else None
        self.lock_action = action(self, _("Lock"), self.lock_requested.emit, "Ctrl+L", everywhere=True)
        self.rail = Rail(desk.info, kinds, shipped(desk.person_id), self)
        self.kept_acts = KeptActs(desk, jobs, self.rail)
        self.choosing = Choosing(desk, jobs, self)
        self.bar = TopBar(self.search_action, self.lock_action)
        self.recovered = Recovered(desk, jobs, self._is_open)
        self.toast = Toast(self)
        self._count_soon = QTimer(self)
        self._build_soon = QTimer(self)
        self._build(kinds)
        self._connect()
        self.show_page(start if start in self.pages else kinds[0].name)
        self.count()
        self._build_soon.start()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return next(page for page in self.pages.built() if page is self.stack.currentWidget())

    def show_page(self, name: str) -> None:
        """Show a page by its name; KeyError if there is none."""
        page = self.pages[name]
        self.stack.setCurrentWidget(page)
        self.rail.show_page(name)
        primary = page.primary()
        self.bar.show_page(page.title(), primary)
        if self._log_anywhere is not None:
            self._log_anywhere.setEnabled(primary is None or primary.shortcut() != QKeySequence(NEW_KEYS))
        if QApplication.focusWidget() is None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)  # its keys work without a click or a Tab first
        self.bar.show_state(*self._states.get(name, ("idle", "")))
        if name not in self._loaded:
            self._loaded.add(name)
            page.reload()

    def show_list(self, noun: str, query: Query) -> None:
        """Show the list of a query on the page of its noun."""
        page: Any = self._page_of(noun)
        if page is not None:
            self._loaded.add(page.name)  # showing a query loads the page
            self.show_page(page.name)
            page.show_query(query)

    def show_record(self, noun: str, record_id: str) -> None:
        """Show a record, or a new one for an empty id, on the page of its noun."""
        page: Any = self._page_of(noun)
        if page is not None:
            self.show_page(page.name)
            if noun in page.opens:
                page.open_other(noun, record_id)
            else:
                page.open_record(record_id)

    def clear(self) -> None:
        """Keep drafts and drop every word of the desk's data from all pages; called on locking.

        What pages hand to the jobs here must be written before the desk is closed: close it through
        ``jobs.run`` or after ``jobs.wait()``.
        """
        self._count_soon.stop()
        self._build_soon.stop()
        for page in self.pages.built():
            done_anyway(page.clear, None)
        self.rail.show_counts({}, {})
        self.recovered.clear()
        self.bar.show_state("idle", "")
        self.toast.hide()

    def parts(self) -> Sequence[QWidget]:
        """Return the pages."""
        return [page for page in self.stack.children() if isinstance(page, Page)]

    def state(self) -> dict[str, Any]:
        """Return where the user is, on every page."""
        return {"page": self.page.name, "pages": self.pages.state()}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to where ``state()`` said the user was."""
        self.pages.restore(state.get("pages", {}))
        if state.get("page") in self.pages:
            self.show_page(state["page"])

    def count(self) -> None:
        """Fetch the counts of the rail anew."""
        self.jobs.run(self, self._fetch_counts, self._take_counts, _keep_old_counts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, wherever it is."""
        if not pressed_by_enter(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Collapse the rail in a narrow window."""
        super().resizeEvent(event)
        self.rail.show_narrow(self.width() < style.px(COLLAPSE_PX))

    def _build(self, kinds: Sequence[type[Page]]) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addWidget(self.recovered)
        right.addWidget(self.stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)
        for place, kind in enumerate(kinds[:MOST_KEYS], 1):
            words = _("Go to {page}").format(page=kind.title())
            go = functools.partial(self.show_page, kind.name)
            action(self, words, go, f"Ctrl+{place}", everywhere=True)
        self._count_soon.setSingleShot(True)
        self._count_soon.setInterval(COUNT_MS)
        self._build_soon.setInterval(BUILD_MS)

    def _built(self, page: Page) -> None:
        """Give a page its place once it stands."""
        self.stack.addWidget(page)
        page.list_wanted.connect(self.show_list)
        page.record_wanted.connect(self.show_record)
        page.page_wanted.connect(self.show_page)
        page.state_changed.connect(functools.partial(self._state, page.name))

    def _build_next(self) -> None:
        """Build a piece of a page ahead, unless a key or a button is still waiting for what it asked for."""
        if self.jobs.idle() and not self.pages.build_next():
            self._build_soon.stop()
            self.all_built.emit()

    def _is_open(self, noun: str, record_id: str) -> bool:
        return self.pages.shown_record(noun) == record_id

    def _connect(self) -> None:
        self.recovered.wanted.connect(self.show_record)
        self.rail.page_chosen.connect(self.show_page)
        self.rail.view_chosen.connect(self.choosing.choose)
        self.choosing.list_wanted.connect(self.show_list)
        self._count_soon.timeout.connect(self.count)
        self._build_soon.timeout.connect(self._build_next)
        self.jobs.changed.connect(self._on_changed)
        self.jobs.refused.connect(self.toast.refuse)

    def _page_of(self, noun: str) -> Page | None:
        name = self.pages.name_of(noun)
        return None if name is None else self.pages[name]

    def _log_action(self) -> QAction:
        return action(self, _("New complaint"), self._log_complaint, NEW_KEYS, everywhere=True)

    def _quick_intake(self) -> QAction:
        return action(self, _("Quick intake"), self._take_quickly, "Ctrl+Shift+Q", everywhere=True)

    def _take_quickly(self) -> None:
        page: Any = self._page_of("complaint")
        if page is not None:
            self.show_page(page.name)
            page.open_quick()

    def _log_complaint(self) -> None:
        self.show_record("complaint", "")

    def _state(self, name: str, kind: str, words: str) -> None:
        self._states[name] = (kind, words)
        if self.page.name == name:
            self.bar.show_state(kind, words)
        self.recovered.look_again()

    def _on_changed(self, changes: Any) -> None:
        told = {saved_view.NOUN, *(kind.noun for kind in self.pages.kinds.values())}
        if changes.nouns & told and not self.desk.closed:
            self._count_soon.start()

    def _fetch_counts(self) -> Counts:
        return counted(self.desk, tuple(self.pages.kinds.values()))

    def _take_counts(self, counts: Counts) -> None:
        self.rail.show_views(counts.shown)
        self.rail.show_counts(counts.pages, counts.views)


def _keep_old_counts(_error: KnownError) -> None:
    """Leave the counts as they are: a desk that was just closed has none to give."""
