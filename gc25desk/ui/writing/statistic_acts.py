"""What a writer does with statistics while drafting: puts in their numbers, tables and charts."""

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from gc25desk.domain.markup import Insert, InsertKind
from gc25desk.domain.statistic import Statistic
from gc25desk.i18n import _
from gc25desk.services import records
from gc25desk.services.statistic import Number
from gc25desk.ui.writing.draft_text import DraftText
from gc25desk.ui.writing.live_numbers import LiveNumbers, Values

if TYPE_CHECKING:
    from gc25desk.ui.writing.desk import WritingDesk

_KINDS = {
    "table": (InsertKind.TABLE,),
    "chart": (InsertKind.CHART,),
    "both": (InsertKind.TABLE, InsertKind.CHART),
}


class StatisticActs(QObject):
    """Keeps the chips of statistics true, and lets one number of many be chosen."""

    def __init__(self, host: "WritingDesk") -> None:
        """Listen to the bar from which statistics are put in."""
        super().__init__(host)
        self._host = host
        self.numbers = LiveNumbers(host.desk, host.jobs, self)
        self.numbers.told.connect(self._tell)
        self.numbers.failed.connect(host.refuse)
        formats = host.middle.formats
        formats.number_wanted.connect(self._choose_number)
        formats.statistics_wanted.connect(self._go_to_statistics)

    def put(self, statistic_id: str) -> None:
        """Put a statistic into the text that the keyboard was in last, drawn as it asks for."""
        host = self._host

        def put(statistic: Statistic) -> None:
            text = host.text()
            if text is None:
                words = _("There is no text here that a statistic could be put into.")
                host.state_changed.emit("error", words)
                return
            host.told.statistics = {**host.told.statistics, statistic.id: statistic.title}
            for kind in _KINDS.get(statistic.drawn_as, _KINDS["table"]):
                text.insert(Insert(kind, f"statistic/{statistic.id}"))
            text.setFocus(Qt.FocusReason.OtherFocusReason)

        work = functools.partial(records.get, host.desk, "statistic", statistic_id)
        host.jobs.run(self, work, put, host.refuse)

    def _tell(self, held: Sequence[Statistic], values: Values | None) -> None:
        self._host.show_statistics([(one.id, one.title) for one in held], values)

    def _choose_number(self, text: DraftText, statistic_id: str, instead: bool) -> None:
        host = self._host

        def choose(numbers: tuple[Number, ...]) -> None:
            host.state_changed.emit("idle", "")
            words = {one.place: one.words for one in numbers}
            host.told.values = {**host.told.values, statistic_id: words}
            host.middle.form.refresh_chips()
            host.middle.formats.put_number(text, statistic_id, numbers, instead=instead)

        host.state_changed.emit("idle", _("Counting…"))
        self.numbers.ask(statistic_id, choose)

    def _go_to_statistics(self) -> None:
        self._host.flush()
        self._host.statistics_wanted.emit()
