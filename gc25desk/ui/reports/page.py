"""The Reports page: the review cycles, one opened report, and the report straight from the records."""

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gc25desk.domain.access import EXPORT_ACTS, Act
from gc25desk.domain.query import Query
from gc25desk.i18n import _
from gc25desk.ui.actions import action
from gc25desk.ui.cycles.home import CyclesHome
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.page import NEW_KEYS, Page
from gc25desk.ui.reports.records_report import RecordsReport
from gc25desk.ui.submission.compare_view import CompareView
from gc25desk.ui.submission.gate import ExportGate
from gc25desk.ui.writing.desk import WritingDesk

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk

CYCLES, REPORT, QUICK, GATE, COMPARE = "cycles", "report", "quick", "gate", "compare"


class ReportsPage(Page):
    """A stack of views: the cycles, an opened report with its export and comparison, and the quick report.

    What is built of them follows the permission table: reading needs READ_REPORTS, the report from the
    records one of the exports.
    """

    name: ClassVar[str] = "reports"
    icon: ClassVar[str] = "report"
    noun: ClassVar[str] = "project"
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

    def __init__(self, desk: "Desk", jobs: Jobs, today: dt.date | None = None) -> None:
        super().__init__(desk, jobs)
        may_export = any(desk.may(act) for act in EXPORT_ACTS.values())
        self.home = CyclesHome(desk, jobs, may_export=may_export)
        self.opened = WritingDesk(desk, jobs, self)
        self.gate = ExportGate(desk, jobs, self)
        self.compare = CompareView(desk, jobs, self)
        self.quick = RecordsReport(desk, jobs, today) if may_export else None
        self.stack = QStackedWidget()
        self._new = action(self, self.primary_words(), self._new_report, NEW_KEYS)
        self._new.setEnabled(self.offers_primary(desk))
        self._views: dict[str, QWidget] = {
            CYCLES: self.home,
            REPORT: self.opened,
            GATE: self.gate,
            COMPARE: self.compare,
        }
        if self.quick is not None:
            self._views[QUICK] = self.quick
        for view in self._views.values():
            self.stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self._connect()

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
        """Fetch anew what the view shows that is looked at."""
        view = self.view()
        if view == QUICK and self.quick is not None:
            self.quick.reload()
        elif view == REPORT:
            self.opened.reload()
        elif view == GATE:
            self.gate.reload()
        elif view == COMPARE:
            self.compare.reload()
        else:
            self.home.reload()

    def view(self) -> str:
        """Return the name of the view that is shown."""
        return next(name for name, view in self._views.items() if view is self.stack.currentWidget())

    def show_view(self, name: str) -> None:
        """Show a view by its name and fetch what it shows."""
        self.stack.setCurrentWidget(self._views.get(name, self.home))
        self.reload()

    def open_record(self, record_id: str) -> None:
        """Open a report by its identifier; an empty one begins a new report."""
        if not record_id:
            self.show_view(CYCLES)
            self._new_report()
            return
        self.stack.setCurrentWidget(self.opened)
        self.opened.open_project(record_id)

    def show_query(self, _query: Query) -> None:
        """Show the cycles: there is one list of reports, that of each cycle."""
        self.show_view(CYCLES)

    def clear(self) -> None:
        """Keep what is typed, then drop every word of the desk's data."""
        self.opened.flush()
        self.opened.clear()
        self.gate.clear()
        self.compare.clear()
        self.home.clear()
        if self.quick is not None:
            self.quick.clear()

    def state(self) -> dict[str, Any]:
        """Return the view and where the user is on each."""
        view = self.view()
        return {
            # What was found in a report, and in a file, is looked for again from the draft.
            "view": REPORT if view in {GATE, COMPARE} else view,
            "home": self.home.state(),
            "opened": self.opened.state(),
            "quick": self.quick.state() if self.quick is not None else {},
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to the view, and to the place on each."""
        self.home.restore(state.get("home", {}))
        if self.quick is not None:
            self.quick.restore(state.get("quick", {}))
        if state.get("view") == REPORT:
            self.opened.restore(state.get("opened", {}))
        if state.get("view") in self._views:
            self.stack.setCurrentWidget(self._views[state["view"]])

    def _connect(self) -> None:
        self.home.list_wanted.connect(self.list_wanted)
        self.home.record_wanted.connect(self.record_wanted)
        self.home.report_wanted.connect(self.open_record)
        self.home.quick_wanted.connect(lambda: self.show_view(QUICK))
        self.opened.record_wanted.connect(self.record_wanted)
        self.opened.back_wanted.connect(self._back)
        self.opened.export_wanted.connect(self._open_gate)
        self.opened.compare_wanted.connect(self._open_comparison)
        self.gate.section_wanted.connect(self._mend)
        self.gate.back_wanted.connect(lambda: self.show_view(REPORT))
        self.compare.back_wanted.connect(lambda: self.show_view(REPORT))
        for view in (self.home, self.opened, self.gate, self.compare, self.quick):
            if view is not None:
                view.state_changed.connect(self.state_changed)
        if self.quick is not None:
            self.quick.back_wanted.connect(self._back)

    def _back(self) -> None:
        self.opened.flush()
        self.show_view(CYCLES)

    def _open_gate(self, project_id: str) -> None:
        self.stack.setCurrentWidget(self.gate)
        self.gate.open_project(project_id)

    def _open_comparison(self, project_id: str) -> None:
        self.stack.setCurrentWidget(self.compare)
        self.compare.open_project(project_id)

    def _mend(self, section_id: str) -> None:
        """Go to a section in which something was found."""
        self.stack.setCurrentWidget(self.opened)
        self.opened.open_section(section_id)

    def _new_report(self) -> None:
        if self.view() != CYCLES:
            self.show_view(CYCLES)
        self.home.new_report()
