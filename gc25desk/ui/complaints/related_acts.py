"""What a complaint’s card offers for its family: merging it into another, separating, going to relatives."""

import functools
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from gc25desk.domain.access import Act
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import field_of
from gc25desk.i18n import _
from gc25desk.services import related
from gc25desk.services.desk import Desk
from gc25desk.services.related import Family
from gc25desk.ui.actions import action
from gc25desk.ui.complaints.related_strip import RelatedStrip
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.parties.merge_dialog import MergeDialog
from gc25desk.ui.records.complaint_links import ComplaintLinks
from gc25desk.ui.records.record_card import RecordCard

_KEYS = "Ctrl+Shift+M"


class RelatedActs(QObject):
    """Adds to the card of a complaint the strip of its family and the merging.

    ``record_wanted`` carries the identifier of the complaint somebody wants to go to.
    """

    record_wanted = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, card: RecordCard) -> None:
        """Follow what the card shows."""
        super().__init__(card)
        self._desk, self._jobs, self._card = desk, jobs, card
        self._record: Complaint | None = None
        self.dialog: MergeDialog | None = None
        self.merge = action(card, _("Merge with another complaint…"), self.ask, _KEYS)
        self.strip = RelatedStrip()
        card.header.add_acts([], self.strip)
        card.header.add_more(self.merge)
        self.strip.record_wanted.connect(self.record_wanted)
        self.strip.separated.connect(self._separate)
        card.header.shown.connect(self._follow)
        self._follow(None)

    def ask(self) -> None:
        """Ask which complaint stands for this duplicate from now on."""
        record = self._record
        if record is None or not self.merge.isVisible():
            return
        what = _(
            "{reference} keeps all that is written in it, is closed as a duplicate and is counted no more."
        )
        self.dialog = MergeDialog(
            self._card,
            record.reference,
            ComplaintLinks(self._desk, self._jobs),
            field=field_of(Complaint, "merged_into"),
            what=what,
        )
        self.dialog.finished.connect(functools.partial(self._asked, record, self.dialog))
        self.dialog.open()

    def _asked(self, record: Complaint, dialog: MergeDialog, result: int) -> None:
        self.dialog = None
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            into = dialog.chosen()
            self._run(lambda: related.merge(self._desk, record.id, into))

    def _separate(self, record_id: str) -> None:
        self._run(lambda: related.separate(self._desk, record_id))

    def _run(self, work: Callable[[], Any]) -> None:
        self._card.flush()
        self._jobs.run(self, work, lambda _changes: None)

    def _follow(self, record: Any) -> None:
        held = record if isinstance(record, Complaint) and record.id else None
        self._record = held
        self.strip.drop()
        self.merge.setVisible(
            held is not None and not held.merged_into and self._desk.may(Act.WRITE_COMPLAINTS)
        )
        if held is not None:
            look = functools.partial(related.of, self._desk, held.id)
            self._jobs.run(self, look, functools.partial(self._found, held), lambda _error: None)

    def _found(self, held: Complaint, family: Family) -> None:
        if self._record is not None and self._record.id == held.id:
            self.strip.show_family(held, family, may_separate=self._desk.may(Act.WRITE_COMPLAINTS))
