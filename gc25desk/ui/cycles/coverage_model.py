"""The table model of the coverage matrix: chapters and their paragraphs, with counts by source and year."""

import dataclasses
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from gc25desk.domain.catalogue import CONTEXT, catalogue
from gc25desk.domain.coverage import CoverageRow, Matrix, source_words, year_words
from gc25desk.i18n import _, language, ngettext
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import plain_tip
from gc25desk.ui.widgets.chart_data import number, set_apart

Index = QModelIndex | QPersistentModelIndex

BY_SOURCE, BY_YEAR, BY_BOTH = "source", "year", "both"
ROW = Qt.ItemDataRole.UserRole

NAME, TOTAL, PLANNED, CITED = range(4)  # what stands before the columns of the matrix
_BEFORE = 4


@dataclasses.dataclass(frozen=True)
class Slice:
    """One column of the matrix: a kind of source, a year, or both; None does not divide."""

    source: str | None
    year: str | None

    def words(self) -> str:
        """Return what the column is called."""
        parts = []
        if self.source is not None:
            parts.append(source_words(self.source))
        if self.year is not None:
            parts.append(year_words(self.year))
        return "\n".join(parts)

    def held(self, row: CoverageRow) -> int:
        """Return how many records stand in it for a paragraph."""
        return sum(
            count
            for (source, year), count in row.counts.items()
            if self.source in (None, source) and self.year in (None, year)
        )


def slices(matrix: Matrix, by: str) -> tuple[Slice, ...]:
    """Return the columns of a matrix: by source, by year, or those of both that hold anything."""
    if by == BY_SOURCE:
        return tuple(Slice(source, None) for source in matrix.sources)
    if by == BY_YEAR:
        return tuple(Slice(None, year) for year in matrix.years)
    filled = {place for row in matrix.rows for place in row.counts}
    return tuple(
        Slice(source, year) for source in matrix.sources for year in matrix.years if (source, year) in filled
    )


class CoverageModel(QAbstractTableModel):
    """Rows are chapters (``ROW`` gives their numeral) and paragraphs (``ROW`` gives a CoverageRow)."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix = Matrix((), (), ())
        self.slices: tuple[Slice, ...] = ()
        self.rows: list[str | CoverageRow] = []
        self._by = BY_SOURCE
        self._gaps_only = False

    def show_matrix(self, matrix: Matrix, by: str, *, gaps_only: bool) -> None:
        """Show a matrix divided one way, whole or with the silent paragraphs alone."""
        self.beginResetModel()
        self.matrix, self._by, self._gaps_only = matrix, by, gaps_only
        self.slices = slices(matrix, by)
        self.rows = self._arranged()
        self.endResetModel()

    def chapter_rows(self) -> list[int]:
        """Return the rows that are headings."""
        return [place for place, row in enumerate(self.rows) if isinstance(row, str)]

    def row_of(self, paragraph: int) -> int:
        """Return the row of a paragraph, or -1."""
        numbers = [row.number if isinstance(row, CoverageRow) else 0 for row in self.rows]
        return numbers.index(paragraph) if paragraph in numbers else -1

    def slice_at(self, column: int) -> Slice | None:
        """Return the part of the matrix a column shows; that of the total divides nothing."""
        if column == TOTAL:
            return Slice(None, None)
        place = column - _BEFORE
        return self.slices[place] if 0 <= place < len(self.slices) else None

    def heads(self) -> list[str]:
        """Return what the columns are called."""
        found = [one.words() for one in self.slices]
        return [_("Paragraph"), _("Held"), _("Planned"), _("In a report"), *found]

    def texts(self, row: CoverageRow) -> list[str]:
        """Return what the cells of a paragraph show."""
        counts = [_count(one.held(row)) for one in self.slices]
        total = "○ " + _("none") if row.is_gap else _count(row.total)
        planned = number(row.planned) if row.planned else ""
        return [f"{row.number}  {row.title}", total, planned, "✓" if row.cited else "", *counts]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() else _BEFORE + len(self.slices)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            heads = self.heads()
            return heads[section] if section < len(heads) else None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 0:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, how it looks, and what it says aloud."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if isinstance(row, str):
            return self._of_chapter(row, index.column(), role)
        if role == Qt.ItemDataRole.DisplayRole:
            return set_apart(self.texts(row)[index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignCenter
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            said = self._said(row, index.column())
            return said if role == Qt.ItemDataRole.AccessibleTextRole else plain_tip(said)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let chapters be passed over."""
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _arranged(self) -> list[str | CoverageRow]:
        found: list[str | CoverageRow] = []
        for chapter in catalogue(language()).chapters:
            numbers = chapter.numbers()
            own = [row for row in self.matrix.rows if row.number in numbers]
            own = [row for row in own if row.is_gap or not self._gaps_only]
            found += [f"{chapter.numeral}. {chapter.title}", *own] if own else []
        return found

    def _of_chapter(self, words: str, column: int, role: int) -> Any:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} and column == 0:
            return set_apart(words)
        return style.font("strong") if role == Qt.ItemDataRole.FontRole else None

    def _said(self, row: CoverageRow, column: int) -> str:
        """Return a cell in words: the paragraph, the column, and what stands there."""
        name = f"{row.number} {row.title}"
        if column == NAME:
            return f"{name}: {_standing(row)}"
        head = self.heads()[column].replace("\n", ", ")
        part = self.slice_at(column)
        if part is not None:
            return f"{name}, {head}: {_records(part.held(row))}"
        if column == CITED:
            cited = _("in a report") if row.cited else _("in no report")
            return f"{name}: {cited}"
        return f"{name}, {head}: {number(row.planned)}"


def _standing(row: CoverageRow) -> str:
    if row.is_gap:
        return _("something is asked and nothing held")
    if row.kind == CONTEXT and not row.counts:
        return _("explains only, nothing held")
    return _records(row.total)


def _records(count: int) -> str:
    return ngettext("{n} record", "{n} records", count).format(n=number(count))


def _count(count: int) -> str:
    return number(count) if count else ""
