"""What is printed or written of the complaints selected in the list: a sheet each."""

import functools
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from gc25desk.domain.access import Act
from gc25desk.domain.case_sheet import CaseSheet
from gc25desk.domain.undo import counted
from gc25desk.i18n import _, language
from gc25desk.services import case_file, records
from gc25desk.services.desk import Desk
from gc25desk.services.outgoing import ExportedFile
from gc25desk.ui import ask
from gc25desk.ui.actions import action
from gc25desk.ui.complaints import sheet_print
from gc25desk.ui.firstrun import printing
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.list_card import ListCard
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import button

_NOUN = "complaint"
_PRINT_KEYS, _SAVE_KEYS = "Ctrl+P", "Ctrl+Shift+W"


class SheetActs(QObject):
    """Offers case sheets of the selected complaints, on paper or as one Word file."""

    def __init__(self, desk: Desk, jobs: Jobs, card: ListCard) -> None:
        """Add a button to the list, and keys that work in it, for those who may."""
        super().__init__(card)
        self._desk, self._jobs, self._card = desk, jobs, card
        self._may = desk.may(Act.WRITE_LETTERS)
        self.sheets = button("")
        menu = QMenu(self.sheets)
        self.print = action(card.table, _("Print case sheets…"), self.print_selected, _PRINT_KEYS)
        self.save = action(card.table, _("Save case sheets as Word…"), self.save_selected, _SAVE_KEYS)
        self.print.setVisible(printing.available())
        menu.addActions([self.print, self.save])
        self.sheets.setMenu(menu)
        self.sheets.hide()
        card.selection.addWidget(self.sheets)
        for part in (self.print, self.save):
            part.setEnabled(self._may)
        card.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._offer())
        card.model.loaded.connect(lambda _count: self._offer())

    def print_selected(self) -> None:
        """Print a sheet of each selected complaint."""
        work = functools.partial(_printed, self._desk)
        self._run(work, lambda found: sheet_print.print_sheets(self._card, found))

    def save_selected(self) -> None:
        """Write a sheet of each selected complaint into one Word file."""
        if not self._numbers():
            return
        name = _("Case sheets {day}").format(day=dates.today().isoformat()) + ".docx"
        target = ask.file_to_save(self._card, _("Save the case sheets"), name, "Word (*.docx)")
        if target is not None:
            today, spoken = dates.today(), language()
            self._run(lambda ids: case_file.write_sheets(self._desk, ids, target, today, spoken), self._saved)

    def _run(self, service: Callable[[Sequence[str]], Any], done: Callable[[Any], Any]) -> None:
        numbers = self._numbers()
        if numbers and self._may:
            self._jobs.run(self, lambda: service(records.ids(self._desk, _NOUN, numbers)), done)

    def _saved(self, result: tuple[ExportedFile, Any]) -> None:
        told = _("“{name}” was written. It holds personal data: keep it within the institution.")
        self._card.status.setText(told.format(name=result[0].path.name))

    def _numbers(self) -> list[int]:
        return self._card.model.numbers(self._card.table.selected_places())

    def _offer(self) -> None:
        count = self._card.table.selected_count()
        words = _("Sheets of {what}").format(what=counted(_NOUN, count))
        self.sheets.setText(words)
        self.sheets.setAccessibleName(words)
        self.sheets.setVisible(count > 1 and self._may)


def _printed(desk: Desk, ids: Sequence[str]) -> tuple[CaseSheet, ...]:
    return case_file.sheets_to_print(desk, ids, language())
