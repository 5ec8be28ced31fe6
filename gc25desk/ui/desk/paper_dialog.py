"""A person's passphrase and recovery code, shown once and put on paper."""

from PySide6.QtWidgets import QCheckBox, QWidget

from gc25desk.i18n import _
from gc25desk.services.person import Added
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.firstrun import printing
from gc25desk.ui.firstrun.code_sheet import CodeCard
from gc25desk.ui.firstrun.printing import Sheet
from gc25desk.ui.widgets.basics import PlainLabel, button, column
from gc25desk.ui.widgets.dates import show_day, today
from gc25desk.ui.widgets.labelled import labelled
from gc25desk.ui.widgets.secret import SecretEdit


class PaperDialog(DeskDialog):
    """Shows what somebody opens the desk with; closing it asks whether it is on paper."""

    def __init__(self, parent: QWidget, added: Added, institution: str) -> None:
        """Take the person who was added or renewed."""
        lead = _("Shown now and never again. Print it or write it down, and hand it over in person.")
        title = _("How {name} opens the desk").format(name=added.name)
        super().__init__(parent, title, lead, _("&Done"), cancel=_("Close"))
        self._added = added
        self._institution = institution
        self.passphrase = SecretEdit()
        self.passphrase.setText(added.passphrase)
        self.passphrase.setReadOnly(True)
        self.passphrase.set_shown(True)
        self.card = CodeCard()
        self.card.show_code(added.recovery_code)
        self.print = button(_("&Print…"))
        if not printing.available():
            self.print.hide()
        self.print.clicked.connect(self._print)
        self.on_paper = QCheckBox(_("Both are on &paper"))
        self.on_paper.toggled.connect(self.go.setEnabled)
        self.go.setEnabled(False)
        self.cancel.hide()
        self.put(labelled(_("Passphrase"), self.passphrase))
        self.put(column([PlainLabel(_("Recovery code"), "field-label"), self.card], spacing=4))
        self.put(self.on_paper)
        self.put_button(self.print)

    def reject(self) -> None:
        """Stay until it is on paper: nobody could show it again."""
        if self.on_paper.isChecked():
            super().accept()
        else:
            self.notice.say(_("Tick that both are on paper first: they are never shown again."), "", "warn")

    def forget(self) -> None:
        """Drop both from the screen."""
        self.passphrase.forget()
        self.card.set_covered(covered=True)

    def sheet(self) -> Sheet:
        """Return the page that is printed."""
        return Sheet(
            _("How to open a GC25 desk"),
            (self._institution, self._added.name, show_day(today())),
            (
                (_("Passphrase"), self._added.passphrase),
                (_("Recovery code, if the passphrase is lost"), self._added.recovery_code),
            ),
            _(
                "For this person alone. Learn the passphrase or change it on the page “This desk”, then cut "
                "it off and destroy it; keep the recovery code locked away, apart from the computer."
            ),
        )

    def _print(self) -> None:
        printing.print_sheets(self, _("How to open a GC25 desk"), [self.sheet()])
