"""Tables and figures on an Excel sheet: real tables to sort and filter, native charts over their cells."""

import math

from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table as ExcelTable

from gc25desk.domain.text import clean
from gc25desk.i18n import N_
from gc25desk.reports import excel_look
from gc25desk.reports.chart import EMU_PER_CM, Place, height_cm
from gc25desk.reports.excel_canvas import FIRST_COLUMN, SheetCanvas, row_height
from gc25desk.reports.excel_cells import cell_at, put, put_text
from gc25desk.reports.excel_file import NativeChart, put_chart_data
from gc25desk.reports.model import Block, Chart, Table
from gc25desk.reports.tabular import ColumnKind, Row
from gc25desk.reports.words import letters

_NUMBERS = {ColumnKind.NUMBER, ColumnKind.PERCENT}
_LONGEST_HEADER = 250  # Excel allows 255 in the name of a table's column
_CHART_CM = 17.0
_ROW_CM = 15 / 72 * 2.54  # a row of 15 points, Excel's own
_ROW_POINTS = 15
_TOP_OF_PAGE = 7
_WIDEST_WITH_CHART = 100.0  # characters of a table


def draw_table(canvas: SheetCanvas, table: Table) -> None:
    """Draw a table with its caption and notes; totals at its end stand below what is sorted."""
    _draw_cells(canvas, table)
    notes(canvas, table.notes, table.remarks, hides=table.hides())


def _draw_cells(canvas: SheetCanvas, table: Table) -> None:
    canvas.skip()
    canvas.text(table.caption, excel_look.HEADINGS[2])
    top = canvas.row
    draw_header(canvas, table)
    for row in table.rows:
        _row(canvas, table, row)
    last = canvas.row - 1 - _totals_at_end(table)
    if last > top:
        _make_real(canvas, table, top, last)
        _set_tones(canvas, table, top + 1, last)
    else:
        canvas.text(canvas.words(N_("Nothing to list.")), excel_look.MUTED)


def draw_header(canvas: SheetCanvas, table: Table) -> None:
    """Draw the names of a table's columns into the next row."""
    canvas.header_rows.append(canvas.row)
    names = header_names([column.title for column in table.columns])
    for place, (name, column) in enumerate(zip(names, table.columns, strict=True), FIRST_COLUMN):
        cell = cell_at(canvas.sheet, canvas.row, place)
        put_text(cell, name, canvas.words)
        alignment = excel_look.HEAD_NUMBER if column.kind in _NUMBERS else excel_look.HEAD
        excel_look.dress(cell, excel_look.BOLD, alignment, excel_look.HEAD_BORDER, excel_look.HEAD_FILL)
    _set_height(
        canvas, [(name, column.width * 0.85) for name, column in zip(names, table.columns, strict=True)]
    )


def header_names(titles: list[str]) -> list[str]:
    """Return names that Excel accepts for a table's columns: one line, not empty, each once."""
    names: list[str] = []
    taken: set[str] = set()
    for title in titles:
        plain = " ".join(clean(title).split())[:_LONGEST_HEADER] or "–"
        name, count = plain, 1
        while name.casefold() in taken:
            count += 1
            name = f"{plain} ({count})"
        taken.add(name.casefold())
        names.append(name)
    return names


def _row(canvas: SheetCanvas, table: Table, row: Row) -> None:
    font = excel_look.BOLD if row.total else excel_look.TEXT
    border = excel_look.TOTAL_BORDER if row.total else excel_look.ROW_BORDER
    for place, (value, column) in enumerate(zip(row.cells, table.columns, strict=True), FIRST_COLUMN):
        cell = cell_at(canvas.sheet, canvas.row, place)
        canvas.cuts += put(cell, value, column.kind, canvas.words)
        alignment = excel_look.CELL_NUMBER if column.kind in _NUMBERS else excel_look.CELL
        excel_look.dress(cell, font, alignment, border)
    texts = zip(row.cells, table.columns, strict=True)
    _set_height(canvas, [(value, column.width) for value, column in texts if isinstance(value, str)])


def _set_height(canvas: SheetCanvas, texts: list[tuple[str, float]]) -> None:
    canvas.sheet.row_dimensions[canvas.row].height = row_height(texts)
    canvas.row += 1


def _totals_at_end(table: Table) -> int:
    count = 0
    for row in reversed(table.rows):
        if not row.total:
            break
        count += 1
    return count


def _make_real(canvas: SheetCanvas, table: Table, top: int, last: int) -> None:
    canvas.sheet.add_table(real_table(canvas, table, top, last))


def real_table(canvas: SheetCanvas, table: Table, top: int, last: int) -> ExcelTable:
    """Return the table of Excel over the rows from the header to the last that can be sorted."""
    right = get_column_letter(FIRST_COLUMN + len(table.columns) - 1)
    ref = f"{get_column_letter(FIRST_COLUMN)}{top}:{right}{last}"
    # A table's name is unique in the file and looks like no cell.
    name = f"Data_{get_column_letter(canvas.names.index(canvas.sheet.title) + 1)}_{len(canvas.header_rows)}"
    return ExcelTable(displayName=name, ref=ref)


