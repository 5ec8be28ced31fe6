"""The Reports page: the review cycles, an opened report, the report from the records, the register."""

import datetime as dt
import functools
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gc25desk.domain.access import EXPORT_ACTS, Act
from gc25desk.domain.query import IS_BINNED, Query
from gc25desk.i18n import _
from gc25desk.ui.actions import action
from gc25desk.ui.cycles.home import CyclesHome
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.page import NEW_KEYS, Page
from gc25desk.ui.pieces import Pieces
from gc25desk.ui.reports import whereabouts
from gc25desk.ui.reports.bin_view import BinView
from gc25desk.ui.reports.opened import OpenedReport
from gc25desk.ui.reports.records_report import RecordsReport
from gc25desk.ui.reports.register_view import RegisterView
from gc25desk.ui.reports.whereabouts import OF_A_CYCLE, OF_A_REPORT, STATISTIC, Whereabouts

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk

CYCLES, REPORT, QUICK, REGISTER, IN_BIN = "cycles", "report", "quick", "register", "bin"


class ReportsPage(Page):
    """A stack of views; each has its way back to the cycles.

    What is built of them follows the permission table: reading needs READ_REPORTS, the report from the
    records one of the exports, the register that for the institution.
    """

    name: ClassVar[str] = "reports"
    icon: ClassVar[str] = "report"
    noun: ClassVar[str] = "project"
    opens: ClassVar[frozenset[str]] = OF_A_CYCLE | OF_A_REPORT | {"cycle", STATISTIC}
    nouns: ClassVar[frozenset[str]] = frozenset(
        {
            "cycle",
            "project",
            "section",
            "comment",
            "observation",
            "assessment",
            "monitoring",
            "complaint",
            "evidence",
        }
    )
    acts: ClassVar[tuple[Act, ...]] = (Act.READ_REPORTS, *EXPORT_ACTS.values())
    primary_act: ClassVar[Act | None] = Act.WRITE_REPORTS

    def __init__(
        self,
        desk: "Desk",
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        ahead: bool = False,
        today: dt.date | None = None,
    ) -> None:
        """Build the cycles and the writing desk; the other views are built when first wanted."""
        self._today = today
        super().__init__(desk, jobs, parent, ahead=ahead)

    def build(self) -> Pieces:
        """Build the two views that are there from the beginning."""
        desk, jobs = self.desk, self.jobs
        self._may_export = any(desk.may(act) for act in EXPORT_ACTS.values())
        self._quick: RecordsReport | None = None
        self._quick_place: dict[str, Any] = {}
        self._register: RegisterView | None = None
        self._bin: BinView | None = None
        self.stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.home = CyclesHome(desk, jobs, self.stack, may_export=self._may_export)
        yield from self.home.build()
        self.opened = OpenedReport(desk, jobs, self.stack)
        yield from self.opened.writing.build()
        self._new = action(self, self.primary_words(), self._new_report, NEW_KEYS)
        self._new.setEnabled(self.offers_primary(desk))
        self._views: dict[str, QWidget] = {CYCLES: self.home, REPORT: self.opened}
        for view in self._views.values():
            self.stack.addWidget(view)
        self._connect()

    @property
    def quick(self) -> RecordsReport | None:
        """The report straight from the records, built when first wanted; None for who may not export."""
        if self._quick is None and self._may_export:
            self._quick = made = RecordsReport(self.desk, self.jobs, self.stack, self._today)
            self._put(QUICK, made)
            if self._quick_place:
                made.restore(self._quick_place)
        return self._quick

    @property
    def register(self) -> RegisterView | None:
        """The register of complaints, built when first wanted; None for who may not export for use inside."""
        if self._register is None and self.desk.may(Act.EXPORT_INTERNAL):
            self._register = made = RegisterView(self.desk, self.jobs, self.stack, self._today)
            self._put(REGISTER, made)
        return self._register

    @property
    def bin(self) -> BinView:
        """What of the reports lies in the bin, built when first wanted."""
        if self._bin is None:
            self._bin = made = BinView(self.desk, self.jobs, self.stack)
            self._put(IN_BIN, made)
        return self._bin

    @classmethod
    def title(cls) -> str:
        """Return the page's name."""
        return _("Reports")

    @classmethod
    def primary_words(cls) -> str:
        """Return the words of beginning a report."""
        return _("New report…")

    def primary(self) -> QAction | None:
        """Return the beginning of a report, for those who may."""
        return self._new if self.offers_primary(self.desk) else None

    def reload(self) -> None:
        """Fetch anew what the view shows that is looked at; an opened report follows the desk itself."""
        view = self.view()
        if view == QUICK and self._quick is not None:
            self._quick.reload()
        elif view == IN_BIN:
            self.bin.reload()
        elif view == CYCLES:
            self.home.reload()

    def view(self) -> str:
        """Return the name of the view that is shown."""
        return next(name for name, view in self._views.items() if view is self.stack.currentWidget())

    def show_view(self, name: str) -> None:
        """Show a view by its name and fetch what it shows."""
        view: QWidget | None
        if name == QUICK:
            view = self.quick
        elif name == REGISTER:
            view = self.register
        elif name == IN_BIN:
            view = self.bin
        else:
            view = self._views.get(name)
        self.stack.setCurrentWidget(view or self.home)
        self.reload()

    def open_record(self, record_id: str) -> None:
        """Open a report by its identifier; an empty one begins a new report."""
        if not record_id:
            self.show_view(CYCLES)
            self._new_report()
            return
        self.stack.setCurrentWidget(self.opened)
        self.opened.open_project(record_id)

    def open_other(self, noun: str, record_id: str) -> None:
        """Show a cycle, or the report or the row where a record stands."""
        work = functools.partial(whereabouts.find, self.desk, noun, record_id)
        self.jobs.run(self, work, self._go_to)

    def _go_to(self, place: Whereabouts) -> None:
        if place.report:
            self.stack.setCurrentWidget(self.opened)
            self.opened.open_at(place.report, place.noun, place.row)
            return
        self.stack.setCurrentWidget(self.home)
        self.home.go_to(place.cycle, place.noun, place.row)

    def shown_record(self, noun: str) -> str | None:
        """Return the section or the recommendation that is being written."""
        return self.opened.shown_record(noun) if self.view() == REPORT else None

    def show_query(self, query: Query) -> None:
        """Show the bin where it is asked for, else the cycles: each has the list of its reports."""
        self.show_view(IN_BIN if any(one.key == IS_BINNED for one in query.filters) else CYCLES)

    def clear(self) -> None:
        """Keep what is typed, then drop every word of the desk's data."""
        self.opened.flush()
        self.opened.clear()
        self.home.clear()
        for view in (self._quick, self._register, self._bin):
            if view is not None:
                view.clear()

    def state(self) -> dict[str, Any]:
        """Return the view and where the user is on each."""
        return {
            "view": self.view(),
            "home": self.home.state(),
            "opened": self.opened.state(),
            "quick": self._quick.state() if self._quick is not None else self._quick_place,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to the view, and to the place on each."""
        self.home.restore(state.get("home", {}))
        self._quick_place = dict(state.get("quick", {}))
        if self._quick is not None:
            self._quick.restore(self._quick_place)
        if state.get("view") == REPORT:
            self.opened.restore(state.get("opened", {}))
            self.stack.setCurrentWidget(self.opened)
        elif state.get("view") in (QUICK, REGISTER, IN_BIN):
            self.show_view(str(state["view"]))

    def _connect(self) -> None:
        self.home.list_wanted.connect(self.list_wanted)
        self.home.record_wanted.connect(self.record_wanted)
        self.home.report_wanted.connect(self.open_record)
        self.home.quick_wanted.connect(lambda: self.show_view(QUICK))
        self.home.register_wanted.connect(lambda: self.show_view(REGISTER))
        self.opened.record_wanted.connect(self.record_wanted)
        self.opened.back_wanted.connect(self._back)
        self.home.state_changed.connect(self.state_changed)
        self.opened.state_changed.connect(self.state_changed)

    def _put(self, name: str, view: RecordsReport | RegisterView | BinView) -> None:
        self._views[name] = view
        self.stack.addWidget(view)
        view.state_changed.connect(self.state_changed)
        view.back_wanted.connect(self._back)

    def _back(self) -> None:
        self.opened.flush()
        self.show_view(CYCLES)

    def _new_report(self) -> None:
        if self.view() != CYCLES:
            self.show_view(CYCLES)
        self.home.new_report()
