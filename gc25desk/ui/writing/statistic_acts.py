"""Statistics in the draft: their numbers on the chips, put in as numbers, tables and charts."""

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from gc25desk.domain.markup import Insert, InsertKind
from gc25desk.domain.statistic import Statistic
from gc25desk.i18n import _
from gc25desk.services import records
from gc25desk.services.project import Gathered
from gc25desk.services.statistic import Number
from gc25desk.ui.writing.draft_text import DraftText
from gc25desk.ui.writing.live_numbers import LiveNumbers, Values

if TYPE_CHECKING:
    from gc25desk.ui.writing.desk import WritingDesk

_DRAWN = {"chart": (InsertKind.CHART,), "both": (InsertKind.TABLE, InsertKind.CHART)}


class StatisticActs(QObject):
    """Fetches what the statistics of a report say, and puts them into its text."""

    def __init__(self, host: "WritingDesk") -> None:
        """Listen to what the writer wants of statistics."""
        super().__init__(host)
        self._host = host
        self._numbers = LiveNumbers(host.desk, host.jobs, self)
        self._numbers.told.connect(self._tell)
        self._numbers.failed.connect(host.refuse)
        host.middle.formats.number_wanted.connect(self._choose_number)
        host.middle.formats.statistics_wanted.connect(self._go_to_statistics)

    def follow(self, project_id: str) -> None:
        """Fetch for this report from now on, for none with an empty identifier."""
        self._numbers.follow(project_id)

    def fetch(self, found: Gathered) -> None:
        """Fetch what the chips of the report say."""
        self._numbers.fetch(found)

    def put(self, statistic_id: str) -> None:
        """Put a statistic into the text that the keyboard was in last, drawn as it asks for."""
        host = self._host

        def put(statistic: Statistic) -> None:
            text = host.middle.form.text()
            if text is None or text.isReadOnly() or host.is_recommending():
                words = _("There is no text here that a statistic could be put into.")
                host.state_changed.emit("error", words)
                return
            host.told.statistics = {**host.told.statistics, statistic.id: statistic.title}
            for kind in _DRAWN.get(statistic.drawn_as, (InsertKind.TABLE,)):
                text.insert(Insert(kind, f"statistic/{statistic.id}"))
            text.setFocus(Qt.FocusReason.OtherFocusReason)

        work = functools.partial(records.get, host.desk, "statistic", statistic_id)
        host.jobs.run(self, work, put, host.refuse)

    def _tell(self, held: Sequence[Statistic], values: Values | None) -> None:
        """Show titles, and numbers where they could be worked out; else those that are known stay."""
        told = self._host.told
        told.statistics = {one.id: one.title for one in held}
        if values is not None:
            told.values = dict(values)
        self._host.middle.form.refresh_chips()

    def _choose_number(self, text: DraftText, statistic_id: str, instead: bool) -> None:
        host = self._host

        def choose(numbers: tuple[Number, ...]) -> None:
            host.state_changed.emit("idle", "")
            words = {one.place: one.words for one in numbers}
            host.told.values = {**host.told.values, statistic_id: words}
            host.middle.form.refresh_chips()
            host.middle.formats.put_number(text, statistic_id, numbers, instead=instead)

        host.state_changed.emit("idle", _("Counting…"))
        self._numbers.ask(statistic_id, choose)

    def _go_to_statistics(self) -> None:
        self._host.flush()
        self._host.statistics_wanted.emit()
