"""Saving the list that is shown as a view of the sidebar."""

import functools

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from gc25desk.domain import saved_view as rules
from gc25desk.domain.access import Act
from gc25desk.domain.query import Query
from gc25desk.domain.saved_view import SavedView
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import saved_view
from gc25desk.services.desk import Desk
from gc25desk.ui.actions import action
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.list_card import ListCard
from gc25desk.ui.saved_views.name_dialog import NameDialog

_KEYS = "Ctrl+Shift+S"


class Keeping(QObject):
    """Adds to a list what saves it as a view, while it is filtered."""

    def __init__(self, desk: Desk, jobs: Jobs, noun: str, card: ListCard) -> None:
        """Follow the list."""
        super().__init__(card)
        self._desk, self._jobs, self._noun, self._card = desk, jobs, noun, card
        self.dialog: NameDialog | None = None
        self.action = action(card, _("Save this list as a view…"), self.ask, _KEYS)
        card.chips.kept.connect(self.ask)

    def ask(self) -> None:
        """Ask for a name and keep the list under it; a list that cannot be kept is refused at once."""
        view = SavedView("", "", self._noun, self._card.model.query)
        try:
            rules.check(view)
        except KnownError as error:
            self._jobs.refused.emit(error)
            return
        self._open(view)

    def _open(self, view: SavedView, refused: KnownError | None = None) -> None:
        lead = _("The sidebar keeps its filters and its order, and counts what it shows.")
        may_share = self._desk.may(Act.SET_RULES)
        dialog = self.dialog = NameDialog(
            self._card, _("Save this list as a view"), lead, _("&Save the view"), may_share=may_share
        )
        dialog.begin(view.name, for_all=view.for_all, refused=refused)
        dialog.finished.connect(functools.partial(self._named, view.query, dialog))
        dialog.open()

    def _named(self, query: Query, dialog: NameDialog, result: int) -> None:
        self.dialog = None
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            view = SavedView("", dialog.typed(), self._noun, query, dialog.for_all)
            keep = functools.partial(saved_view.keep, self._desk, view)
            self._jobs.run(self, keep, lambda _changes: None, functools.partial(self._open, view))
