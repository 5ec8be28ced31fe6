"""The dialog that puts a damaged desk right: the best backup with its age and counts, then what is newer."""

import dataclasses
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QProgressBar, QVBoxLayout, QWidget

from gc25desk.errors import KnownError
from gc25desk.i18n import _, ngettext
from gc25desk.services import damage, salvage
from gc25desk.services import desk as desks
from gc25desk.services.backup import Backup
from gc25desk.services.damage import Condition, Damage, PutBack
from gc25desk.services.salvage import Account, Salvaged
from gc25desk.ui import ask, style
from gc25desk.ui.desk import words
from gc25desk.ui.desk.backups_table import BackupsTable
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import PlainLabel, button, column, row
from gc25desk.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk


@dataclasses.dataclass(frozen=True)
class Righted:
    """A desk that is open again, and what came of the damaged one."""

    desk: "Desk"
    done: PutBack
    salvaged: Salvaged | None
    account: Account | None


class RepairDialog(QDialog):
    """Looks on the worker at what is wrong, offers what there is, and opens the desk when it is right.

    ``opened`` gives the open desk. Nothing is moved before the user says so, and nothing is ever deleted.
    """

    opened = Signal(object)
    _advanced = Signal(int, int)

    def __init__(self, jobs: Jobs, folder: Path, secret: str, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("A desk that does not open"))
        self.resize(style.px(760), style.px(520))
        self._jobs = jobs
        self._folder = folder
        self._secret = secret
        self._kind = kind
        self._damage: Damage | None = None
        self._righted: Righted | None = None
        self._busy = False
        self._parts()
        self._lay_out()
        self._wire()
        self.look()

    def look(self, elsewhere: Path | None = None) -> None:
        """Look at the desk and for backups, also in a folder named by hand."""
        self._set_busy(busy=True)
        self.notice.drop()
        self._jobs.run(
            self,
            lambda: damage.look(self._folder, self._secret, self._kind, elsewhere),
            self._looked,
            self._failed,
        )

    def reject(self) -> None:
        """Close, but not in the midst of the work; a desk that is already right is opened."""
        if self._busy:
            return
        super().reject()
        self._leave()

    def accept(self) -> None:
        """Close and open the desk."""
        super().accept()
        self._leave()

    def _leave(self) -> None:
        self._secret = ""
        if self._righted is not None:
            righted, self._righted = self._righted, None
            self.opened.emit(righted.desk)

    def _parts(self) -> None:
        self.what = PlainLabel(_("Looking at the desk and its backups…"), "card-title", wrap=True)
        self.best = PlainLabel("", wrap=True)
        self.promise = PlainLabel(
            _("The damaged desk is moved aside whole, into its own folder “damaged”. Nothing is deleted."),
            "muted",
            wrap=True,
        )
        self.notice = Notice()
        self.table = BackupsTable()
        self._room = QWidget()  # keeps the words together while there is no table
        self.bring_in = QCheckBox(_("Then &bring in what can still be read of newer records"))
        self.bring_in.setChecked(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Working on the desk"))
        self.elsewhere = button(_("Look on another &disk…"), icon="folder")
        self.cancel = button(_("&Leave it as it is"))
        self.put_back = button("", "primary")

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(style.px(n) for n in (24, 20, 24, 16)))
        layout.setSpacing(style.px(12))
        layout.addLayout(column([self.what, self.best, self.promise], spacing=4))
        layout.addWidget(self.notice)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._room, 1)
        layout.addWidget(self.bring_in)
        layout.addWidget(self.progress)
        layout.addLayout(row([self.elsewhere, 1, self.cancel, self.put_back]))

    def _wire(self) -> None:
        self.elsewhere.clicked.connect(self._look_elsewhere)
        self.cancel.clicked.connect(self.reject)
        self.put_back.clicked.connect(self._act)
        self.table.itemSelectionChanged.connect(self._refresh)
        self._advanced.connect(self._advance)

    def _look_elsewhere(self) -> None:
        chosen = ask.folder(self, _("Choose the folder with the second backups"))
        if chosen is not None:
            self.look(chosen)

    def _looked(self, found: Damage) -> None:
        self._damage = found
        self.what.setText(_what(found))
        now = dt.datetime.now(dt.UTC)
        self.table.show_backups(found.backups, now)
        best = found.best
        if best is not None:
            self.best.setText(_("The best backup: {backup}").format(backup=words.described(best, now)))
        else:
            self.best.setText(_no_backup(found))
        self._set_busy(busy=False)

    def _act(self) -> None:
        if self._righted is not None:
            self.accept()
            return
        found, chosen = self._damage, self.table.chosen()
        if found is None:
            return
        bring = self.bring_in.isChecked()
        self._set_busy(busy=True)
        self.notice.drop()
        self._jobs.run(
            self, lambda: self._put_right(found, chosen, bring=bring), self._was_righted, self._failed
        )

    def _put_right(self, found: Damage, chosen: Backup | None, *, bring: bool) -> Righted:
        done = damage.put_back(found, chosen, self._secret, self._kind, self._advanced.emit)
        desk = damage.open_righted(self._folder, done, self._secret, self._kind)
        try:
            came = salvage.bring_in(desk, done.moved) if bring and done.salvaged else None
            account = salvage.account(desk) if done.alone else None
        except BaseException:
            desks.close(desk)
            raise
        return Righted(desk, done, came, account)

    def _was_righted(self, righted: Righted) -> None:
        self._righted = righted
        self.what.setText(_("The desk opens again."))
        self.best.setText(_("The damaged one stands in “{folder}”.").format(folder=righted.done.moved))
        self.promise.hide()
        self.notice.say(*_told(righted))
        self._set_busy(busy=False)
        self.put_back.setFocus()

    def _failed(self, error: KnownError) -> None:
        self.notice.refuse(error)
        self._set_busy(busy=False)

    def _advance(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.progress.setRange(0, 0)
        self.progress.setVisible(busy)
        self._refresh()

    def _refresh(self) -> None:
        found, right = self._damage, self._righted is not None
        chosen = self.table.chosen()
        usable = chosen is not None and chosen.held is not None and found is not None and not found.nothing
        alone = found is not None and found.best is None and found.readable and not found.nothing
        self.put_back.setText(
            _("&Open the desk")
            if right
            else _("Save what can be &read")
            if alone
            else _("&Put this backup back")
        )
        self.put_back.setEnabled(not self._busy and (right or alone or usable))
        self.elsewhere.setVisible(not right)
        self.elsewhere.setEnabled(not self._busy)
        self.cancel.setVisible(not right)
        self.cancel.setEnabled(not self._busy)
        listed = not right and found is not None and bool(found.backups)
        self.table.setVisible(listed)
        self._room.setVisible(not listed)
        self.bring_in.setVisible(not right and found is not None and found.readable and not alone)


def _what(found: Damage) -> str:
    if found.nothing:
        return _("Nothing is wrong with this desk. Close this and open it again.")
    if found.database is Condition.SOUND:
        return _("Only the key file of this desk is missing or damaged. It can be put back from a backup.")
    if found.database is Condition.MISSING:
        return _("The database of this desk is missing.")
    return _("The database of this desk is damaged.")


def _no_backup(found: Damage) -> str:
    if found.readable:
        return _("There is no backup here. What can still be read can be saved as the desk.")
    return _("There is no backup here, and nothing of the database can be read.")


def _told(righted: Righted) -> tuple[str, str]:
    came = righted.salvaged
    if righted.account is not None:
        return _told_alone(righted.account)
    if came is None:
        return _("The desk is as it was when the backup was made."), ""
    saved = ngettext(
        "{n} record newer than the backup was brought in.",
        "{n} records newer than the backup were brought in.",
        came.saved,
    ).format(n=came.saved)
    if not came.lost:
        return saved, _("No record is known to be lost.")
    lost = ngettext(
        "{n} record is known to be lost or stands as in the backup.",
        "{n} records are known to be lost or stand as in the backup.",
        came.lost,
    )
    return saved, lost.format(n=came.lost)


def _told_alone(account: Account) -> tuple[str, str]:
    if not account.lost and not account.incomplete:
        return _("What could be read is the desk now."), _("No record is known to be lost.")
    lost = ngettext("{n} record is known to be lost.", "{n} records are known to be lost.", account.lost)
    parts = ngettext(
        "{n} may miss a part, and its history says so.",
        "{n} may miss a part, and their history says so.",
        len(account.incomplete),
    )
    words = f"{lost.format(n=account.lost)} {parts.format(n=len(account.incomplete))}"
    return _("What could be read is the desk now."), words
