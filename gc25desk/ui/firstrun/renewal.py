"""Asks for the passphrase once more, to make a recovery code in place of one that did not open the desk."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import button, row
from gc25desk.ui.widgets.labelled import labelled
from gc25desk.ui.widgets.secret import SecretEdit


class Renewal(QWidget):
    """Hidden until it is offered; ``wanted`` carries the passphrase, which is forgotten at once."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.secret = SecretEdit()
        self.make = button(_("Make a &new code"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(8))
        why = _("It was forgotten when the desk was made.")
        layout.addLayout(labelled(_("Your p&assphrase"), self.secret, why))
        layout.addLayout(row([self.make, 1]))
        self.secret.textChanged.connect(lambda text: self.make.setEnabled(bool(text)))
        self.secret.returnPressed.connect(self.make.click)
        self.make.clicked.connect(self._want)
        self.drop()

    def offer(self) -> None:
        """Ask for the passphrase."""
        self.make.setEnabled(False)
        self.show()
        self.secret.setFocus()

    def drop(self) -> None:
        """Ask for nothing and know nothing."""
        self.secret.forget()
        self.hide()

    def _want(self) -> None:
        passphrase = self.secret.text()
        self.secret.forget()
        self.wanted.emit(passphrase)
