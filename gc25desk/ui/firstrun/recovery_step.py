"""Last page of the wizard: the recovery code, shown once and typed back from paper."""

from gc25desk.i18n import _
from gc25desk.ui.firstrun.answers import Answers
from gc25desk.ui.firstrun.code_sheet import CodeSheet
from gc25desk.ui.firstrun.step import Step


class RecoveryStep(Step):
    """Shows the code, covers it while it is typed back, and is done when both agree."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)
        self.sheet = CodeSheet(lambda: answers.institution)
        self.card = self.sheet.card
        self.cover = self.sheet.cover
        self.print = self.sheet.print
        self.typed = self.sheet.typed
        self.match = self.sheet.match
        self.column.addWidget(self.sheet)
        self.column.addStretch(1)
        self.sheet.changed.connect(self.changed)

    @property
    def code(self) -> str:
        """The code of the desk just made."""
        return self.sheet.code

    def name(self) -> str:
        """Return the short name."""
        return _("Recovery code")

    def heading(self) -> str:
        """Return the heading."""
        return _("Keep the recovery code on paper")

    def lead(self) -> str:
        """Return what the code is for and how to keep it."""
        return _(
            "Your desk is made. If the passphrase is ever lost, only this code opens the desk, and it is not "
            "shown again. Print it or write it down, and lock it away far from this computer. "
            "Do not photograph it."
        )

    def show_code(self, code: str) -> None:
        """Take the code of the desk just made."""
        self.sheet.show_code(code)

    def enter(self) -> None:
        """Start with paper: at the printer, or at the field where there is none."""
        self.sheet.enter()

    def ready(self) -> bool:
        """The code has been typed back."""
        return self.sheet.ready()
