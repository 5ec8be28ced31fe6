"""The dialogs in which somebody changes what they open the desk with."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from gc25desk.i18n import _
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.firstrun.code_sheet import CodeSheet
from gc25desk.ui.firstrun.new_passphrase import NewPassphrase
from gc25desk.ui.widgets.labelled import labelled
from gc25desk.ui.widgets.secret import SecretEdit

OwnWords = Callable[[], Sequence[str]]


class PassphraseDialog(DeskDialog):
    """Takes the old passphrase and a new one; the new one alone after a recovery."""

    def __init__(self, parent: QWidget, own_words: OwnWords, *, recovered: bool) -> None:
        """Take what tells the words that a passphrase must not be made of."""
        lead = _("Set a new passphrase now: the old one opens nothing any more.") if recovered else ""
        super().__init__(parent, _("Change the passphrase"), lead, _("&Change the passphrase"))
        self.old = SecretEdit()
        self.new = NewPassphrase(own_words, _("&New passphrase"))
        self._recovered = recovered
        if not recovered:
            self.put(labelled(_("C&urrent passphrase"), self.old))
        self.put(self.new)
        self.new.changed.connect(self._refresh)
        self.old.textChanged.connect(lambda _text: self._refresh())
        self.new.shown.toggled.connect(self.old.set_shown)
        self._refresh()
        (self.new.first if recovered else self.old).setFocus()

    def take(self) -> tuple[str, str]:
        """Return the old and the new passphrase, and forget both."""
        typed = self.old.text(), self.new.text()
        self.old.forget()
        self.new.forget()
        return typed

    def _refresh(self) -> None:
        self.go.setEnabled(self.new.ready() and (self._recovered or bool(self.old.text())))


class CodeDialog(DeskDialog):
    """Shows a new recovery code, which is typed back from paper before the dialog is done."""

    def __init__(self, parent: QWidget, code: str, institution: str) -> None:
        """Take the code just made; the one before opens nothing any more."""
        lead = _("Print it or write it down. The code before it opens nothing any more.")
        super().__init__(parent, _("Your new recovery code"), lead, _("&Done"), cancel=_("Close"))
        self.sheet = CodeSheet(lambda: institution)
        self.sheet.show_code(code)
        self.sheet.changed.connect(lambda: self.go.setEnabled(self.sheet.ready()))
        self.go.setEnabled(False)
        self.cancel.hide()
        self.put(self.sheet)
        self.sheet.enter()

    def reject(self) -> None:
        """Stay until the code is typed back: it is never shown again."""
        if self.sheet.ready():
            super().accept()
        else:
            self.notice.say(_("Type the code back first: it is never shown again."), "", "warn")

    def forget(self) -> None:
        """Drop the code from the screen."""
        self.sheet.card.set_covered(covered=True)
        self.sheet.typed.clear()
