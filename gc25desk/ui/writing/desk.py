"""The writing desk: a report's outline, the draft of one section, what is held for it, and its comments."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gc25desk.domain.access import Act
from gc25desk.domain.section import Section
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services.desk import Desk
from gc25desk.services.project import Gathered
from gc25desk.ui import style
from gc25desk.ui.actions import action
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.pieces import Pieces
from gc25desk.ui.widgets.basics import EmptyState, page_layout
from gc25desk.ui.writing.beside import Beside
from gc25desk.ui.writing.citing import Citing
from gc25desk.ui.writing.columns import Columns
from gc25desk.ui.writing.comments_panel import CommentsPanel
from gc25desk.ui.writing.held_panel import HeldPanel
from gc25desk.ui.writing.length import Length
from gc25desk.ui.writing.loading import Loaded, home_of, load
from gc25desk.ui.writing.outline_panel import OutlinePanel
from gc25desk.ui.writing.recommendation_panel import RecommendationPanel
from gc25desk.ui.writing.recommendations import Recommendations
from gc25desk.ui.writing.report_bar import ReportBar
from gc25desk.ui.writing.section_panel import SectionPanel
from gc25desk.ui.writing.showing import Showing
from gc25desk.ui.writing.statistic_acts import StatisticActs
from gc25desk.ui.writing.told import Told
from gc25desk.ui.writing.whereabouts import Whereabouts
from gc25desk.ui.writing.writing_acts import WritingActs

OF_REPORT = frozenset({"project", "cycle", "section", "recommendation", "comment", "statistic"})
OF_HOLDINGS = frozenset(
    {"complaint", "evidence", "assessment", "monitoring", "observation", "recommendation"}
)
_HELD_SOON_MS = 700


class WritingDesk(QWidget):
    """Drafts one report; a page holds it, gives it a project and listens.

    ``back_wanted`` comes when the writer goes back to the reports, ``record_wanted`` carries noun and
    identifier of a record to open, ``state_changed`` the kind and words of the state chip.
    ``export_wanted`` and ``compare_wanted`` carry the report; what was typed is saved before.
    ``statistics_wanted`` asks for where statistics are declared.
    """

    back_wanted = Signal()
    statistics_wanted = Signal()
    record_wanted = Signal(str, str)
    state_changed = Signal(str, str)
    export_wanted = Signal(str)
    compare_wanted = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make it with no report open; ``build`` makes what drafts one."""
        super().__init__(parent)
        self.desk, self.jobs = desk, jobs
        self.told = Told()
        self.project_id = self._last = ""
        self._asked = 0
        self._stale = False
        self.may_write = desk.may(Act.WRITE_REPORTS)
        self.bar = ReportBar(may_write=self.may_write)
        self.left = OutlinePanel(may_write=self.may_write)
        self.outline = self.left.outline
        self.pages = QStackedWidget()
        self.empty = EmptyState(
            _("No section yet"), _("Add the first section below the outline."), icon="draft"
        )
        self.columns = Columns()
        layout = page_layout(self)
        layout.setSpacing(style.px(8))
        layout.addWidget(self.bar)
        layout.addWidget(self.columns, 1)

    def build(self) -> Pieces:
        """Make what stands in the three columns, in the order in which Tab goes through them."""
        self.columns.outline.body.addWidget(self.left)
        self.columns.draft.body.addWidget(self.pages)
        self.pages.addWidget(self.empty)
        yield
        self.recommendations = Recommendations()
        self.middle = SectionPanel(self.desk, self.jobs, self.told, self._extras, self.pages)
        self.middle.form.add_below(self.recommendations)
        self.pages.addWidget(self.middle)
        yield
        self.recommendation = RecommendationPanel(
            self.desk, self.jobs, self.told, self.pages, may_write=self.may_write
        )
        self.pages.addWidget(self.recommendation)
        yield
        # What nobody has taken in keeps the desk alive when it is left: each part is made where it is placed.
        self.comments = CommentsPanel(self.desk, self.jobs)
        self.held = HeldPanel(self.desk, self.jobs, self.told)
        self.beside = Beside(self.held, self.comments)
        self.columns.beside.body.addWidget(self.beside)
        yield
        self.showing = Showing(self)
        self.acts = WritingActs(self)
        self.length = Length(self)
        self.counter = self.length.counter
        self.where = Whereabouts(self)
        self.citing = Citing(self)
        self.statistics = StatisticActs(self)
        self._connect()

    @property
    def gathered(self) -> Gathered | None:
        """The report as it stands on the desk; None while there is none."""
        return self.showing.gathered

    # Building -------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.jobs.changed.connect(self._on_changed)
        self.bar.back_wanted.connect(self.go_back)
        self.bar.export_wanted.connect(self._export)
        self.bar.compare_wanted.connect(lambda: self.compare_wanted.emit(self.project_id))
        action(self, _("Export the report"), self.bar.export.click, "Ctrl+Shift+X")
        self.bar.beside_wanted.connect(lambda shows: self.columns.show_beside(shows=shows))
        self.columns.beside_shown.connect(self.bar.show_beside)
        self.outline.chosen.connect(self.open_section)
        self.middle.typed.connect(self._was_typed)
        self.middle.refused.connect(self.refuse)
        self.recommendations.typed.connect(self.middle.touch)
        self.comments.typed.connect(self.middle.touch)
        self.recommendation.left.connect(self._show_section_again)
        for part in (self.middle, self.recommendation):
            part.state_changed.connect(self.state_changed)
        self.held.record_wanted.connect(self.record_wanted)

    # What a page asks of it -------------------------------------------------------------------------

    def open_project(self, project_id: str, section_id: str = "") -> None:
        """Show a report, at one of its sections or at its first."""
        if project_id != self.project_id:
            self.clear()
        self.project_id = project_id
        self.where.wanted = {"section": section_id or self._last}
        self.counter.follow(project_id)
        self.statistics.follow(project_id)
        self.reload()

    def open_record(self, noun: str, record_id: str) -> None:
        """Show the report and the section that a section, a recommendation or a comment belongs to."""

        def show(section: Section) -> None:
            self.open_project(section.project, section.id)
            self.where.wanted["recommendation"] = record_id if noun == "recommendation" else ""

        self.jobs.run(self, lambda: home_of(self.desk, noun, record_id), show, self.refuse)

    def reload(self) -> None:
        """Fetch the report anew; what is typed stays."""
        if not self.project_id or self.desk.closed:
            return
        self._asked += 1
        asked, project_id = self._asked, self.project_id

        def show(found: Loaded) -> None:
            if asked == self._asked:
                self.showing.show(found)

        self.jobs.run(self, lambda: load(self.desk, project_id), show, self.refuse)

    def go_back(self) -> None:
        """Save what is typed and go back to the reports."""
        self._leave_section()
        self.back_wanted.emit()

    def put_statistic(self, statistic_id: str) -> None:
        """Put a statistic into the text that the keyboard was in last, drawn as it asks for."""
        self.statistics.put(statistic_id)

    def _export(self) -> None:
        """Save what is typed, so that it leaves too, and ask for the page before the report leaves."""
        self._leave_section()
        self.export_wanted.emit(self.project_id)

    def _leave_section(self) -> None:
        """Save what is typed and show no section; the report opens at it again."""
        section = self.middle.section
        self._last = section.id if section is not None else self._last
        self.where.wanted = {"section": self._last}
        self._leave_recommendation()
        self.middle.close_section()
        self.pages.setCurrentWidget(self.empty)

    def flush(self) -> None:
        """Hand what is typed to the desk as drafts now."""
        self.middle.keeper.flush()
        self.recommendation.flush()

    def clear(self) -> None:
        """Keep what is typed as drafts, then hold nothing of the desk any more."""
        self.flush()
        self._asked += 1
        self.project_id, self._last = "", ""
        self.showing.forget()
        self.length.clear()
        self.statistics.follow("")
        self.middle.clear()
        self.recommendation.clear()
        self.recommendations.show_all((), "en")
        self.recommendations.line.clear()
        self.comments.clear()
        self.held.clear()
        self.outline.forget()
        self.bar.clear()
        self.told.forget()
        self.pages.setCurrentWidget(self.empty)

    def state(self) -> dict[str, Any]:
        """Return where the writer is, in plain values."""
        return {"project": self.project_id, **self.where.place()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Come back to where ``state()`` said the writer was."""
        if state.get("project"):
            self.open_project(str(state["project"]), str(state.get("section") or ""))
            self.where.wanted = dict(state)
            self.beside.setCurrentIndex(int(state.get("beside") or 0))

    # Showing ----------------------------------------------------------------------------------------

    def open_section(self, section_id: str, then: Callable[[], None] | None = None) -> None:
        """Show a section of the report; what was typed in the one before is saved."""
        self._leave_recommendation()
        self.middle.open_section(section_id, then)
        self.pages.setCurrentWidget(self.middle)

    def go_to(self, section_id: str) -> None:
        """Go to a section once the report is fetched anew."""
        self.where.wanted = {"section": section_id}

    def _leave_recommendation(self) -> None:
        if self.is_recommending():
            self.recommendation.save()
            self.recommendation.clear()

    def _show_section_again(self) -> None:
        self.recommendation.clear()
        self.pages.setCurrentWidget(self.middle)
        self.recommendations.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Typing -----------------------------------------------------------------------------------------

    def _extras(self) -> dict[str, str]:
        """Return what is typed about the section beside its form; it is kept in the section's draft."""
        typed = {"+recommendation": self.recommendations.unsaved(), "+comment": self.comments.unsaved()}
        return {key: words for key, words in typed.items() if words}

    def _was_typed(self) -> None:
        self.counter.touch()
        self.showing.follow_numbers()

    def is_recommending(self) -> bool:
        """Tell whether a recommendation is open in place of the section."""
        return self.pages.currentWidget() is self.recommendation

    # What happens elsewhere -------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Fetch anew what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()
            self.held.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put all three columns beside each other while there is room."""
        super().resizeEvent(event)
        self.bar.offer_beside(offered=self.columns.arrange(self.window().width()))

    def _on_changed(self, changes: Any) -> None:
        if not self.project_id or self.desk.closed:
            return
        if not self.isVisible():
            self._stale = True
            return
        if changes.nouns & OF_REPORT:
            self.reload()
        if changes.nouns & OF_HOLDINGS:
            self.held.reload()

    def refuse(self, error: KnownError) -> None:
        """Say on the state chip what went wrong and what to do next."""
        self.state_changed.emit("error", f"{error.what} {error.next_step}".strip())
