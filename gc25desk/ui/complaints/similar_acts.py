"""What can be done about an earlier complaint that looks alike: compared, linked, merged into, put aside."""

import functools
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from gc25desk.domain.access import Act
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.record import as_json
from gc25desk.domain.related import Related
from gc25desk.i18n import _
from gc25desk.services import records, related
from gc25desk.services.desk import Desk
from gc25desk.services.similar import Similar
from gc25desk.ui.actions import action
from gc25desk.ui.complaints.compare_dialog import CompareDialog, Verdict
from gc25desk.ui.complaints.similar_panel import SimilarPanel
from gc25desk.ui.complaints.similar_search import SimilarSearch, typed_so_far
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.record_card import RecordCard

_KEYS = "Ctrl+Shift+B"
MOST_ON_CARD = 3


class SimilarActs(QObject):
    """Shows what looks like a new complaint, on its card and wherever ``show_in`` is told to."""

    def __init__(self, desk: Desk, jobs: Jobs, card: RecordCard) -> None:
        """Follow what is typed into the card."""
        super().__init__(card)
        self._desk, self._jobs, self._card = desk, jobs, card
        self._merge_into = ""
        self.dialog: CompareDialog | None = None
        self.search = SimilarSearch(desk, jobs, card)
        self.panel = SimilarPanel(MOST_ON_CARD)
        card.header.add_acts([], self.panel)
        self.show_in(self.panel, card)
        card.saved.connect(self._saved)
        card.saving.not_saved.connect(self._not_saved)

    def show_in(self, panel: SimilarPanel, owner: QWidget) -> None:
        """Show what is found in a panel too; its key works while the focus is inside ``owner``."""
        self.search.found.connect(panel.show_found)
        panel.chosen.connect(functools.partial(self._compare, owner))
        action(owner, _("Compare with the likeliest earlier complaint"), panel.choose_first, _KEYS)

    def _compare(self, owner: QWidget, one: Similar) -> None:
        """Fetch the earlier complaint, which is a view of it, and set both side by side."""
        fetch = functools.partial(records.get, self._desk, "complaint", one.short.id)
        self._jobs.run(self, fetch, functools.partial(self._open, owner))

    def _open(self, owner: QWidget, other: Complaint) -> None:
        if not isinstance(self._card.form.base, Complaint) or not owner.isVisible():
            return
        draft = typed_so_far(self._card.form)
        may_write = self._desk.may(Act.WRITE_COMPLAINTS)
        back = owner.focusWidget()
        self.dialog = CompareDialog(owner, draft, other, may_write=may_write)
        self.dialog.finished.connect(functools.partial(self._said, self.dialog, other, back))
        self.dialog.open()

    def _said(self, dialog: CompareDialog, other: Complaint, back: QWidget | None, result: int) -> None:
        self.dialog = None
        dialog.deleteLater()
        if back is not None:
            back.setFocus()
        if result != QDialog.DialogCode.Accepted:
            return
        if dialog.verdict is Verdict.LINK:
            self._link(other)
        elif dialog.verdict is Verdict.MERGE:
            self._merge_into = other.id
            self._card.save()
        else:
            self.search.dismiss(other.id)

    def _link(self, other: Complaint) -> None:
        """Put the link into the complaint that is being typed; it is saved with it."""
        held: list[Any] = self._card.form.editor("related").draft()
        line = as_json(Related(kind="same_matter", complaint=other.id))
        self._card.form.take_typed("related", [*held, line])
        self.search.dismiss(other.id)

    def _saved(self, record: Complaint) -> None:
        into, self._merge_into = self._merge_into, ""
        if into:
            self._jobs.run(self, lambda: related.merge(self._desk, record.id, into), lambda _changes: None)

    def _not_saved(self) -> None:
        self._merge_into = ""
