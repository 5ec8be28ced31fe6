"""The Excel writer: draws a report's sheets as an .xlsx behind a cover and an index of the sheets."""

import math
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from openpyxl import Workbook
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gc25desk.domain.text import clean
from gc25desk.files import write_whole
from gc25desk.i18n import N_
from gc25desk.reports import excel_look, look
from gc25desk.reports.excel_canvas import FIRST_COLUMN, SheetCanvas
from gc25desk.reports.excel_cells import cell_at, put_text
from gc25desk.reports.excel_file import workbook_bytes
from gc25desk.reports.excel_index import draw_index, link
from gc25desk.reports.excel_sheet import draw_sheet
from gc25desk.reports.front import details
from gc25desk.reports.model import Report, Sheet
from gc25desk.reports.words import CLASSIFICATIONS, PROFILES, Words

Draw: TypeAlias = Callable[[SheetCanvas, Sheet], None]

_A4 = 9
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_SHEET_NAME = 31
_WIDEST_PAGE = 280.0  # characters at half size on A4
_LONGEST_HEADER = 80  # Excel allows 255 in the whole page header
_HEADER_FONT, _HEADER_SIZE = f"{look.FONT},Regular", 9
# A header row further down than this would leave no room for the rows that scroll.
_LOWEST_FROZEN = 14


def write_excel(report: Report, path: Path) -> None:
    """Write a report as an Excel file, whole or not at all; the same report gives the same bytes.

    Raises CannotWrite; ValueError for a report whose references lead nowhere.
    """
    write_whole(path, excel_bytes(report))


def excel_bytes(report: Report) -> bytes:
    """Return a report as the bytes of an .xlsx file."""
    return workbook_bytes(drawn(report), report)


def drawn(report: Report, others: Mapping[int, Draw] | None = None) -> Workbook:
    """Return a report as a workbook: the cover, the index, then its sheets.

    ``others`` draw sheets of their own way, by the place of the sheet in the report.
    """
    other = others or {}
    words = Words(report.language)
    workbook = Workbook()
    own = [words(N_("Cover")), words(N_("Contents"))]
    names = sheet_names([*own, *(sheet.title for sheet in report.sheets)])
    cover, index = workbook.worksheets[0], workbook.create_sheet()
    cover.title, index.title = names[:2]
    _draw_cover(SheetCanvas(cover, (), report, names))
    draw_index(SheetCanvas(index, (), report, names))
    for place, (name, sheet) in enumerate(zip(names[2:], report.sheets, strict=True)):
        canvas = SheetCanvas(workbook.create_sheet(name), sheet.blocks, report, names)
        other.get(place, draw_sheet)(canvas, sheet)
        _freeze(canvas)
    for made in workbook.worksheets:
        _set_up(made, report, words)
    return workbook


def _draw_cover(canvas: SheetCanvas) -> None:
    report, words = canvas.report, canvas.words
    canvas.text(report.institution, excel_look.BOLD)
    canvas.text(words(CLASSIFICATIONS[report.classification]), excel_look.MARKING)
    canvas.skip()
    canvas.text(report.title, excel_look.TITLE)
    if report.subtitle:
        canvas.text(report.subtitle, excel_look.MUTED)
    canvas.skip()
    for label, value in _details(report, words):
        if value:
            _detail(canvas, label, value)
    canvas.skip()
    link(canvas, canvas.names[1], canvas.names[1])
    if any(_hides(block) for sheet in report.sheets for block in sheet.blocks):
        canvas.skip()
        canvas.text(words.hidden_note(report.hidden_note), excel_look.MUTED)


def _hides(block: object) -> bool:
    hides = getattr(block, "hides", None)
    return bool(hides and hides())


def _details(report: Report, words: Words) -> list[tuple[str, str]]:
    standing, own = details(report, words), report.details
    made_for = (words(N_("Made for")), words(PROFILES[report.profile]))
    snapshot = (words(N_("Snapshot of the desk")), report.snapshot)
    return [*standing[: len(standing) - len(own)], made_for, *own, snapshot]


def _detail(canvas: SheetCanvas, label: str, value: str) -> None:
    for place, (text, font) in enumerate(((label, excel_look.MUTED), (value, excel_look.TEXT)), FIRST_COLUMN):
        cell = cell_at(canvas.sheet, canvas.row, place)
        put_text(cell, text, canvas.words)
        excel_look.dress(cell, font, excel_look.WRAPPED)
    canvas.row += 1


def _set_up(sheet: Worksheet, report: Report, words: Words) -> None:
    """Set the direction and the printed page: A4 across, as wide as the paper, numbered."""
    if words.right_to_left:
        sheet.sheet_view.rightToLeft = True
        excel_look.mirror(sheet)
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = _pages_across(sheet)
    if sheet.page_setup.fitToWidth > 1:
        sheet.print_title_cols = "A:A"
    sheet.page_setup.fitToHeight = 0
    title = _header_text(report.short_title or report.title)
    _set_line(sheet.oddHeader, title, _header_text(words(CLASSIFICATIONS[report.classification])))
    pages = _header_text(words(N_("Page {page} of {pages}")))
    pages = pages.replace("{page}", "&P").replace("{pages}", "&N")
    _set_line(sheet.oddFooter, _header_text(report.institution), pages)


def _pages_across(sheet: Worksheet) -> int:
    """Return over how many pages a sheet runs from side to side: one, as long as its letters can be read."""
    wide = sum(dimension.width for dimension in sheet.column_dimensions.values())
    return max(math.ceil(wide / _WIDEST_PAGE), 1)


def _set_line(line: HeaderFooterItem | None, left: str, right: str) -> None:
    if line is None:
        return
    for part, text in ((line.left, left), (line.right, right)):
        part.text, part.font, part.size = text, _HEADER_FONT, _HEADER_SIZE


def _header_text(text: str) -> str:
    # "&" begins a code in Excel's page headers, and is itself written twice.
    return " ".join(clean(text).split())[:_LONGEST_HEADER].replace("&", "&&")


def _freeze(canvas: SheetCanvas) -> None:
    """Keep the header row of a sheet's only table in sight, on the screen and on each printed page."""
    if len(canvas.header_rows) != 1:
        return
    header = canvas.header_rows[0]
    canvas.sheet.print_title_rows = f"{header}:{header}"
    if header <= _LOWEST_FROZEN:
        canvas.sheet.freeze_panes = f"A{header + 1}"


def sheet_names(titles: list[str]) -> list[str]:
    """Return names that Excel accepts for sheets: 31 characters, no signs of its own, each once."""
    names: list[str] = []
    taken: set[str] = {"history"}  # Excel keeps this name for itself
    for title in titles:
        plain = " ".join(_NOT_IN_SHEET_NAMES.sub(" ", clean(title)).split()).strip("'") or "–"
        name, count = _of_length(plain, ""), 1
        while name.casefold() in taken:
            count += 1
            name = _of_length(plain, f" ({count})")
        taken.add(name.casefold())
        names.append(name)
    return names


def _of_length(name: str, ending: str) -> str:
    room = _LONGEST_SHEET_NAME - len(ending)
    kept = name.encode("utf-16-le")[: room * 2].decode("utf-16-le", errors="ignore")
    return kept.rstrip(" '") + ending
