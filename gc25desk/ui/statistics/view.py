"""The statistics of the desk beside one report: declared in the middle, seen as printed beside it."""

import functools
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gc25desk.domain.access import Act
from gc25desk.domain.statistic import Statistic
from gc25desk.errors import InvalidInput, KnownError
from gc25desk.i18n import _
from gc25desk.services.desk import Desk
from gc25desk.services.statistic import Preview
from gc25desk.ui import style
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.statistics.acts import StatisticActs
from gc25desk.ui.statistics.card import StatisticCard
from gc25desk.ui.statistics.columns import Columns
from gc25desk.ui.statistics.data import Loaded, load
from gc25desk.ui.statistics.listing import Listing
from gc25desk.ui.statistics.preview_panel import PreviewPanel
from gc25desk.ui.statistics.previewer import Previewer
from gc25desk.ui.widgets.basics import ElidedLabel, PlainLabel, button, row

_OF_PREVIEW = frozenset({"complaint", "section", "project", "statistic"})


class StatisticsView(QWidget):
    """Declares statistics and shows each at once as a report would print it.

    ``chosen`` carries identifier and title of one that is to stand in the draft; ``back_wanted`` and
    ``state_changed`` are those of the writing desk. ``drafts`` is what is typed and not saved, by
    identifier, empty for a new statistic.
    """

    back_wanted = Signal()
    state_changed = Signal(str, str)
    chosen = Signal(str, str)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Build it with no report open."""
        super().__init__(parent)
        self.desk, self.jobs = desk, jobs
        self.may_write = desk.may(Act.WRITE_REPORTS)
        self.loaded: Loaded | None = None
        self.drafts: dict[str, Mapping[str, Any]] = {}
        self._project_id = ""
        self._asked = 0
        self._stale = False
        self._wanted: str | None = None
        self.listing = Listing(may_write=self.may_write)
        self.card = StatisticCard(desk, jobs, may_write=self.may_write)
        self.form, self.banner = self.card.form, self.card.banner
        self.preview = PreviewPanel(may_write=self.may_write)
        self.previewer = Previewer(desk, jobs, self)
        self.acts = StatisticActs(self)
        self._build()
        self._connect()

    # What a page asks of it -------------------------------------------------------------------------

    def open_project(self, project_id: str, statistic_id: str = "") -> None:
        """Show the statistics as a report would print them, at one of them or at the first."""
        if project_id != self._project_id:
            self.clear()
        self._project_id, self._wanted = project_id, statistic_id or None
        self.previewer.follow(project_id)
        self.reload()

    def reload(self) -> None:
        """Fetch the statistics anew; what is typed stays."""
        if not self._project_id or self.desk.closed:
            return
        self._asked += 1
        asked = self._asked

        def show(loaded: Loaded) -> None:
            if asked == self._asked:
                self._show(loaded)

        self.jobs.run(self, functools.partial(load, self.desk, self._project_id), show, self.refuse)

    def flush(self) -> None:
        """Hand what is typed to the desk as a draft now."""
        self.card.keeper.flush()

    def clear(self) -> None:
        """Keep what is typed as a draft, then hold nothing of the desk any more."""
        self.card.show_none()
        self._asked += 1
        self._project_id, self._wanted, self.loaded, self.drafts = "", None, None, {}
        self.previewer.clear()
        self.preview.clear()
        self.listing.clear()
        self.report.setText("")

    def state(self) -> dict[str, Any]:
        """Return where the user is, in plain values."""
        return {"project": self._project_id, "statistic": self._current}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Come back to where ``state()`` said the user was."""
        if state.get("project"):
            self.open_project(str(state["project"]), str(state.get("statistic") or ""))

    # Showing ----------------------------------------------------------------------------------------

    @property
    def _current(self) -> str:
        return self.form.base.id if self.form.base is not None else ""

    def _show(self, loaded: Loaded) -> None:
        first = self.loaded is None
        self.loaded = loaded
        self.form.know(loaded.used)
        self.report.setText(loaded.project.title)
        if first:
            self.drafts = dict(loaded.drafts)
        wanted, self._wanted = self._wanted, None
        self._show_one(loaded, loaded.statistic(wanted or ""))
        if first:
            self._take_keyboard()

    def _show_one(self, loaded: Loaded, wanted: Statistic | None) -> None:
        """Show the one that is wanted, else the one that stood here, else the first."""
        base = self.form.base
        same = loaded.statistic(base.id) if base is not None else None
        if wanted is not None and wanted != same:
            self.open_statistic(wanted.id)
        elif same is not None:
            if self.card.adopt(same):
                self._ask()
            self._list()
        elif base is not None and not base.version:
            self._list()
        elif loaded.statistics or "" in self.drafts:
            self.open_statistic(loaded.statistics[0].id if loaded.statistics else "")
        else:
            self.show_none()

    def open_statistic(self, statistic_id: str, draft: Mapping[str, Any] | None = None) -> None:
        """Show a statistic, a new one for an empty identifier, with what was typed in it before."""
        self.remember()
        found = self.loaded.statistic(statistic_id) if self.loaded is not None else None
        statistic = found or Statistic()
        kept = self.drafts.get(statistic.id, {})
        self.card.open_statistic(statistic, kept if draft is None else draft, stored=bool(kept))
        self.preview.clear()
        self._list()
        self._ask()

    def show_none(self) -> None:
        """Show no statistic: there is none."""
        self.card.show_none()
        self.preview.clear()
        self.previewer.want_nothing()
        self._list()

    def throw_away(self) -> None:
        """Show the statistic as it is saved; one that never was gives way to the first of the list."""
        base = self.form.base
        if base is None:
            return
        self.drafts.pop(base.id, None)
        self.card.drop()
        self.state_changed.emit("idle", "")
        held = self.loaded.statistics if self.loaded is not None else ()
        if base.version or held:
            self.open_statistic(base.id if base.version else held[0].id)
        else:
            self.show_none()

    def remember(self) -> None:
        """Take note of what is typed, so that it stands here again when the user comes back."""
        if self.form.base is not None:
            self.drafts.pop(self._current, None)
            if self.form.draft():
                self.drafts[self._current] = self.form.draft()

    def _list(self) -> None:
        if self.loaded is not None:
            self.remember()
            is_new = self.form.base is not None and not self.form.base.version
            unsaved = [*self.drafts, *([""] if is_new else [])]
            self.listing.show_statistics(self.loaded.statistics, self._current, unsaved)

    def _take_keyboard(self) -> None:
        """Begin in the list, unless the keyboard is in use already."""
        focused = QApplication.focusWidget()
        if self.isVisible() and (focused is None or focused is self.back or not self.isAncestorOf(focused)):
            target = self.listing.tree if self.form.base is not None else self.listing.empty.button
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    # Typing and seeing ------------------------------------------------------------------------------

    def _typed(self) -> None:
        if self._current not in self.drafts:
            self._list()
        self._ask(soon=True)

    def _ask(self, *, soon: bool = False) -> None:
        try:
            statistic = self.form.record()
        except (InvalidInput, LookupError):
            self.previewer.want_nothing()
            self.preview.say(_("Not complete yet"))
            return
        self.previewer.want(statistic, soon=soon)

    def _show_preview(self, seen: Preview) -> None:
        self.form.clear_errors()
        if isinstance(seen.refused, InvalidInput):
            self.form.tell_error(seen.refused)
        self.preview.show_preview(seen)

    def _working(self, working: bool) -> None:
        self.preview.say(_("Counting…") if working else "")

    def _taken(self, _statistic: Statistic) -> None:
        self.drafts.pop("", None)
        self.drafts.pop(self._current, None)

    def _go_to(self, statistic_id: str) -> None:
        if self.form.base is None or statistic_id != self._current:
            self.open_statistic(statistic_id)

    def _go_into_form(self) -> None:
        if self.may_write:
            self.form.focus_title()

    def _go_back(self) -> None:
        self.flush()
        self.back_wanted.emit()

    # Building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.back = button(_("Draft"), "link", icon="back")
        self.report = ElidedLabel("", "muted")
        top = row([self.back, PlainLabel(_("Statistics"), "card-title"), self.report])
        top.setStretch(2, 1)
        self.columns = Columns(self.listing, self.card, self.preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(8))
        layout.addLayout(top)
        layout.addWidget(self.columns, 1)

    def _connect(self) -> None:
        self.jobs.changed.connect(self._on_changed)
        self.back.clicked.connect(self._go_back)
        self.listing.chosen.connect(self._go_to)
        self.listing.opened.connect(self._go_into_form)
        self.card.typed.connect(self._typed)
        self.card.use_wanted.connect(self.chosen)
        self.card.saving.state_changed.connect(self.state_changed)
        self.card.saving.taken.connect(self._taken)
        self.previewer.shown.connect(self._show_preview)
        self.previewer.proposed.connect(self.preview.show_ways)
        self.previewer.working.connect(self._working)
        self.previewer.failed.connect(self.refuse)

    # What happens elsewhere -------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Fetch anew what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview below the form where there is no room beside it."""
        super().resizeEvent(event)
        self.columns.arrange(self.window().width())

    def _on_changed(self, changes: Any) -> None:
        if not self._project_id or self.desk.closed or not changes.nouns & _OF_PREVIEW:
            return
        if self.isVisible():
            self._refresh()
        else:
            self._stale = True

    def _refresh(self) -> None:
        self.reload()
        self.previewer.refresh()

    def refuse(self, error: KnownError) -> None:
        """Tell what went wrong on the state chip."""
        self.state_changed.emit("error", f"{error.what} {error.next_step}".strip())
