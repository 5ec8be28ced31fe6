"""Tables and figures in a Word report, with the captions above them and the notes below."""

from gc25desk.domain.claims import ClaimKind
from gc25desk.domain.text import clean
from gc25desk.reports import look
from gc25desk.reports.chart import EMU_PER_CM, height_cm
from gc25desk.reports.model import Chart, Table
from gc25desk.reports.tabular import Cell, Column, ColumnKind, Row, mark_of
from gc25desk.reports.word_canvas import BOLD, ITALIC, SUPERSCRIPT, Canvas
from gc25desk.reports.word_shell import Page
from gc25desk.reports.words import letters
from gc25desk.reports.wordxml import NAMESPACES, C, field, paragraph, quoted

_NUMBERS = {ColumnKind.NUMBER, ColumnKind.PERCENT}
# In twentieths of a point: a letter of the table's text, and the space at both sides of a cell.
_LETTER = 105
_PADDING = 190
_DATE_LETTERS = 13  # 22 sept. 2026
_LONGEST_WORD = 24
# A table of this many rows or fewer stays on one page; a longer one may break between rows.
_WHOLE = 14
_KEEP = "<w:keepNext/>"


_TOTAL = (
    f'<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{look.EDGE}"/></w:tcBorders></w:tcPr>'
)


class _Frame:
    """What all cells of a column have in common."""

    def __init__(self, kind: ColumnKind, width: int) -> None:
        self.kind = kind
        self.style = "TableNumber" if kind in _NUMBERS else "TableText"
        self._open = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'

    def cell(self, content: str, *, total: bool = False) -> str:
        """Return a cell around its paragraph; one of a total has a line above it."""
        return f"{self._open}{_TOTAL if total else '</w:tcPr>'}{content}</w:tc>"


