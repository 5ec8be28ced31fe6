"""One sheet of an Excel report: its blocks drawn downwards, one below the other."""

from typing import assert_never

from openpyxl.worksheet.pagebreak import Break

from gc25desk.i18n import N_
from gc25desk.reports import excel_look
from gc25desk.reports.content import Content
from gc25desk.reports.excel_canvas import SheetCanvas
from gc25desk.reports.excel_index import link_back, links
from gc25desk.reports.excel_table import beside, draw_beside, draw_chart, draw_table
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
    """Draw a sheet: its title, the way back to the index, its blocks, and the notes that they called.

    A chart that follows a table stands beside it, where there is room.
    """
    canvas.text(sheet.title, excel_look.TITLE)
    link_back(canvas)
    blocks = list(enumerate(sheet.blocks))
    while blocks:
        place, block = blocks.pop(0)
        figure = beside(block, blocks[0][1]) if blocks else None
        if isinstance(block, Table) and figure is not None:
            draw_beside(canvas, block, figure)
            blocks.pop(0)
        else:
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
