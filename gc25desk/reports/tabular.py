"""Tables and charts of the report model: typed cells, and numbers kept back that are not there.

A number kept back under the disclosure rules is :class:`~gc25desk.domain.disclosure.rule.Hidden`, drawn as
a cross, and is itself nowhere in the model, so that no writer can let it out.
"""

import dataclasses
import datetime
import math
from enum import StrEnum
from typing import TypeAlias

from gc25desk.domain.disclosure.rule import Hidden


@dataclasses.dataclass(frozen=True, slots=True)
class Noted:
    """A value with the lower-case letter of a note under its table."""

    value: "Plain"
    mark: str


Plain: TypeAlias = str | int | float | datetime.date | Hidden | None
Cell: TypeAlias = Plain | Noted


class ColumnKind(StrEnum):
    """What the cells of a column hold. A cell of another kind keeps its own look (``n/a``, hidden)."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"  # a share: 0.25 is drawn as 25%
    DATE = "date"


class Tone(StrEnum):
    """How a row stands out whose cell holds certain words; only Excel draws it, as a rule of the sheet."""

    GAP = "gap"
    PLANNED = "planned"
    CONTEXT = "context"


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """A column: ``width`` is about the characters it shows; Word shares the page out by it.

    ``tones`` says how a row stands out, by the words of its cell in this column.
    """

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: float = 14.0
    tones: tuple[tuple[str, Tone], ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, one for each column; a total is set apart."""

    cells: tuple[Cell, ...]
    total: bool = False


@dataclasses.dataclass(frozen=True)
class Table:
    """A table of typed cells with its caption above and its notes below.

    ``notes`` are lettered a, b, ... as :class:`Noted` cells call them; ``remarks`` are not (unit,
    period, filter, source). ``description`` says in words what the table shows, for those who hear
    it. Raises ValueError if a row has another number of cells than there are columns.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    description: str = ""
    anchor: str = ""
    mark: str = ""

    def __post_init__(self) -> None:
        """Refuse a table that no writer could draw."""
        if not self.columns:
            raise ValueError(f"no columns: {self.caption}")
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row does not fit the columns: {self.caption}")

    def hides(self) -> bool:
        """Tell whether a number of this table is kept back."""
        return any(isinstance(value_of(cell), Hidden) for row in self.rows for cell in row.cells)


class ChartKind(StrEnum):
    """How a chart is drawn."""

    BAR = "bar"  # lying bars, for long names
    COLUMN = "column"
    STACKED = "stacked"  # lying bars of parts
    LINE = "line"


@dataclasses.dataclass(frozen=True)
class Series:
    """One series of a chart; None is a gap (not asked, no data), Hidden a number kept back.

    Raises ValueError for a value that is no finite number.
    """

    name: str
    values: tuple[int | float | Hidden | None, ...]

    def __post_init__(self) -> None:
        """Refuse a value that cannot be drawn."""
        if any(isinstance(value, float) and not math.isfinite(value) for value in self.values):
            raise ValueError(f"not a number: {self.name}")


@dataclasses.dataclass(frozen=True)
class Chart:
    """A chart as data, drawn native and editable; ``alt`` says in words what it shows.

    ``kind_of_value`` is NUMBER or PERCENT. Raises ValueError if a series has another number of
    values than there are categories, or if there is nothing to draw.
    """

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    value_title: str = ""
    category_title: str = ""
    kind_of_value: ColumnKind = ColumnKind.NUMBER
    remarks: tuple[str, ...] = ()
    anchor: str = ""

    def __post_init__(self) -> None:
        """Refuse a chart that no writer could draw."""
        if not self.series or not self.categories:
            raise ValueError(f"nothing to draw: {self.title}")
        if any(len(series.values) != len(self.categories) for series in self.series):
            raise ValueError(f"a series does not fit the categories: {self.title}")

    def hides(self) -> bool:
        """Tell whether a number of this chart is kept back."""
        return any(isinstance(value, Hidden) for series in self.series for value in series.values)


def value_of(cell: Cell) -> Plain:
    """Return what a cell holds without the letter of its note."""
    return cell.value if isinstance(cell, Noted) else cell


def mark_of(cell: Cell) -> str:
    """Return the letter of a cell's note, empty if it has none."""
    return cell.mark if isinstance(cell, Noted) else ""
