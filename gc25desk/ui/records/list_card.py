"""The list side of a page: search line, filters, table, and what is shown in one sentence."""

import dataclasses
import functools

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from gc25desk.domain.access import WRITE
from gc25desk.domain.field import Kind, field_of
from gc25desk.domain.query import IS_BINNED, Filter, Query
from gc25desk.i18n import _
from gc25desk.services import naming
from gc25desk.services.desk import Desk
from gc25desk.ui import style
from gc25desk.ui.actions import action
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.models.records import RecordsModel
from gc25desk.ui.records.filter_cells import TYPING_MS
from gc25desk.ui.records.filter_chips import FilterChips
from gc25desk.ui.records.filter_words import with_filter, without
from gc25desk.ui.records.look import Look
from gc25desk.ui.records.table import RecordsTable
from gc25desk.ui.widgets.basics import Card, ElidedLabel, EmptyState, button, column, row
from gc25desk.ui.widgets.flow import FlowLayout
from gc25desk.ui.widgets.numbers import show_count

_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
SETTLE_MS = 120  # moving through the list by arrow key opens only where it comes to rest


class ListCard(Card):
    """A list that is searched, filtered and sorted in the database.

    ``chosen`` carries the id of the record the user came to rest on, ``opened`` comes when they want
    to go into it, ``new_wanted`` when there is nothing and they want to begin.
    """

    chosen = Signal(str)
    opened = Signal()
    new_wanted = Signal()

    def __init__(self, look: Look, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Build the card empty; ``show_query`` or ``reload`` fills it."""
        super().__init__(margin=0, parent=parent)
        self._look = look
        self._wanted = ""
        self._marking = False
        self._top = 0
        self._following = True
        self._coming_back: int | None = None
        marks = {key: dict(value) for key, value in look.marks.items()}
        named = functools.partial(naming.named, desk)
        fields = [named(field) for field in look.column_fields()]
        stand_ins = {key: named(field_of(look.kind, other)) for key, other in look.stand_ins.items()}
        self.model = RecordsModel(desk, jobs, look.noun, fields, marks, stand_ins=stand_ins, parent=self)
        self.model.query = Query(order=look.order)
        self.stack = QStackedWidget(self)
        self.table = RecordsTable(look, self.model, self.stack)
        self.words = QLineEdit()
        self.chips = FilterChips(look.kind, named)
        self.empty = EmptyState(*look.words.to_begin(may_add=desk.may(WRITE[look.noun])))
        self.status = ElidedLabel("", "muted")
        self._settle = _once(self, SETTLE_MS, self._choose)
        self._typing = _once(self, TYPING_MS, self._search)
        self._build()
        self._connect()
        self._show_order()

    def show_query(self, query: Query) -> None:
        """Show the records of a query; without an order, in the usual one."""
        query = dataclasses.replace(query, order=query.order or self._look.order)
        if self.words.text().strip() != query.words:
            self.words.setText(query.words)
        self.chips.show_filters(query.filters, query.words)
        self.table.filters.show_filters(query.filters)
        self.model.load(query)
        self._show_order()

    def reload(self) -> None:
        """Fetch the rows anew and keep the place."""
        self.model.reload()

    def select(self, record_id: str) -> None:
        """Mark a record as the current row as soon as it is among the rows that are here."""
        self._settle.stop()  # what was asked for comes before where the user just rested
        self._wanted = record_id
        self._following = True
        self._mark_wanted()

    def place(self) -> int:
        """Return how far the list is scrolled, in rows."""
        return self.table.verticalScrollBar().value()

    def come_back(self, place: int) -> None:
        """Scroll there when rows are here, until the user goes elsewhere."""
        self._coming_back = place

    def is_resting(self) -> bool:
        """Tell whether nothing the user did to the list is still waiting to be acted on."""
        return not self._settle.isActive() and not self._typing.isActive()

    def clear_filters(self) -> None:
        """Show every record again."""
        self.words.clear()
        self.show_query(Query(order=self.model.query.order))

    def clear(self) -> None:
        """Hold nothing of the desk any more."""
        self._settle.stop()
        self._typing.stop()
        self._wanted = ""
        self.words.clear()
        self.model.clear()
        self.status.setText("")
        self.chips.show_filters(())

    def show_selection(self, *, on: bool) -> None:
        """Show what can be done with several selected records, or not."""
        self._many.setVisible(on)

    def focus_search(self) -> None:
        """Go to the line that searches this list."""
        self.words.setFocus()
        self.words.selectAll()

    def _build(self) -> None:
        self.words.setPlaceholderText(_("Filter this list   Ctrl+F"))
        self.words.setAccessibleName(_("Filter this list"))
        self.words.setClearButtonEnabled(True)
        self._columns = button(_("Columns"), icon="table")
        self._columns.clicked.connect(self.table.ask_columns)
        line = row([self.words, self._columns])
        line.setStretch(0, 1)
        top = column([line, self.chips])
        edge = style.px(12)
        top.setContentsMargins(edge, edge, edge, 0)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self._many = QWidget()
        self.selection = FlowLayout(self._many)
        self._many.hide()
        bottom = column([self._many, self.status])
        bottom.setContentsMargins(edge, 0, edge, edge)
        self.body.addLayout(top)
        self.body.addWidget(self.stack, 1)
        self.body.addLayout(bottom)
        one = style.px(1)
        self.body.setContentsMargins(one, one, one, one)
        action(self, _("Filter this list"), self.focus_search, "Ctrl+F", everywhere=True)

    def _connect(self) -> None:
        self.words.textEdited.connect(lambda _text: self._typing.start())
        self.words.returnPressed.connect(self._search)
        self.table.filters.filtered.connect(self._filter)
        self.table.entered_row.connect(self._open)
        self.table.doubleClicked.connect(lambda _index: self._open())
        self.table.clicked.connect(lambda _index: self._choose())
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.chips.removed.connect(self._remove_filter)
        self.chips.cleared.connect(self.clear_filters)
        self.empty.activated.connect(self.new_wanted)
        self.table.no_match.activated.connect(self.clear_filters)
        self.table.verticalScrollBar().actionTriggered.connect(self._stay)
        self.model.loaded.connect(self._loaded)
        self.model.found.connect(self._found)
        self.model.modelAboutToBeReset.connect(self._hold_place)

    def _show_order(self) -> None:
        order = self.model.query.order
        if order is not None:
            self.table.show_order(order.key, order.descending)

    def _filter(self, item: Filter) -> None:
        query = self.model.query
        self.show_query(dataclasses.replace(query, filters=with_filter(query.filters, item)))

    def _remove_filter(self, key: str) -> None:
        query = self.model.query
        self.show_query(dataclasses.replace(query, filters=without(query.filters, key)))
        self.table.setFocus()

    def _search(self) -> None:
        self._typing.stop()
        words = self.words.text().strip()
        if words != self.model.query.words:
            self.show_query(dataclasses.replace(self.model.query, words=words))

    def _selected(self, _now: QItemSelection, _before: QItemSelection) -> None:
        if not self._marking:
            self._stay()
        chosen = self.table.selectionModel().hasSelection()
        if not self._marking and chosen and self._current_id() != self._wanted:
            self._settle.start()

    def _current_id(self) -> str:
        row = self.model.row_at(self.table.currentIndex().row())
        return row.id if row is not None else ""

    def _choose(self) -> None:
        self._settle.stop()
        record_id = self._current_id()
        if record_id:
            self._wanted = record_id
            self.chosen.emit(record_id)

    def _open(self) -> None:
        self._choose()
        self.opened.emit()

    def _stay(self) -> None:
        """Take note that the user has gone elsewhere in the list."""
        self._coming_back = None

    def _hold_place(self) -> None:
        """Remember before a reload how far the list is scrolled, and whether the current row is in sight."""
        current = self.table.currentIndex()
        self._top = self.place()
        sight = self.table.viewport().rect()
        self._following = not current.isValid() or sight.intersects(self.table.visualRect(current))

    def _loaded(self, found: int) -> None:
        self.table.doItemsLayout()
        self.table.verticalScrollBar().setValue(self._top)
        self._mark_wanted()
        self._marking = True  # a row to start from is no choice of the user's
        self.table.give_start()
        self._marking = False
        if not self._following:
            self.table.verticalScrollBar().setValue(self._top)
        self._go_back()
        self.stack.setCurrentWidget(self.table if found or self.model.total else self.empty)
        self.table.no_match.setVisible(not found)
        self.status.setText(self._status(found))

    def _mark_wanted(self) -> None:
        place = self.model.row_of(self._wanted) if self._wanted else -1
        if place >= 0:
            self._mark(place)
        elif self._wanted and self.model.rowCount():
            self.model.find(self._wanted)

    def _found(self, record_id: str, place: int) -> None:
        if record_id == self._wanted:
            self._mark(place)
            self._go_back()

    def _go_back(self) -> None:
        if self._coming_back is not None:
            self.table.verticalScrollBar().setValue(self._coming_back)

    def _mark(self, place: int) -> None:
        """Make a row the current one; it was asked for, so it is not a choice of the user's."""
        index = self.model.index(place, 0)
        self._marking = True
        if self.table.currentIndex().row() != place or not self.table.selectionModel().hasSelection():
            # Not through the table: it would add the row to the others while Ctrl is still held down.
            self.table.selectionModel().setCurrentIndex(index, _ALONE)
        self._marking = False
        if self._following:
            self.table.scrollTo(index)

    def _status(self, found: int) -> str:
        if any(item.key == IS_BINNED for item in self.model.query.filters):
            return _("{n} in the bin").format(n=show_count(found))
        if not self.model.total:
            return ""
        shown = _("{n} of {all} shown").format(n=show_count(found), all=show_count(self.model.total))
        order = self.model.query.order
        if order is None:
            return shown
        field = field_of(self._look.kind, order.key)
        way = _way(field.kind, descending=order.descending)
        return _("{shown} · sorted by {column}, {way}").format(
            shown=shown, column=field.shown_label().lower(), way=way
        )


def _way(kind: Kind, *, descending: bool) -> str:
    """Say in which way a column of this kind is sorted."""
    if kind in {Kind.DATE, Kind.MOMENT}:
        return _("newest first") if descending else _("oldest first")
    if kind in {Kind.CHOICE, Kind.NUMBER}:
        return _("last first") if descending else _("first to last")
    return _("Z to A") if descending else _("A to Z")


def _once(owner: ListCard, milliseconds: int, does: object) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.setTimerType(Qt.TimerType.CoarseTimer)
    timer.timeout.connect(does)
    return timer
