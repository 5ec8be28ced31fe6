"""Sheets of paper with secrets; nothing is written to disk unless the user prints to a file."""

import dataclasses
import importlib.util
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QPagedPaintDevice,
    QPageLayout,
    QPainter,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtWidgets import QDialog, QWidget

from gc25desk.errors import CannotWrite, KnownError
from gc25desk.i18n import _
from gc25desk.ui import ask
from gc25desk.ui.widgets.dates import show_day, today

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_GROUPS_A_LINE = 4


@dataclasses.dataclass(frozen=True)
class Sheet:
    """One page: its title, lines of words, and secrets each with its caption, then what to do with it."""

    title: str
    lines: tuple[str, ...]
    secrets: tuple[tuple[str, str], ...] = dataclasses.field(repr=False)
    advice: str


def available() -> bool:
    """Tell whether this build of Qt can print."""
    return importlib.util.find_spec("PySide6.QtPrintSupport") is not None


def print_code(parent: QWidget, code: str, institution: str) -> bool:
    """Ask for a printer and print the sheet of a recovery code; return whether it was sent."""
    return print_sheets(parent, _("Recovery code"), [code_sheet(code, institution)])


def print_sheets(parent: QWidget, name: str, sheets: Sequence[Sheet]) -> bool:
    """Ask for a printer and print each sheet on a page of its own; return whether they were sent."""

    def draw_all(device: QPagedPaintDevice) -> bool:
        size = device.pageLayout().paintRectPixels(device.logicalDpiX()).size()
        painter = QPainter()
        if not painter.begin(device):
            return False
        for number, sheet in enumerate(sheets):
            if number:
                device.newPage()
            draw_sheet(painter, size, sheet)
        return painter.end()

    return printed(parent, name, draw_all)


def print_html(parent: QWidget, name: str, html: str) -> bool:
    """Ask for a printer and print HTML across the page; return whether it was sent."""

    def draw_text(device: QPagedPaintDevice) -> bool:
        document = QTextDocument()
        document.setHtml(html)
        document.print_(device)
        return True

    return printed(parent, name, draw_text, QPageLayout.Orientation.Landscape)


def printed(
    parent: QWidget,
    name: str,
    draw: Callable[[QPagedPaintDevice], bool],
    orientation: QPageLayout.Orientation = QPageLayout.Orientation.Portrait,
) -> bool:
    """Ask for a printer and let ``draw`` draw on it; return whether that was sent, and say if it was not.

    Whoever prints to a file gets the whole file, or keeps the one that stood there.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - not in every build of Qt

    from gc25desk.services import paper  # noqa: PLC0415 - the first screen is shown without the store

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageOrientation(orientation)
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return False
    try:
        if printer.outputFileName():
            paper.keep(Path(printer.outputFileName()), _as_pdf(printer, name, draw))
        elif not draw(printer) or printer.printerState() == QPrinter.PrinterState.Error:
            raise _not_printed()
    except KnownError as error:
        ask.tell(parent, error)
        return False
    return True


def _as_pdf(printer: "QPrinter", name: str, draw: Callable[[QPagedPaintDevice], bool]) -> bytes:
    """Return what would be printed as a PDF file; Qt itself would write over the old one as it draws."""
    memory = QBuffer()
    memory.open(QBuffer.OpenModeFlag.WriteOnly)
    device = QPdfWriter(memory)
    device.setTitle(name)
    device.setResolution(printer.resolution())
    device.setPageLayout(printer.pageLayout())
    if not draw(device):
        raise _not_printed()
    del device  # the end of the file is written when its writer goes
    return bytes(memory.data().data())


def _not_printed() -> CannotWrite:
    return CannotWrite(
        _("The pages could not be printed."),
        _("Check that the printer is on and connected, and print again."),
    )


def code_sheet(code: str, institution: str) -> Sheet:
    """Return the sheet of a recovery code."""
    return Sheet(
        _("Recovery code of a GC25 desk"),
        (institution, show_day(today())),
        (("", code),),
        _(
            "Whoever holds this sheet and the folder of the desk can open the desk. Keep it locked away, "
            "apart from the computer. To use it: on the unlock screen choose “Use the recovery code”."
        ),
    )


def draw(painter: QPainter, size: QSize, code: str, institution: str) -> None:
    """Draw the sheet of a recovery code on a page of ``size`` device pixels."""
    draw_sheet(painter, size, code_sheet(code, institution))


def draw_sheet(painter: QPainter, size: QSize, sheet: Sheet) -> None:
    """Draw a sheet on a page of ``size`` device pixels."""
    width, height = size.width(), size.height()
    line = height // 40
    painter.setPen(Qt.GlobalColor.black)
    parts = [(_font(line * 3 // 4, bold=True), sheet.title)]
    parts += [(_font(line // 2), words) for words in sheet.lines]
    for caption, secret in sheet.secrets:
        parts += [(_font(line // 2, bold=True), caption)] if caption else []
        parts.append((_font(line, fixed=True), _in_lines(secret)))
    parts.append((_font(line // 2), sheet.advice))
    top = line
    for font, words in parts:
        painter.setFont(font)
        box = QRect(line, top, width - 2 * line, height - top)
        used = painter.drawText(box, int(Qt.TextFlag.TextWordWrap), words)
        top = used.bottom() + line
    painter.drawLine(line, top, width - line, top)


def _in_lines(code: str) -> str:
    groups = code.split("-")
    return "\n".join("  ".join(groups[n : n + _GROUPS_A_LINE]) for n in range(0, len(groups), _GROUPS_A_LINE))


def _font(pixels: int, *, bold: bool = False, fixed: bool = False) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont) if fixed else QFont()
    font.setPixelSize(max(pixels, 1))
    font.setBold(bold)
    return font
