"""Case sheets on paper, each on a page of its own."""

import html
from collections.abc import Sequence

from PySide6.QtGui import QPagedPaintDevice, QTextDocument
from PySide6.QtWidgets import QWidget

from gc25desk.domain.case_sheet import CaseSheet, cut_words, narrative_label
from gc25desk.i18n import _
from gc25desk.ui.firstrun import printing


def page(sheets: Sequence[CaseSheet]) -> str:
    """Return sheets as the pages that are printed."""
    return "".join(_page(one, first=place == 0) for place, one in enumerate(sheets))


def _page(one: CaseSheet, *, first: bool) -> str:
    label, cut = narrative_label(), cut_words()
    breaks = "" if first else ' style="page-break-before: always"'
    mark = html.escape(_("Internal – contains personal data"))
    head = html.escape(one.title())
    lines = "".join(f"<tr><td>{html.escape(a)}</td><td>{html.escape(b)}</td></tr>" for a, b in one.lines)
    told = html.escape(one.narrative).replace("\n", "<br>")
    rest = f"<p><i>{html.escape(cut)}</i></p>" if one.is_cut else ""
    story = f"<p><b>{html.escape(label)}</b></p><p>{told}</p>{rest}" if told else ""
    table = f'<table border="1" cellspacing="0" cellpadding="3" width="100%">{lines}</table>'
    return f"<p{breaks}>{mark}</p><h2>{head}</h2>{table}{story}"


def print_sheets(parent: QWidget, sheets: Sequence[CaseSheet]) -> bool:
    """Ask for a printer and print sheets; return whether they were sent."""

    def draw(device: QPagedPaintDevice) -> bool:
        document = QTextDocument()
        font = document.defaultFont()
        font.setPointSizeF(9)
        document.setDefaultFont(font)
        document.setHtml(page(sheets))
        document.print_(device)
        return True

    return printing.printed(parent, _("Case sheets"), draw)
