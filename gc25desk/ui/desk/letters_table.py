"""The letters of one language in a table: what each says, its wording, and the template it is filled from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from gc25desk.domain.letter import KINDS, WORDINGS, Letter
from gc25desk.i18n import _
from gc25desk.services.letter_template import Standing
from gc25desk.ui import style
from gc25desk.ui.widgets import dates


class LettersTable(QTableWidget):
    """One row a letter; ``letter`` is the one that is marked."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__(0, 3)
        self._letters: list[Letter] = []
        self.setAccessibleName(_("Letter templates"))
        self.setHorizontalHeaderLabels([_("Letter"), _("Wording"), _("Template")])
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate((180, 160)):
            self.setColumnWidth(column, style.px(width))

    def show_letters(self, letters: Sequence[tuple[Letter, Standing | None]]) -> None:
        """Show letters with their templates, and keep the mark where it is."""
        marked = max(self.currentRow(), 0)
        self._letters = [letter for letter, _standing in letters]
        self.setRowCount(len(letters))
        for row, (letter, standing) in enumerate(letters):
            cells = (_(KINDS[letter.kind]), _(WORDINGS[letter.wording]), in_words(standing))
            for column, words in enumerate(cells):
                self.setItem(row, column, QTableWidgetItem(words))
        self.selectRow(marked)
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth())

    def letter(self) -> Letter:
        """Return the letter that is marked, the first where none is."""
        return self._letters[max(self.currentRow(), 0)]


def in_words(standing: Standing | None) -> str:
    """Return where the template of a letter comes from."""
    if standing is None:
        return _("None; another language is used")
    if standing.at is None:
        return _("Shipped")
    return _("Your own: {name}, since {day}").format(
        name=standing.file_name, day=dates.show_day(standing.at.astimezone().date())
    )
