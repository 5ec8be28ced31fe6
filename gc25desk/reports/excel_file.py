"""A workbook made into bytes: nothing on the disk on the way, no tool's name, one date.

openpyxl writes each sheet to a temporary file first; a kill would leave the sheet there in the
clear, so the sheets are written to memory here.
"""

import datetime
import io
from typing import Any

from openpyxl import Workbook
from openpyxl.chart._chart import ChartBase
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.packaging.core import DocumentProperties
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.functions import Element, fromstring

from gc25desk.domain.text import clean
from gc25desk.reports.chart import Place, category_names, chart_xml, shown_value
from gc25desk.reports.dated_zip import DatedZip
from gc25desk.reports.excel_cells import cell_at, put
from gc25desk.reports.model import Chart, Report
from gc25desk.reports.words import CLASSIFICATIONS, Words

NO_TOOL = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


class NativeChart(ChartBase):
    """A chart whose part we have written ourselves; openpyxl places it and ties it to its sheet."""

    def __init__(self, chart: Chart, words: Words, place: Place) -> None:
        """Keep the chart and the place of its cells until the file is written."""
        super().__init__()
        self.alt = " ".join(clean(chart.alt).split())
        self._part = chart_xml(chart, words, place, titled=True)

    def _write(self) -> Element:
        return fromstring(self._part)


class _Drawing(SpreadsheetDrawing):
    """The drawings of a sheet, each with its words for those who hear it."""

    # openpyxl reads this list from each class apart and would draw nothing without it.
    __elements__ = SpreadsheetDrawing.__elements__

    def to_tree(self, *args: Any, **kwargs: Any) -> Element:
        tree = super().to_tree(*args, **kwargs)
        for place, (frame, chart) in enumerate(zip(tree.iter("cNvPr"), self.charts, strict=True), 1):
            frame.set("name", f"Figure {place}")
            frame.set("descr", chart.alt)
        return tree


class MemoryWriter(ExcelWriter):
    """openpyxl's writer without its temporary files."""

    def __init__(self, workbook: Workbook, archive: DatedZip) -> None:
        """Write into a zip."""
        super().__init__(workbook, archive)
        self.file = archive

    def write_worksheet(self, ws: Worksheet) -> None:
        """Write a sheet into the zip."""
        # openpyxl keeps what its other steps need in attributes that its stubs do not name.
        kept = vars(ws)
        drawing = _Drawing()
        drawing.charts, drawing.images = kept["_charts"], kept["_images"]
        memory = io.BytesIO()
        writer = WorksheetWriter(ws, memory)
        writer.write()
        kept.update(_drawing=drawing, _rels=vars(writer)["_rels"])
        self.put(ws, memory.getvalue())
        self.manifest.append(ws)

    def put(self, ws: Worksheet, content: bytes) -> None:
        """Put the part of a sheet into the zip."""
        self.file.writestr(ws.path[1:], content)


def workbook_bytes(workbook: Workbook, report: Report) -> bytes:
    """Return a workbook as the bytes of an .xlsx file, its properties set from the report."""
    workbook.properties = properties_of(report)
    buffer = io.BytesIO()
    with DatedZip(buffer, report.date, {"docProps/app.xml": NO_TOOL}) as archive:
        MemoryWriter(workbook, archive).write_data()
    return buffer.getvalue()


def properties_of(report: Report) -> DocumentProperties:
    """Return the properties of a file: none tells of a person, a tool or a clock."""
    words = Words(report.language)
    day = datetime.datetime.combine(report.date, datetime.time())
    return DocumentProperties(
        creator=_property(report.institution),
        lastModifiedBy=_property(report.institution),
        title=_property(report.title),
        subject=_property(report.subtitle) or None,
        category=words(CLASSIFICATIONS[report.classification]),
        language=words.tag,
        created=day,
        modified=day,
    )


def _property(text: str) -> str:
    return " ".join(clean(text).split())[:255]


def chart_workbook(chart: Chart, sheet: str, report: Report) -> bytes:
    """Return the workbook that a chart in Word carries, so that its data can be edited there."""
    workbook = Workbook()
    cells = workbook.worksheets[0]
    cells.title = sheet
    put_chart_data(cells, Place(sheet), chart)
    return workbook_bytes(workbook, report)


def put_chart_data(cells: Worksheet, place: Place, chart: Chart) -> None:
    """Write the cells of a chart: names of the series across, of the categories down."""
    for down, name in enumerate(category_names(chart), 1):
        put(cell_at(cells, place.row + down, place.column), name)
    for across, series in enumerate(chart.series, 1):
        put(cell_at(cells, place.row, place.column + across), series.name)
        for down, value in enumerate(series.values, 1):
            put(
                cell_at(cells, place.row + down, place.column + across),
                shown_value(value),
                chart.kind_of_value,
            )
