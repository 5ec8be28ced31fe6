"""The typed values of a report's tables and charts; a number kept back is ``Hidden``, drawn as a cross."""

import dataclasses
import datetime
from enum import StrEnum
from typing import TypeAlias

from gc25desk.domain.disclosure import Hidden


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


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """A column: ``width`` is about the characters it shows; Word shares the page out by it."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: float = 14.0


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, one for each column; a total is set apart."""

    cells: tuple[Cell, ...]
    total: bool = False


def value_of(cell: Cell) -> Plain:
    """Return what a cell holds without the letter of its note."""
    return cell.value if isinstance(cell, Noted) else cell


def mark_of(cell: Cell) -> str:
    """Return the letter of a cell's note, empty if it has none."""
    return cell.mark if isinstance(cell, Noted) else ""
