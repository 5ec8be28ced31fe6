"""The looks of Excel cells, each made once."""

import copy
import functools
import weakref
from collections.abc import Callable
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from gc25desk.reports import look
from gc25desk.reports.tabular import Tone

TEXT = Font(name=look.FONT, size=10, color=look.TEXT)
BOLD = Font(name=look.FONT, size=10, color=look.HEADING, bold=True)
MUTED = Font(name=look.FONT, size=9, color=look.MUTED)
LINK = Font(name=look.FONT, size=10, color=look.ACCENT, underline="single")
WARNING = Font(name=look.FONT, size=10, color=look.WARN)
MARKING = Font(name=look.FONT, size=10, color=look.ACCENT, bold=True)
TITLE = Font(name=look.FONT, size=16, color=look.HEADING, bold=True)
HEADINGS = tuple(Font(name=look.FONT, size=size, color=look.HEADING, bold=True) for size in (14, 12, 11, 10))

WRAPPED = Alignment(wrap_text=True, vertical="top")
ITEM = Alignment(wrap_text=True, vertical="top", horizontal="left", indent=2)
CELL = Alignment(wrap_text=True, vertical="top", horizontal="left", indent=1)
CELL_NUMBER = Alignment(wrap_text=True, vertical="top", horizontal="right", indent=1)
LINE = Alignment(vertical="top", horizontal="left", indent=1)
LINE_NUMBER = Alignment(vertical="top", horizontal="right", indent=1)
HEAD = Alignment(wrap_text=True, vertical="center", horizontal="left", indent=1)
HEAD_NUMBER = Alignment(wrap_text=True, vertical="center", horizontal="right", indent=1)

_LINE = Side(style="thin", color=look.LINE)
_EDGE = Side(style="medium", color=look.EDGE)
ROW_BORDER = Border(bottom=_LINE)
HEAD_BORDER = Border(top=_EDGE, bottom=_EDGE)
TOTAL_BORDER = Border(top=_EDGE, bottom=_EDGE)

HEAD_FILL = PatternFill("solid", fgColor=look.SUNK)
WARNING_FILL = PatternFill("solid", fgColor=look.WARN_TINT)

# How whole rows stand out; the words of their state say the same to those who see no colour.
TONES = {
    Tone.GAP: DifferentialStyle(font=Font(color=look.WARN), fill=PatternFill(bgColor=look.WARN_TINT)),
    Tone.PLANNED: DifferentialStyle(font=Font(color=look.HEADING), fill=PatternFill(bgColor=look.PLAN_TINT)),
    Tone.CONTEXT: DifferentialStyle(font=Font(color=look.MUTED)),
}

_RIGHT_TO_LEFT = 2
# openpyxl hashes every part of a look for every cell, which takes longer than all else together; a
# cell that already has the look gives its style away instead. Styles belong to one workbook.
_STYLE = "_style"
_worn: "weakref.WeakKeyDictionary[Any, dict[tuple[object, ...], Any]]" = weakref.WeakKeyDictionary()


def heading(level: int) -> Font:
    """Return the font of a heading; the lowest levels share one."""
    return HEADINGS[min(level, len(HEADINGS)) - 1]


def dress(
    cell: Cell,
    font: Font,
    alignment: Alignment,
    border: Border | None = None,
    fill: PatternFill | None = None,
) -> None:
    """Give a cell its look, over the number format and the quotation mark it has."""

    def put_on() -> None:
        cell.font, cell.alignment = font, alignment
        if border is not None:
            cell.border = border
        if fill is not None:
            cell.fill = fill

    _wear(cell, (id(font), id(alignment), id(border), id(fill)), put_on)


def mirror(sheet: Worksheet) -> None:
    """Turn the sides of every cell round: Excel mirrors the columns of a sheet but not its cells."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, Cell) and cell.has_style:
                _wear(cell, ("mirrored",), functools.partial(_turn, cell))


def style_number(cell: Cell, alignment: Alignment, *, mirrored: bool) -> int:
    """Return the number under which a workbook keeps the look of a streamed cell.

    The cell need not stand on its sheet; its number format and quotation mark are kept.
    """
    dress(cell, TEXT, alignment)
    if mirrored:
        _wear(cell, ("mirrored",), functools.partial(_turn, cell))
    return cell.style_id


def _wear(cell: Cell, look_key: tuple[object, ...], put_on: Callable[[], None]) -> None:
    worn = _worn.setdefault(cell.parent.parent, {})
    now = getattr(cell, _STYLE)
    key = (now.tobytes() if now else b"", *look_key)
    if key not in worn:
        put_on()
        worn[key] = getattr(cell, _STYLE)
    setattr(cell, _STYLE, copy.copy(worn[key]))


def _turn(cell: Cell) -> None:
    side = "left" if cell.alignment.horizontal == "right" else "right"
    cell.alignment = Alignment(
        horizontal=side,
        vertical=cell.alignment.vertical,
        wrap_text=cell.alignment.wrap_text,
        indent=cell.alignment.indent,
        readingOrder=_RIGHT_TO_LEFT,
    )
