"""One sheet of an Excel report: its blocks drawn downwards, one below the other."""

from typing import assert_never

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break

from gc25desk.i18n import N_
from gc25desk.reports import excel_look
from gc25desk.reports.content import Content
from gc25desk.reports.excel_canvas import FIRST_COLUMN, SheetCanvas
from gc25desk.reports.excel_cells import cell_at, put_text
from gc25desk.reports.excel_table import draw_chart, draw_table
from gc25desk.reports.model import (
    Block,
    BulletList,
    Chart,
    Heading,
    LetteredList,
    PageBreak,
    Paragraph,
    Placeholder,
    Recommendations,
    Section,
    Sheet,
    Table,
    TableOfContents,
)


def draw_sheet(canvas: SheetCanvas, sheet: Sheet) -> None:
    """Draw a sheet: its title, its blocks, and the notes that they called."""
    canvas.text(sheet.title, excel_look.TITLE)
    for place, block in enumerate(sheet.blocks):
        draw(canvas, block, canvas.numbering.labels.get(place, ""))
    if canvas.cuts:
        canvas.skip()
        canvas.text(canvas.words(_CUT).format(count=canvas.cuts), excel_look.WARNING, excel_look.WARNING_FILL)
    if canvas.footnotes:
        canvas.skip()
        canvas.text(canvas.words(N_("Notes")), excel_look.HEADINGS[2])
        for place, note in enumerate(canvas.footnotes, 1):
            canvas.text(f"[{place}] {note}", excel_look.MUTED)


_CUT = N_(
    "Texts too long for a cell and cut on this sheet: {count}. Each says at its end how much is left out."
)


def draw(canvas: SheetCanvas, block: Block, label: str) -> None:
    """Draw one block from the canvas's next row on; ``label`` is its number."""
    match block:
        case Heading():
            canvas.skip()
            canvas.text(f"{label} {block.text}".strip(), excel_look.heading(block.level))
        case Paragraph():
            canvas.text(f"{label} {canvas.words_of(block.content)}".strip())
        case BulletList():
            _bullets(canvas, block.items)
        case LetteredList():
            _lettered(canvas, block.items)
        case Recommendations():
            canvas.text(f"{label} {canvas.words_of(block.lead)}", excel_look.BOLD)
            _lettered(canvas, block.items)
        case Table():
            draw_table(canvas, block)
        case Chart():
            draw_chart(canvas, block)
        case PageBreak() | Section():
            # A sheet lies across the page from the beginning.
            canvas.sheet.row_breaks.append(Break(id=canvas.row - 1))
        case TableOfContents():
            links(canvas)
        case Placeholder():
            canvas.text(f"[{block.text}]", excel_look.WARNING, excel_look.WARNING_FILL)
        case _:
            assert_never(block)


def _bullets(canvas: SheetCanvas, items: tuple[Content, ...]) -> None:
    for item in items:
        canvas.text(f"•  {canvas.words_of(item)}", item=True)


def _lettered(canvas: SheetCanvas, items: tuple[Content, ...]) -> None:
    for place, item in enumerate(items, 1):
        canvas.text(f"{canvas.words.letter(place)}  {canvas.words_of(item)}", item=True)


def links(canvas: SheetCanvas) -> None:
    """Write a link to each sheet of the file but this one."""
    for name in canvas.names:
        if name == canvas.sheet.title:
            continue
        cell = cell_at(canvas.sheet, canvas.row, FIRST_COLUMN)
        put_text(cell, name, canvas.words)
        target = name.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{target}'!A1")
        excel_look.dress(cell, excel_look.LINK, excel_look.WRAPPED)
        canvas.row += 1
