"""What can be done with the records selected in a list: put in the bin, taken out, tagged, and more."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractItemView, QPushButton

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
        self._desk, self._jobs, self._look, self.card = desk, jobs, look, card
        self._may_bin = desk.may(Act.BIN_RECORDS)
        self._may_tag = bool(look.told) and desk.may(TAG[look.noun])
        self._added: list[QPushButton] = []
        self.tag, self.act = button(""), button("")
        for part in (self.tag, self.act):
            card.selection.addWidget(part)
            part.hide()
        if self._may_bin:
            action(card.table, _("Delete the selected records"), self.do, "Del")
        card.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.act.clicked.connect(self.do)
        self.tag.clicked.connect(self.tag_selected)
        card.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._offer())
        card.model.loaded.connect(lambda _count: self._offer())

    def add(self, words: str, does: Callable[[], None], keys: str) -> QPushButton:
        """Offer one more act for several selected records that are not in the bin; ``keys`` reach it too."""
        made = button(words)
        made.hide()
        made.clicked.connect(does)
        self._added.append(made)
        self.card.selection.addWidget(made)
        action(self.card, words, does, keys)
        return made

    def do(self) -> None:
        """Put the selected records in the bin, or take them out where the list shows the bin."""
        move = bins.take_out if self._shows_bin() else bins.put
        self.run(lambda ids: move(self._desk, self._look.noun, ids))

    def tag_selected(self) -> None:
        """Give tags, which are asked for, to the selected records."""
        tags = ask_tags(self.card, self._look, self.what())
        if tags:
            self.run(lambda ids: tag_many(self._desk, self._look.noun, ids, tags))

    def what(self) -> str:
        """Return the selected records in words, such as “42 complaints”."""
        return counted(self._look.noun, self.card.table.selected_count())

    def run(self, service: Service) -> None:
        """Hand the identifiers of the selected records to a service, off the window's thread."""
        numbers, noun = self.numbers(), self._look.noun
        if numbers:
            self._jobs.run(self, lambda: service(records.ids(self._desk, noun, numbers)), _nothing)

    def numbers(self) -> list[int]:
        """Return the row numbers of the selected records, from the top of the list."""
        return self.card.model.numbers(self.card.table.selected_places())

    def _shows_bin(self) -> bool:
        return any(item.key == IS_BINNED for item in self.card.model.query.filters)

    def _offer(self) -> None:
        count, in_bin = self.card.table.selected_count(), self._shows_bin()
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
        for part in self._added:
            part.setVisible(count > 1 and not in_bin)
        self.card.show_selection(on=count > 1)


def _nothing(_changes: Any) -> None:
    """Leave it to the changes announced to show what was done."""
