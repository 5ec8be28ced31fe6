"""The dashboard page: loading, empty, failed, or the board with its numbers."""

import datetime as dt
import functools
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gc25desk.domain.access import Act
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.dashboard.board import Board
from gc25desk.ui.dashboard.data import Loaded, load
from gc25desk.ui.dashboard.welcome import Welcome
from gc25desk.ui.jobs import HOLD_MS
from gc25desk.ui.page import Page
from gc25desk.ui.pieces import Pieces
from gc25desk.ui.widgets.basics import PAGE_MARGIN, EmptyState


class DashboardPage(Page):
    """Numbers, months, children and paragraphs at a glance; every number opens what is behind it.

    A paragraph is asked for with ``record_wanted("paragraph", number)``.
    """

    name: ClassVar[str] = "dashboard"
    icon: ClassVar[str] = "dashboard"
    nouns: ClassVar[frozenset[str]] = frozenset({"complaint", "evidence", "text", "report"})
    acts: ClassVar[tuple[Act, ...]] = (Act.READ_COMPLAINTS,)

    def build(self) -> Pieces:
        """Build what is shown while it is being counted."""
        self.stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.notice = EmptyState(icon="dashboard")
        self.stack.addWidget(self.notice)
        self.notice.activated.connect(self.reload)
        self._say_loading()
        self._place: dict[str, Any] = {}
        yield

    @functools.cached_property
    def board(self) -> Board:
        """The numbers, built while they are counted: nobody is to wait for it before there is a window."""
        made = Board(self.stack)
        self.stack.addWidget(made)
        made.list_wanted.connect(self.list_wanted)
        made.paragraph_wanted.connect(lambda number: self.record_wanted.emit("paragraph", str(number)))
        made.restore(self._place)
        return made

    @functools.cached_property
    def welcome(self) -> Welcome:
        """The first steps, built where there is nothing to count."""
        may = self.desk.may
        made = Welcome(may_log=may(Act.WRITE_COMPLAINTS), may_import=may(Act.IMPORT_TEXT))
        made.complaint_wanted.connect(lambda: self.record_wanted.emit("complaint", ""))
        made.text_wanted.connect(lambda: self.page_wanted.emit("paragraphs"))
        self._empty = _centred(made)
        self.stack.addWidget(self._empty)
        return made

    @classmethod
    def title(cls) -> str:
        """Return the page's name."""
        return _("Dashboard")

    def reload(self) -> None:
        """Count anew; what is shown stays until the new numbers are there."""
        if not self._has_board():
            QTimer.singleShot(HOLD_MS, self, lambda: self.board)
        desk, today = self.desk, dt.datetime.now().astimezone().date()
        self.jobs.run(self, lambda: load(desk, today), self._show, self._show_error)

    def _show(self, loaded: Loaded) -> None:
        if loaded.empty():
            self.welcome.show_text_held(loaded.text_held)
            self.stack.setCurrentWidget(self._empty)
        else:
            self.board.show_dashboard(loaded.dashboard)
            self.stack.setCurrentWidget(self.board)

    def _show_error(self, error: KnownError) -> None:
        self.notice.show_words(error.what, error.next_step, _("Try again"))
        self.stack.setCurrentWidget(self.notice)

    def _say_loading(self) -> None:
        self.notice.show_words(_("Counting…"), "")
        self.stack.setCurrentWidget(self.notice)

    def clear(self) -> None:
        """Drop every number."""
        if self._has_board():
            self.board.clear()
        self._say_loading()

    def state(self) -> dict[str, Any]:
        """Return where the user is on the board."""
        return self.board.state() if self._has_board() else self._place

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to where ``state()`` said the user was."""
        self._place = state
        if self._has_board():
            self.board.restore(state)

    def _has_board(self) -> bool:
        return "board" in vars(self)


def _centred(card: Welcome) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    edge = style.px(PAGE_MARGIN)
    layout.setContentsMargins(edge, edge * 3, edge, edge)
    layout.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    return holder
