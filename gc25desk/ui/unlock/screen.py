"""The screen in front of a closed desk: which desk, its passphrase, and nothing about what is in it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.ui import ask, gate, style
from gc25desk.ui.actions import pressed_by_enter
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.screen import Screen
from gc25desk.ui.unlock.backoff import Backoff
from gc25desk.ui.unlock.full_check import FullCheck
from gc25desk.ui.unlock.repair_offer import RepairOffer
from gc25desk.ui.unlock.shares_dialog import UnlockWithShares
from gc25desk.ui.widgets.basics import Card, ElidedLabel, PlainLabel, Separator, button, column, row
from gc25desk.ui.widgets.notice import Notice
from gc25desk.ui.widgets.secret import SecretEdit

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk

_WIDTH = 440


class UnlockScreen(Screen):
    """Asks for a passphrase or a recovery code and opens the desk on the worker.

    ``opened`` gives the open desk; ``new_wanted`` asks for the wizard. What was typed is forgotten as
    soon as it has been used.
    """

    opened = Signal(object)
    new_wanted = Signal()

    def __init__(self, jobs: Jobs, folder: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._folder = folder
        self._busy = False
        self._recovering = False
        self.backoff = Backoff(jobs, self)
        self.backoff.changed.connect(self._refresh)
        self._parts()
        self._lay_out()
        self._wire()
        self._refresh()
        self._look_for_practice()
        self.backoff.ask(folder)

    @property
    def folder(self) -> Path | None:
        """The folder of the desk to be opened."""
        return self._folder

    def focus(self) -> None:
        """Put the focus where the work starts."""
        (self.secret if self._folder is not None else self.other).setFocus()

    def tell(self, what: str, next_step: str = "") -> None:
        """Say something that is no error."""
        self.notice.say(what, next_step)

    def choose(self, folder: Path) -> None:
        """Offer to open another desk."""
        self._folder = folder
        self.notice.drop()
        self.repair.drop()
        self.secret.forget()
        self._refresh()
        self._look_for_practice()
        self.backoff.ask(folder)
        self.focus()

    def _look_for_practice(self) -> None:
        """Show the passphrase of a practice desk: it guards nothing but fiction."""
        self.hint.hide()
        folder = self._folder
        if folder is not None:
            self._jobs.run(self, lambda: gate.practice_passphrase(folder), self._hinted)

    def _hinted(self, passphrase: str) -> None:
        self.hint.setVisible(bool(passphrase))
        self.hint.setText(_("Practice desk. Its passphrase: {passphrase}").format(passphrase=passphrase))

    def _parts(self) -> None:
        self._name = PlainLabel("", "card-title", wrap=True)
        self._place = ElidedLabel("", "muted")
        self._caption = PlainLabel("", "field-label")
        self.secret = SecretEdit()
        self.caps = PlainLabel(_("The caps-lock key seems to be on."), "strong", tone="warn")
        self.caps.hide()
        self.shown = QCheckBox()
        self.unlock = button("", "primary")
        self.way = button("", "link")
        self.by_shares = button(_("Use two shares of the &institution"), "link")
        self.other = button(_("&Open another desk…"), icon="folder")
        self.new = button(_("&New desk…"), icon="add")
        self.notice = Notice()
        self.wait = PlainLabel("", "muted", wrap=True)
        self.hint = PlainLabel("", "muted", wrap=True)
        self.hint.hide()
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self.checking = PlainLabel("", "muted", wrap=True)
        self.full_check = FullCheck(self._progress, self.checking)
        self.repair = RepairOffer(self._jobs)
        self._caption.setBuddy(self.secret)

    def _lay_out(self) -> None:
        card = Card(margin=24)
        card.setFixedWidth(style.px(_WIDTH))
        card.body.setSpacing(style.px(14))
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(style.px(12))
        form.addLayout(column([self._caption, self.secret, self.caps], spacing=4))
        form.addLayout(column([row([self.shown, 1, self.way]), row([1, self.by_shares])], spacing=0))
        form.addLayout(column([self.wait, self.checking, self._progress], spacing=6))
        form.addWidget(self.unlock)
        card.body.addLayout(column([self._name, self._place, self.hint], spacing=2))
        card.body.addWidget(self.notice)
        card.body.addWidget(self.repair)
        card.body.addWidget(self._form)
        card.body.addWidget(Separator())
        card.body.addLayout(row([self.other, 1, self.new]))
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(card)
        centred.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(self._brand())
        outer.addSpacing(style.px(16))
        outer.addLayout(centred)
        outer.addStretch(3)

    def _brand(self) -> QVBoxLayout:
        parts = [
            PlainLabel("GC25 Desk", "title"),
            PlainLabel(_("Children’s rights in the digital environment"), "muted"),
        ]
        for part in parts:
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return column(parts, spacing=2)

    def _wire(self) -> None:
        self.secret.textChanged.connect(lambda _text: self._refresh())
        self.secret.returnPressed.connect(self._open)
        self.secret.caps_lock.connect(self.caps.setVisible)
        self.shown.toggled.connect(self.secret.set_shown)
        self.unlock.clicked.connect(self._open)
        self.way.clicked.connect(self._change_way)
        self.by_shares.clicked.connect(self._ask_for_shares)
        self.other.clicked.connect(self._choose)
        self.new.clicked.connect(self.new_wanted)
        self.repair.opened.connect(self._opened)

    def _refresh(self) -> None:
        chosen = self._folder is not None
        self._name.setText(self._folder.name if self._folder else _("No desk chosen yet"))
        self._place.setText(
            str(self._folder) if self._folder else _("Open the folder of a desk, or make a new desk.")
        )
        self._form.setVisible(chosen)
        self._words()
        self._name_other()
        waiting = self.backoff.seconds
        self.wait.setText(_("Try again in {seconds} s.").format(seconds=waiting) if waiting else "")
        self.wait.setVisible(bool(waiting))
        self.unlock.setEnabled(bool(self.secret.text()) and not self._busy and not waiting)
        for part in (self.secret, self.way, self.by_shares, self.other, self.new, self.shown):
            part.setEnabled(not self._busy)
        self._progress.setVisible(self._busy)

    def _name_other(self) -> None:
        words = _("&Open another desk…") if self._folder is not None else _("&Open a desk…")
        self.other.setText(f" {words}")  # as button() sets words beside an icon
        self.other.setAccessibleName(words.replace("&", ""))

    def _words(self) -> None:
        if self._recovering:
            words = _("&Recovery code"), _("&Show the code"), _("Use the &passphrase"), _("&Unlock")
        else:
            words = _("&Passphrase"), _("&Show the passphrase"), _("Use the &recovery code"), _("&Unlock")
        caption, shown, way, unlock = words
        self._caption.setText(caption)
        self.secret.setAccessibleName(caption.replace("&", ""))
        self.shown.setText(shown)
        self.way.setText(way)
        self.unlock.setText(_("Unlocking…") if self._busy else unlock)

    def _change_way(self) -> None:
        self._recovering = not self._recovering
        self.secret.forget()
        self.notice.drop()
        self.caps.hide()
        self.shown.setChecked(self._recovering)
        self._refresh()
        self.secret.setFocus()

    def _ask_for_shares(self) -> None:
        if self._folder is not None:
            dialog = UnlockWithShares(self, self._jobs, self._folder, self.backoff)
            dialog.opened.connect(self._opened)
            dialog.open()

    def _choose(self) -> None:
        chosen = ask.folder(self, _("Open another desk"))
        if chosen is not None:
            self.choose(chosen)

    def _open(self) -> None:
        if not self.unlock.isEnabled() or self._folder is None:
            return
        self._busy = True
        self.notice.drop()
        self.repair.drop()
        self.full_check.reset()
        self._refresh()
        self._jobs.run(self, self._work(self._folder, self.secret.text()), self._opened, self._refused)

    def _work(self, folder: Path, secret: str) -> "Callable[[], Desk]":
        if self._recovering:
            return lambda: gate.recover(folder, secret, self.full_check.report)
        return lambda: gate.open_desk(folder, secret, self.full_check.report)

    def _opened(self, desk: "Desk") -> None:
        self._busy = False
        self.repair.drop()
        self.full_check.reset()
        self.secret.forget()
        self._refresh()
        self.opened.emit(desk)

    def _refused(self, error: KnownError) -> None:
        self._busy = False
        self.backoff.ask(self._folder)
        self.full_check.reset()
        self._refresh()
        self.notice.refuse(error)
        if self._folder is not None:
            self.repair.consider(error, self._folder, self.secret.text(), recovering=self._recovering)
        self.secret.setFocus()
        self.secret.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the field, Enter presses the button that has the focus."""
        if event.key() == Qt.Key.Key_Escape and not self._busy:
            self.secret.forget()
        elif not pressed_by_enter(event):
            super().keyPressEvent(event)
