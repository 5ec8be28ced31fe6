"""The cells of a streamed register as XML: made once where values come again, shared where they are few."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any
from xml.sax.saxutils import escape

from openpyxl.cell.cell import Cell as ExcelCell

from gc25desk.domain.text import clean, like_formula
from gc25desk.reports import excel_look
from gc25desk.reports.excel_canvas import SheetCanvas
from gc25desk.reports.excel_cells import cut, put, serial, unescaped
from gc25desk.reports.register import RegisterColumn
from gc25desk.reports.tabular import Cell, ColumnKind

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_MOST_KEPT = 4_096  # different values of a column whose cells are kept ready


class Strings:
    """The strings that cells share, in the order in which they were first met."""

    def __init__(self) -> None:
        """Begin without any."""
        self._places: dict[str, int] = {}

    def place(self, text: str) -> int:
        """Return the place of a string, a new one at the end."""
        return self._places.setdefault(text, len(self._places))

    def part(self) -> Iterator[str]:
        """Yield the part of the package that holds them."""
        yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        yield f'<sst xmlns="{_MAIN}" uniqueCount="{len(self._places)}">'
        for text in self._places:
            yield f"<si><t>{escape(text)}</t></si>"
        yield "</sst>"


class _Cells(dict[Any, str]):
    """The end of a cell’s XML, from its look on, by the value it shows; of the first values it is kept."""

    def __init__(self, shown: Callable[[Any], Cell], made: Callable[[Cell, bool], str]) -> None:
        super().__init__()
        self._shown, self._made = shown, made

    def __missing__(self, value: Any) -> str:
        few = len(self) < _MOST_KEPT
        told = self._made(self._shown(value), few)
        if few:
            self[value] = told
        return told


class CellsOf:
    """How the cells of one column are written."""

    def __init__(self, canvas: SheetCanvas, given: RegisterColumn, strings: Strings) -> None:
        """Make the looks of the column's cells on the canvas's sheet; ``end`` then writes a value."""
        self._words, self._strings = canvas.words, strings
        self._shown, self._kind = given.shown, given.column.kind
        number = self._kind is ColumnKind.NUMBER
        self._look = _look(canvas, None, self._kind, number=number)
        self._quoted = _look(canvas, None, self._kind, number=False, quoted=True)
        self._text = _look(canvas, None, self._kind, number=False)
        self._day = _look(canvas, dt.date(2000, 1, 1), self._kind, number=False)
        self.end = self._free if given.is_free else _Cells(given.shown, self._made).__getitem__

    def _free(self, value: Any) -> str:
        return self._made(self._shown(value), False)

    def _made(self, cell: Cell, few: bool) -> str:
        match cell:
            case None | "":
                return ""
            case str():
                return self._string(cell, few)
            case dt.date():
                number = serial(cell)
                if number is None:
                    return self._string(cell.isoformat(), few)
                return f'" s="{self._day}"><v>{number}</v></c>'
            case int():
                return f'" s="{self._look}"><v>{cell}</v></c>'
            case _:
                return self._string(self._words.cell(cell, self._kind), few)

    def _string(self, text: str, few: bool) -> str:
        shown, _was_cut = cut(clean(text).strip(), self._words)
        if not shown:
            return ""
        look = self._quoted if like_formula(shown) else self._text
        if few:
            return f'" s="{look}" t="s"><v>{self._strings.place(unescaped(shown))}</v></c>'
        return f'" s="{look}" t="inlineStr"><is><t>{escape(unescaped(shown))}</t></is></c>'


def _look(canvas: SheetCanvas, like: Cell, kind: ColumnKind, *, number: bool, quoted: bool = False) -> int:
    """Return the number of the look of cells with values like this one."""
    cell = ExcelCell(canvas.sheet, row=1, column=1)
    put(cell, 1 if number else like, kind, canvas.words)
    if quoted:
        cell.quotePrefix = True
    alignment = excel_look.LINE_NUMBER if number else excel_look.LINE
    return excel_look.style_number(cell, alignment, mirrored=canvas.words.right_to_left)
