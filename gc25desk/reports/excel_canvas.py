"""A sheet being drawn: where the next row is, how wide the columns are, which notes were called."""

import math
from collections.abc import Iterator, Sequence

from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gc25desk.domain.text import clean
from gc25desk.reports import excel_look
from gc25desk.reports.excel_cells import cell_at, put_text
from gc25desk.reports.model import Block, Chart, Content, Reference, Report, Run, Table, text_of
from gc25desk.reports.notes import Arranged, Note, Notes
from gc25desk.reports.numbering import number
from gc25desk.reports.words import Words

FIRST_COLUMN = 1
_READABLE = 96.0  # characters to a line of a text that runs over several columns
_WIDEST_FILLER = 40.0
_LINE_POINTS = 13.5
# Excel shows no row higher than 409 points: a longer text goes on in the rows below.
_MOST_LINES = 28
_HIGHEST_ROW = 409.0


class SheetCanvas:
    """The sheet under the pen; ``row`` is the next free one, ``header_rows`` those of its tables.

    ``names`` are the sheets of the file in order, for links.
    """

    def __init__(
        self, sheet: Worksheet, blocks: Sequence[Block], report: Report, names: Sequence[str] = ()
    ) -> None:
        """Count the blocks and set the columns' widths by the tables and figures among them."""
        self.sheet = sheet
        self.report = report
        self.names = names
        self.words = Words(report.language)
        self.row = 1
        self.header_rows: list[int] = []
        self.footnotes: list[str] = []
        self._notes = Notes(self.words)
        self.cuts = 0
        self.numbering = number(blocks, self.words)
        self.across, self._characters = self._set_widths(_widths(blocks))

    def _set_widths(self, widths: list[float]) -> tuple[int, float]:
        """Set the widths and return how many columns a text runs over, and their width together."""
        total, across = 0.0, 0
        while total < _READABLE:
            across += 1
            if across > len(widths):
                widths.append(min(_READABLE - total, _WIDEST_FILLER))
            total += widths[across - 1]
        for place, width in enumerate(widths, FIRST_COLUMN):
            self.sheet.column_dimensions[get_column_letter(place)].width = width
        return across, total

    def text(
        self, text: str, font: Font = excel_look.TEXT, fill: PatternFill | None = None, *, item: bool = False
    ) -> None:
        """Write a text across the sheet, in as many rows as Excel needs to show it whole.

        ``item`` sets it in from the edge, as the items of a list are.
        """
        for part in _portions(clean(text), self._room(font)):
            cell = cell_at(self.sheet, self.row, FIRST_COLUMN)
            put_text(cell, part, self.words)
            excel_look.dress(cell, font, excel_look.ITEM if item else excel_look.WRAPPED, fill=fill)
            self.merge(self.row)
            points = _LINE_POINTS * float(font.size or 10) / 10
            self.sheet.row_dimensions[self.row].height = _lines(part, self._room(font)) * points + 4
            self.row += 1

    def merge(self, row: int) -> None:
        """Let the first cell of a row run over as many columns as a text does."""
        if self.across > 1:
            last = FIRST_COLUMN + self.across - 1
            self.sheet.merge_cells(start_row=row, end_row=row, start_column=FIRST_COLUMN, end_column=last)

    def _room(self, font: Font) -> int:
        """Return the characters that fit on one line in a font."""
        return max(int(self._characters * 10.5 / float(font.size or 10)), 20)

    def skip(self, rows: int = 1) -> None:
        """Leave rows empty."""
        self.row += rows

    def words_of(self, content: Content) -> str:
        """Return the words of a content, the marks of its notes in square brackets."""
        return "".join(map(self._inline, self._notes.arranged(content)))

    def _inline(self, part: Arranged) -> str:
        match part:
            case Run():
                return part.text
            case Note():
                self.footnotes.append(text_of(part.runs))
                return f" [{len(self.footnotes)}]"
            case Reference():
                return self.numbering.target(part.anchor).shown


def _widths(blocks: Sequence[Block]) -> list[float]:
    """Return the widest need of each column, in characters."""
    widths: list[float] = []
    for block in blocks:
        for place, width in enumerate(_needs(block)):
            if place < len(widths):
                widths[place] = max(widths[place], width)
            else:
                widths.append(width)
    return widths


def _needs(block: Block) -> list[float]:
    match block:
        case Table():
            return [max(column.width, 6.0) + 2 for column in block.columns]
        case Chart():
            names = max(len(name) for name in block.categories)
            return [min(max(names + 4.0, 16.0), 44.0), *(16.0 for _ in block.series)]
        case _:
            return []


def row_height(texts: Sequence[tuple[str, float]], font_size: float = 10.0) -> float:
    """Return the height, in points, of a row whose texts stand in columns of these widths."""
    most = max((_lines(text, max(int(width * 1.02), 4)) for text, width in texts), default=1)
    return min(most * _LINE_POINTS * font_size / 10 + 4, _HIGHEST_ROW)


def _lines(text: str, room: int) -> int:
    return sum(max(math.ceil(len(line) / room), 1) for line in text.split("\n"))


def _portions(text: str, room: int) -> Iterator[str]:
    """Cut a text at spaces into parts that one row can show."""
    if _lines(text, room) <= _MOST_LINES:
        yield text
        return
    part = ""
    for line in text.split("\n"):
        for piece in _pieces(line, room * (_MOST_LINES - 1)):
            joined = f"{part}\n{piece}" if part else piece
            if _lines(joined, room) <= _MOST_LINES:
                part = joined
            else:
                yield part
                part = piece
    yield part


def _pieces(line: str, most: int) -> Iterator[str]:
    while len(line) > most:
        place = line.rfind(" ", most // 2, most)
        end = place + 1 if place > 0 else most
        yield line[:end]
        line = line[end:]
    yield line
