"""The backups there are, the newest first: when, how old, where, how large, what they hold."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from gc25desk.i18n import N_, _
from gc25desk.services.backup import Backup, Place
from gc25desk.ui import style
from gc25desk.ui.desk import words
from gc25desk.ui.widgets.dates import show_moment
from gc25desk.ui.widgets.numbers import show_count

_COLUMNS = (N_("Made"), N_("Age"), N_("Where"), N_("Size"), N_("Complaints"), N_("Evidence"), N_("Files"))
_FIRST_NUMBER = 3
_ROW_PX = 34


class BackupsTable(QTableWidget):
    """One line for each backup; one line is chosen."""

    def __init__(self) -> None:
        super().__init__(0, len(_COLUMNS))
        self._backups: Sequence[Backup] = ()
        self.setAccessibleName(_("Backups"))
        self.setHorizontalHeaderLabels([_(column) for column in _COLUMNS])
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(style.px(_ROW_PX))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        heads = [self.horizontalHeaderItem(column) for column in range(_FIRST_NUMBER, len(_COLUMNS))]
        for head in heads:
            if head is not None:
                head.setTextAlignment(_right())

    def show_backups(self, backups: Sequence[Backup], now: dt.datetime) -> None:
        """Show other backups; the newest that opens is chosen."""
        self._backups = backups
        self.setRowCount(len(backups))
        for row, backup in enumerate(backups):
            for column, text in enumerate(_texts(backup, now)):
                cell = QTableWidgetItem(text)
                if column >= _FIRST_NUMBER:
                    cell.setTextAlignment(_right())
                self.setItem(row, column, cell)
        opens = [row for row, backup in enumerate(backups) if backup.held is not None]
        if opens:
            self.selectRow(opens[0])

    def fit(self, most: int) -> None:
        """Be as tall as the lines there are, and scroll beyond ``most`` of them."""
        lines = max(1, min(self.rowCount(), most))
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + lines * style.px(_ROW_PX) + 2 * self.frameWidth())

    def chosen(self) -> Backup | None:
        """Return the backup of the line that is chosen."""
        row = self.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None


def _right() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


def _texts(backup: Backup, now: dt.datetime) -> tuple[str, ...]:
    where = _("Second place") if backup.place is Place.SECOND else _("The desk’s folder")
    holds = backup.held
    counts = ("–", "–", "–") if holds is None else (holds.complaints, holds.evidence, holds.files)
    if holds is None:
        where = _("{place}: does not open").format(place=where)
    shown = (count if isinstance(count, str) else show_count(count) for count in counts)
    return (show_moment(backup.at), words.age(backup.at, now), where, words.size(backup.size), *shown)
