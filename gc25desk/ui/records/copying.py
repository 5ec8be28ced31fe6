"""Copying the selected rows of a list as text: one line a record, what its columns show between tabs."""

import functools
from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from gc25desk.domain.access import is_sealed
from gc25desk.domain.field import Field, Kind, Sensitivity
from gc25desk.domain.text import like_formula
from gc25desk.domain.undo import counted
from gc25desk.i18n import _
from gc25desk.services import records
from gc25desk.services.desk import Desk
from gc25desk.services.records import ListRow
from gc25desk.ui.actions import action
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.models.cells import shown
from gc25desk.ui.records.copy_dialog import CopyDialog
from gc25desk.ui.records.list_card import ListCard
from gc25desk.ui.records.look import Look

_TOLD = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.URL})
_BATCH = 500  # rows fetched at once


class Copying(QObject):
    """Adds the key to a list; who may read the list may copy what it shows."""

    def __init__(self, desk: Desk, jobs: Jobs, look: Look, card: ListCard) -> None:
        """Follow the selection of the list."""
        super().__init__(card)
        self._desk, self._jobs, self._look, self._card = desk, jobs, look, card
        self.dialog: CopyDialog | None = None
        action(card, _("Copy the selected rows"), self.copy, "Ctrl+C")

    def copy(self) -> None:
        """Copy the selected rows; ask first where a column may tell who somebody is."""
        table = self._card.table
        count, fields = table.selected_count(), table.shown_fields()
        if not count:
            return
        telling = [field for field in fields if tells(field)]
        if not telling:
            self._fetch(fields)
            return
        dialog = self.dialog = CopyDialog(self._card, counted(self._look.noun, count), telling)
        dialog.finished.connect(functools.partial(self._asked, fields, dialog))
        dialog.open()

    def _asked(self, fields: Sequence[Field], dialog: CopyDialog, result: int) -> None:
        self.dialog = None
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            self._fetch([field for field in fields if dialog.whole or not tells(field)])

    def _fetch(self, fields: Sequence[Field]) -> None:
        numbers = self._card.model.numbers(self._card.table.selected_places())
        work = functools.partial(_copied, self._desk, self._look.noun, numbers, fields)
        self._jobs.run(self, work, _put)


def tells(field: Field) -> bool:
    """Tell whether what a person typed into a field may tell who somebody is."""
    typed = field.kind in _TOLD and not field.system
    return is_sealed(field) or (typed and field.sensitivity is Sensitivity.SENSITIVE)


def _copied(desk: Desk, noun: str, numbers: Sequence[int], fields: Sequence[Field]) -> str:
    """Return the rows as text, with the labels of the columns in the first line."""
    keys = [field.key for field in fields]
    batches = (numbers[start : start + _BATCH] for start in range(0, len(numbers), _BATCH))
    rows = (row for batch in batches for row in records.page(desk, noun, batch, keys))
    return "\n".join(
        ["\t".join(field.shown_label() for field in fields), *(_line(fields, row) for row in rows)]
    )


def _line(fields: Sequence[Field], row: ListRow) -> str:
    return "\t".join(_as_text(" ".join(shown(field, row.values.get(field.key)).split())) for field in fields)


def _as_text(cell: str) -> str:
    """Return what a cell shows so that no spreadsheet it is pasted into takes it for a formula."""
    return f"'{cell}" if like_formula(cell) else cell


def _put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
