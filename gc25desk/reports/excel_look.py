"""The looks of Excel cells, each made once."""

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from gc25desk.reports import look

TEXT = Font(name=look.FONT, size=10, color=look.TEXT)
BOLD = Font(name=look.FONT, size=10, color=look.HEADING, bold=True)
MUTED = Font(name=look.FONT, size=9, color=look.MUTED)
LINK = Font(name=look.FONT, size=10, color=look.ACCENT, underline="single")
WARNING = Font(name=look.FONT, size=10, color=look.WARN)
MARKING = Font(name=look.FONT, size=10, color=look.ACCENT, bold=True)
TITLE = Font(name=look.FONT, size=16, color=look.HEADING, bold=True)
HEADINGS = tuple(Font(name=look.FONT, size=size, color=look.HEADING, bold=True) for size in (14, 12, 11, 10))

WRAPPED = Alignment(wrap_text=True, vertical="top")
WRAPPED_NUMBER = Alignment(wrap_text=True, vertical="top", horizontal="right")
HEAD = Alignment(wrap_text=True, vertical="center")
HEAD_NUMBER = Alignment(wrap_text=True, vertical="center", horizontal="right")

_LINE = Side(style="thin", color=look.LINE)
_EDGE = Side(style="medium", color=look.EDGE)
ROW_BORDER = Border(bottom=_LINE)
HEAD_BORDER = Border(top=_EDGE, bottom=_EDGE)
TOTAL_BORDER = Border(top=_EDGE, bottom=_EDGE)

HEAD_FILL = PatternFill("solid", fgColor=look.SUNK)
WARNING_FILL = PatternFill("solid", fgColor=look.WARN_TINT)


def dress(
    cell: Cell, font: Font, alignment: Alignment, border: Border | None = None, fill: PatternFill | None = None
) -> None:
    """Give a cell its look."""
    cell.font = font
    cell.alignment = alignment
    if border is not None:
        cell.border = border
    if fill is not None:
        cell.fill = fill
