"""On which page each heading will about stand, before Word has laid the pages out.

The contents show these numbers until Word counts them on opening. Heights come from the styles of the
template (installers/report_template.py), widths from the average letter of the font; so a long report
can be a page out here and there, and nothing but the contents rests on it.
"""

import dataclasses
import math
from collections.abc import Sequence

from gc25desk.reports.chart import height_cm
from gc25desk.reports.content import Citation, Content, Footnote, Run
from gc25desk.reports.model import (
    Block,
    Chart,
    Heading,
    Orientation,
    PageBreak,
    Paragraph,
    Placeholder,
    Report,
    Row,
    Section,
    Table,
    TableOfContents,
    contents_of,
)
from gc25desk.reports.word_shell import Page
from gc25desk.reports.words import primary

_POINTS_PER_CM = 28.35
# A letter and the space beside it, in widths of the font's size.
_LETTER = 0.472
_LETTERS = {"ar": 0.44, "fa": 0.44, "zh": 1.0, "ru": 0.53}
_LINE = 1.15  # the font's own height of a line
_INDENT_CM = 1.25
# Size, space before and space after, in points.
_HEADINGS = {1: (15, 20, 8), 2: (12.5, 16, 6), 3: (11, 12, 4), 4: (10.5, 10, 4), 5: (10.5, 8, 4)}


