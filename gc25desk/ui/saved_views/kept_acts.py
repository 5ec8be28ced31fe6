"""What can be done with a view that somebody saved, from its line in the rail: rename, move, remove."""

import functools
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from gc25desk.domain.saved_view import SavedView
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import saved_view
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.actions import action
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.rail import Rail
from gc25desk.ui.rail_item import RailItem
from gc25desk.ui.saved_views.name_dialog import NameDialog


class KeptActs(QObject):
    """Gives the lines of the rail their keys and their menu, for the views a person may change."""

    def __init__(self, desk: Desk, jobs: Jobs, rail: Rail) -> None:
        """Follow the lines that the rail builds."""
        super().__init__(rail)
        self._desk, self._jobs, self._rail = desk, jobs, rail
        self.dialog: NameDialog | None = None
        rail.built.connect(self._offer)

    def _offer(self, item: RailItem, view: SavedView) -> None:
        if not saved_view.may_change(self._desk, view):
            return
        item.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        item.setAccessibleDescription(_("F2 renames it, Alt and an arrow key move it, Delete removes it"))
        action(item, _("Rename the view…"), functools.partial(self.rename, view), "F2")
        action(item, _("Move the view up"), functools.partial(self._move, view, -1), "Alt+Up")
        action(item, _("Move the view down"), functools.partial(self._move, view, 1), "Alt+Down")
        action(item, _("Remove the view…"), functools.partial(self.remove, view), "Del")

    def rename(self, view: SavedView, refused: KnownError | None = None, typed: str = "") -> None:
        """Ask for another name and give it."""
        dialog = self.dialog = NameDialog(
            self._rail.window(), _("Rename the view"), view.name, _("&Rename"), may_share=False
        )
        dialog.begin(typed or view.name, refused=refused)
        dialog.finished.connect(functools.partial(self._named, view, dialog))
        dialog.open()

    def remove(self, view: SavedView) -> None:
        """Ask, and remove the view."""
        what = _("Remove “{name}” from the sidebar?").format(name=view.name)
        detail = _("The records it shows stay as they are.")
        if view.for_all:
            detail = _("Everybody on this desk loses it. The records it shows stay as they are.")
        if ask.confirm(self._rail.window(), what, detail, _("Remove"), _("Keep")):
            self._run(functools.partial(saved_view.remove, self._desk, view))

    def _move(self, view: SavedView, by: int) -> None:
        self._run(functools.partial(saved_view.move, self._desk, view, by))

    def _named(self, view: SavedView, dialog: NameDialog, result: int) -> None:
        self.dialog = None
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            typed = dialog.typed()
            work = functools.partial(saved_view.rename, self._desk, view, typed)
            again = functools.partial(self.rename, view, typed=typed)
            self._jobs.run(self, work, lambda _changes: None, again)

    def _run(self, work: Callable[[], Changes]) -> None:
        self._jobs.run(self, work, lambda _changes: None)
