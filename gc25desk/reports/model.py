"""The report model: typed blocks that the Word and Excel writers draw, and nothing about either.

A builder turns records into a :class:`Report`; ``word.py`` draws ``blocks`` down pages and
``excel.py`` draws the ``blocks`` of each of its ``sheets`` down a sheet. Both know every block:
the union :data:`Block` is matched exhaustively, so that a new block breaks both until both draw it.

Text is plain (no markup). Values in tables and charts are typed; a number kept back under the
disclosure rules is :class:`~gc25desk.domain.disclosure.Hidden`, drawn as a cross, and is itself
nowhere in the model, so that no writer can let it out.
"""

import dataclasses
import datetime
import math
from enum import StrEnum
from typing import TypeAlias

from gc25desk.domain.disclosure.rule import Hidden
from gc25desk.domain.field import Profile

# Inside a paragraph ---------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Footnote:
    """A note whose mark stands at this place in the text."""

    runs: tuple[Run, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """The number of the paragraph, heading, table or figure that carries this anchor.

    It follows when numbers move: a field in Word. A report with no such anchor is refused.
    """

    anchor: str


Inline: TypeAlias = Run | Footnote | Reference
Content: TypeAlias = tuple[Inline, ...]


def plain(text: str) -> Content:
    """Return text in one plain run."""
    return (Run(text),)


# Values in tables and charts ------------------------------------------------------------------


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


# Blocks ---------------------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True)
class Heading:
    """A heading of level 1-4, numbered I. / A. / 1. / (a) unless it stands outside the count."""

    text: str
    level: int = 1
    numbered: bool = True
    anchor: str = ""

    def __post_init__(self) -> None:
        """Refuse a level that neither UN style nor the template has."""
        if not 1 <= self.level <= 4:
            raise ValueError(f"no heading of level {self.level}")


@dataclasses.dataclass(frozen=True)
class Paragraph:
    """A paragraph, numbered in one count through the whole report, or not (front matter)."""

    content: Content
    numbered: bool = False
    anchor: str = ""


@dataclasses.dataclass(frozen=True)
class BulletList:
    """Items with a bullet, in no order."""

    items: tuple[Content, ...]


@dataclasses.dataclass(frozen=True)
class LetteredList:
    """Sub-paragraphs (a), (b) of the paragraph before; each list starts again at (a)."""

    items: tuple[Content, ...]


@dataclasses.dataclass(frozen=True)
class Recommendations:
    """What is asked of an addressee: a numbered lead and lettered items that begin with a verb.

    With no items the lead stands alone.
    """

    lead: Content
    items: tuple[Content, ...] = ()
    anchor: str = ""


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


@dataclasses.dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclasses.dataclass(frozen=True)
class TableOfContents:
    """The contents down to a level of heading; in Excel, links to the sheets."""

    levels: int = 3


@dataclasses.dataclass(frozen=True)
class Placeholder:
    """A part still to be written, drawn so that nobody can overlook it."""

    text: str


Block: TypeAlias = (
    Heading
    | Paragraph
    | BulletList
    | LetteredList
    | Recommendations
    | Table
    | Chart
    | PageBreak
    | TableOfContents
    | Placeholder
)

# The whole ------------------------------------------------------------------------------------


class Classification(StrEnum):
    """Whether the Committee may publish the report; a report not marked is taken as public."""

    PUBLIC = "public"
    CONFIDENTIAL = "confidential"


@dataclasses.dataclass(frozen=True)
class Sheet:
    """A sheet of the Excel file: its blocks are drawn downwards under its title."""

    title: str
    blocks: tuple[Block, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Report:
    """A whole report, for whatever file it ends in.

    ``language`` is the report's own (a code such as ``en``, ``fr``, ``ar``), apart from the
    window's. ``details`` are further lines of the title page as (label, value). ``short_title``
    stands in the page header, the title if empty. ``hidden_note`` says which rule a cross stands
    for; the writers have a general sentence if it is empty.
    """

    title: str
    institution: str
    state_party: str
    date: datetime.date
    classification: Classification
    profile: Profile
    blocks: tuple[Block, ...]
    sheets: tuple[Sheet, ...] = ()
    subtitle: str = ""
    short_title: str = ""
    cycle: str = ""
    language: str = "en"
    details: tuple[tuple[str, str], ...] = ()
    hidden_note: str = ""


def value_of(cell: Cell) -> Plain:
    """Return what a cell holds without the letter of its note."""
    return cell.value if isinstance(cell, Noted) else cell


def mark_of(cell: Cell) -> str:
    """Return the letter of a cell's note, empty if it has none."""
    return cell.mark if isinstance(cell, Noted) else ""


def text_of(content: Content) -> str:
    """Return the words of a content without its notes and references."""
    return "".join(part.text for part in content if isinstance(part, Run))
