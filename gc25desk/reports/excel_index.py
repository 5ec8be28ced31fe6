"""The index of an Excel file, and the links from sheet to sheet."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from gc25desk.i18n import N_
from gc25desk.reports import excel_look
from gc25desk.reports.excel_canvas import FIRST_COLUMN, SheetCanvas, row_height
from gc25desk.reports.excel_cells import cell_at, put_text

_NAMES_WIDE, _ABOUT_WIDE = 34.0, 96.0


def draw_index(canvas: SheetCanvas) -> None:
    """Draw a line for each sheet of the report: a link to it, and what it holds."""
    canvas.text(canvas.sheet.title, excel_look.TITLE)
    canvas.skip()
    for place, width in enumerate((_NAMES_WIDE, _ABOUT_WIDE), FIRST_COLUMN):
        canvas.sheet.column_dimensions[get_column_letter(place)].width = width
    for place, text in enumerate((N_("Sheet"), N_("What it holds")), FIRST_COLUMN):
        cell = cell_at(canvas.sheet, canvas.row, place)
        put_text(cell, canvas.words(text), canvas.words)
        excel_look.dress(cell, excel_look.BOLD, excel_look.HEAD, excel_look.HEAD_BORDER, excel_look.HEAD_FILL)
    canvas.header_rows.append(canvas.row)
    canvas.row += 1
    for name, sheet in zip(canvas.names[2:], canvas.report.sheets, strict=True):
        cell = cell_at(canvas.sheet, canvas.row, FIRST_COLUMN + 1)
        put_text(cell, sheet.about, canvas.words)
        excel_look.dress(cell, excel_look.TEXT, excel_look.WRAPPED)
        canvas.sheet.row_dimensions[canvas.row].height = row_height([(sheet.about, _ABOUT_WIDE)])
        link(canvas, name, name)


def link(canvas: SheetCanvas, text: str, name: str) -> None:
    """Write a link to the top of a sheet into the next row."""
    cell = cell_at(canvas.sheet, canvas.row, FIRST_COLUMN)
    put_text(cell, text, canvas.words)
    target = name.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{target}'!A1")
    excel_look.dress(cell, excel_look.LINK, excel_look.WRAPPED)
    canvas.row += 1


def link_back(canvas: SheetCanvas) -> None:
    """Write the way back to the index across the sheet."""
    row = canvas.row
    link(canvas, canvas.words(N_("Back to the contents")), canvas.names[1])
    canvas.merge(row)


def links(canvas: SheetCanvas) -> None:
    """Write a link to each sheet of the file but this one."""
    for name in canvas.names:
        if name != canvas.sheet.title:
            link(canvas, name, name)
