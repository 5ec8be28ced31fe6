"""A register of any number of rows as an Excel file, written as it is read: memory stays flat.

The sheets around the rows are drawn like those of every report. The rows themselves are written as XML text
into the zip: codes, names and days, of which there are few, as shared strings or numbers made once; texts
that are hardly ever alike as strings of their cells, so that they need not be held until the end.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, BinaryIO, TypeAlias

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import ARC_WORKBOOK_RELS

from gc25desk.errors import CannotWrite, Stopped
from gc25desk.i18n import N_, _, to_the_user
from gc25desk.reports import excel, excel_look
from gc25desk.reports.dated_zip import DatedZip
from gc25desk.reports.excel_canvas import FIRST_COLUMN, SheetCanvas
from gc25desk.reports.excel_file import NO_TOOL, MemoryWriter, properties_of
from gc25desk.reports.excel_index import link_back
from gc25desk.reports.excel_register_cells import CellsOf, Strings
from gc25desk.reports.excel_table import draw_header, header_names, real_table
from gc25desk.reports.model import Report, Sheet, Table
from gc25desk.reports.register import RegisterColumn

Progress: TypeAlias = Callable[[int, int], bool | None]

MOST_ROWS = 1_000_000  # on a sheet; Excel allows 1,048,576 with the lines above them
_LARGEST_PART = 2_000_000_000  # bytes; beyond, the zip would need a form that Excel warns of
_ROW_POINTS = 15
_STRINGS = "xl/sharedStrings.xml"
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
    strings = Strings()
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
            raise _stopped()


@to_the_user()
def _stopped() -> Stopped:
    return Stopped(
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


class _Body:
    """The rows of one sheet."""

    def __init__(self, canvas: SheetCanvas, columns: Sequence[RegisterColumn], strings: Strings) -> None:
        self._next = canvas.header_rows[-1] + 1
        letters = (get_column_letter(place) for place in range(FIRST_COLUMN, FIRST_COLUMN + len(columns)))
        self._starts = tuple(f'<c r="{letter}' for letter in letters)
        self._ends = tuple(CellsOf(canvas, one, strings).end for one in columns)

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
