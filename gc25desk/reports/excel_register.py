"""A register of any number of rows as an Excel file, written as it is read: memory stays flat.

The sheets around the rows are drawn like those of every report. The rows themselves are written as XML text
into the zip: codes, names and days, of which there are few, as shared strings or numbers made once; texts
that are hardly ever alike as strings of their cells, so that they need not be held until the end.
"""

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, BinaryIO, TypeAlias
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import ARC_WORKBOOK_RELS

from gc25desk.domain.text import clean
from gc25desk.errors import CannotWrite, Stopped
from gc25desk.i18n import N_, _
from gc25desk.reports import excel, excel_look
from gc25desk.reports.dated_zip import DatedZip
from gc25desk.reports.excel_canvas import FIRST_COLUMN, SheetCanvas
from gc25desk.reports.excel_cells import cut, like_formula, put, serial, unescaped
from gc25desk.reports.excel_file import NO_TOOL, MemoryWriter, properties_of
from gc25desk.reports.excel_index import link_back
from gc25desk.reports.excel_table import draw_header, header_names, real_table
from gc25desk.reports.model import Report, Sheet, Table
from gc25desk.reports.register import RegisterColumn
from gc25desk.reports.tabular import Cell, ColumnKind

Progress: TypeAlias = Callable[[int, int], bool | None]

MOST_ROWS = 1_000_000  # on a sheet; Excel allows 1,048,576 with the lines above them
_MOST_KEPT = 4_096  # different values of a column whose cells are kept ready
_LARGEST_PART = 2_000_000_000  # bytes; beyond, the zip would need a form that Excel warns of
_ROW_POINTS = 15
_STRINGS = "xl/sharedStrings.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DIMENSION = re.compile(r'(<dimension ref="A1:[A-Z]+)\d+')
_RELATION = (
    b'<Relationship Id="rIdStrings" Target="sharedStrings.xml" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>'
)


@dataclasses.dataclass(frozen=True)
class Rows:
    """The rows of a register: how many will come, and the values by column, batch by batch."""

    count: int
    batches: Iterable[Sequence[Sequence[Any]]]


