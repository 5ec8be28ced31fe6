"""The strip over a task: the complaint it is for, and how a task that a rule made is closed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel, button, row


class WhoseStrip(QFrame):
    """``complaint_wanted`` asks for the complaint."""

    complaint_wanted = Signal()

    def __init__(self) -> None:
        """Make it hidden."""
        super().__init__()
        style.set_role(self, "banner")
        self.words = PlainLabel("", wrap=True)
        self.open = button(_("Open the complaint"), "link")
        self.open.clicked.connect(self.complaint_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(style.px(n) for n in (12, 8, 8, 8)))
        line = row([self.words, self.open])
        line.setStretch(0, 1)
        layout.addLayout(line)
        self.hide()

    def show_complaint(self, reference: str, *, by_rule: bool) -> None:
        """Show the complaint by its reference, and what closes a task that a rule made."""
        words = _("For complaint {reference}.").format(reference=reference)
        if by_rule:
            words += " " + _("It is done as soon as the complaint says so.")
        self.words.setText(words)
        self.setAccessibleName(words)
        self.show()

    def drop(self) -> None:
        """Show nothing."""
        self.hide()
        self.words.setText("")
