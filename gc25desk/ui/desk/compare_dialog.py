"""The fingerprint of somebody’s key, compared with them before anything is given to it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from gc25desk.i18n import _
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.firstrun.code_sheet import CodeCard


class CompareDialog(DeskDialog):
    """Shows a fingerprint; the verb is offered when somebody says it is the same."""

    def __init__(self, parent: QWidget, title: str, name: str, fingerprint: str, verb: str) -> None:
        """Take the words, the person’s name and the fingerprint of their key."""
        lead = _(
            "Ask {name}, in person or on the phone, to read you the fingerprint of their key. It stands on "
            "their page “This desk”, under “My account”."
        )
        super().__init__(parent, title, lead.format(name=name), verb)
        self.card = CodeCard()
        self.card.show_code(fingerprint)
        self.same = QCheckBox(_("It is the &same, group by group"))
        self.same.toggled.connect(self.go.setEnabled)
        self.go.setEnabled(False)
        self.put(self.card, self.same)
        self.same.setFocus(Qt.FocusReason.OtherFocusReason)
