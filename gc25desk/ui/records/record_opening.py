"""Showing a record on its card, with the draft it has and at the place the user was."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from gc25desk.i18n import _
from gc25desk.services import draft as drafts
from gc25desk.services import records
from gc25desk.services.desk import Desk
from gc25desk.services.draft import Draft
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.drafts import DraftKeeper
from gc25desk.ui.records.look import Look
from gc25desk.ui.records.place import Place
from gc25desk.ui.records.rights import Rights
from gc25desk.ui.widgets import dates

if TYPE_CHECKING:
    from gc25desk.ui.records.record_card import RecordCard


class RecordOpening(QObject):
    """Fetches a record and its draft; what comes after another was asked for is not shown."""

    def __init__(
        self, desk: Desk, jobs: Jobs, look: Look, card: "RecordCard", rights: Rights, *, keeper: DraftKeeper
    ) -> None:
        """Show records on this card."""
        super().__init__(card)
        self._desk, self._jobs, self._look, self._card = desk, jobs, look, card
        self._rights = rights
        self._keeper = keeper
        self._asked = 0

    def open(self, record_id: str, then_focus: str | None, then_place: Place | None) -> None:
        """Show a record, then go to a field, to the first for an empty key, or to a place."""
        asked = self._asked

        def show(found: tuple[Any, Draft | None]) -> None:
            if asked == self._asked:
                self._show(*found)
                self._go(then_focus, then_place)

        self._jobs.run(self, lambda: self._fetch(record_id), show)

    def leave(self) -> None:
        """Show nothing that was asked for before."""
        self._asked += 1

    def show_sealed_again(self) -> None:
        """Fetch the record again when the time to see its identities is over; what is typed stays."""
        card, record_id, asked = self._card, self._card.record_id, self._asked
        if not record_id:
            return

        def show(record: Any) -> None:
            if asked == self._asked:
                card.form.adopt(record, keep_typed=True)
                card.header.show_record(record, dates.today())
                card.seals.show_record(record)

        self._jobs.run(self, lambda: records.get(self._desk, self._look.noun, record_id), show)

    def _fetch(self, record_id: str) -> tuple[Any, Draft | None]:
        noun = self._look.noun
        record = records.get(self._desk, noun, record_id) if record_id else self._look.blank(dates.today())
        found = [d for d in drafts.drafts(self._desk) if d.noun == noun and d.record_id == record_id]
        return record, found[0] if found else None

    def _show(self, record: Any, draft: Draft | None) -> None:
        card = self._card
        card.saving.follow(record)
        card.form.clear_errors()
        card.form.show_record(record, draft.data if draft is not None else None)
        self._keeper.follow(record.id, stored=draft is not None)
        card.header.show_record(record, dates.today())
        self._show_recovered(draft)
        card.seals.show_record(record)
        card.hint.setText(self._rights.in_words())
        card.stack.setCurrentIndex(1)
        if draft is None:
            card.state_changed.emit("idle", "")

    def _show_recovered(self, draft: Draft | None) -> None:
        if draft is None:
            self._card.banner.say("")
            return
        words = _("Recovered draft of {when}, not saved yet.").format(when=dates.show_moment(draft.at))
        self._card.banner.say(words, _("Discard draft"))
        self._card.state_changed.emit("draft", _("Recovered draft"))

    def _go(self, then_focus: str | None, then_place: Place | None) -> None:
        form = self._card.form
        if then_focus is not None:
            form.focus_field(then_focus) if then_focus else form.focus_first()
        if then_place is not None:
            form.come_back(then_place)
