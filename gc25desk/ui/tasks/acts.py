"""What the card of a task offers beside its form: its complaint, and that it is done."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit

from gc25desk.domain.access import Act
from gc25desk.domain.task import BY_HAND, RULES, Task, is_open
from gc25desk.i18n import _
from gc25desk.services import records, task
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.ui.actions import action
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.record_card import RecordCard
from gc25desk.ui.tasks.whose_strip import WhoseStrip
from gc25desk.ui.widgets.basics import button

_KEYS = "Ctrl+Shift+D"


class TaskActs(QObject):
    """Adds to the card the complaint that the task is for, and the button that it is done.

    ``complaint_wanted`` carries the complaint that is to be opened.
    """

    complaint_wanted = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, card: RecordCard) -> None:
        """Follow what the card shows."""
        super().__init__(card)
        self._desk, self._jobs, self._card = desk, jobs, card
        self._record: Task | None = None
        self.done = button(_("Done"), "primary", icon="check")
        self.strip = WhoseStrip()
        card.header.add_acts([self.done], self.strip)
        action(card, _("Task done, or taken up again"), self.turn, _KEYS)
        self.done.clicked.connect(self.turn)
        self.strip.complaint_wanted.connect(self._open_complaint)
        card.header.shown.connect(self._follow)
        self._follow(None)

    def turn(self) -> None:
        """Note that the task is done, or take it up again; one that a rule made leads to its complaint."""
        record = self._record
        if record is None:
            return
        if record.rule != BY_HAND:
            self._open_complaint()
        elif self._desk.may(Act.WRITE_COMPLAINTS):
            does: Callable[[Desk, Sequence[str]], Changes] = task.finish if is_open(record) else task.take_up
            self._jobs.run(self, lambda: does(self._desk, [record.id]), lambda _changes: None)

    def _open_complaint(self) -> None:
        if self._record is not None and self._record.complaint:
            self.complaint_wanted.emit(self._record.complaint)

    def _follow(self, record: Any) -> None:
        self._record = held = record if isinstance(record, Task) and record.id else None
        self.strip.drop()
        by_hand = held is not None and held.rule == BY_HAND
        self._stand_in(held)
        self.done.setVisible(by_hand and self._desk.may(Act.WRITE_COMPLAINTS))
        if held is None:
            return
        self.done.setText(_("Done") if is_open(held) else _("Take up again"))
        self.done.setAccessibleName(self.done.text())
        if held.complaint:
            self._jobs.run(
                self,
                lambda: records.reference_of(self._desk, "complaint", held.complaint),
                lambda reference: self._found(held, reference),
                lambda _error: None,
            )

    def _stand_in(self, task: Task | None) -> None:
        """Show what a rule asks for in the line where words of one’s own may be put in its stead."""
        line = self._card.form.editor("title").target()
        if isinstance(line, QLineEdit):
            line.setPlaceholderText("" if task is None or task.rule == BY_HAND else RULES.label(task.rule))

    def _found(self, shown: Task, reference: str) -> None:
        if self._record is shown:
            self.strip.show_complaint(reference, by_rule=shown.rule != BY_HAND and is_open(shown))
