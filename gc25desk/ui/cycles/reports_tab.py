"""The first tab of a cycle: its timeline beside its reports."""

import dataclasses
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gc25desk.domain.cycle import Stage
from gc25desk.domain.project import Project
from gc25desk.i18n import _
from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.ui.cycles.asking import Asking
from gc25desk.ui.cycles.data import Loaded
from gc25desk.ui.cycles.report_cards import ReportCards
from gc25desk.ui.cycles.report_dialog import ReportDialog
from gc25desk.ui.cycles.tab import CycleTab
from gc25desk.ui.cycles.timeline import Timeline
from gc25desk.ui.cycles.words import in_the_bin
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import column, row


class ReportsTab(CycleTab):
    """Changes stages in place; ``report_wanted`` carries the identifier of the report to be opened."""

    report_wanted = Signal(str)
    noun = "project"

    def __init__(self, desk: Desk, jobs: Jobs, asking: Asking, parent: QWidget) -> None:
        super().__init__(desk, jobs, asking, parent)
        self.timeline = Timeline(may_write=self.may_write, parent=self)
        self.reports = ReportCards(may_write=self.may_write, parent=self)
        both = row([self.timeline, self.reports], spacing=12)
        both.setStretch(0, 5)
        both.setStretch(1, 6)
        whole = column([self.notice, both])
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.timeline.save_wanted.connect(self._save_stage)
        self.reports.opened.connect(self.report_wanted)
        self.reports.new_wanted.connect(lambda: self.edit(""))
        self.reports.edit_wanted.connect(lambda project: self.edit(project.id))

    def name(self) -> str:
        """Return the tab's label."""
        return _("Reports")

    def show_loaded(self, loaded: Loaded) -> None:
        """Show the stages and the reports of a cycle."""
        course = loaded.course
        self.timeline.show_cycle(course.cycle if course is not None else None, self.today())
        self.reports.show_reports(course.reports if course is not None else (), self.today())

    def edit(self, record_id: str, typed: dict[str, Any] | None = None) -> None:
        """Open the dialog of a report."""
        course = self.loaded.course
        if course is None or not self.may_write:
            return
        held = [one.project for one in course.reports if one.project.id == record_id]
        report = held[0] if held else Project(cycle=course.cycle.id)
        dialog = ReportDialog(self, self.desk, self.jobs, report, course.cycle)
        dialog.set_draft(typed or {})
        dialog.saved.connect(lambda saved: self._saved(saved, is_new=not held))
        dialog.binned.connect(lambda _report: self.state_changed.emit("saved", in_the_bin()))
        dialog.offer_bin()
        self.asking.open(dialog, kept=typed is not None)

    def _saved(self, report: Project, *, is_new: bool) -> None:
        self.state_changed.emit("saved", _("Report saved"))
        if is_new:
            self.report_wanted.emit(report.id)

    def _save_stage(self, stage: Stage) -> None:
        course = self.loaded.course
        if course is None:
            return
        stages = tuple(stage if one.stage == stage.stage else one for one in course.cycle.stages)
        cycle = dataclasses.replace(course.cycle, stages=stages)
        self.do(
            lambda: saving.save(self.desk, "cycle", cycle),
            lambda _result: self.state_changed.emit("saved", _("Date saved")),
        )
