"""Looks for earlier complaints like the one being typed, off the window’s thread, when typing rests."""

import dataclasses
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from gc25desk.domain.complaint import Complaint
from gc25desk.errors import InvalidInput
from gc25desk.services import similar
from gc25desk.services.desk import Desk
from gc25desk.services.similar import Similar
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.form import RecordForm
from gc25desk.ui.records.record_card import RecordCard

PAUSE_MS = 500


def typed_so_far(form: RecordForm) -> Complaint:
    """Return the complaint with what was typed, but for fields whose text means no value yet."""
    held: Complaint = form.base
    values: dict[str, Any] = {}
    for key in form.draft():
        editor = form.editor(key)
        if key == "tags":
            continue  # reading them would add what is still being typed there
        try:
            values[key] = editor.value()
        except InvalidInput:
            continue
    return dataclasses.replace(held, **values)


class SimilarSearch(QObject):
    """Follows the form of a new complaint; ``found`` carries what looks like it, the likeliest first.

    What the user said is not the same stays away until another complaint is begun.
    """

    found = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, card: RecordCard) -> None:
        """Follow what is typed into the card."""
        super().__init__(card)
        self._desk, self._jobs, self._form = desk, jobs, card.form
        self._dismissed: set[str] = set()
        self._asked = 0
        self._before: Complaint | None = None
        self.held: list[Similar] = []
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE_MS)
        self.pause.timeout.connect(self.look)
        self._form.changed.connect(self.pause.start)
        card.header.shown.connect(self._follow)

    def look(self) -> None:
        """Look now for what is like the complaint as it is typed."""
        self.pause.stop()
        draft = self._draft()
        if draft is None or draft == self._before:
            return
        self._before = draft
        self._asked += 1
        asked = self._asked
        limit = similar.LIMIT + len(self._dismissed)
        self._jobs.run(
            self,
            lambda: similar.find(self._desk, draft, limit),
            lambda found: self._take(asked, found),
            lambda _error: None,
        )

    def dismiss(self, record_id: str) -> None:
        """Offer an earlier complaint no more while this one is typed."""
        self._dismissed.add(record_id)
        self._show([one for one in self.held if one.short.id != record_id])

    def _draft(self) -> Complaint | None:
        if not isinstance(self._form.base, Complaint) or self._form.base.id or not self._form.draft():
            return None
        return typed_so_far(self._form)

    def _take(self, asked: int, found: list[Similar]) -> None:
        if asked == self._asked:
            self._show([one for one in found if one.short.id not in self._dismissed][: similar.LIMIT])

    def _show(self, found: list[Similar]) -> None:
        self.held = found
        self.found.emit(found)

    def _follow(self, record: Any) -> None:
        """Forget what was found; of a draft that was brought back, look anew."""
        self._asked += 1
        self._before = None
        self._dismissed.clear()
        self._show([])
        if isinstance(record, Complaint) and not record.id:
            self.pause.start()
