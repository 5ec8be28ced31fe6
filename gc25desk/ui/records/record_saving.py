"""Saving what stands in a form, and telling how it stands: typed, kept as a draft, saved or refused."""

import dataclasses
import datetime as dt
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from gc25desk.domain.record import new_id
from gc25desk.errors import Conflict, InvalidInput, KnownError
from gc25desk.i18n import _
from gc25desk.services import saving
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.banner import Banner
from gc25desk.ui.records.drafts import DraftKeeper
from gc25desk.ui.widgets import dates


class Form(Protocol):
    """What a form of one record can do; ``base`` is the record as the desk has it."""

    base: Any

    def draft(self) -> dict[str, Any]:
        """Return what was typed over the record as JSON, field by field; empty when nothing was."""

    def record(self) -> Any:
        """Return the record with what was typed; raises InvalidInput naming the first field at fault."""

    def show_error(self, error: InvalidInput) -> bool:
        """Show an error at its field and go there; False when the form has no such field."""

    def clear_errors(self) -> None:
        """Take every error away."""

    def adopt(self, record: Any, *, keep_typed: bool) -> None:
        """Take over a newer state of the same record without moving the user from where they are."""


class RecordSaving(QObject):
    """Saves the record that a form shows, one save at a time; what is typed meanwhile stays typed.

    ``taken`` carries the record as the desk has it, once the form shows it so; ``saved`` carries it even if
    the form has gone on to another. ``not_saved`` comes after a refusal, ``refused`` with the InvalidInput
    where a field is at fault; ``state_changed`` has the kind and
    words of the state chip. ``conflict`` tells whether somebody else was found to have changed the record.
    """

    taken = Signal(object)
    saved = Signal(object)
    not_saved = Signal()
    refused = Signal(object)
    state_changed = Signal(str, str)

    def __init__(
        self, desk: Desk, jobs: Jobs, noun: str, form: Form, *, keeper: DraftKeeper, banner: Banner
    ) -> None:
        """Take the form, the keeper of its drafts and the banner for what no field can say."""
        super().__init__(keeper)
        self._desk = desk
        self._jobs = jobs
        self._noun = noun
        self._form = form
        self._keeper = keeper
        self._banner = banner
        self._visit = 0
        self._edits = 0
        self._new_id = ""
        self.busy = False
        self.conflict = False
        keeper.kept.connect(self._draft_kept)
        keeper.failed.connect(self._not_saved)

    def follow(self, record: Any) -> None:
        """Take note of the record that the form shows from now on."""
        self._edits = 0
        self._new_id = "" if record.id else new_id()
        self.conflict = False

    def leave(self) -> None:
        """Take note that the form is about to show another record."""
        self._visit += 1

    def typed(self) -> None:
        """Take note that something was typed."""
        self._edits += 1
        self._keeper.touch()
        self.state_changed.emit("draft", _("Not saved yet"))

    def save(self) -> None:
        """Save the record; say at the field what is wrong when something is."""
        if self._form.base is None or self.busy:
            return
        self._form.clear_errors()
        try:
            record = self._form.record()
        except InvalidInput as error:
            self._refused(error)
            return
        # A new record keeps one identifier through every try, so that none that stands is doubled.
        record = dataclasses.replace(record, id=record.id or self._new_id)
        self.busy = True
        self._keeper.flush()
        edits, visit = self._edits, self._visit
        self._jobs.run(
            self,
            lambda: saving.save(self._desk, self._noun, record),
            lambda result: self._saved(edits, visit, result),
            self._could_not_save,
        )

    def _saved(self, edits: int, visit: int, result: tuple[Any, Changes]) -> None:
        self.busy = False
        record = result[0]
        clock = dates.show_clock(dt.datetime.now(dt.UTC))
        self.state_changed.emit("saved", _("Saved {time}").format(time=clock))
        if visit == self._visit:
            self._take(record, untouched=edits == self._edits)
        self.saved.emit(record)

    def _take(self, record: Any, *, untouched: bool) -> None:
        if untouched:
            self._keeper.settle()
        else:
            self._keeper.discard()  # a draft of what is typed now follows under the record's own id
        self._keeper.follow(record.id)
        self._banner.say("")
        self._form.adopt(record, keep_typed=not untouched)
        if not untouched:
            self.typed()
        self.taken.emit(record)

    def _refused(self, error: InvalidInput) -> None:
        self.not_saved.emit()
        if not self._form.show_error(error):
            self._banner.say(f"{error.what} {error.next_step}".strip(), tone="urgent")
        self.state_changed.emit("error", _("Not saved: a field needs correcting"))
        self.refused.emit(error)

    def _could_not_save(self, error: KnownError) -> None:
        self.busy = False
        if isinstance(error, InvalidInput):
            self._refused(error)
            return
        self.not_saved.emit()
        self._keeper.touch()
        self._keeper.flush()
        self.conflict = isinstance(error, Conflict)
        again = _("Open it again") if self.conflict else ""
        self._banner.say(f"{error.what} {error.next_step}", again, tone="urgent")
        self._not_saved(error)

    def _not_saved(self, error: KnownError) -> None:
        self.state_changed.emit("error", _("Not saved: {reason}").format(reason=error.what))

    def _draft_kept(self, moment: dt.datetime) -> None:
        if self._form.draft():
            clock = dates.show_clock(moment)
            self.state_changed.emit("draft", _("Draft kept {time}").format(time=clock))
