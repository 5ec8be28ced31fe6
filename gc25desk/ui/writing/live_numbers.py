"""The statistics of the desk, and their numbers as the report prints them, for the chips of the draft."""

import functools
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from gc25desk.domain import markup
from gc25desk.domain.markup import InsertKind
from gc25desk.domain.section import PART_KEYS
from gc25desk.domain.statistic import Statistic
from gc25desk.errors import KnownError
from gc25desk.services import statistic as statistics
from gc25desk.services.desk import Desk
from gc25desk.services.project import Gathered
from gc25desk.services.statistic import Basis, Number, Preview
from gc25desk.ui.jobs import Jobs

Values = Mapping[str, Mapping[str, str]]
Then = Callable[[tuple[Number, ...]], None]


class LiveNumbers(QObject):
    """Fetches what the chips of one report say; the gate runs beside the database worker.

    ``told`` carries the statistics, and their numbers in words by identifier and place, or None where they
    could not be worked out again; ``failed`` what stood against the numbers that were asked for.
    """

    told = Signal(object, object)
    failed = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject) -> None:
        """Follow no report yet."""
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._project_id = ""
        self._held: tuple[Statistic, ...] = ()
        self._asked = 0

    def follow(self, project_id: str) -> None:
        """Fetch for this report from now on, for none with an empty identifier."""
        self._project_id, self._held = project_id, ()
        self._asked += 1

    def fetch(self, found: Gathered) -> None:
        """Fetch the statistics, and the numbers of those that the report puts into sentences."""
        if self._desk.closed:
            return
        self._asked += 1
        asked, needed = self._asked, _has_numbers(found)

        def show(result: tuple[list[Statistic], Basis | None]) -> None:
            if asked == self._asked:
                self._show(asked, *result)

        work = functools.partial(_held, self._desk, self._project_id, needed=needed)
        self._jobs.run(self, work, show, _leave)

    def _show(self, asked: int, held: list[Statistic], basis: Basis | None) -> None:
        self._held = tuple(held)
        self.told.emit(self._held, {} if basis is None else None)
        if basis is not None:

            def show(values: Values) -> None:
                if asked == self._asked:
                    self.told.emit(self._held, values)

            self._jobs.render(self, functools.partial(statistics.values_in, basis), show, _leave)

    def ask(self, statistic_id: str, then: Then) -> None:
        """Do something with all numbers of one statistic as this report would print them."""
        statistic = next((one for one in self._held if one.id == statistic_id), None)
        if statistic is None or self._desk.closed:
            return
        project_id = self._project_id

        def tell(seen: Preview) -> None:
            if project_id != self._project_id:
                return
            if seen.refused is not None:
                self.failed.emit(seen.refused)
            else:
                then(seen.numbers)

        def count(basis: Basis) -> None:
            self._jobs.render(self, functools.partial(statistics.preview, basis, statistic), tell)

        work = functools.partial(statistics.basis, self._desk, project_id)
        self._jobs.run(self, work, count, self.failed.emit)


def _held(desk: Desk, project_id: str, *, needed: bool) -> tuple[list[Statistic], Basis | None]:
    return statistics.of_desk(desk), statistics.basis(desk, project_id) if needed else None


def _has_numbers(found: Gathered) -> bool:
    return any(
        insert.kind is InsertKind.NUMBER
        for section in found.sections
        for key in PART_KEYS
        for insert in markup.inserts(getattr(section, key))
    )


def _leave(_error: KnownError) -> None:
    """Show no numbers: what stands against them is told where statistics and the report are looked at."""
