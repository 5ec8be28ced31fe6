"""What can be done with a record as a whole: its history, the bin, and destroying it."""

import functools
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from gc25desk.domain.access import Act
from gc25desk.i18n import _
from gc25desk.services import bin as bins
from gc25desk.services.bin import InBin
from gc25desk.services.desk import Desk
from gc25desk.ui.actions import action
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.bin_banner import BinBanner
from gc25desk.ui.records.destroying import is_to_be_destroyed, why_destroy
from gc25desk.ui.records.history_panel import HistoryPanel
from gc25desk.ui.records.record_card import RecordCard
from gc25desk.ui.widgets.basics import button


class RecordActs(QObject):
    """Adds to a record card the buttons History and Delete, the panel and the banner of the bin."""

    def __init__(self, desk: Desk, jobs: Jobs, noun: str, card: RecordCard) -> None:
        """Follow what the card shows."""
        super().__init__(card)
        self._desk, self._jobs, self._noun, self._card = desk, jobs, noun, card
        self._record: Any = None
        self.place: InBin | None = None
        self.panel = HistoryPanel(desk, jobs, noun, card.stack)
        card.stack.addWidget(self.panel)
        self.banner = BinBanner(desk)
        self.history = button(_("History"), icon="history")
        self.delete = button(_("Delete"), icon="bin")
        self.delete.setAccessibleDescription(_("Puts the record in the bin; this can be undone"))
        card.header.add_acts([self.history, self.delete], self.banner)
        self._open_history = action(card, _("History of the record"), self.show_history, "Ctrl+H")
        self._connect()
        self._follow(None)

    def show_history(self) -> None:
        """Show the history of the record on the card."""
        record = self._record
        if record is not None and record.id:
            self._card.stack.setCurrentWidget(self.panel)
            self.panel.show_record(record.id, record.reference, self._why_not())

    def _why_not(self) -> str:
        """Return why no value can be put back on this record now, if so."""
        if self._is_binned():
            return _("Take the record out of the bin before you put a value back.")
        if self._card.is_dirty():
            return _("Save or discard what you typed before you put a value back.")
        return ""

    def delete_record(self) -> None:
        """Put the record on the card in the bin."""
        record = self._record
        if record is not None and record.id and not self._is_binned():
            self._card.flush()
            self._jobs.run(self, lambda: bins.put(self._desk, self._noun, [record.id]), _nothing)

    def take_out(self) -> None:
        """Take the record on the card out of the bin."""
        record = self._record
        if record is not None and self._is_binned():
            self._jobs.run(self, lambda: bins.take_out(self._desk, self._noun, [record.id]), _nothing)

    def purge(self) -> None:
        """Ask that the record be destroyed or, if somebody else has asked, destroy it."""
        if self.place is None:
            return
        if self.place.may_purge:
            self._destroy(self.place)
        else:
            self._ask_to_destroy(self.place)

    def _connect(self) -> None:
        self._card.header.shown.connect(self._follow)
        self.history.clicked.connect(self.show_history)
        self.delete.clicked.connect(self.delete_record)
        self.banner.take_out_wanted.connect(self.take_out)
        self.banner.purge_wanted.connect(self.purge)
        self.panel.left.connect(self._leave_history)

    def _follow(self, record: Any) -> None:
        """Take note of the record that the card shows now, and look whether it lies in the bin."""
        stands = record is not None and bool(record.id)
        self._record = record if stands else None
        self.history.setVisible(stands)
        self.delete.setVisible(stands and self._desk.may(Act.BIN_RECORDS))
        if not stands or (self.place is not None and self.place.id != record.id):
            self._show_place(None)
        if not stands:
            self.panel.clear()
            return
        look = functools.partial(bins.find, self._desk, self._noun, record.id)
        self._jobs.run(self, look, functools.partial(self._found, record.id))

    def _found(self, record_id: str, place: InBin | None) -> None:
        if self._record is not None and self._record.id == record_id:
            self._show_place(place)

    def _show_place(self, place: InBin | None) -> None:
        self.place = place
        self.banner.show_place(place)
        if place is not None:
            self.delete.hide()
        for sheet in self._card.form.sheets:
            inside: QWidget | None = sheet.widget()
            if inside is not None:
                inside.setEnabled(place is None)

    def _is_binned(self) -> bool:
        return self.place is not None

    def _leave_history(self) -> None:
        if self._card.stack.currentWidget() is self.panel:
            self._card.stack.setCurrentIndex(1)
            self.panel.clear()
            self.history.setFocus(Qt.FocusReason.OtherFocusReason)

    # Destroying ---------------------------------------------------------------------------------

    def _ask_to_destroy(self, place: InBin) -> None:
        reason = why_destroy(self._card, place)
        if reason:
            self._jobs.run(
                self,
                lambda: bins.ask_purge(self._desk, self._noun, place.id, reason),
                lambda _changes: self._follow(self._record),
            )

    def _destroy(self, place: InBin) -> None:
        if is_to_be_destroyed(self._card, place):
            self._jobs.run(
                self,
                lambda: bins.purge(self._desk, self._noun, place.id),
                lambda _changes: self._card.clear(),
            )


def _nothing(_changes: Any) -> None:
    """Leave it to the changes announced to show what was done."""
