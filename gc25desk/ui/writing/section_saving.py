"""Saving one section: as typed, when it is left, and before it is sent on."""

import dataclasses
from collections.abc import Callable
from typing import Any

from gc25desk.domain.section import Section
from gc25desk.errors import Conflict, InvalidInput, KnownError
from gc25desk.i18n import _
from gc25desk.services import saving
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.banner import Banner
from gc25desk.ui.records.drafts import DraftKeeper
from gc25desk.ui.records.record_saving import RecordSaving
from gc25desk.ui.writing.section_form import SectionForm

Then = Callable[[Section], None]


class SectionSaving(RecordSaving):
    """Saves what stands in the form of a section; whatever cannot be saved stays as a draft."""

    def __init__(
        self, desk: Desk, jobs: Jobs, form: SectionForm, *, keeper: DraftKeeper, banner: Banner
    ) -> None:
        """Take the form, the keeper of its drafts and the banner for what no field can say."""
        super().__init__(desk, jobs, "section", form, keeper=keeper, banner=banner)
        self._of_section = form
        self._then: Then | None = None
        self._left: Section | None = None
        self.taken.connect(self._go_on)
        self.saved.connect(self._save_left)
        self.not_saved.connect(self._stay)

    def save_then(self, then: Then) -> None:
        """Do something with the section once all that is typed is saved; nothing if it cannot be."""
        base = self._of_section.base
        if base is None or self.busy:
            return
        if not self._of_section.draft():
            then(base)
            return
        self._then = then
        self.save()

    def save_left(self) -> None:
        """Save what is typed because the writer goes elsewhere; what is wrong with it waits as a draft."""
        self._then = None
        self._keeper.flush()
        if self._of_section.is_locked() or not self._of_section.draft():
            return
        try:
            record = self._of_section.record()
        except InvalidInput as error:
            self._tell_kept(error)
            return
        if self.busy:
            self._left = record  # it waits for the save that is under way, whose version it follows
        else:
            self._save_elsewhere(record)

    def _save_elsewhere(self, record: Section) -> None:
        desk = self._desk

        def done(_result: tuple[Any, Changes]) -> None:
            self.state_changed.emit("saved", _("Saved"))

        self._jobs.run(self, lambda: saving.save(desk, "section", record), done, self._tell_kept)

    def _save_left(self, record: Section) -> None:
        left, self._left = self._left, None
        if left is not None and left.id == record.id:
            self._save_elsewhere(dataclasses.replace(left, version=record.version))

    def _go_on(self, record: Section) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(record)

    def _stay(self) -> None:
        self._then = None

    def _tell_kept(self, error: KnownError) -> None:
        self.state_changed.emit("error", _("Kept as a draft, not saved: {reason}").format(reason=error.what))

    def _could_not_save(self, error: KnownError) -> None:
        super()._could_not_save(error)
        if isinstance(error, Conflict):
            words = _("Your text is kept as a draft and still stands here.")
            self._banner.say(f"{error.what} {words}", _("Show it as it is saved"), tone="urgent")
