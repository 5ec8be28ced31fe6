"""Who may do what: the permission table to read and to print."""

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from gc25desk.domain.access import ROLE_LABELS, Line, Role, printed
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.firstrun import printing
from gc25desk.ui.widgets.basics import button

YES, NO = "✓", "–"


class TableDialog(DeskDialog):
    """Shows each act with the roles that may do it."""

    def __init__(self, parent: QWidget) -> None:
        """Build it from the table the desk obeys."""
        lead = _("This is the table that the desk obeys. A person may have several roles.")
        super().__init__(parent, _("Who may do what"), lead, _("&Close"))
        self.cancel.hide()
        self.table = _table(printed())
        self.put(self.table)
        self.print = button(_("&Print…"))
        if not printing.available():
            self.print.hide()
        self.print.clicked.connect(self._print)
        self.put_button(self.print)
        self.resize(style.px(1120), style.px(600))

    def _print(self) -> None:
        printing.print_html(self, _("Who may do what"), page())


def page() -> str:
    """Return the table as the page that is printed."""
    heads = "".join(f"<th>{html.escape(_(ROLE_LABELS[role]))}</th>" for role in Role)
    lines = "".join(
        f"<tr><td>{html.escape(line.words)}</td>"
        + "".join(f'<td align="center">{YES if may else NO}</td>' for may in line.may)
        + "</tr>"
        for line in printed()
    )
    title = html.escape(_("Who may do what"))
    frame = '<table border="1" cellspacing="0" cellpadding="4">'
    return f"<h2>{title}</h2>{frame}<tr><th></th>{heads}</tr>{lines}</table>"


def _table(lines: tuple[Line, ...]) -> QTableWidget:
    made = QTableWidget(len(lines), 1 + len(Role))
    made.setAccessibleName(_("Who may do what"))
    # A header does not break its words by itself.
    made.setHorizontalHeaderLabels([_("Act"), *(_(ROLE_LABELS[role]).replace(" ", "\n", 1) for role in Role)])
    made.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    made.verticalHeader().hide()
    header = made.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
    acts = made.horizontalHeaderItem(0)
    if acts is not None:  # above what it names, which begins at the edge
        acts.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for row, line in enumerate(lines):
        made.setItem(row, 0, QTableWidgetItem(line.words))
        for column, (role, may) in enumerate(zip(Role, line.may, strict=True), 1):
            item = QTableWidgetItem(YES if may else NO)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            said = _("may") if may else _("may not")
            words = f"{_(ROLE_LABELS[role])}, {line.words}: {said}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            made.setItem(row, column, item)
    for column in range(1, 1 + len(Role)):
        made.setColumnWidth(column, style.px(104))
    return made
