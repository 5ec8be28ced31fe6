"""What can be done with the records selected in a list: put in the bin, taken out."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractItemView

from gc25desk.domain.access import Act
from gc25desk.domain.query import IS_BINNED
from gc25desk.domain.undo import counted
from gc25desk.i18n import _
from gc25desk.services import bin as bins
from gc25desk.services import records
from gc25desk.services.desk import Desk
from gc25desk.ui.actions import action
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.list_card import ListCard
from gc25desk.ui.widgets.basics import button

Service = Callable[[Desk, str, Sequence[str]], Any]


class ListActs(QObject):
    """Lets several rows be selected, and offers what can be done with them, their number in words."""

    def __init__(self, desk: Desk, jobs: Jobs, noun: str, card: ListCard) -> None:
        """Add the button and the key to a list."""
        super().__init__(card)
        self._desk, self._jobs, self._noun, self._card = desk, jobs, noun, card
        self.act = button("")
        self.act.hide()
        if not desk.may(Act.BIN_RECORDS):
            return
        card.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        card.bottom.addWidget(self.act)
        action(card.table, _("Delete the selected records"), self.do, "Del")
        self.act.clicked.connect(self.do)
        card.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._offer())
        card.model.loaded.connect(lambda _count: self._offer())

    def do(self) -> None:
        """Put the selected records in the bin, or take them out where the list shows the bin."""
        numbers = self._numbers()
        service: Service = bins.take_out if self._shows_bin() else bins.put
        if numbers:
            self._jobs.run(self, lambda: self._do(service, numbers), _nothing)

    def _do(self, service: Service, numbers: Sequence[int]) -> Any:
        return service(self._desk, self._noun, records.ids(self._desk, self._noun, numbers))

    def _numbers(self) -> list[int]:
        return self._card.model.numbers(
            [index.row() for index in self._card.table.selectionModel().selectedRows()]
        )

    def _shows_bin(self) -> bool:
        return any(item.key == IS_BINNED for item in self._card.model.query.filters)

    def _offer(self) -> None:
        count = len(self._card.table.selectionModel().selectedRows())
        what = counted(self._noun, count)
        words = _("Take {what} out of the bin") if self._shows_bin() else _("Delete {what}")
        self.act.setText(words.format(what=what))
        self.act.setAccessibleName(words.format(what=what))
        self.act.setVisible(count > 1)


def _nothing(_changes: Any) -> None:
    """Leave it to the changes announced to show what was done."""
