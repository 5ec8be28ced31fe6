"""What moves a complaint on its path from its card: the next step, the danger met, the closure."""

import functools
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from gc25desk.domain import codes
from gc25desk.domain.access import Act
from gc25desk.domain.complaint import Complaint, needs_somebody_now
from gc25desk.domain.history import Change
from gc25desk.domain.path import CLOSED, Stage
from gc25desk.i18n import _
from gc25desk.services import history, institution, path
from gc25desk.services.desk import Desk
from gc25desk.ui.actions import action
from gc25desk.ui.complaints.closure_strip import ClosureStrip, is_changed
from gc25desk.ui.complaints.danger import DangerStrip
from gc25desk.ui.complaints.met_dialog import MetDialog
from gc25desk.ui.complaints.step_dialog import StepDialog
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.record_card import RecordCard
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import button

_KEYS, _MET_KEYS = "Ctrl+Shift+N", "Ctrl+Shift+E"


class PathActs(QObject):
    """Adds to the card of a complaint the next step, and a strip while a child is in danger."""

    def __init__(self, desk: Desk, jobs: Jobs, card: RecordCard) -> None:
        """Follow what the card shows."""
        super().__init__(card)
        self._desk, self._jobs, self._card = desk, jobs, card
        self._record: Complaint | None = None
        self._stages: Sequence[Stage] = ()
        self._dialog: StepDialog | None = None
        self._met: MetDialog | None = None
        self.step = button(_("Next step…"))
        self.strip, self.closure = DangerStrip(), ClosureStrip()
        card.header.add_acts([self.step], self.strip)
        card.header.add_acts([], self.closure)
        action(card, _("Next step of the complaint"), self.take_step, _KEYS)
        action(card, _("Somebody acted on the danger"), self._meet_danger, _MET_KEYS)
        self.step.clicked.connect(self.take_step)
        self.closure.approved.connect(lambda: self._do(path.approve_closure))
        self.closure.sent_back.connect(lambda: self._do(path.refuse_closure))
        self.strip.met.connect(self._meet_danger)
        card.header.shown.connect(self._follow)
        self._follow(None)

    def take_step(self) -> None:
        """Ask for the next step of the complaint on the card, and take it."""
        record = self._record
        if record is None or not self.step.isEnabled():
            return
        what = _("{reference} stands at “{stage}”.").format(
            reference=record.reference, stage=codes.STATUSES.label(record.status)
        )
        dialog = self._dialog = StepDialog(self._card, what, self._stages, dates.today())
        dialog.asks_for_closure = not self._may_close()
        dialog.finished.connect(functools.partial(self._asked, record, dialog))
        dialog.open()

    def _asked(self, record: Complaint, dialog: StepDialog, result: int) -> None:
        self._dialog = None
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            asked = dialog.asked()
            if asked.to == CLOSED and not self._may_close():
                self._do(path.ask_closure)
            else:
                self._run(lambda: path.move(self._desk, [record.id], asked))

    def _do(self, service: Callable[[Desk, str, int], Any]) -> None:
        record = self._record
        if record is not None:
            self._run(lambda: service(self._desk, record.id, record.version))

    def _meet_danger(self) -> None:
        record = self._record
        if record is None or self.strip.acted.isHidden() or self.strip.isHidden():
            return
        dialog = self._met = MetDialog(self._card, record.reference)
        dialog.finished.connect(functools.partial(self._was_met, record.id, dialog))
        dialog.open()

    def _was_met(self, record_id: str, dialog: MetDialog, result: int) -> None:
        self._met = None
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            done = dialog.done_words()
            self._run(lambda: path.meet_danger(self._desk, record_id, done))

    def _run(self, work: Callable[[], Any]) -> None:
        self._jobs.run(self, work, lambda _changes: None)

    # Following the card -------------------------------------------------------------------------

    def _follow(self, record: Any) -> None:
        """Take note of the complaint that the card shows, and look what may follow."""
        held = record if isinstance(record, Complaint) and record.id else None
        self._record = held
        self._offer(())
        if held is None:
            self.strip.drop()
            self.closure.show_closure(None, "", may_answer=False)
            return
        who = self._desk.name_of(held.closure_asked_by)
        self.closure.show_closure(held, who, may_answer=self._may_close())
        self._jobs.run(self, functools.partial(self._look, held), functools.partial(self._found, held.id))

    def _look(self, record: Complaint) -> tuple[Sequence[Stage], str, Sequence[Change]]:
        stages, emergency = path.next_stages(self._desk, record), institution.settings(self._desk).emergency
        if not is_changed(record):
            return stages, emergency, ()
        return stages, emergency, history.since(self._desk, path.NOUN, record.id, path.ASK_CLOSURE)

    def _found(self, record_id: str, found: tuple[Sequence[Stage], str, Sequence[Change]]) -> None:
        record = self._record
        if record is None or record.id != record_id:
            return
        stages, emergency, changes = found
        self._offer(stages)
        self.closure.show_changes(changes)
        if needs_somebody_now(record):
            self.strip.show_steps(emergency, may_act=self._desk.may(Act.WRITE_COMPLAINTS))
        else:
            self.strip.drop()

    def _offer(self, stages: Sequence[Stage]) -> None:
        self._stages = stages
        self.step.setVisible(self._desk.may(Act.WRITE_COMPLAINTS) and bool(stages))

    def _may_close(self) -> bool:
        return self._desk.may(Act.APPROVE_CLOSURE)
