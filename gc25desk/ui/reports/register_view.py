"""The register of complaints as an Excel file for the institution: which period, where to, how far it is."""

import contextlib
import datetime as dt
import functools
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QProgressBar, QWidget

from gc25desk import i18n
from gc25desk.errors import KnownError, Stopped
from gc25desk.i18n import _, ngettext
from gc25desk.services import register
from gc25desk.services.register import Registered, RegisterRequest
from gc25desk.ui.actions import action, with_keys
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.reports.period import Period
from gc25desk.ui.reports.result import ResultCard
from gc25desk.ui.reports.targets import Target, free_name
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import Card, PlainLabel, button, column, page_layout, row
from gc25desk.ui.widgets.notice import Notice
from gc25desk.ui.widgets.numbers import show_count

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk


class RegisterView(QWidget):
    """Writes the register; the window stays usable meanwhile, and the writing can be stopped.

    ``state_changed`` is that of a page, ``back_wanted`` comes when the user is done here.
    """

    state_changed = Signal(str, str)
    back_wanted = Signal()
    _advanced = Signal(int, int)

    def __init__(
        self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None, today: dt.date | None = None
    ) -> None:
        """Propose the whole register under a name that is still free."""
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._today = today or dates.today()
        self._busy = self._stopping = False
        self.covered = Period(self._today)
        self.understood = QCheckBox(_("I &understand that this file tells of people and is not encrypted"))
        self.target = Target("xlsx")
        self.progress = QProgressBar()
        self.progress.setAccessibleName(_("Writing the register"))
        self.notice = Notice()
        self.result = ResultCard()
        self.result.title.setText(_("Register saved"))
        self.back = button(_("&Back to the cycles"), icon="back")
        self.stop = button(_("&Stop"))
        self._export_action = action(self, _("Save the register"), self._press, "Ctrl+Return")
        self.export = button(f"&{with_keys(self._export_action)}", "primary")
        self._missing = PlainLabel("", "muted", wrap=True)
        self._lay_out()
        self._wire()
        self._propose()
        self._refresh()

    def clear(self) -> None:
        """Stop what is being written: a locked desk has no keys to go on with."""
        self._stopping = True
        self.notice.drop()
        self.result.drop()

    def reload(self) -> None:
        """Show nothing anew: the register is read when it is asked for."""

    def _lay_out(self) -> None:
        words = _(
            "Every complaint of the desk in one Excel sheet, each field in its own column, for use within "
            "the institution. Names and contact data stay on the desk; stories are as they were typed."
        )
        card = Card(_("Which complaints, and where to"))
        card.body.addWidget(PlainLabel(words, "muted", wrap=True))
        card.body.addWidget(self.covered)
        line = row([self.target.line, self.target.choose])
        line.setStretch(0, 1)
        card.body.addLayout(line)
        card.body.addWidget(self.understood)
        card.body.addWidget(self.notice)
        last = row([self._missing, self.progress, self.stop, self.export], spacing=12)
        last.setStretch(0, 1)
        whole = page_layout(self)
        title = PlainLabel(_("Register of complaints"), "card-title")
        whole.addLayout(row([self.back, title, 1], spacing=12))
        whole.addLayout(column([card, self.result, 1], spacing=12), 1)
        whole.addLayout(last)

    def _wire(self) -> None:
        for made, words in (
            (self.back, _("Back to the cycles")),
            (self.stop, _("Stop writing the register")),
            (self.export, self._export_action.text()),
            (self.target.line, _("File of the register")),
            (self.target.choose, _("Choose the file of the register")),
        ):
            made.setAccessibleName(words)
        self.covered.changed.connect(self._refresh)
        self.understood.toggled.connect(lambda _on: self._refresh())
        self.target.choose.clicked.connect(lambda: self.target.ask(_("Save the register as")))
        self.export.clicked.connect(self._export)
        self.stop.clicked.connect(self._stop)
        self.back.clicked.connect(self.back_wanted)
        self._advanced.connect(self._advance)

    def _propose(self) -> None:
        self.target.chosen = False
        stem = f"Register of complaints {self._today.isoformat()}"
        self.target.set_file(free_name(platformdirs.user_documents_path(), stem, "xlsx"))

    def _refresh(self) -> None:
        unread = "" if self.understood.isChecked() else _("Tick the box to go on.")
        self._missing.setText(self.covered.problem() or unread)
        self.export.setEnabled(not self._busy and not self._missing.text())
        self.progress.setVisible(self._busy)
        self.stop.setVisible(self._busy)
        self.stop.setEnabled(not self._stopping)

    def _press(self) -> None:
        self.export.click()

    def _export(self) -> None:
        path = self.target.file()
        if path is None:
            return
        since, until = self.covered.days()
        request = RegisterRequest(date=self._today, since=since, until=until, language=i18n.language())
        self._busy, self._stopping = True, False
        self.progress.setRange(0, 0)
        self.notice.drop()
        self.result.drop()
        self._refresh()
        work = functools.partial(register.export, self._desk, request, path, self._told)
        # Not on the worker of the database: a save need not wait until a long register is written.
        self._jobs.render(self, work, self._exported, self._failed)

    def _told(self, done: int, of: int) -> bool:
        """Pass on how far it is, from the worker; False stops it."""
        if not self._stopping:
            with contextlib.suppress(RuntimeError):  # the window may close between the check and the signal
                self._advanced.emit(done, of)
        return not self._stopping

    def _advance(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _stop(self) -> None:
        self._stopping = True
        self._refresh()

    def _exported(self, done: Registered) -> None:
        self._busy = False
        self._refresh()
        words = ngettext("{n} complaint", "{n} complaints", done.complaints)
        self.result.show_files([done.file], words.format(n=show_count(done.complaints)))
        self._propose()
        self.state_changed.emit("saved", _("Register saved"))

    def _failed(self, error: KnownError) -> None:
        self._busy = False
        self._refresh()
        if isinstance(error, Stopped):
            self.notice.say(error.what, error.next_step)
            return
        self.notice.refuse(error)
        self.state_changed.emit("error", _("Register not saved"))
