"""What a person's or body's card offers beside its form: their complaints, merging and separating."""

import functools
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from gc25desk.domain import codes
from gc25desk.domain.access import Act
from gc25desk.domain.party import Party
from gc25desk.domain.query import WITH_MERGED, Filter, Query
from gc25desk.i18n import _, ngettext
from gc25desk.services import party
from gc25desk.services.desk import Desk
from gc25desk.services.party import Course
from gc25desk.ui.actions import action
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.parties.course_strip import CourseStrip
from gc25desk.ui.parties.merge_dialog import MergeDialog
from gc25desk.ui.records.party_links import PartyLinks
from gc25desk.ui.records.record_card import RecordCard
from gc25desk.ui.widgets.basics import button

_KEYS = "Ctrl+Shift+M"


class PartyActs(QObject):
    """Adds to the card the strip of complaints and the merging.

    ``list_wanted`` asks for a list of complaints, ``record_wanted`` for the record that stands for this one.
    """

    list_wanted = Signal(str, object)
    record_wanted = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, card: RecordCard) -> None:
        """Follow what the card shows."""
        super().__init__(card)
        self._desk, self._jobs, self._card = desk, jobs, card
        self._record: Party | None = None
        self._course: Course | None = None
        self._dialog: MergeDialog | None = None
        self.merge = button(_("Merge…"))
        self.strip = CourseStrip()
        card.header.add_acts([self.merge], self.strip)
        action(card, _("Merge with another record"), self.ask, _KEYS)
        self.merge.clicked.connect(self.ask)
        self.strip.list_wanted.connect(self._show_complaints)
        self.strip.standing_wanted.connect(self._show_standing)
        self.strip.separated.connect(self._separate)
        card.header.shown.connect(self._follow)
        jobs.changed.connect(self._on_changed)
        self._follow(None)

    def ask(self) -> None:
        """Ask which record stands for this one from now on."""
        record = self._record
        if record is None or not self.merge.isVisible():
            return
        dialog = self._dialog = MergeDialog(self._card, record.reference, PartyLinks(self._desk, self._jobs))
        dialog.finished.connect(functools.partial(self._asked, record, dialog))
        dialog.open()

    def _asked(self, record: Party, dialog: MergeDialog, result: int) -> None:
        self._dialog = None
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            into = dialog.chosen()
            self._run(lambda: party.merge(self._desk, record.id, into))

    def _separate(self) -> None:
        record = self._record
        if record is not None:
            self._run(lambda: party.separate(self._desk, record.id))

    def _run(self, work: Any) -> None:
        self._jobs.run(self, work, lambda _changes: None)

    def _show_complaints(self) -> None:
        if self._course is not None:
            owners = Filter("parties.party", values=self._course.members)
            self.list_wanted.emit("complaint", Query(filters=(owners, Filter(WITH_MERGED))))

    def _show_standing(self) -> None:
        if self._record is not None and self._record.merged_into:
            self.record_wanted.emit(self._record.merged_into)

    # Following the card -------------------------------------------------------------------------

    def _on_changed(self, changes: Any) -> None:
        if "complaint" in changes.nouns and self._record is not None and not self._desk.closed:
            self._look(self._record)

    def _follow(self, record: Any) -> None:
        self._record = held = record if isinstance(record, Party) and record.id else None
        self._course = None
        self.strip.drop()
        self.merge.setVisible(
            held is not None and not held.merged_into and self._desk.may(Act.WRITE_COMPLAINTS)
        )
        if held is not None:
            self._look(held)

    def _look(self, record: Party) -> None:
        fetch = functools.partial(party.course, self._desk, record.id)
        self._jobs.run(self, fetch, functools.partial(self._found, record.id), lambda _error: None)

    def _found(self, record_id: str, found: Course) -> None:
        record = self._record
        if record is None or record.id != record_id:
            return
        self._course = found
        may = self._desk.may(Act.WRITE_COMPLAINTS)
        self.strip.show_course(in_words(found), any_there=bool(found.complaints))
        self.strip.show_merged(merged=bool(record.merged_into), may_separate=may)


def in_words(course: Course) -> str:
    """Return how many complaints name somebody, and as what."""
    if not course.complaints:
        return _("No complaint names this record.")
    number = len(course.complaints)
    words = ngettext("In {n} complaint", "In {n} complaints", number).format(n=number)
    roles = sorted(course.roles.items(), key=lambda pair: (-pair[1], pair[0]))
    named = [(codes.ROLES.label(role) if role else _("No role"), count) for role, count in roles]
    return f"{words}: {', '.join(f'{name} {count}' for name, count in named)}"
