"""The institution’s way in: two of its three printed shares."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.ui import gate, style
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.unlock.backoff import Backoff
from gc25desk.ui.widgets.basics import PlainLabel, button, row
from gc25desk.ui.widgets.labelled import labelled
from gc25desk.ui.widgets.notice import Notice


class UnlockWithShares(QDialog):
    """Takes two shares and opens the desk on the worker.

    ``opened`` gives the open desk. What was typed is forgotten as soon as it has been used; wrong tries
    make the same wait longer as those with a passphrase.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget, jobs: Jobs, folder: Path, backoff: Backoff) -> None:
        """Take the folder of the desk and the wait of the screen."""
        super().__init__(parent)
        self.setWindowTitle(_("Two shares of the institution"))
        self._jobs = jobs
        self._folder = folder
        self._backoff = backoff
        self._busy = False
        self.notice = Notice()
        self.lines = [_line(), _line()]
        self.wait = PlainLabel("", "muted")
        self.unlock = button(_("&Unlock"), "primary")
        self.cancel = button(_("Cancel"))
        self._lay_out()
        self.unlock.clicked.connect(self._open)
        self.cancel.clicked.connect(self.reject)
        backoff.changed.connect(self._refresh)
        for line in self.lines:
            line.textChanged.connect(lambda _text: self._refresh())
            line.returnPressed.connect(self._open)
        self._refresh()
        self.lines[0].setFocus()

    def reject(self) -> None:
        """Forget what was typed and close, unless the desk is being opened."""
        if not self._busy:
            self._forget()
            super().reject()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(style.px(n) for n in (24, 20, 24, 16)))
        column.setSpacing(style.px(12))
        words = _(
            "They open the desk for the institution, names and contacts included, so that somebody can be "
            "given access again."
        )
        hint = _("From the paper. Capitals, spaces and hyphens do not matter.")
        column.addWidget(PlainLabel(self.windowTitle(), "title"))
        column.addWidget(PlainLabel(words, "muted", wrap=True))
        column.addWidget(self.notice)
        column.addLayout(labelled(_("&One share"), self.lines[0]))
        column.addLayout(labelled(_("&Another share"), self.lines[1], hint))
        column.addLayout(row([self.wait, 1, self.cancel, self.unlock]))
        self.setMinimumWidth(style.px(460))

    def _refresh(self) -> None:
        seconds = self._backoff.seconds
        self.wait.setText(_("Try again in {seconds} s.").format(seconds=seconds) if seconds else "")
        typed = all(line.text().strip() for line in self.lines)
        self.unlock.setEnabled(typed and not seconds and not self._busy)
        self.unlock.setText(_("Unlocking…") if self._busy else _("&Unlock"))
        for line in self.lines:
            line.setEnabled(not self._busy)

    def _open(self) -> None:
        if not self.unlock.isEnabled():
            return
        typed = [line.text() for line in self.lines]
        self._busy = True
        self.notice.drop()
        self._refresh()
        self._jobs.run(self, lambda: gate.use_shares(self._folder, typed), self._done, self._refused)

    def _done(self, desk: object) -> None:
        self._busy = False
        self._forget()
        self.accept()
        self.opened.emit(desk)

    def _refused(self, error: KnownError) -> None:
        self._busy = False
        self._backoff.ask(self._folder)
        self._refresh()
        self.notice.refuse(error)
        self.lines[0].setFocus()
        self.lines[0].selectAll()

    def _forget(self) -> None:
        for line in self.lines:
            line.setText("")


def _line() -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(200)
    line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return line
