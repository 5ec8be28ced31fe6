"""What happens when a view of the rail is chosen: its list, a question first, or why it cannot be shown."""

import functools

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from gc25desk.domain import saved_view as rules
from gc25desk.domain.query import Filter, Query
from gc25desk.services import records
from gc25desk.services.desk import Desk
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.saved_views.regions import RegionDialog
from gc25desk.ui.saved_views.shipped import PLACE, RailView


class Choosing(QObject):
    """``list_wanted`` carries the noun and the query of the list to show."""

    list_wanted = Signal(str, object)

    def __init__(self, desk: Desk, jobs: Jobs, window: QWidget) -> None:
        """Take the widget over which questions are asked."""
        super().__init__(window)
        self._desk, self._jobs, self._window = desk, jobs, window
        self.dialog: RegionDialog | None = None

    def choose(self, view: RailView) -> None:
        """Show the list of a view."""
        if view.query is not None:
            self.list_wanted.emit(view.noun, view.query)
        elif view.kept is not None:
            self._jobs.refused.emit(rules.out_of_date(view.kept))
        else:
            fetch = functools.partial(records.places, self._desk)
            self._jobs.run(self, fetch, functools.partial(self._ask, view.noun))

    def _ask(self, noun: str, found: list[tuple[str, int]]) -> None:
        dialog = self.dialog = RegionDialog(self._window, found)
        dialog.finished.connect(functools.partial(self._asked, noun, dialog))
        dialog.open()

    def _asked(self, noun: str, dialog: RegionDialog, result: int) -> None:
        self.dialog = None
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            self.list_wanted.emit(noun, Query(filters=(Filter(PLACE, values=(dialog.chosen(),)),)))