def sheets_for(rows: int) -> int:
    """Return how many sheets the rows of a register need; an empty one has a sheet too."""
    return max(-(-rows // MOST_ROWS), 1)


def write_register(
    stream: BinaryIO,
    report: Report,
    columns: Sequence[RegisterColumn],
    rows: Rows,
    progress: Progress | None = None,
) -> None:
    """Write the register that :func:`register.report` stands around.

    ``progress`` is told how many are done, and of how many; returning False it stops the export. Raises
    Stopped, CannotWrite for more text than a file can hold, ValueError if another number of rows comes.
    """
    heads: dict[str, SheetCanvas] = {}

    def head(canvas: SheetCanvas, sheet: Sheet) -> None:
        heads[canvas.sheet.title] = canvas
        _draw_head(canvas, sheet, _share(rows.count, len(heads)))

    workbook = excel.drawn(report, dict.fromkeys(range(sheets_for(rows.count)), head))
    workbook.properties = properties_of(report)
    strings = _Strings()
    told = _told(rows, progress)
    with _Zip(stream, report.date, {"docProps/app.xml": NO_TOOL}) as archive:
        writer = _Writer(workbook, archive)
        for number, (name, canvas) in enumerate(heads.items(), 1):
            body, share = _Body(canvas, columns, strings), _share(rows.count, number)
            writer.bodies[name] = (body.rows(told, share), canvas.row - 1 + share)
        writer.write_data()
        archive.stream(_STRINGS, strings.part())
    if next(told, None) is not None:
        raise ValueError("more rows came than were said to")


def _share(rows: int, number: int) -> int:
    """Return how many rows stand on the sheet of this number, from 1."""
    return min(max(rows - (number - 1) * MOST_ROWS, 0), MOST_ROWS)


def _told(rows: Rows, progress: Progress | None) -> Iterator[Sequence[Any]]:
    """Yield row by row, and say after each batch how many were."""
    done = 0
    for batch in rows.batches:
        yield from batch
        done += len(batch)
        if progress is not None and progress(done, rows.count) is False:
            raise Stopped(
                _("The export was stopped."), _("Nothing was written; what was there before is untouched.")
            )


# The head of a sheet --------------------------------------------------------------------------


def _draw_head(canvas: SheetCanvas, sheet: Sheet, rows: int) -> None:
    """Draw all that stands above the rows, and say to Excel that they are a table."""
    (table,) = (block for block in sheet.blocks if isinstance(block, Table))
    canvas.text(sheet.title, excel_look.TITLE)
    link_back(canvas)
    for remark in table.remarks:
        canvas.text(remark, excel_look.MUTED)
    canvas.skip()
    top = canvas.row
    draw_header(canvas, table)
    canvas.sheet.sheet_format.customHeight = True
    canvas.sheet.sheet_format.defaultRowHeight = _ROW_POINTS
    if not rows:
        canvas.text(canvas.words(N_("Nothing to list.")), excel_look.MUTED)
        return
    real = real_table(canvas, table, top, top + rows)
    # Said here, or openpyxl would make every cell of the table to look for the names of its columns.
    names = header_names([column.title for column in table.columns])
    real.tableColumns = [TableColumn(id=place, name=name) for place, name in enumerate(names, 1)]
    real.autoFilter = AutoFilter(ref=real.ref)
    canvas.sheet.add_table(real)


# The rows -------------------------------------------------------------------------------------


class _Strings:
    """The strings that cells share, in the order in which they were first met."""

    def __init__(self) -> None:
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


class _Column:
    """How the cells of one column are written."""

    def __init__(self, canvas: SheetCanvas, given: RegisterColumn, strings: _Strings) -> None:
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


class _Body:
    """The rows of one sheet."""

    def __init__(self, canvas: SheetCanvas, columns: Sequence[RegisterColumn], strings: _Strings) -> None:
        self._next = canvas.header_rows[-1] + 1
        letters = (get_column_letter(place) for place in range(FIRST_COLUMN, FIRST_COLUMN + len(columns)))
        self._starts = tuple(f'<c r="{letter}' for letter in letters)
        self._ends = tuple(_Column(canvas, one, strings).end for one in columns)

    def rows(self, values: Iterator[Sequence[Any]], count: int) -> Iterator[str]:
        """Yield so many rows as XML; raises ValueError if fewer come, CannotWrite if they are too long."""
        starts, ends, size = self._starts, self._ends, 0
        for number in range(self._next, self._next + count):
            row = next(values, None)
            if row is None:
                raise ValueError("fewer rows came than were said to")
            cells = [
                f"{start}{number}{told}"
                for start, end, value in zip(starts, ends, row, strict=True)
                if (told := end(value))
            ]
            made = f'<row r="{number}">{"".join(cells)}</row>'
            size += len(made)
            if size > _LARGEST_PART:
                raise _too_long()
            yield made


def _too_long() -> CannotWrite:
    return CannotWrite(
        _("The register holds more text than one Excel file can."),
        _("Export it for a shorter period, one file after the other."),
    )


# The package ----------------------------------------------------------------------------------


class _Shared:
    """The part of the shared strings, as the list of contents names it."""

    path = f"/{_STRINGS}"
    mime_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


class _Zip(DatedZip):
    """The zip of a register, which ties the shared strings to the workbook."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *compression: Any, **further: Any) -> None:
        if zinfo_or_arcname == ARC_WORKBOOK_RELS:
            data = bytes(data).replace(b"</Relationships>", _RELATION + b"</Relationships>")
        super().writestr(zinfo_or_arcname, data, *compression, **further)


class _Writer(MemoryWriter):
    """openpyxl’s writer, with the rows of some sheets coming from elsewhere."""

    def __init__(self, workbook: Workbook, archive: DatedZip) -> None:
        super().__init__(workbook, archive)
        self.bodies: dict[str, tuple[Iterator[str], int]] = {}  # by sheet, with the number of its last row
        self.manifest.append(_Shared())

    def put(self, ws: Worksheet, content: bytes) -> None:
        if ws.title not in self.bodies:
            super().put(ws, content)
            return
        body, last = self.bodies[ws.title]
        head, end, tail = content.decode().partition("</sheetData>")
        head = _DIMENSION.sub(rf"\g<1>{last}", head, count=1)
        self.file.stream(ws.path[1:], _joined(head, body, end + tail))


def _joined(head: str, body: Iterator[str], tail: str) -> Iterator[str]:
    yield head
    yield from body
    yield tail
