"""Last page of the wizard: the recovery code, shown once, typed back from paper and tried in earnest."""

from PySide6.QtCore import Signal

from gc25desk.i18n import _
from gc25desk.ui.firstrun.answers import Answers
from gc25desk.ui.firstrun.code_sheet import CodeSheet
from gc25desk.ui.firstrun.renewal import Renewal
from gc25desk.ui.firstrun.step import Step


class RecoveryStep(Step):
    """Shows the code, covers it while it is typed back, and is done when the desk was opened with it.

    ``new_code_wanted`` carries the passphrase, when the code did not open the desk.
    """

    new_code_wanted = Signal(str)

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)
        agreed = _("✓ The code matches. Your paper is right. Now try it.")
        self.sheet = CodeSheet(lambda: answers.institution, agreed)
        self.card = self.sheet.card
        self.cover = self.sheet.cover
        self.print = self.sheet.print
        self.typed = self.sheet.typed
        self.match = self.sheet.match
        self.rehearsed = False
        self.renewal = Renewal()
        self.renewal.wanted.connect(self.new_code_wanted)
        self.column.addWidget(self.sheet)
        self.column.addWidget(self.renewal)
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
        """Take the code of the desk just made, or a new one in place of it."""
        self.rehearsed = False
        self.sheet.show_code(code)
        self.renewal.drop()

    def show_worked(self) -> None:
        """Say that the desk was opened with the code."""
        self.rehearsed = True
        self.typed.setReadOnly(True)
        words = _("✓ The recovery works: your desk was closed and opened with this code alone.")
        self.sheet.tell(words, "ok")

    def show_failed(self) -> None:
        """Say that the code did not open the desk, and offer another."""
        words = _("The code matches, but it did not open the desk. It must not be relied on.")
        self.sheet.tell(words, "urgent")
        self.renewal.offer()

    def enter(self) -> None:
        """Start with paper: at the printer, or at the field where there is none."""
        self.sheet.enter()

    def ready(self) -> bool:
        """The code has been typed back."""
        return self.sheet.ready()
