"""The table model of a list of records: ids in order, and pages of rows fetched when they are shown."""

import array
import dataclasses
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from gc25desk.domain.field import Field
from gc25desk.domain.query import Order, Query
from gc25desk.domain.text import isolated
from gc25desk.services import records
from gc25desk.services.desk import Desk
from gc25desk.services.records import ListRow
from gc25desk.ui import icons, style
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.models.cells import shown

PAGE_ROWS = 200
PAGES_KEPT = 40
WAITING = "…"

Index = QModelIndex | QPersistentModelIndex


@dataclasses.dataclass(frozen=True)
class Mark:
    """How one code of a column is made visible beside its word: an icon and a token of colour."""

    icon: str
    colour: str


class RecordsModel(QAbstractTableModel):
    """Rows of one noun in the order of a query; eight bytes a row and a few pages are held.

    ``loaded`` is emitted after the rows of a new query or a reload are in place, with the number of
    rows found; ``found`` answers :meth:`find` with where a record stands. Everything is fetched on the
    database worker; a row not there yet shows an ellipsis.
    """

    loaded = Signal(int)
    found = Signal(str, int)

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        noun: str,
        fields: Sequence[Field],
        marks: dict[str, dict[str, Mark]],
        *,
        stand_ins: Mapping[str, Field] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Take the columns, and what an empty cell of some shows; nothing is fetched before ``load``."""
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._noun = noun
        self._fields = tuple(fields)
        self._stand_ins = dict(stand_ins or {})
        further = [field.key for field in self._stand_ins.values()]
        self._keys = tuple(dict.fromkeys([*(field.key for field in fields), *further]))
        self._marks = marks
        self._rows: array.array[int] = array.array("q")
        self._pages: OrderedDict[int, list[ListRow]] = OrderedDict()
        self._asked: set[int] = set()
        self._generation = 0
        self.query = Query()
        self.total = 0

    @property
    def fields(self) -> tuple[Field, ...]:
        """The declared fields that are the columns."""
        return self._fields

    def load(self, query: Query) -> None:
        """Fetch the rows of a query; what is shown stays until they are here."""
        self.query = query
        self._generation += 1
        generation = self._generation
        self._jobs.run(self, lambda: self._fetch(query), lambda found: self._take(generation, *found))

    def reload(self) -> None:
        """Fetch the rows of the same query anew."""
        self.load(self.query)

    def clear(self) -> None:
        """Hold no row of the desk any more."""
        self._generation += 1
        self.beginResetModel()
        self._rows = array.array("q")
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()

    def row_at(self, row: int) -> ListRow | None:
        """Return a row if its page is here."""
        page = self._pages.get(row // PAGE_ROWS)
        place = row % PAGE_ROWS
        return page[place] if page is not None and 0 <= place < len(page) else None

    def numbers(self, places: Sequence[int]) -> list[int]:
        """Return the row numbers of the desk at these places of the list."""
        return [self._rows[place] for place in places if 0 <= place < len(self._rows)]

    def row_of(self, record_id: str) -> int:
        """Return where a record stands among the rows that are here, or -1."""
        for number, page in self._pages.items():
            for place, row in enumerate(page):
                if row.id == record_id:
                    return number * PAGE_ROWS + place
        return -1

    def find(self, record_id: str) -> None:
        """Ask where a record stands among all rows, those not here too; silent when it is in none."""
        generation = self._generation
        self._jobs.run(
            self,
            lambda: records.row_number(self._desk, self._noun, record_id),
            lambda number: self._take_place(generation, record_id, number),
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of rows found."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; ask for its page when it is not here."""
        row = self.row_at(index.row())
        if row is None:
            self._ask(index.row() // PAGE_ROWS)
            return WAITING if role == Qt.ItemDataRole.DisplayRole and index.column() == 0 else None
        field = self._fields[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _in_place(self._words(field, row))
        mark = self._marks.get(field.key, {}).get(str(row.values.get(field.key)))
        if mark is None:
            return None
        return _marked(mark, role)

    def _words(self, field: Field, row: ListRow) -> str:
        words = shown(field, row.values.get(field.key))
        other = self._stand_ins.get(field.key)
        return words if words or other is None else shown(other, row.values.get(other.key))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the label of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._fields[section].shown_label()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, in the database."""
        if 0 <= column < len(self._fields):
            wanted = Order(self._keys[column], order is Qt.SortOrder.DescendingOrder)
            if wanted != self.query.order:
                self.load(dataclasses.replace(self.query, order=wanted))

    def _fetch(self, query: Query) -> tuple[Any, list[ListRow], int]:
        rows = records.rows(self._desk, self._noun, query)
        first = records.page(self._desk, self._noun, rows[:PAGE_ROWS], self._keys)
        return rows, first, records.count(self._desk, self._noun, Query())

    def _take(self, generation: int, rows: "array.array[int]", first: list[ListRow], total: int) -> None:
        if generation != self._generation:
            return
        self.beginResetModel()
        self._rows = rows
        self._pages = OrderedDict({0: first} if first else {})
        self._asked.clear()
        self.total = total
        self.endResetModel()
        self.loaded.emit(len(rows))

    def _take_place(self, generation: int, record_id: str, number: int | None) -> None:
        if generation == self._generation and number is not None and number in self._rows:
            self.found.emit(record_id, self._rows.index(number))

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        numbers = self._rows[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]
        generation = self._generation
        self._jobs.run(
            self,
            lambda: _whole_page(self._desk, self._noun, numbers, self._keys),
            lambda found: self._take_page(generation, page, found),
        )

    def _take_page(self, generation: int, page: int, found: list[ListRow]) -> None:
        if generation != self._generation:
            return
        self._pages[page] = found
        while len(self._pages) > PAGES_KEPT:
            old, _rows = self._pages.popitem(last=False)
            self._asked.discard(old)
        last = min((page + 1) * PAGE_ROWS, len(self._rows)) - 1
        self.dataChanged.emit(self.index(page * PAGE_ROWS, 0), self.index(last, len(self._fields) - 1))


def _whole_page(desk: Desk, noun: str, numbers: Sequence[int], keys: Sequence[str]) -> list[ListRow]:
    """Return one row for each number; a record that is gone keeps its place as an empty row."""
    found = {row.row: row for row in records.page(desk, noun, numbers, keys)}
    return [found.get(number) or ListRow(number, "", {}) for number in numbers]


def _in_place(text: str) -> str:
    """Return a text that keeps its own direction in a mirrored window."""
    return isolated(text) if text and QApplication.isRightToLeft() else text


def _marked(mark: Mark, role: int) -> Any:
    if role == Qt.ItemDataRole.ForegroundRole:
        return QColor(getattr(style.tokens(), mark.colour))
    if role == Qt.ItemDataRole.FontRole:
        return style.font("strong")
    if role == Qt.ItemDataRole.DecorationRole and mark.icon:
        return icons.icon(mark.icon, mark.colour)
    return None
