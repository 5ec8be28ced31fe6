"""The coverage matrix on paper: true counts, for the institution alone."""

import html

from PySide6.QtWidgets import QWidget

from gc25desk.domain.coverage import CoverageRow
from gc25desk.i18n import _
from gc25desk.ui.cycles.coverage_model import CoverageModel
from gc25desk.ui.firstrun import printing


def page(model: CoverageModel, title: str) -> str:
    """Return what a model shows as the page that is printed."""
    heads = "".join(f"<th>{_marked_up(head)}</th>" for head in model.heads())
    lines = "".join(_line(model, row) for row in model.rows)
    note = html.escape(_("Internal: true counts. Not for publication."))
    frame = '<table border="1" cellspacing="0" cellpadding="3" width="100%">'
    return f"<h2>{html.escape(title)}</h2><p>{note}</p>{frame}<thead><tr>{heads}</tr></thead>{lines}</table>"


def print_matrix(parent: QWidget, model: CoverageModel, title: str) -> bool:
    """Ask for a printer and print what a model shows; return whether it was sent."""
    return printing.print_html(parent, title, page(model, title))


def _line(model: CoverageModel, row: str | CoverageRow) -> str:
    if isinstance(row, str):
        return f'<tr><td colspan="{model.columnCount()}"><b>{html.escape(row)}</b></td></tr>'
    name, *counts = model.texts(row)
    cells = "".join(f'<td align="center">{html.escape(text)}</td>' for text in counts)
    return f"<tr><td>{html.escape(name)}</td>{cells}</tr>"


def _marked_up(head: str) -> str:
    return html.escape(head).replace("\n", "<br>")
