"""Asking what was done about the danger to a child, before the record stops standing before all others."""

from PySide6.QtWidgets import QLineEdit, QWidget

from gc25desk.i18n import _
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.widgets.labelled import labelled

LONGEST = 1_000


class MetDialog(DeskDialog):
    """Takes a few words; ``done`` is what was typed."""

    def __init__(self, parent: QWidget, reference: str) -> None:
        """Take the complaint's reference."""
        lead = _("{reference} no longer stands first once somebody has acted.").format(reference=reference)
        super().__init__(parent, _("Somebody acted"), lead, _("&Note it"))
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self.line.setPlaceholderText(_("Whom you called, where the child is safe; name nobody"))
        self.put(labelled(_("&What was done"), self.line))
        self.line.textChanged.connect(lambda _text: self._refresh())
        self._refresh()
        self.line.setFocus()

    def done_words(self) -> str:
        """Return what was done."""
        return self.line.text().strip()

    def _refresh(self) -> None:
        self.go.setEnabled(bool(self.done_words()))
