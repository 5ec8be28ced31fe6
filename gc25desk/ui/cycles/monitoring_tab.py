"""Planned monitoring: what the institution means to find out before it reports."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from gc25desk.domain.monitoring import COURSE, METHODS, PLAN, STATUSES, Monitoring
from gc25desk.i18n import _, ngettext
from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.ui.cycles.asking import Asking
from gc25desk.ui.cycles.data import Loaded
from gc25desk.ui.cycles.form_dialog import Form, FormDialog, plainly
from gc25desk.ui.cycles.list_tab import ListTab
from gc25desk.ui.cycles.rows_table import Line, RowsTable
from gc25desk.ui.cycles.words import days_left
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import EmptyState
from gc25desk.ui.widgets.chart_data import number
from gc25desk.ui.widgets.dates import show_day

_OPEN = frozenset({"planned", "under_way"})


class MonitoringTab(ListTab):
    """Lists the plans with those past their day marked; they can be marked as done in one step."""

    noun = "monitoring"

    def __init__(self, desk: Desk, jobs: Jobs, asking: Asking, parent: QWidget) -> None:
        super().__init__(desk, jobs, asking, parent)
        self.done = self.a_button(_("Mark as &done"), self._mark_done, "check")
        self.add = self.a_button(_("Plan &monitoring…"), lambda: self.edit(""), "add")
        self.put(self.open, self.done, self.add)

    def a_table(self) -> RowsTable:
        """Make the table of the tab."""
        return RowsTable(
            _("Planned monitoring"),
            (_("Question"), _("GC25"), _("Method"), _("Responsible"), _("Due"), _("Status")),
            (300, 100, 230, 130, 190, 100),
            stretch=0,
        )

    def an_empty_state(self) -> EmptyState:
        """Make what offers to plan the first."""
        may = self.may_write
        why = _("Plan what is to be found out here, or from a silent paragraph of the coverage matrix.")
        read = _("What colleagues plan appears here.")
        return EmptyState(
            _("No monitoring planned yet"), why if may else read, _("Plan monitoring…") if may else ""
        )

    def name(self) -> str:
        """Return the tab's label."""
        return _("Monitoring")

    def lines(self, loaded: Loaded) -> Sequence[Line]:
        """Return a row for each plan, the open ones by their day first."""
        course = loaded.course
        found = sorted(course.planned if course is not None else (), key=_when)
        left = sum(one.status in _OPEN for one in found)
        words = ngettext("{n} of {all} still open", "{n} of {all} still open", left)
        self.summary.setText(words.format(n=number(left), all=number(len(found))) if found else "")
        return [_line(one, self.today()) for one in found]

    def record(self, record_id: str) -> Monitoring:
        """Return a plan shown, or a new one of the cycle."""
        course = self.loaded.course
        held = [one for one in course.planned if one.id == record_id] if course is not None else []
        return held[0] if held else Monitoring(cycle=self.cycle_id)

    def form(self, record: Any) -> Form:
        """Return the form of a plan."""
        return monitoring_form(record)

    def _mark_done(self) -> None:
        held = self.record(self.table.key())
        if held.version:
            changed = dataclasses.replace(held, status="done")
            self.do(
                lambda: saving.save(self.desk, "monitoring", changed),
                lambda _result: self.state_changed.emit("saved", _("Marked as done")),
            )

    def _refresh(self) -> None:
        super()._refresh()
        self.done.setEnabled(self.record(self.table.key()).status in _OPEN and bool(self.table.key()))


def monitoring_form(record: Monitoring) -> Form:
    """Return the form of a plan."""
    return Form(
        noun="monitoring",
        title=_("Plan monitoring") if not record.version else _("Planned monitoring"),
        lead=_("What is planned shows in the coverage matrix and beside the sections of the reports."),
        verb=_("&Save the plan"),
        groups=(
            (_(PLAN), ("question", "paragraphs", "method", "note")),
            (_(COURSE), ("responsible", "date_due", "status")),
        ),
        save=plainly("monitoring"),
        spans={"question": 3, "method": 2},
    )


def plan_for(tab: Any, paragraph: int) -> FormDialog:
    """Return the dialog of a new plan for a paragraph, over a tab of the cycle."""
    record = Monitoring(cycle=tab.cycle_id, paragraphs=str(paragraph))
    return FormDialog(tab, tab.desk, tab.jobs, monitoring_form(record), record, names={})


def _when(one: Monitoring) -> tuple[bool, dt.date]:
    return one.status not in _OPEN, one.date_due or dt.date.max


def _line(one: Monitoring, today: dt.date) -> Line:
    due = show_day(one.date_due)
    late = one.status in _OPEN and one.date_due is not None and one.date_due < today
    if one.status in _OPEN and one.date_due is not None:
        due = f"{due}, {days_left(one.date_due, today)}"
    method = METHODS.label(one.method) if one.method else ""
    cells = (one.question, one.paragraphs, method, one.responsible, due, STATUSES.label(one.status))
    return Line(one.id, cells, {4: "warn"} if late else {}, muted=one.status not in _OPEN)
