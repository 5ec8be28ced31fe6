"""One opened report: its writing desk, and what is built beside it when it is first wanted."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gc25desk.ui.jobs import Jobs
from gc25desk.ui.reports.whereabouts import STATISTIC
from gc25desk.ui.statistics.view import StatisticsView
from gc25desk.ui.submission.compare_view import CompareView
from gc25desk.ui.submission.gate import ExportGate
from gc25desk.ui.writing.desk import WritingDesk

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk


class OpenedReport(QWidget):
    """Shows the writing desk of a report, or its statistics, the page before it leaves, or a comparison.

    Signals are those of a page; ``back_wanted`` leads to the cycles.
    """

    back_wanted = Signal()
    record_wanted = Signal(str, str)
    state_changed = Signal(str, str)

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make it with the writing desk alone, which ``writing.build`` builds."""
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._project = ""
        self._gate: ExportGate | None = None
        self._comparison: CompareView | None = None
        self._statistics: StatisticsView | None = None
        self.stack = QStackedWidget(self)
        self.writing = WritingDesk(desk, jobs, self.stack)
        self.stack.addWidget(self.writing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.writing.back_wanted.connect(self.back_wanted)
        self.writing.record_wanted.connect(self.record_wanted)
        self.writing.state_changed.connect(self.state_changed)
        self.writing.export_wanted.connect(lambda _project: self.show_gate())
        self.writing.compare_wanted.connect(lambda _project: self.show_comparison())
        self.writing.statistics_wanted.connect(self.show_statistics)

    def open_project(self, project_id: str) -> None:
        """Show the writing desk of a report."""
        self._project = project_id
        self.stack.setCurrentWidget(self.writing)
        self.writing.open_project(project_id)

    def open_at(self, project_id: str, noun: str, record_id: str) -> None:
        """Show a report at a section, a recommendation, a comment or a statistic."""
        if noun == STATISTIC:
            self.open_project(project_id)
            self.show_statistics(record_id)
            return
        self._project = project_id
        self.stack.setCurrentWidget(self.writing)
        self.writing.open_record(noun, record_id)

    def shown_record(self, noun: str) -> str | None:
        """Return the identifier of the section or the recommendation that is open for typing."""
        writing = self.writing
        section = writing.middle.section
        if noun == "recommendation":
            return writing.recommendation.record_id if writing.is_recommending() else None
        return section.id if noun == "section" and section is not None else None

    def reload(self) -> None:
        """Fetch anew what is looked at."""
        view = self.stack.currentWidget()
        if isinstance(view, WritingDesk | ExportGate | CompareView | StatisticsView):
            view.reload()

    def flush(self) -> None:
        """Hand what is typed to the desk as drafts now."""
        self.writing.flush()
        if self._statistics is not None:
            self._statistics.flush()

    def clear(self) -> None:
        """Keep what is typed, then drop every word of the desk's data."""
        self.flush()
        for view in (self.writing, self._gate, self._comparison, self._statistics):
            if view is not None:
                view.clear()

    def state(self) -> dict[str, Any]:
        """Return where the writer is; what was found in files is looked for again from the draft."""
        own = self._statistics
        shown = own is not None and self.stack.currentWidget() is own
        statistics = own.state() if own is not None and shown else {}
        return {"project": self._project, "writing": self.writing.state(), "statistics": statistics}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to where ``state()`` said the writer was."""
        self._project = str(state.get("project", ""))
        self.writing.restore(state.get("writing", {}))
        if state.get("statistics"):
            self.stack.setCurrentWidget(self.statistics)
            self.statistics.restore(state["statistics"])

    # What stands beside the writing desk ------------------------------------------------------

    @property
    def gate(self) -> ExportGate:
        """The page before the report leaves."""
        if self._gate is None:
            self._gate = made = ExportGate(self._desk, self._jobs, self.stack)
            made.section_wanted.connect(self._mend)
            self._put(made)
        return self._gate

    @property
    def comparison(self) -> CompareView:
        """The comparison with a copy that people edited."""
        if self._comparison is None:
            self._comparison = made = CompareView(self._desk, self._jobs, self.stack)
            self._put(made)
        return self._comparison

    @property
    def statistics(self) -> StatisticsView:
        """Where statistics are declared."""
        if self._statistics is None:
            self._statistics = made = StatisticsView(self._desk, self._jobs, self.stack)
            made.chosen.connect(self._put_statistic)
            self._put(made)
        return self._statistics

    def show_gate(self) -> None:
        """Show the report as it would leave."""
        self.stack.setCurrentWidget(self.gate)
        self.gate.open_project(self._project)

    def show_comparison(self) -> None:
        """Wait for a file that came back."""
        self.stack.setCurrentWidget(self.comparison)
        self.comparison.open_project(self._project)

    def show_statistics(self, statistic_id: str = "") -> None:
        """Show the statistics as this report would print them, at one of them or at the first."""
        self.stack.setCurrentWidget(self.statistics)
        self.statistics.open_project(self._project, statistic_id)

    def show_writing(self) -> None:
        """Go back to the writing desk as it was left."""
        self.stack.setCurrentWidget(self.writing)
        self.writing.reload()

    def _put(self, view: ExportGate | CompareView | StatisticsView) -> None:
        self.stack.addWidget(view)
        view.back_wanted.connect(self.show_writing)
        view.state_changed.connect(self.state_changed)

    def _put_statistic(self, statistic_id: str, _title: str) -> None:
        self.show_writing()
        self.writing.put_statistic(statistic_id)

    def _mend(self, section_id: str) -> None:
        """Go to a section in which something was found."""
        self.stack.setCurrentWidget(self.writing)
        self.writing.open_project(self._project, section_id)
