"""What can be done with several complaints at once beside tagging and deleting: assigned, moved on."""

import functools
from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QPushButton

from gc25desk.domain.access import Act
from gc25desk.domain.path import Stage
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import assignment, path, records
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.complaints.assign_dialog import AssignDialog
from gc25desk.ui.complaints.step_dialog import StepDialog
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.list_acts import ListActs
from gc25desk.ui.widgets import dates


class ManyActs(QObject):
    """Adds to the list of complaints what those who write them can do with several."""

    def __init__(self, desk: Desk, jobs: Jobs, acts: ListActs) -> None:
        """Offer nothing to those who may not."""
        super().__init__(acts)
        self._desk, self._jobs, self._acts = desk, jobs, acts
        self.dialog: AssignDialog | StepDialog | None = None
        self.assign: QPushButton | None = None
        self.step: QPushButton | None = None
        if desk.may(Act.WRITE_COMPLAINTS):
            self.assign = acts.add(_("Assign…"), self.ask_person, "Ctrl+Shift+P")
            self.step = acts.add(_("Next step…"), self.look_for_step, "Ctrl+Shift+D")

    def ask_person(self) -> None:
        """Ask to whom the selected complaints are given, and give them."""
        numbers = self._acts.numbers()
        if not numbers:
            return
        people, me = assignment.choices(self._desk), self._desk.person_id
        dialog = AssignDialog(self._acts.card, self._acts.what(), people, me)
        dialog.finished.connect(functools.partial(self._assigned, numbers, dialog))
        self.dialog = dialog
        dialog.open()

    def look_for_step(self) -> None:
        """Look which stages may follow for all the selected complaints, and ask for one."""
        numbers = self._acts.numbers()
        if numbers:
            work = functools.partial(self._stages, numbers)
            self._jobs.run(self, work, functools.partial(self._ask_step, self._acts.what()), self._tell)

    def _assigned(self, numbers: Sequence[int], dialog: AssignDialog, result: int) -> None:
        self.dialog = None
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            person = dialog.chosen()
            self._jobs.run(
                self,
                lambda: assignment.assign(self._desk, self._ids(numbers), person),
                lambda _changes: None,
                self._tell,
            )

    def _stages(self, numbers: Sequence[int]) -> tuple[list[str], tuple[Stage, ...]]:
        ids = self._ids(numbers)
        return ids, path.common_stages(self._desk, ids)

    def _ask_step(self, what: str, found: tuple[list[str], tuple[Stage, ...]]) -> None:
        ids, stages = found
        lead = _("{what} take the same step, all of them or none.").format(what=what)
        dialog = StepDialog(self._acts.card, lead, stages, dates.today())
        dialog.finished.connect(functools.partial(self._moved, ids, dialog))
        self.dialog = dialog
        dialog.open()

    def _moved(self, ids: Sequence[str], dialog: StepDialog, result: int) -> None:
        self.dialog = None
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            asked = dialog.asked()
            self._jobs.run(self, lambda: path.move(self._desk, ids, asked), lambda _changes: None, self._tell)

    def _ids(self, numbers: Sequence[int]) -> list[str]:
        return records.ids(self._desk, "complaint", numbers)

    def _tell(self, error: KnownError) -> None:
        """Say in a box of its own what may be long: the references that were refused, and why."""
        ask.tell(self._acts.card, error)