def table(canvas: Canvas, block: Table, label: str) -> str:
    """Return a table with its caption and notes; ``label`` is its word and number."""
    widths = column_widths(block, canvas.page.text_width)
    frames = [_Frame(column.kind, width) for column, width in zip(block.columns, widths, strict=True)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    whole = len(block.rows) <= _WHOLE
    noted = bool(block.notes or block.remarks or block.hides())
    last = len(block.rows) - 1
    rows = "".join(
        _row(canvas, row, frames, keep=whole and (noted or place < last))
        for place, row in enumerate(block.rows)
    )
    return (
        caption(canvas, "Table", label, block)
        + f"<w:tbl>{_properties(canvas, block)}<w:tblGrid>{grid}</w:tblGrid>"
        + f"{_header(canvas, block, frames)}{rows}</w:tbl>"
        + notes(canvas, block.notes, block.remarks, hides=block.hides())
    )


def caption(canvas: Canvas, counter: str, label: str, block: Table | Chart) -> str:
    """Return a caption whose number is a field; ``counter`` names the count, not the language."""
    word, _, count = label.rpartition(" ")
    shown = canvas.runs(f"{word} ") + field(f"SEQ {counter} \\* ARABIC", canvas.runs(count))
    text, mark = (block.caption, block.mark) if isinstance(block, Table) else (block.title, "")
    titled = canvas.claimed(ClaimKind.TABLE, mark, canvas.runs(text))
    words = canvas.anchored(block.anchor, shown) + canvas.runs(".  ") + titled
    return canvas.paragraph("Caption", words, _KEEP)


def column_widths(block: Table, room: int) -> list[int]:
    """Share the width of the page out by the columns' own widths, none below its longest word.

    Only where the words together are wider than the page do they share it out by their length.
    """
    least = [_least(column) for column in block.columns]
    spare = room - sum(least)
    if spare < 0:
        widths = [room * need // sum(least) for need in least]
    else:
        wanted = [
            max(column.width * _LETTER - need, 1.0) for column, need in zip(block.columns, least, strict=True)
        ]
        widths = [need + int(spare * want / sum(wanted)) for need, want in zip(least, wanted, strict=True)]
    widths[-1] += room - sum(widths)
    return widths


def _least(column: Column) -> int:
    letters_wide = max((len(word) for word in clean(column.title).split()), default=1)
    if column.kind is ColumnKind.DATE:
        letters_wide = max(letters_wide, _DATE_LETTERS)
    return min(letters_wide, _LONGEST_WORD) * _LETTER + _PADDING


def _properties(canvas: Canvas, block: Table) -> str:
    mirrored = "<w:bidiVisual/>" if canvas.right else ""
    description = (
        f'<w:tblDescription w:val="{quoted(block.description)}"/>' if block.description.strip() else ""
    )
    wide = canvas.page.text_width
    return (
        f'<w:tblPr><w:tblStyle w:val="{canvas.style("ReportTable")}"/>{mirrored}'
        f'<w:tblW w:w="{wide}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0"'
        ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{quoted(block.caption)}"/>{description}</w:tblPr>'
    )


def _header(canvas: Canvas, block: Table, frames: list[_Frame]) -> str:
    cells = [
        frame.cell(
            canvas.paragraph(
                "TableHeadNumber" if column.kind in _NUMBERS else "TableHead", canvas.runs(column.title)
            )
        )
        for column, frame in zip(block.columns, frames, strict=True)
    ]
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _row(canvas: Canvas, row: Row, frames: list[_Frame], *, keep: bool) -> str:
    weight = BOLD if row.total else ""
    flow = _KEEP if keep else ""
    cells = [
        frame.cell(
            canvas.paragraph(frame.style, _value(canvas, cell, frame.kind, weight), flow), total=row.total
        )
        for cell, frame in zip(row.cells, frames, strict=True)
    ]
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _value(canvas: Canvas, cell: Cell, kind: ColumnKind, weight: str) -> str:
    shown = canvas.runs(canvas.words.cell(cell, kind), weight)
    mark = mark_of(cell)
    return shown + (canvas.runs(mark, SUPERSCRIPT + ITALIC) if mark else "")


def notes(canvas: Canvas, lettered: tuple[str, ...], remarks: tuple[str, ...], *, hides: bool) -> str:
    """Return what stands under a table or figure, and the space after it."""
    lines = [
        canvas.runs(letters(place), SUPERSCRIPT + ITALIC) + canvas.runs(f"  {note}")
        for place, note in enumerate(lettered, 1)
    ]
    if hides:
        lines.append(canvas.runs(canvas.words.hidden_note(canvas.report.hidden_note)))
    lines += [canvas.runs(remark) for remark in remarks]
    last = len(lines) - 1
    before = '<w:spacing w:before="80" w:after="40"/>'
    shown = [
        canvas.paragraph("TableNote", line, _KEEP if place < last else "", before if place == 0 else "")
        for place, line in enumerate(lines)
    ]
    return "".join(shown) + canvas.paragraph("AfterTable", "")


def figure(canvas: Canvas, chart: Chart, label: str) -> str:
    """Return a chart as a native drawing with its caption, its words for those who hear it, its notes."""
    place = canvas.new_chart()
    title = caption(canvas, "Figure", label, chart)
    # A drawing fills the line, so its paragraph has no direction; given one from right to left,
    # LibreOffice turns the digits inside the chart round.
    drawing = paragraph(canvas.style("Figure"), _drawing(chart, place, canvas.page))
    return title + drawing + notes(canvas, (), (chart.alt, *chart.remarks), hides=chart.hides())


def _drawing(chart: Chart, place: int, page: Page) -> str:
    wide, high = round(page.text_width_cm * EMU_PER_CM), round(height_cm(chart) * EMU_PER_CM)
    return (
        f'<w:r><w:drawing><wp:inline {NAMESPACES} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{place}" name="{quoted(chart_name(place))}" descr="{quoted(chart.alt)}"'
        f' title="{quoted(chart.title)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{C}"><c:chart r:id="{chart_relation(place)}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def chart_name(place: int) -> str:
    """Return the neutral name of a drawing."""
    return f"Figure {place}"


def chart_relation(place: int) -> str:
    """Return the relationship id of the chart at a place, from 1."""
    return f"rIdChart{place}"
