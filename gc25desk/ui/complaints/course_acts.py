"""The course of a complaint on its card: its path, what is to be done, and tasks added by hand."""

import functools
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from gc25desk.domain.access import Act
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import field_of
from gc25desk.domain.query import Filter, Query
from gc25desk.domain.task import Task
from gc25desk.i18n import _
from gc25desk.services import naming, task
from gc25desk.services.desk import Desk
from gc25desk.ui.actions import action
from gc25desk.ui.complaints.course_line import CourseLine
from gc25desk.ui.complaints.task_dialog import TaskDialog
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.record_card import RecordCard

_KEYS = "Ctrl+Shift+K"


class CourseActs(QObject):
    """Adds two lines to the card; ``tasks_wanted`` carries a noun and the query of the complaint’s tasks."""

    tasks_wanted = Signal(str, object)

    def __init__(self, desk: Desk, jobs: Jobs, card: RecordCard) -> None:
        """Follow what the card shows."""
        super().__init__(card)
        self._desk, self._jobs, self._card = desk, jobs, card
        self._record: Complaint | None = None
        self._dialog: TaskDialog | None = None
        self.line = CourseLine()
        self.add = action(card, _("Add a task…"), self.ask, _KEYS)
        card.header.add_acts([], self.line)
        card.header.add_more(self.add)
        self.line.tasks_wanted.connect(self._show_tasks)
        card.header.shown.connect(self._follow)
        jobs.changed.connect(self._on_changed)
        self._follow(None)

    def ask(self) -> None:
        """Ask for a task for the complaint on the card."""
        record = self._record
        if record is None or not self.add.isVisible():
            return
        people = naming.choices(self._desk, field_of(Task, "assigned"))
        whose = record.assigned or self._desk.person_id
        dialog = self._dialog = TaskDialog(self._card, record.reference, people, whose)
        dialog.finished.connect(functools.partial(self._asked, record.id, dialog))
        dialog.open()

    def _asked(self, complaint_id: str, dialog: TaskDialog, result: int) -> None:
        self._dialog = None
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            asked = dialog.task()
            self._jobs.run(self, lambda: task.add(self._desk, complaint_id, asked), lambda _made: None)

    def _show_tasks(self) -> None:
        if self._record is not None:
            of_it = Filter("complaint", values=(self._record.id,))
            self.tasks_wanted.emit("task", Query(filters=(of_it,)))

    # Following the card -------------------------------------------------------------------------

    def _on_changed(self, changes: Any) -> None:
        if "task" in changes.nouns and self._record is not None and not self._desk.closed:
            self._look(self._record)

    def _follow(self, record: Any) -> None:
        self._record = held = record if isinstance(record, Complaint) and record.id else None
        self.add.setVisible(held is not None and self._desk.may(Act.WRITE_COMPLAINTS))
        if held is None:
            self.line.drop()
        else:
            self._look(held)

    def _look(self, record: Complaint) -> None:
        fetch = functools.partial(task.of_complaint, self._desk, record.id)
        self._jobs.run(self, fetch, functools.partial(self._found, record), lambda _error: None)

    def _found(self, shown: Complaint, tasks: Sequence[Task]) -> None:
        if self._record is shown:
            self.line.show_course(shown, tasks)
