"""Asking for a reason that stays in the journal."""

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from gc25desk.i18n import _
from gc25desk.services.bin import LONGEST_REASON
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel, button, row


class ReasonDialog(QDialog):
    """One line for the reason; the button that does it waits until there is one."""

    def __init__(self, parent: QWidget, title: str, why: str, verb: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.line = QLineEdit()
        self.line.setAccessibleName(_("Reason"))
        self.line.setMaxLength(LONGEST_REASON)
        self.act = button(verb, "danger")
        self.act.setEnabled(False)
        cancel = button(_("Cancel"))
        self.line.textChanged.connect(lambda text: self.act.setEnabled(bool(text.strip())))
        self.act.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(style.px(n) for n in (24, 20, 24, 16)))
        layout.setSpacing(style.px(12))
        for part in (PlainLabel(title, "title", wrap=True), PlainLabel(why, wrap=True), self.line):
            layout.addWidget(part)
        layout.addLayout(row([1, cancel, self.act]))
        self.resize(style.px(480), self.sizeHint().height())

    def reason(self) -> str:
        """Return what was typed."""
        return self.line.text().strip()


def ask_reason(parent: QWidget, title: str, why: str, verb: str) -> str:
    """Return the reason somebody gives, or an empty text when they change their mind."""
    dialog = ReasonDialog(parent, title, why, verb)
    given = dialog.reason() if dialog.exec() == QDialog.DialogCode.Accepted else ""
    dialog.deleteLater()
    return given
