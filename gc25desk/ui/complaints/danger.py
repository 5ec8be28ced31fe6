"""The strip over a complaint while a child is in danger and nobody has acted yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel, button, row


class DangerStrip(QFrame):
    """Shows the institution’s own steps; ``met`` says that somebody acted."""

    met = Signal()

    def __init__(self) -> None:
        """Make it hidden."""
        super().__init__()
        style.set_role(self, "banner", "urgent")
        self.title = PlainLabel(_("A child is in danger. Act now."), "strong")
        self.steps = PlainLabel("", wrap=True)
        self.acted = button(_("Somebody acted…"), "danger")
        self.acted.clicked.connect(self.met)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(style.px(n) for n in (12, 8, 8, 8)))
        layout.setSpacing(style.px(4))
        layout.addWidget(self.title)
        layout.addWidget(self.steps)
        layout.addLayout(row([1, self.acted]))
        self.hide()

    def show_steps(self, steps: str, *, may_act: bool) -> None:
        """Show what to do, in the institution’s words or in the shipped ones."""
        shown = steps.strip() or _(
            "Call the local emergency service. Stay with the caller. Tell your supervisor. "
            "Write down who was told, and when."
        )
        self.steps.setText(shown)
        self.acted.setVisible(may_act)
        self.setAccessibleName(f"{self.title.text()} {shown}")
        self.show()

    def drop(self) -> None:
        """Show nothing."""
        self.hide()
        self.steps.setText("")