def _set_tones(canvas: SheetCanvas, table: Table, first: int, last: int) -> None:
    """Let rows stand out by rules of the sheet, which hold after sorting too."""
    right = get_column_letter(FIRST_COLUMN + len(table.columns) - 1)
    rows = f"{get_column_letter(FIRST_COLUMN)}{first}:{right}{last}"
    for place, column in enumerate(table.columns, FIRST_COLUMN):
        for words, tone in column.tones:
            asked = words.replace('"', '""')
            formula = f'${get_column_letter(place)}{first}="{asked}"'
            rule = Rule(type="expression", dxf=excel_look.TONES[tone], formula=[formula])
            canvas.sheet.conditional_formatting.add(rows, rule)


def notes(canvas: SheetCanvas, lettered: tuple[str, ...], remarks: tuple[str, ...], *, hides: bool) -> None:
    """Write what stands under a table or figure."""
    for place, note in enumerate(lettered, 1):
        canvas.text(f"({letters(place)}) {note}", excel_look.MUTED)
    if hides:
        canvas.text(canvas.words.hidden_note(canvas.report.hidden_note), excel_look.MUTED)
    for remark in remarks:
        canvas.text(remark, excel_look.MUTED)


# Charts -----------------------------------------------------------------------------------------


def beside(block: Block, after: Block) -> Chart | None:
    """Return the chart that stands beside a block: the one after a table that leaves room for it."""
    if not isinstance(block, Table) or not isinstance(after, Chart):
        return None
    wide = sum(column.width for column in block.columns)
    return after if wide <= _WIDEST_WITH_CHART else None


def draw_beside(canvas: SheetCanvas, table: Table, chart: Chart) -> None:
    """Draw a table with its chart beside it; the chart's own cells stand below the notes of both."""
    _draw_cells(canvas, table)
    top = canvas.header_rows[-1] + 1  # what stands in a repeated row is drawn on every page
    high = height_cm(chart) + 1.0
    below = canvas.row
    while _points(canvas, top, below) < high / 2.54 * 72 + _ROW_POINTS:
        canvas.sheet.row_dimensions[below].height = _ROW_POINTS
        below += 1
    canvas.row = below
    notes(canvas, table.notes, table.remarks, hides=table.hides())
    canvas.skip()
    canvas.text(canvas.words(N_("Numbers that the figure is drawn from")), excel_look.MUTED)
    _put_chart(canvas, chart, AnchorMarker(col=len(table.columns), colOff=EMU_PER_CM // 2, row=top - 1))


def _points(canvas: SheetCanvas, first: int, end: int) -> float:
    """Return the height of rows up to but without the last."""
    return sum(canvas.sheet.row_dimensions[row].height or _ROW_POINTS for row in range(first, end))


def draw_chart(canvas: SheetCanvas, chart: Chart) -> None:
    """Draw a native chart, its sentence, and below it the cells it is drawn from."""
    if canvas.row > _TOP_OF_PAGE:
        # No page break may run through a figure.
        canvas.sheet.row_breaks.append(Break(id=canvas.row))
    canvas.skip()
    top = canvas.row
    canvas.skip(math.ceil((height_cm(chart) + 1.0) / _ROW_CM) + 1)
    for row in range(top, canvas.row):
        canvas.sheet.row_dimensions[row].height = _ROW_POINTS
    notes(canvas, (), (chart.alt, *chart.remarks), hides=chart.hides())
    _put_chart(canvas, chart, AnchorMarker(col=FIRST_COLUMN - 1, row=top - 1))


def _put_chart(canvas: SheetCanvas, chart: Chart, marker: AnchorMarker) -> None:
    """Put a chart in its place and its cells into the next rows."""
    place = Place(canvas.sheet.title, canvas.row, FIRST_COLUMN)
    native = NativeChart(chart, canvas.words, place)
    high = height_cm(chart) + 1.0
    size = XDRPositiveSize2D(round(_CHART_CM * EMU_PER_CM), round(high * EMU_PER_CM))
    vars(native)["anchor"] = OneCellAnchor(_from=marker, ext=size)
    canvas.sheet.add_chart(native)
    put_chart_data(canvas.sheet, place, chart)
    _dress_chart_data(canvas, chart)
    canvas.skip(len(chart.categories) + 2)


def _dress_chart_data(canvas: SheetCanvas, chart: Chart) -> None:
    last = FIRST_COLUMN + len(chart.series)
    for row in range(canvas.row, canvas.row + len(chart.categories) + 1):
        head = row == canvas.row
        for column in range(FIRST_COLUMN, last + 1):
            number = column > FIRST_COLUMN
            excel_look.dress(
                cell_at(canvas.sheet, row, column),
                excel_look.BOLD if head else excel_look.TEXT,
                excel_look.CELL_NUMBER if number else excel_look.CELL,
                excel_look.HEAD_BORDER if head else excel_look.ROW_BORDER,
                excel_look.HEAD_FILL if head else None,
            )
