"""What moves a complaint on its path from its card: the next step, the danger met, the closure."""

import functools
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from gc25desk.domain import codes
from gc25desk.domain.access import Act
from gc25desk.domain.complaint import Complaint, needs_somebody_now
from gc25desk.domain.path import CLOSED, Stage
from gc25desk.i18n import _
from gc25desk.services import institution, path
from gc25desk.services.desk import Desk
from gc25desk.ui.actions import action
from gc25desk.ui.complaints.danger import DangerStrip
from gc25desk.ui.complaints.step_dialog import StepDialog
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.record_card import RecordCard
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import button

_KEYS = "Ctrl+Shift+N"


class PathActs(QObject):
    """Adds to the card of a complaint the next step, and a strip while a child is in danger."""

    def __init__(self, desk: Desk, jobs: Jobs, card: RecordCard) -> None:
        """Follow what the card shows."""
        super().__init__(card)
        self._desk, self._jobs, self._card = desk, jobs, card
        self._record: Complaint | None = None
        self._stages: Sequence[Stage] = ()
        self._dialog: StepDialog | None = None
        self.step = button(_("Next step…"))
        self.ask = button(_("Ask for the closure"))
        self.approve = button(_("Approve the closure"))
        self.refuse = button(_("Send back"))
        self.strip = DangerStrip()
        card.header.add_acts([self.step, self.ask, self.refuse, self.approve], self.strip)
        action(card, _("Next step of the complaint"), self.take_step, _KEYS)
        self.step.clicked.connect(self.take_step)
        self.ask.clicked.connect(lambda: self._do(path.ask_closure))
        self.approve.clicked.connect(lambda: self._do(path.approve_closure))
        self.refuse.clicked.connect(lambda: self._do(path.refuse_closure))
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
        stages = [stage for stage in self._stages if stage.code != CLOSED or self._may_close()]
        dialog = self._dialog = StepDialog(self._card, what, stages, dates.today())
        dialog.finished.connect(functools.partial(self._asked, record, dialog))
        dialog.open()

    def _asked(self, record: Complaint, dialog: StepDialog, result: int) -> None:
        self._dialog = None
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            asked = dialog.asked()
            self._run(lambda: path.move(self._desk, [record.id], asked))

    def _do(self, service: Callable[[Desk, str, int], Any]) -> None:
        record = self._record
        if record is not None:
            self._card.save()
            self._run(lambda: service(self._desk, record.id, record.version))

    def _meet_danger(self) -> None:
        record = self._record
        if record is not None:
            self._run(lambda: path.meet_danger(self._desk, record.id))

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
            return
        self._jobs.run(self, functools.partial(self._look, held), functools.partial(self._found, held.id))

    def _look(self, record: Complaint) -> tuple[Sequence[Stage], str]:
        return path.next_stages(self._desk, record), institution.settings(self._desk).emergency

    def _found(self, record_id: str, found: tuple[Sequence[Stage], str]) -> None:
        record = self._record
        if record is None or record.id != record_id:
            return
        stages, emergency = found
        self._offer(stages)
        if needs_somebody_now(record):
            self.strip.show_steps(emergency, may_act=self._desk.may(Act.WRITE_COMPLAINTS))
        else:
            self.strip.drop()

    def _offer(self, stages: Sequence[Stage]) -> None:
        record, may = self._record, self._desk.may(Act.WRITE_COMPLAINTS)
        self._stages = stages
        leads_to_end = any(stage.code == CLOSED for stage in stages)
        asked = record is not None and record.closure_asked_at is not None
        self.step.setVisible(may and bool(stages))
        self.ask.setVisible(may and leads_to_end and not asked)
        for part in (self.approve, self.refuse):
            part.setVisible(asked and self._may_close())

    def _may_close(self) -> bool:
        return self._desk.may(Act.APPROVE_CLOSURE)
