"""The report model: typed blocks that the Word and Excel writers draw, and nothing about either.

A builder turns records into a :class:`Report`; ``word.py`` draws ``blocks`` down pages and
``excel.py`` draws the ``blocks`` of each of its ``sheets`` down a sheet. Both know every block:
the union :data:`Block` is matched exhaustively, so that a new block breaks both until both draw it.

What stands inside a paragraph is declared in ``content.py``, tables and charts in ``tabular.py``; both
are taken from here like the blocks.
"""

import dataclasses
import datetime
from enum import StrEnum
from typing import TypeAlias

from gc25desk.domain.field import Profile
from gc25desk.reports.content import (
    Citation,
    Content,
    Footnote,
    Inline,
    Locator,
    LocatorKind,
    Reference,
    Run,
    Source,
    plain,
    text_of,
)
from gc25desk.reports.tabular import (
    Cell,
    Chart,
    ChartKind,
    Column,
    ColumnKind,
    Noted,
    Plain,
    Row,
    Series,
    Table,
    mark_of,
    value_of,
)

__all__ = [
    "LEVELS",
    "Block",
    "BulletList",
    "Cell",
    "Chart",
    "ChartKind",
    "Citation",
    "Classification",
    "Column",
    "ColumnKind",
    "Content",
    "Footnote",
    "Heading",
    "Inline",
    "LetteredList",
    "Locator",
    "LocatorKind",
    "Noted",
    "Orientation",
    "PageBreak",
    "Paragraph",
    "Placeholder",
    "Plain",
    "Recommendations",
    "Reference",
    "Report",
    "Row",
    "Run",
    "Section",
    "Series",
    "Sheet",
    "Source",
    "Table",
    "TableOfContents",
    "contents_of",
    "mark_of",
    "plain",
    "text_of",
    "value_of",
]

# Blocks ---------------------------------------------------------------------------------------

LEVELS = 5  # of headings


@dataclasses.dataclass(frozen=True)
class Heading:
    """A heading of level 1-5, numbered I. / A. / 1. / (a) / (i) unless it stands outside the count.

    With ``annex`` it is the heading of an annex, counted Annex I, Annex II; the headings below it begin
    again. Raises ValueError for another level, and for an annex below level 1 or outside the count.
    """

    text: str
    level: int = 1
    numbered: bool = True
    anchor: str = ""
    annex: bool = False

    def __post_init__(self) -> None:
        """Refuse a level that neither UN style nor the template has."""
        if not 1 <= self.level <= LEVELS:
            raise ValueError(f"no heading of level {self.level}")
        if self.annex and (self.level > 1 or not self.numbered):
            raise ValueError(f"no heading of an annex: {self.text}")


@dataclasses.dataclass(frozen=True)
class Paragraph:
    """A paragraph, numbered in one count through the whole report, or not (front matter).

    ``language`` is its own where that is another than the report's: a quotation in Arabic within an
    English report is written from right to left. ``mark``: see ``content.py``. One that ``leads`` never
    stands at the foot of a page without what follows it.
    """

    content: Content
    numbered: bool = False
    anchor: str = ""
    mark: str = ""
    language: str = ""
    leads: bool = False


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

    With no items the lead stands alone. ``mark`` is the lead's, ``item_marks`` those of the items as far
    as there are any.
    """

    lead: Content
    items: tuple[Content, ...] = ()
    anchor: str = ""
    mark: str = ""
    item_marks: tuple[str, ...] = ()

    def marked_items(self) -> tuple[tuple[Content, str], ...]:
        """Return each item with its mark, empty if it has none."""
        marks = (*self.item_marks, *("" for _ in self.items))
        return tuple(zip(self.items, marks, strict=False))


@dataclasses.dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


class Orientation(StrEnum):
    """How a page lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclasses.dataclass(frozen=True)
class Section:
    """What follows, up to the next section, stands on pages that lie so, beginning on a new one."""

    orientation: Orientation


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
    | Section
    | TableOfContents
    | Placeholder
)


def contents_of(block: Block) -> tuple[Content, ...]:
    """Return the running text of a block, paragraph by paragraph; tables and headings have none."""
    match block:
        case Paragraph():
            return (block.content,)
        case BulletList() | LetteredList():
            return block.items
        case Recommendations():
            return (block.lead, *block.items)
        case _:
            return ()


# The whole ------------------------------------------------------------------------------------


class Classification(StrEnum):
    """Whether the Committee may publish the report; a report not marked is taken as public."""

    PUBLIC = "public"
    CONFIDENTIAL = "confidential"
    PERSONAL = "personal"  # never for the Committee: it holds personal data and stays inside


@dataclasses.dataclass(frozen=True)
class Sheet:
    """A sheet of the Excel file: its blocks are drawn downwards under its title.

    ``about`` says in the index of the sheets what it holds.
    """

    title: str
    blocks: tuple[Block, ...]
    about: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Report:
    """A whole report, for whatever file it ends in.

    ``language`` is the report's own (a code such as ``en``, ``fr``, ``ar``), apart from the
    window's. ``details`` are further lines of the title page as (label, value). ``short_title``
    stands in the page header, the title if empty. ``hidden_note`` says which rule a cross stands
    for; the writers have a general sentence if it is empty. ``snapshot`` names the state of the desk that
    the report was made from; it stands on the cover of the Excel file. Without ``cover`` the Word file
    begins with its first block.
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
    snapshot: str = ""
    cover: bool = True