@dataclasses.dataclass
class _Sheet:
    """The page being filled: ``down`` is what stands on it in points, ``below`` the space that ends it.

    Between two paragraphs the larger of the two spaces stands, and none at the head of a page.
    """

    letter: float
    page: Page
    number: int = 1
    down: float = 0.0
    below: float = 0.0
    _fit: dict[tuple[float, float], float] = dataclasses.field(default_factory=dict)

    @property
    def wide(self) -> float:
        """Return the width of the text in centimetres."""
        return self.page.text_width_cm

    @property
    def high(self) -> float:
        """Return the height of the text in points."""
        return self.page.text_height / 20

    def turn(self) -> None:
        """Begin the next page, unless this one is empty."""
        if self.down:
            self.number += 1
            self.down = self.below = 0.0

    def lines(self, letters: int, size: float, indent: float = 0.0) -> int:
        """Return the lines that so many letters fill."""
        fit = self._fit.get((size, indent))
        if fit is None:
            # Each line is left about half a word short.
            fit = (self.wide - indent) * _POINTS_PER_CM / (size * self.letter) - 3
            self._fit[size, indent] = fit
        return int(letters / fit) + 1

    def lie(self, orientation: Orientation) -> None:
        """Go on with a page that lies so."""
        self.turn()
        self.page = self.page.lying(orientation)
        self._fit.clear()

    def above(self, space: float) -> float:
        """Return what a paragraph with so much space before it adds to what stands on the page."""
        return max(space - self.below, 0.0) if self.down else 0.0

    def flow(self, lines: int, line: float, space: float, before: float = 0.0) -> None:
        """Put lines on the page that may go on to the next."""
        self.down += self.above(before)
        self.below = space
        fits = int((self.high - self.down) // line)
        if lines <= fits:
            self.down += lines * line + space
            return
        # A page never ends with the first line of a paragraph nor begins with its last.
        left = lines - (fits if fits >= 2 and lines - fits >= 2 else max(fits - 1, 0) if lines > 3 else 0)
        self.number += 1
        while left * line > self.high:
            left -= int(self.high // line)
            self.number += 1
        self.down = left * line + space

    def whole(self, height: float) -> None:
        """Put something on the page that is not broken, if it fits on any."""
        if self.down + min(height, self.high) > self.high:
            self.turn()
        while height > self.high:
            height -= self.high
            self.number += 1
        self.down += height
        self.below = 0.0


def heading_pages(report: Report, page: Page) -> list[int]:
    """Return the page of each heading, in order; the title page is page 1."""
    sheet = _Sheet(_LETTERS.get(primary(report.language), _LETTER), page, number=2)
    found: list[int] = []
    for place, block in enumerate(report.blocks):
        if isinstance(block, Heading):
            _heading(sheet, block, report.blocks[place + 1 : place + 3])
            found.append(sheet.number)
        elif isinstance(block, Paragraph):
            _content(sheet, block.content, _INDENT_CM if block.numbered else 0.0, 7.0)
        else:
            _put(sheet, block, report)
    return found


def _heading(sheet: _Sheet, block: Heading, following: Sequence[Block]) -> None:
    size, before, after = _HEADINGS[block.level]
    height = sheet.lines(len(block.text), size, _INDENT_CM) * size * _LINE * 1.1 + after
    # A heading stays with what follows it: two lines of text, or a whole table of a few rows.
    needed = 0.0
    if following and isinstance(following[0], Paragraph) and following[0].leads:
        needed, following = 14.5 + 7.0, following[1:]
    match following:
        case [Table() | Chart() as figure, *_]:
            needed += _height(sheet, figure)
        case [Heading(), *_]:
            needed += 60.0
        case _:
            needed += 2 * 14.5
    if sheet.down + sheet.above(before) + height + min(needed, sheet.high / 2) > sheet.high:
        sheet.turn()
    sheet.down += sheet.above(before) + height
    sheet.below = after


def _put(sheet: _Sheet, block: Block, report: Report) -> None:
    match block:
        case PageBreak():
            sheet.turn()
        case Section():
            sheet.lie(block.orientation)
        case TableOfContents():
            entries = [h for h in report.blocks if isinstance(h, Heading) and h.level <= block.levels]
            sheet.down += 44.0
            for entry in entries:
                sheet.flow(sheet.lines(len(entry.text), 10.5, 4.0), 12.1, 8.0 if entry.level == 1 else 3.5)
        case Table() | Chart():
            _figure(sheet, block)
        case Placeholder():
            sheet.flow(sheet.lines(len(block.text), 10.5, _INDENT_CM), 14.5, 8.0, before=8.0)
        case _:
            for content in contents_of(block):
                _content(sheet, content, 2.1, 4.5)


def _content(sheet: _Sheet, content: Content, indent: float, space: float) -> None:
    letters, notes = _letters(content)
    for note in notes:
        sheet.down += sheet.lines(note, 8.5, 0.5) * 8.5 * _LINE + 2.0
    sheet.flow(sheet.lines(letters, 10.5, indent), 10.5 * _LINE * 1.2, space)


def _letters(content: Content) -> tuple[int, list[int]]:
    """Return the letters of a text, and those of each of its notes."""
    letters = 0
    notes: list[int] = []
    for part in content:
        if type(part) is Run:
            letters += len(part.text)
        elif isinstance(part, Footnote):
            notes.append(sum(len(run.text) for run in part.runs))
        elif isinstance(part, Citation):
            notes.append(sum(len(run.text) for run in part.source.short or part.source.full) + 10)
        else:
            letters += 3
    return letters, notes


def _figure(sheet: _Sheet, block: Table | Chart) -> None:
    height = _height(sheet, block)
    if isinstance(block, Chart) or len(block.rows) <= 14:
        sheet.whole(height)
        return
    if sheet.down + 80 > sheet.high:
        sheet.turn()
    sheet.flow(math.ceil(height / 16.0), 16.0, 6.0)


def _height(sheet: _Sheet, block: Table | Chart) -> float:
    """Return the height of a table or figure with its caption and notes, in points."""
    remarks = [*block.remarks, *(block.notes if isinstance(block, Table) else (block.alt,))]
    under = sum(sheet.lines(len(remark), 8.5) * 10.0 + 2.0 for remark in remarks) + (
        12.0 if block.hides() else 0.0
    )
    if isinstance(block, Chart):
        return 30.0 + height_cm(block) * _POINTS_PER_CM + under + 14.0
    total = sum(column.width for column in block.columns) or 1.0
    letters = [
        max(sheet.wide * column.width / total - 0.3, 1.0) * _POINTS_PER_CM / (9 * sheet.letter)
        for column in block.columns
    ]
    return 30.0 + 16.0 + sum(_row_height(row, letters) for row in block.rows) + under + 11.0


def _row_height(row: Row, letters: list[float]) -> float:
    """Return the height of a row, given the letters that a line of each column holds."""
    lines = max(
        math.ceil(len(cell) / room) if isinstance(cell, str) and cell else 1
        for cell, room in zip(row.cells, letters, strict=True)
    )
    return lines * 9 * _LINE + 5.5
