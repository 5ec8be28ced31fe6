"""What can be done with the records selected in a list: put in the bin, taken out, tagged."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractItemView

from gc25desk.domain.access import TAG, Act
from gc25desk.domain.query import IS_BINNED
from gc25desk.domain.undo import counted
from gc25desk.i18n import _
from gc25desk.services import bin as bins
from gc25desk.services import records
from gc25desk.services.desk import Desk
from gc25desk.services.tags import tag_many
from gc25desk.ui.actions import action
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.list_card import ListCard
from gc25desk.ui.records.look import Look
from gc25desk.ui.records.tag_dialog import ask_tags
from gc25desk.ui.widgets.basics import button

Service = Callable[[Sequence[str]], Any]


class ListActs(QObject):
    """Lets several rows be selected, and offers what can be done with them, their number in words."""

    def __init__(self, desk: Desk, jobs: Jobs, look: Look, card: ListCard) -> None:
        """Add the buttons and the key to a list, for what the person may do."""
        super().__init__(card)
        self._desk, self._jobs, self._look, self._card = desk, jobs, look, card
        self._may_bin = desk.may(Act.BIN_RECORDS)
        self._may_tag = bool(look.told) and desk.may(TAG[look.noun])
        self.tag, self.act = button(""), button("")
        for part in (self.tag, self.act):
            card.bottom.addWidget(part)
            part.hide()
        if self._may_bin or self._may_tag:
            card.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        if self._may_bin:
            action(card.table, _("Delete the selected records"), self.do, "Del")
        self.act.clicked.connect(self.do)
        self.tag.clicked.connect(self.tag_selected)
        card.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._offer())
        card.model.loaded.connect(lambda _count: self._offer())

    def do(self) -> None:
        """Put the selected records in the bin, or take them out where the list shows the bin."""
        move = bins.take_out if self._shows_bin() else bins.put
        self._run(lambda ids: move(self._desk, self._look.noun, ids))

    def tag_selected(self) -> None:
        """Give tags, which are asked for, to the selected records."""
        tags = ask_tags(self._card, self._look, counted(self._look.noun, len(self._numbers())))
        if tags:
            self._run(lambda ids: tag_many(self._desk, self._look.noun, ids, tags))

    def _run(self, service: Service) -> None:
        numbers, noun = self._numbers(), self._look.noun
        if numbers:
            self._jobs.run(self, lambda: service(records.ids(self._desk, noun, numbers)), _nothing)

    def _numbers(self) -> list[int]:
        places = [index.row() for index in self._card.table.selectionModel().selectedRows()]
        return self._card.model.numbers(places)

    def _shows_bin(self) -> bool:
        return any(item.key == IS_BINNED for item in self._card.model.query.filters)

    def _offer(self) -> None:
        count, in_bin = len(self._card.table.selectionModel().selectedRows()), self._shows_bin()
        what = counted(self._look.noun, count)
        move = _("Take {what} out of the bin") if in_bin else _("Delete {what}")
        for part, words in (
            (self.act, move.format(what=what)),
            (self.tag, _("Tag {what}…").format(what=what)),
        ):
            part.setText(words)
            part.setAccessibleName(words)
        self.act.setVisible(count > 1 and self._may_bin)
        self.tag.setVisible(count > 1 and self._may_tag and not in_bin)


def _nothing(_changes: Any) -> None:
    """Leave it to the changes announced to show what was done."""
