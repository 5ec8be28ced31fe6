"""Going to quick intake and back to the full form, on the page of complaints."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gc25desk.ui.complaints.quick_intake import QuickIntake
from gc25desk.ui.records.record_card import RecordCard


class QuickActs(QObject):
    """Shows either the sheet of quick intake or what the page shows else."""

    def __init__(self, page: QWidget, sheet: QuickIntake, usual: QWidget, card: RecordCard) -> None:
        """Take the sheet, what it stands in place of, and the card whose form it types into."""
        super().__init__(page)
        self._sheet, self._usual, self._card = sheet, usual, card
        sheet.full_wanted.connect(self.show_full)

    @property
    def is_open(self) -> bool:
        """Tell whether the sheet is shown."""
        return not self._sheet.isHidden()

    def begin(self, key: str = "") -> None:
        """Show the sheet with the new complaint, at the field where the user was in the full form."""
        key = key or (self._card.form.current_key() if not self.is_open else "")
        self._usual.hide()
        self._sheet.begin(key)

    def show_full(self, key: str) -> None:
        """Show the full form with all that was typed, at a field."""
        self.leave()
        if key in {"age", "sex"}:
            key = "children"
        self._card.form.focus_field(key or "subject")

    def leave(self) -> None:
        """Show the page again."""
        if self.is_open:
            self._sheet.leave()
            self._usual.show()
