"""The home of reporting: a review cycle is chosen above, and what belongs to it stands on tabs below."""

import functools
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from gc25desk.domain.access import Act
from gc25desk.domain.cycle import Cycle
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services.desk import Desk
from gc25desk.ui import style
from gc25desk.ui.actions import escaped
from gc25desk.ui.cycles.asking import Asking
from gc25desk.ui.cycles.coverage_tab import CoverageTab
from gc25desk.ui.cycles.cycle_bar import CycleBar
from gc25desk.ui.cycles.cycle_dialog import CycleDialog
from gc25desk.ui.cycles.data import Loaded, load
from gc25desk.ui.cycles.monitoring_tab import MonitoringTab
from gc25desk.ui.cycles.observations_tab import ObservationsTab
from gc25desk.ui.cycles.ratings_tab import ALL, RatingsTab
from gc25desk.ui.cycles.reports_tab import ReportsTab
from gc25desk.ui.cycles.tab import CycleTab
from gc25desk.ui.cycles.words import in_the_bin
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.pieces import Pieces
from gc25desk.ui.widgets.basics import EmptyState, page_layout

T = TypeVar("T", bound=CycleTab)


class CyclesHome(QWidget):
    """Loads a cycle with all that belongs to it, once for all tabs.

    Signals are those of a page; ``report_wanted`` carries the identifier of a report to be opened and
    ``quick_wanted`` asks for the report that is made straight from the records, ``register_wanted`` for
    the register of complaints.
    """

    list_wanted = Signal(str, object)
    record_wanted = Signal(str, str)
    state_changed = Signal(str, str)
    report_wanted = Signal(str)
    quick_wanted = Signal()
    register_wanted = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget, *, may_export: bool) -> None:
        """Make it without its tabs, which ``build`` makes; nothing is fetched before ``reload``."""
        super().__init__(parent)
        self.desk = desk
        self.jobs = jobs
        self._wanted = ""
        self._place: dict[str, Any] = {}
        self._looked = False
        self._failed = False
        self.may_write = desk.may(Act.WRITE_REPORTS)
        self.asking = Asking(desk, jobs, self)
        may_register = desk.may(Act.EXPORT_INTERNAL)
        self.bar = CycleBar(may_write=self.may_write, may_export=may_export, may_register=may_register)
        self.stack = QStackedWidget(self)
        self.tabs = QTabWidget(self.stack)
        self.empty = EmptyState(icon="calendar")
        self._lay_out()

    def build(self) -> Pieces:
        """Make the tabs one after the other."""
        made: list[CycleTab] = []
        for kind in (ReportsTab, ObservationsTab, RatingsTab, CoverageTab, MonitoringTab):
            tab = kind(self.desk, self.jobs, self.asking, self.tabs)
            layout = tab.layout()
            if layout is not None:
                layout.setContentsMargins(0, style.px(10), 0, 0)
            self.tabs.addTab(tab, escaped(tab.name()))
            made.append(tab)
            yield
        self.cycle_tabs = tuple(made)
        self.reports, self.coverage = self.tab(ReportsTab), self.tab(CoverageTab)
        self._connect()
        self._say(_("Looking…"), "")

    def reload(self) -> None:
        """Fetch the cycles and the course of the one chosen; what is shown stays until they are here."""
        work = functools.partial(load, self.desk, self._wanted)
        self.jobs.run(self, work, self._show, self._fail)

    def tab(self, kind: type[T]) -> T:
        """Return the tab of a kind."""
        return next(tab for tab in self.cycle_tabs if isinstance(tab, kind))

    def go_to(self, cycle_id: str, noun: str, row: str) -> None:
        """Show a cycle, and on the tab of a noun the row with a key."""
        at = next((at for at, tab in enumerate(self.cycle_tabs) if tab.lists(noun)), 0)
        places: list[dict[str, Any]] = [tab.state() for tab in self.cycle_tabs]
        places[at] |= {"row": row, "shown": ALL}
        self.restore({"cycle": cycle_id, "tab": at, "tabs": places})

    def new_cycle(self) -> None:
        """Open the dialog of a new cycle."""
        self._edit_cycle(Cycle(), {})

    def new_report(self) -> None:
        """Open the dialog of a new report; without a cycle, that of a cycle, to which a report belongs."""
        if self.reports.cycle_id:
            self.reports.edit("")
        elif self.may_write:
            self.new_cycle()
            if self.asking.dialog is not None:
                self.asking.dialog.notice.say(_("A report belongs to a review cycle. Begin with that."))

    def clear(self) -> None:
        """Keep what is typed, then drop every word of the desk's data."""
        self.asking.clear()
        self._place = {}
        self._looked = False
        for tab in self.cycle_tabs:
            tab.clear()
        self.bar.show_cycles((), "")
        self._say(_("Looking…"), "")

    def state(self) -> dict[str, Any]:
        """Return the cycle and the tab, and where the user is on each."""
        return {
            "cycle": self._wanted,
            "tab": self.tabs.currentIndex(),
            "tabs": [tab.state() for tab in self.cycle_tabs],
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to where ``state()`` said the user was, once the cycle is here."""
        self._wanted = str(state.get("cycle", ""))
        self._place = dict(state)
        self.tabs.setCurrentIndex(int(state.get("tab", 0)))
        self.reload()

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setAccessibleName(_("Parts of the review cycle"))
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.tabs)
        whole = page_layout(self)
        whole.addWidget(self.bar)
        whole.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.bar.chosen.connect(self._choose)
        self.bar.new_wanted.connect(self.new_cycle)
        self.bar.edit_wanted.connect(self._edit_shown)
        self.bar.quick_wanted.connect(self.quick_wanted)
        self.bar.register_wanted.connect(self.register_wanted)
        self.empty.activated.connect(self._next_step)
        self.reports.report_wanted.connect(self.report_wanted)
        self.asking.found.connect(self._go_on_typing)
        for tab in self.cycle_tabs:
            tab.list_wanted.connect(self.list_wanted)
            tab.record_wanted.connect(self.record_wanted)
            tab.state_changed.connect(self.state_changed)

    def _choose(self, cycle_id: str) -> None:
        self._wanted = cycle_id
        self.reload()

    def _show(self, loaded: Loaded) -> None:
        self._failed = False
        course = loaded.course
        self._wanted = course.cycle.id if course is not None else ""
        self.bar.show_cycles(loaded.cycles, self._wanted)
        for tab in self.cycle_tabs:
            tab.take(loaded)
        if course is None:
            self._say_none()
        else:
            self.stack.setCurrentWidget(self.tabs)
        self._come_back()
        if not self._looked and self.may_write:
            self._looked = True
            self.asking.look()

    def _come_back(self) -> None:
        place, self._place = self._place, {}
        for tab, kept in zip(self.cycle_tabs, place.get("tabs", ()), strict=False):
            tab.restore(kept)

    def _say_none(self) -> None:
        if self.may_write:
            why = _("Choose the pre-session of the next review: the dates and the reports follow from it.")
            self._say(_("No review cycle yet"), why, _("New cycle…"))
        else:
            self._say(_("No review cycle yet"), _("What colleagues who may plan reports begin appears here."))

    def _say(self, title: str, sentence: str, verb: str = "") -> None:
        self.empty.show_words(title, sentence, verb)
        self.stack.setCurrentWidget(self.empty)

    def _next_step(self) -> None:
        if self._failed:
            self.reload()
        else:
            self.new_cycle()

    def _fail(self, error: KnownError) -> None:
        self._failed = True
        self._say(error.what, error.next_step, _("Try again"))

    def _edit_shown(self) -> None:
        course = self.reports.loaded.course
        if course is not None:
            self._edit_cycle(course.cycle, {})

    def _edit_cycle(self, cycle: Cycle, typed: dict[str, Any]) -> None:
        dialog = CycleDialog(self, self.desk, self.jobs, cycle)
        dialog.set_draft(typed)
        dialog.saved.connect(self._cycle_saved)
        dialog.binned.connect(self._cycle_binned)
        dialog.offer_bin()
        self.asking.open(dialog, kept=bool(typed))

    def _cycle_saved(self, cycle: Cycle) -> None:
        self._wanted = cycle.id
        self.state_changed.emit("saved", _("Review cycle saved"))

    def _cycle_binned(self, _cycle: Cycle) -> None:
        self._wanted = ""
        self.state_changed.emit("saved", in_the_bin())

    def _go_on_typing(self, noun: str, record_id: str, typed: dict[str, Any]) -> None:
        """Show again what was typed before a lock or a crash."""
        if noun == "cycle":
            held = [one for one in (self._course_cycle(),) if one is not None and one.id == record_id]
            self._edit_cycle(held[0] if held else Cycle(), typed)
        tab = next((tab for tab in self.cycle_tabs if tab.lists(noun)), None)
        if tab is not None:
            self.tabs.setCurrentIndex(self.cycle_tabs.index(tab))
            tab.edit(record_id, typed)
        if self.asking.dialog is not None:
            self.asking.dialog.notice.say(_("What you had typed was kept. It is not saved yet."), tone="warn")

    def _course_cycle(self) -> Cycle | None:
        course = self.reports.loaded.course
        return course.cycle if course is not None else None
