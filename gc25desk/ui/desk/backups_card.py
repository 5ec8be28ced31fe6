"""The backups of the desk: how they stand, a second place, a rehearsal, a copy restored beside."""

import datetime as dt
import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from gc25desk.domain.access import Act
from gc25desk.errors import KnownError
from gc25desk.i18n import _, ngettext
from gc25desk.services import backup, restore
from gc25desk.services.backup import Backup, Made, State
from gc25desk.services.restore import Restored
from gc25desk.ui import ask, style
from gc25desk.ui.desk import words
from gc25desk.ui.desk.backups_table import BackupsTable
from gc25desk.ui.desk.card import DeskCard
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import Chip, PlainLabel, button, column, row
from gc25desk.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk

Found = tuple[State, list[Backup]]
T = TypeVar("T")
_MOST_SHOWN = 6


class BackupsCard(DeskCard):
    """Says in a sentence how safe the desk is, and does what makes it safer, on the worker."""

    nouns = frozenset({backup.NOUN, "complaint", "evidence"})

    _advanced = Signal(int, int)

    def __init__(self, desk: "Desk", jobs: Jobs) -> None:
        super().__init__(desk, jobs)
        self.chip = Chip()
        self.state = PlainLabel("", wrap=True)
        self.second = PlainLabel("", wrap=True)
        self.rehearsed = PlainLabel("", wrap=True)
        self.notice = Notice()
        self.table = BackupsTable()
        self.table.fit(_MOST_SHOWN)
        self.make = button(_("&Back up now"), "primary", icon="save")
        self.choose = button(_("Choose a &second place…"), icon="folder")
        self.forget = button(_("&No second place"))
        self.rehearse = button(_("Re&hearse a restore"), icon="check")
        self.restore = button(_("Restore a &copy…"), icon="copy")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Working on the backups"))
        self.progress.hide()
        self._busy = False
        self._cleared = False
        self._may_restore = desk.may(Act.RESTORE)
        self._lay_out()
        self._wire()
        self._refresh()

    def name(self) -> str:
        """Return the card's title."""
        return _("Backups")

    def reload(self) -> None:
        """Fetch how things stand, and the list."""
        self.jobs.run(self, functools.partial(_look, self.desk), self._show, lambda _error: None)

    def clear(self) -> None:
        """Drop the list, and places and names with it; what is still being fetched is not shown."""
        self._cleared = True
        self.notice.drop()
        self.chip.show_text("")
        self.table.show_backups((), _now())
        for label in (self.state, self.second, self.rehearsed):
            label.setText("")

    def _lay_out(self) -> None:
        self.heading.addWidget(self.chip)
        self.body.addLayout(column([self.state, self.second, self.rehearsed], spacing=4))
        self.body.addWidget(self.notice)
        self.body.addWidget(self.progress)
        self.body.addSpacing(style.px(4))
        self.body.addLayout(row([self.make, self.choose, self.forget, 1]))
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row([self.rehearse, self.restore, 1]))
        for part in (self.choose, self.forget, self.restore):
            if not self._may_restore:
                part.hide()

    def _wire(self) -> None:
        self.make.clicked.connect(lambda: self._do(functools.partial(backup.make, self.desk), self._made))
        self.choose.clicked.connect(self._choose)
        self.forget.clicked.connect(lambda: self._use(None))
        self.rehearse.clicked.connect(self._rehearse)
        self.restore.clicked.connect(self._restore)
        self.table.itemSelectionChanged.connect(self._refresh)
        self._advanced.connect(self._advance)

    def _refresh(self) -> None:
        chosen = self.table.chosen()
        for part in (self.make, self.choose, self.forget):
            part.setEnabled(not self._busy)
        for part in (self.rehearse, self.restore):
            part.setEnabled(not self._busy and chosen is not None and chosen.held is not None)
        self.progress.setVisible(self._busy)

    def _show(self, found: Found) -> None:
        if self._cleared:
            return
        state, backups = found
        now = _now()
        self.state.setText(words.state(state, now))
        self.second.setText(words.second(state))
        self.second.set_tone("warn" if state.second is None or state.away else "")
        self.rehearsed.setText(words.rehearsed(state, now))
        self.forget.setVisible(self._may_restore and state.second is not None)
        self.chip.show_text(*_chip(state))
        self.table.show_backups(backups, now)
        self.table.fit(_MOST_SHOWN)
        self.table.setVisible(bool(backups))
        self._refresh()

    def _choose(self) -> None:
        chosen = ask.folder(self, _("Choose a folder on another disk for second backups"))
        if chosen is not None:
            self._use(lambda: backup.choose_second(self.desk, chosen))

    def _use(self, work: "Callable[[], Made] | None") -> None:
        self._do(work or (lambda: backup.choose_second(self.desk, None)), self._chosen)

    def _rehearse(self) -> None:
        chosen = self.table.chosen()
        if chosen is not None:
            self._do(lambda: restore.rehearse(self.desk, chosen, self._advanced.emit), self._was_rehearsed)

    def _restore(self) -> None:
        chosen = self.table.chosen()
        if chosen is not None:
            work = functools.partial(restore.restore, self.desk, chosen, progress=self._advanced.emit)
            self._do(work, self._restored)

    def _do(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._busy = True
        self.notice.drop()
        self.progress.setRange(0, 0)
        self._refresh()
        self.jobs.run(self, work, functools.partial(self._done, done), self._failed)

    def _advance(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _done(self, told: Callable[[T], None], result: T) -> None:
        self._busy = False
        self._refresh()
        if not self._cleared:
            told(result)

    def _failed(self, error: KnownError) -> None:
        self._busy = False
        self._refresh()
        self.notice.refuse(error)
        self.state_changed.emit("error", _("Not backed up"))

    def _made(self, made: Made) -> None:
        if made.second_fault is not None:
            self.notice.say(made.second_fault.what, made.second_fault.next_step, "warn")
        else:
            self.notice.say(_("Backed up, opened and counted."))
        self.state_changed.emit("saved", _("Backed up"))

    def _chosen(self, made: Made) -> None:
        if made.second_fault is not None:
            self.notice.say(made.second_fault.what, made.second_fault.next_step, "warn")

    def _was_rehearsed(self, done: Restored) -> None:
        told = _("The restore works: {held} were there and sound, and the copy was removed again.")
        self._tell(done, told.format(held=words.held(done.held)), "")

    def _restored(self, done: Restored) -> None:
        told = _("Restored beside the desk, in “{folder}”.").format(folder=done.folder)
        self._tell(done, told, _("Lock this desk and open the copy with the passphrase of that time."))

    def _tell(self, done: Restored, told: str, next_step: str) -> None:
        lost = len(done.files.missing) + len(done.files.changed)
        if not lost:
            self.notice.say(told, next_step)
            return
        gone = ngettext(
            "{n} attached file is missing or not as it was received.",
            "{n} attached files are missing or not as they were received.",
            lost,
        )
        self.notice.say(told, f"{gone.format(n=lost)} {next_step}".strip(), "warn")


def _look(desk: "Desk") -> Found:
    return backup.state(desk), backup.listed(desk)


def _chip(state: State) -> tuple[str, str]:
    if state.last is None:
        return _("No backup"), "urgent"
    if state.away is not None:
        return _("Second place away"), "warn"
    if state.second is None:
        return _("On this disk only"), "warn"
    return (_("Backed up"), "ok") if not state.changes else (_("Changed since"), "")


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
