"""The writing desk: a report's outline, the draft of one section, what is held for it, and its comments."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QTabWidget, QWidget

from gc25desk.domain.access import Act
from gc25desk.domain.section import ISSUE, Section
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import draft as drafts
from gc25desk.services import project as projects
from gc25desk.services import records
from gc25desk.services.desk import Desk
from gc25desk.services.project import Gathered
from gc25desk.services.words import Counted
from gc25desk.ui import style
from gc25desk.ui.actions import action
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import Card, EmptyState, page_layout
from gc25desk.ui.writing.columns import Columns
from gc25desk.ui.writing.comments_panel import CommentsPanel
from gc25desk.ui.writing.counting import NOTHING, Counter
from gc25desk.ui.writing.draft_text import DraftText
from gc25desk.ui.writing.held_lines import HeldLine
from gc25desk.ui.writing.held_panel import HeldPanel
from gc25desk.ui.writing.live_numbers import Values
from gc25desk.ui.writing.outline import Standing
from gc25desk.ui.writing.outline_panel import OutlinePanel
from gc25desk.ui.writing.recommendation_panel import RecommendationPanel
from gc25desk.ui.writing.recommendations import Recommendations
from gc25desk.ui.writing.report_bar import ReportBar
from gc25desk.ui.writing.section_panel import SectionPanel
from gc25desk.ui.writing.statistic_acts import StatisticActs
from gc25desk.ui.writing.told import Told, observation_name
from gc25desk.ui.writing.writing_acts import WritingActs

OF_REPORT = frozenset({"project", "cycle", "section", "recommendation", "comment", "statistic"})
OF_HOLDINGS = frozenset(
    {"complaint", "evidence", "assessment", "monitoring", "observation", "recommendation"}
)
_HELD_SOON_MS = 700
Loaded = tuple[Gathered, frozenset[str], dict[str, str]]


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
        """Build it with no report open."""
        super().__init__(parent)
        self.desk, self.jobs = desk, jobs
        self.told = Told()
        self.gathered: Gathered | None = None
        self._kept: frozenset[str] = frozenset()
        self._project_id = self._last = ""
        self._asked = 0
        self._counted = NOTHING
        self._stale = False
        self._wanted: dict[str, Any] = {}
        self.may_write = desk.may(Act.WRITE_REPORTS)
        self.bar = ReportBar(may_write=self.may_write)
        self.left = OutlinePanel(may_write=self.may_write)
        self.outline = self.left.outline
        self.recommendations = Recommendations()
        self.comments = CommentsPanel(desk, jobs)
        self.middle = SectionPanel(desk, jobs, self.told, self._extras)
        self.recommendation = RecommendationPanel(desk, jobs, self.told, may_write=self.may_write)
        self.held = HeldPanel(desk, jobs, self.told)
        self.counter = Counter(
            desk,
            jobs,
            section=lambda: self.middle.section,
            typed=self._typed_section,
            words=self.middle.form.words,
            parent=self,
        )
        self.figures = StatisticActs(self)
        self.acts = WritingActs(self)
        self._held_soon = QTimer(self)
        self._held_soon.setSingleShot(True)
        self._held_soon.setInterval(_HELD_SOON_MS)
        self._build()
        self._connect()

    # Building -------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.middle.form.add_below(self.recommendations)
        self.pages = QStackedWidget()
        self.empty = EmptyState(
            _("No section yet"), _("Add the first section below the outline."), icon="draft"
        )
        for part in (self.empty, self.middle, self.recommendation):
            self.pages.addWidget(part)
        self.beside = QTabWidget()
        self.beside.setDocumentMode(True)
        self.beside.setAccessibleName(_("Beside the draft"))
        self.beside.tabBar().setAccessibleName(_("Beside the draft"))
        self.beside.addTab(self.held, _("Held"))
        self.beside.addTab(self.comments, _("Comments"))
        self.columns = Columns([_card(self.left), _card(self.pages), _card(self.beside)])
        layout = page_layout(self)
        layout.setSpacing(style.px(8))
        layout.addWidget(self.bar)
        layout.addWidget(self.columns, 1)

    def _connect(self) -> None:
        self.jobs.changed.connect(self._on_changed)
        self.bar.back_wanted.connect(self.go_back)
        self.bar.export_wanted.connect(self._export)
        self.bar.compare_wanted.connect(lambda: self.compare_wanted.emit(self._project_id))
        action(self, _("Export the report"), self.bar.export.click, "Ctrl+Shift+X")
        self.bar.beside_wanted.connect(lambda shows: self.columns.show_beside(shows=shows))
        self.columns.beside_shown.connect(self.bar.show_beside)
        self.outline.chosen.connect(self.open_section)
        self.outline.opened.connect(self._go_into_draft)
        self.middle.shown.connect(self._section_shown)
        self.middle.typed.connect(self._was_typed)
        self.middle.refused.connect(self.refuse)
        self.recommendations.typed.connect(self.middle.touch)
        self.comments.typed.connect(self.middle.touch)
        self.comments.counted.connect(self._count_comments)
        self.held.put.connect(self._put)
        self.recommendation.left.connect(self._show_section_again)
        self.counter.counted.connect(self._show_counted)
        self._held_soon.timeout.connect(self._show_held)
        for part in (self.middle, self.recommendation):
            part.state_changed.connect(self.state_changed)
        self.held.record_wanted.connect(self.record_wanted)
        action(self, _("Comment on what is marked"), self._comment, "Ctrl+Alt+M")
        action(self, _("What is held"), self._go_to_held, "Ctrl+Shift+E")
        action(self, _("Next column"), self._go_on, "F6")

    # What a page asks of it -------------------------------------------------------------------------

    def open_project(self, project_id: str, section_id: str = "") -> None:
        """Show a report, at one of its sections or at its first."""
        if project_id != self._project_id:
            self.clear()
        self._project_id = project_id
        self._wanted = {"section": section_id or self._last}
        self.counter.follow(project_id)
        self.figures.numbers.follow(project_id)
        self.reload()

    def open_record(self, noun: str, record_id: str) -> None:
        """Show the report and the section that a section, a recommendation or a comment belongs to."""

        def find() -> Section:
            one = records.get(self.desk, noun, record_id)
            home = {"recommendation": "issue", "comment": "about"}
            found = one if noun == "section" else records.get(self.desk, "section", getattr(one, home[noun]))
            return found if isinstance(found, Section) else Section()

        def show(section: Section) -> None:
            self.open_project(section.project, section.id)
            self._wanted["recommendation"] = record_id if noun == "recommendation" else ""

        self.jobs.run(self, find, show, self.refuse)

    def reload(self) -> None:
        """Fetch the report anew; what is typed stays."""
        if not self._project_id or self.desk.closed:
            return
        self._asked += 1
        asked, project_id = self._asked, self._project_id

        def work() -> Loaded:
            kept = frozenset(one.record_id for one in drafts.drafts(self.desk) if one.noun == "section")
            titles = {one.id: one.title for one in records.every_sealed(self.desk, "statistic")}
            return projects.gathered(self.desk, project_id), kept, titles

        def show(found: Loaded) -> None:
            if asked == self._asked:
                self._show(*found)

        self.jobs.run(self, work, show, self.refuse)

    def show_statistics(self, statistics: Sequence[tuple[str, str]], values: Values | None = None) -> None:
        """Take the statistics that numbers, tables and charts may show, as identifier and title.

        ``values`` are live numbers as they would be printed, by identifier and place; without them those
        that are known already stay.
        """
        self.told.statistics = dict(statistics)
        if values is not None:
            self.told.values = dict(values)
        self.middle.form.refresh_chips()

    def put_statistic(self, statistic_id: str) -> None:
        """Put a statistic into the text that the keyboard was in last, drawn as it asks for."""
        self.figures.put(statistic_id)

    def go_back(self) -> None:
        """Save what is typed and go back to the reports."""
        section = self.middle.section
        self._last = section.id if section is not None else ""
        self._leave_recommendation()
        self.middle.close_section()
        self.pages.setCurrentWidget(self.empty)
        self.back_wanted.emit()

    def _export(self) -> None:
        """Save what is typed, so that it leaves too, and ask for the page before the report leaves."""
        self.middle.leave()
        self.recommendation.flush()
        self.export_wanted.emit(self._project_id)

    def flush(self) -> None:
        """Hand what is typed to the desk as drafts now."""
        self.middle.keeper.flush()
        self.recommendation.flush()

    def clear(self) -> None:
        """Keep what is typed as drafts, then hold nothing of the desk any more."""
        self.flush()
        self._held_soon.stop()
        self._asked += 1
        self._project_id, self._last, self.gathered, self._kept = "", "", None, frozenset()
        self._counted = NOTHING
        self.counter.follow("")
        self.figures.numbers.follow("")
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
        section = self.middle.section
        return {
            "project": self._project_id,
            "section": section.id if section is not None else "",
            "part": self._part_in_use(),
            "scrolled": self.middle.form.verticalScrollBar().value(),
            "beside": self.beside.currentIndex(),
            "recommendation": self.recommendation.record_id if self._is_recommending() else "",
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Come back to where ``state()`` said the writer was."""
        if state.get("project"):
            self.open_project(str(state["project"]), str(state.get("section") or ""))
            self._wanted = dict(state)
            self.beside.setCurrentIndex(int(state.get("beside") or 0))

    # Showing ----------------------------------------------------------------------------------------

    def _show(self, found: Gathered, kept: frozenset[str], statistics: dict[str, str]) -> None:
        first = self.gathered is None
        self.gathered, self._kept = found, kept
        self.told.statistics = statistics
        self.told.sections = {one.id: one.title for one in found.sections}
        self.told.names |= {f"observation/{one.id}": observation_name(one) for one in found.observations}
        if first:
            self.middle.form.begin(found.project.kind, found.cycle, may_write=self.may_write)
        self.bar.show_project(found.project, self._counted)
        self.outline.show_report(found, self._standing())
        self.outline.choose(self.middle.section.id if self.middle.section is not None else "")
        if first:
            self.counter.count()
        else:
            self.counter.recount()
        self.figures.numbers.fetch(found)
        self._show_current(found)

    def _show_current(self, found: Gathered) -> None:
        section = self.middle.section
        wanted = str(self._wanted.get("section") or "")
        if wanted and found.section(wanted) is not None:
            self._open(wanted)
        elif section is None or found.section(section.id) is None:
            self._open(found.sections[0].id if found.sections else "")
        else:
            self.middle.adopt(found.section(section.id) or section)
            self._show_beside(section)
            self._show_length()

    def _open(self, section_id: str) -> None:
        self.outline.choose(section_id)
        if section_id:
            self.open_section(section_id)
        else:
            self.middle.close_section()
            self.pages.setCurrentWidget(self.empty)

    def open_section(self, section_id: str, then: Callable[[], None] | None = None) -> None:
        """Show a section of the report; what was typed in the one before is saved."""
        self._leave_recommendation()
        self.middle.open_section(section_id, then)
        self.pages.setCurrentWidget(self.middle)

    def _section_shown(self, section: Section, draft: Mapping[str, Any]) -> None:
        wanted, self._wanted = self._wanted, {}
        self.pages.setCurrentWidget(self.middle)
        self.outline.choose(section.id)
        self.counter.begin(self.middle.saved_words)
        if not self.isAncestorOf(QApplication.focusWidget() or self) or self.bar.back.hasFocus():
            self.outline.setFocus(Qt.FocusReason.OtherFocusReason)
        self.recommendations.line.setText(str(draft.get("+recommendation", "")))
        self._show_beside(section, str(draft.get("+comment", "")))
        self._show_length()
        self.held.show_paragraphs(self._project_id, self.middle.numbers())
        if wanted.get("part"):
            self.middle.form.focus_field(str(wanted["part"]))
        if wanted.get("scrolled"):
            self.middle.form.verticalScrollBar().setValue(int(wanted["scrolled"]))
        if wanted.get("recommendation"):
            self.acts.open_recommendation(str(wanted["recommendation"]))

    def _show_beside(self, section: Section, comment: str = "") -> None:
        """Show what of the report belongs to the section: its recommendations and comments."""
        found = self.gathered
        if found is None:
            return
        recommends = section.role == ISSUE and found.project.recommends
        self.recommendations.setVisible(recommends)
        self.recommendations.lock(locked=self.middle.form.is_locked())
        mine = found.recommended(section.id)
        self.recommendations.show_all(mine, found.project.language)
        comments = [one for one in found.comments if one.about == section.id]
        self.comments.show_comments(section.id, comments, comment)
        for one in mine:
            self.recommendation.refresh(one)

    def go_to(self, section_id: str) -> None:
        """Go to a section once the report is fetched anew."""
        self._wanted = {"section": section_id}

    def _leave_recommendation(self) -> None:
        if self._is_recommending():
            self.recommendation.save()
            self.recommendation.clear()

    def _show_section_again(self) -> None:
        self.recommendation.clear()
        self.pages.setCurrentWidget(self.middle)
        self.recommendations.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_held(self) -> None:
        if self.middle.section is not None:
            self.held.show_paragraphs(self._project_id, self.middle.numbers())

    def _show_counted(self, counted: Counted) -> None:
        self._counted = counted
        if self.gathered is not None:
            self.bar.show_project(self.gathered.project, counted)
            self.outline.show_standing(self.gathered, self._standing())
        self._show_length()

    def _show_length(self) -> None:
        section = self.middle.section
        if section is not None:
            self.middle.header.show_length(self._counted.sections.get(section.id, 0), section.budget)

    def _count_comments(self, count: int) -> None:
        self.beside.setTabText(1, _("Comments") + (f"  {count}" if count else ""))

    def _standing(self) -> Standing:
        return Standing(self._counted, self._kept)

    # Typing -----------------------------------------------------------------------------------------

    def _extras(self) -> dict[str, str]:
        """Return what is typed about the section beside its form; it is kept in the section's draft."""
        typed = {"+recommendation": self.recommendations.unsaved(), "+comment": self.comments.unsaved()}
        return {key: words for key, words in typed.items() if words}

    def _was_typed(self) -> None:
        self.counter.touch()
        if self.middle.numbers() != self.held.numbers():
            self._held_soon.start()

    def _typed_section(self) -> Section | None:
        return self.middle.form.as_typed() if self.middle.section is not None else None

    def _put(self, line: HeldLine) -> None:
        if self._is_recommending() and line.noun == "evidence":
            self.told.names[f"evidence/{line.id}"] = line.name
            self.recommendation.form.add_evidence(line.id)
            return
        text = self.text()
        if text is None:
            self.held.notice.say(_("There is no text here that you can change now."), "", "warn")
            return
        if line.name and line.noun != "paragraph":
            self.told.names[f"{line.noun}/{line.id}"] = line.name
        text.put(line.puts)
        text.setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> DraftText | None:
        """Return the text that the keyboard was in last, None if nothing can be put into it."""
        text = self.middle.form.text()
        return None if text is None or text.isReadOnly() or self._is_recommending() else text

    def _comment(self) -> None:
        text = self.middle.form.text()
        words = text.selected_words() if text is not None else ""
        self.columns.show_beside(shows=True)
        self.beside.setCurrentWidget(self.comments)
        self.comments.quote(" ".join(words.split()))
        self.comments.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_to_held(self) -> None:
        self.columns.show_beside(shows=True)
        self.beside.setCurrentWidget(self.held)
        self.held.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_on(self) -> None:
        """Go with the keyboard from the outline to the draft, to what stands beside it, and round again."""
        focused = QApplication.focusWidget()
        if focused is not None and self.pages.isAncestorOf(focused) and self.beside.isVisible():
            self.beside.currentWidget().setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif focused is self.outline:
            self._go_into_draft()
        else:
            self.outline.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_into_draft(self) -> None:
        text = self.middle.form.text()
        if self._is_recommending():
            self.recommendation.form.editor("action").target().setFocus(Qt.FocusReason.OtherFocusReason)
        elif text is not None:
            text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _part_in_use(self) -> str:
        parts = self.middle.form.visible_parts()
        return next((part.key for part in parts if part.text.hasFocus()), "")

    def _is_recommending(self) -> bool:
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
        if not self._project_id or self.desk.closed:
            return
        if not self.isVisible():
            self._stale = True
            return
        if changes.nouns & OF_REPORT:
            self.reload()
        if changes.nouns & OF_HOLDINGS:
            self.held.reload()

    def refuse(self, error: KnownError) -> None:
        """Tell what went wrong on the state chip."""
        self.state_changed.emit("error", f"{error.what} {error.next_step}".strip())


def _card(inside: QWidget) -> Card:
    made = Card(margin=12)
    made.body.addWidget(inside)
    return made
