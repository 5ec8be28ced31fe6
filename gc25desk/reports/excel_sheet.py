"""One sheet of an Excel report: its blocks drawn downwards, one below the other."""

import math
from collections.abc import Iterator
from typing import assert_never

from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from gc25desk.domain.text import clean
from gc25desk.i18n import N_
from gc25desk.reports import excel_look
from gc25desk.reports.chart import EMU_PER_CM, Place, height_cm
from gc25desk.reports.excel_cells import put, put_text
from gc25desk.reports.excel_file import NativeChart, put_chart_data
from gc25desk.reports.excel_table import draw_table, unlike_others
from gc25desk.reports.model import (
    Block,
    BulletList,
    Chart,
    Content,
    Footnote,
    Heading,
    LetteredList,
    PageBreak,
    Paragraph,
    Placeholder,
    Recommendations,
    Reference,
    Report,
    Run,
    Table,
    TableOfContents,
    text_of,
)
from gc25desk.reports.numbering import Numbering, number
from gc25desk.reports.words import Words, letters

FIRST_COLUMN = 1
_READABLE = 96.0  # characters across a text that runs over several columns
_CHART_CM = 17.0
_ROW_CM = 15 / 72 * 2.54  # a row of 15 points
_LINE_POINTS = 13.5
# Excel shows no row higher than 409 points: a longer text goes on in the row below.
_MOST_LINES = 28


class SheetCanvas:
    """A sheet being drawn; ``row`` is the next free row."""

    def __init__(self, sheet: Worksheet, blocks: tuple[Block, ...], report: Report, names: "Names") -> None:
        """Set the widths of the columns by the tables and figures of the sheet."""
        self.sheet = sheet
        self.report = report
        self.words = Words(report.language)
        self.row = 1
        self.header_rows: list[int] = []
        self._blocks = blocks
        self._names = names
        self._numbering: Numbering = number(blocks, self.words)
        self._footnotes: list[str] = []
        self._across = self._set_widths()

    def _set_widths(self) -> int:
        """Set the columns' widths and return how many of them a text runs over."""
        widths = _widths(self._blocks)
        total, across = 0.0, 0
        while total < _READABLE:
            across += 1
            if across > len(widths):
                widths.append(min(_READABLE - total, 40.0))
            total += widths[across - 1]
        for place, width in enumerate(widths, FIRST_COLUMN):
            self.sheet.column_dimensions[get_column_letter(place)].width = width
        self._characters = total
        return across

    def draw(self) -> None:
        """Draw every block and the notes."""
        for place, block in enumerate(self._blocks):
            self._draw(block, self._numbering.labels.get(place, ""))
        if self._footnotes:
            self.text(self.words(N_("Notes")), excel_look.HEADINGS[2])
            for place, note in enumerate(self._footnotes, 1):
                self.text(f"[{place}] {note}", excel_look.MUTED)

    def _draw(self, block: Block, label: str) -> None:
        match block:
            case Heading():
                self.row += 1
                self.text(f"{label} {block.text}".strip(), excel_look.HEADINGS[block.level - 1])
            case Paragraph():
                self.text(f"{label} {self._words_of(block.content)}".strip())
            case BulletList():
                self._items("•" for _ in block.items)(block.items)
            case LetteredList():
                self._lettered(block.items)
            case Recommendations():
                self.text(f"{label} {self._words_of(block.lead)}", excel_look.BOLD)
                self._lettered(block.items)
            case Table():
                self._table(block)
            case Chart():
                self._chart(block)
            case PageBreak():
                self.sheet.row_breaks.append(Break(id=max(self.row - 1, 1)))
            case TableOfContents():
                self._links()
            case Placeholder():
                self.text(f"[{block.text}]", excel_look.WARNING, excel_look.WARNING_FILL)
            case _:
                assert_never(block)
