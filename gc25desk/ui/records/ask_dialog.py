"""The question that goes to the custodian: why, and for how long."""

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from gc25desk.i18n import _
from gc25desk.services.identity import LONGEST_HOURS
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel, button, row
from gc25desk.ui.widgets.labelled import labelled
from gc25desk.ui.widgets.text_editors import PlainText

USUAL_HOURS = 8


class AskDialog(QDialog):
    """Takes a reason and a number of hours; nothing is asked without a reason."""

    def __init__(self, parent: QWidget) -> None:
        """Make it; ``open`` shows it."""
        super().__init__(parent)
        self.setWindowTitle(_("Ask to see names and contacts"))
        self._reason = PlainText(3)
        self._hours = QLineEdit(str(USUAL_HOURS))
        self._hours.setValidator(QIntValidator(1, LONGEST_HOURS, self))
        self.send = button(_("&Ask the custodian"), "primary")
        self.send.setEnabled(False)
        self.send.clicked.connect(self.accept)
        self._cancel = button(_("Cancel"))
        self._cancel.clicked.connect(self.reject)
        self._reason.textChanged.connect(self._refresh)
        self._hours.textChanged.connect(lambda _text: self._refresh())
        self._lay_out()

    def reason(self) -> str:
        """Return why, without outer spaces."""
        return self._reason.toPlainText().strip()

    def hours(self) -> int:
        """Return for how many hours."""
        return int(self._hours.text())

    def _refresh(self) -> None:
        self.send.setEnabled(bool(self.reason()) and self._hours.hasAcceptableInput())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(style.px(n) for n in (24, 20, 24, 16)))
        column.setSpacing(style.px(12))
        column.addWidget(PlainLabel(self.windowTitle(), "title"))
        words = _(
            "The custodian decides. You see this one record, as it is then, for the time you ask. "
            "The request and every look stand in the journal."
        )
        hint = _("From 1 to {most}; as few as the work needs.").format(most=LONGEST_HOURS)
        column.addWidget(PlainLabel(words, "muted", wrap=True))
        column.addLayout(labelled(_("&Why you need them"), self._reason, _("Write no names here.")))
        column.addLayout(labelled(_("For how many &hours"), self._hours, hint))
        column.addLayout(row([1, self._cancel, self.send]))
        self.setMinimumWidth(style.px(460))
        self._reason.setFocus()
