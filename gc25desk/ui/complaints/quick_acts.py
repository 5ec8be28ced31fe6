"""Going to quick intake and back to the full form, on the page of complaints."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gc25desk.ui.complaints.quick_fields import OF_CHILD
from gc25desk.ui.complaints.quick_intake import QuickIntake
from gc25desk.ui.complaints.similar_acts import SimilarActs
from gc25desk.ui.records.page import RecordsPage


class QuickActs(QObject):
    """Shows either the sheet of quick intake or what the page shows else."""

    def __init__(self, page: RecordsPage, sheet: QuickIntake, similar: SimilarActs, usual: QWidget) -> None:
        """Take the sheet, what finds earlier complaints for it, and what it stands in place of."""
        super().__init__(page)
        self.sheet, self.similar = sheet, similar
        self._page, self._usual = page, usual
        sheet.full_wanted.connect(self.show_full)

    @property
    def is_open(self) -> bool:
        """Tell whether the sheet is shown."""
        return not self.sheet.isHidden()

    def begin(self, key: str = "") -> None:
        """Show the sheet with the new complaint, at the field where the user was in the full form."""
        key = key or ("" if self.is_open else self.sheet.card.form.current_key())
        self._usual.hide()
        self.sheet.begin(OF_CHILD[0] if key == "children" else key)

    def show_full(self, key: str) -> None:
        """Show the full form with all that was typed, at a field."""
        self._page.show_card()
        self.sheet.card.form.focus_field("children" if key in OF_CHILD else key or "subject")

    def leave(self) -> None:
        """Show the page again."""
        if self.is_open:
            self.sheet.leave()
            self._usual.show()

    def clear(self) -> None:
        """Hold no word of the desk any more."""
        self.leave()
        self.sheet.clear()

    def state(self) -> dict[str, Any]:
        """Return where the user is, in plain values."""
        typing = self.is_open and self.sheet.card.record_id == ""
        return {"open": typing, "key": self.sheet.key, "route": self.sheet.route}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back there, with the route chosen last."""
        self.sheet.route = str(state.get("route") or self.sheet.route)
        if state.get("open"):
            self.begin(str(state.get("key", "")))
