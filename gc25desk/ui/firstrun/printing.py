"""The sheet of paper with the recovery code; nothing is written to disk unless the user prints to a file."""

import importlib.util

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from gc25desk.i18n import _
from gc25desk.ui.widgets.dates import show_day, today

_GROUPS_A_LINE = 4


def available() -> bool:
    """Tell whether this build of Qt can print."""
    return importlib.util.find_spec("PySide6.QtPrintSupport") is not None


def print_code(parent: QWidget, code: str, institution: str) -> bool:
    """Ask for a printer and print the sheet; return whether it was sent."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - not in every build of Qt

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_("Recovery code"))
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    painter = QPainter(printer)
    draw(painter, printer.pageLayout().paintRectPixels(printer.resolution()).size(), code, institution)
    painter.end()
    return True


def draw(painter: QPainter, size: QSize, code: str, institution: str) -> None:
    """Draw the sheet on a page of ``size`` device pixels."""
    width, height = size.width(), size.height()
    line = height // 40
    painter.setPen(Qt.GlobalColor.black)
    sheet = (
        (_font(line * 3 // 4, bold=True), _("Recovery code of a GC25 desk")),
        (_font(line // 2), institution),
        (_font(line // 2), show_day(today())),
        (_font(line, fixed=True), _in_lines(code)),
        (
            _font(line // 2),
            _(
                "Whoever holds this sheet and the folder of the desk can open the desk. Keep it locked away, "
                "apart from the computer. To use it: on the unlock screen choose “Use the recovery code”."
            ),
        ),
    )
    top = line
    for font, words in sheet:
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
