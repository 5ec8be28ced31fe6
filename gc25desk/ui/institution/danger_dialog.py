"""The institution’s own steps in danger, shown over a complaint until somebody has acted."""

from PySide6.QtWidgets import QWidget

from gc25desk.i18n import _
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.widgets.focus_order import chain_before
from gc25desk.ui.widgets.labelled import labelled
from gc25desk.ui.widgets.text_editors import PlainText


class DangerDialog(DeskDialog):
    """Takes the steps, a line for each; empty brings the shipped ones back."""

    def __init__(self, parent: QWidget, steps: str) -> None:
        """Take the steps as they are."""
        lead = _("They are shown while a child is in danger. Write who is called, with the numbers to call.")
        super().__init__(parent, _("Steps in danger"), lead, _("&Keep"))
        self.text = PlainText(8)
        self.text.setPlainText(steps)
        self.put(labelled(_("&Steps, one on a line"), self.text, _("Empty: the shipped steps.")))
        chain_before(self.cancel, [self.text])
        self.text.setFocus()

    def steps(self) -> str:
        """Return the steps."""
        return self.text.toPlainText().strip()
