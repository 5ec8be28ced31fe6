"""The wizard that makes a new desk: five pages, Back always works, the keyboard is enough."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QWidget,
)

from gc25desk import i18n, settings
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.ui import ask, gate
from gc25desk.ui.actions import pressed_by_enter
from gc25desk.ui.dress import speak
from gc25desk.ui.firstrun.answers import Answers
from gc25desk.ui.firstrun.language_step import LanguageStep
from gc25desk.ui.firstrun.passphrase_step import PassphraseStep
from gc25desk.ui.firstrun.place_step import PlaceStep
from gc25desk.ui.firstrun.progress import StepList
from gc25desk.ui.firstrun.recovery_step import RecoveryStep
from gc25desk.ui.firstrun.sheet import sheet
from gc25desk.ui.firstrun.step import Step
from gc25desk.ui.firstrun.who_step import WhoStep
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.screen import Screen
from gc25desk.ui.widgets.basics import PlainLabel, button, column, row
from gc25desk.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk


class FirstRun(Screen):
    """Walks a new user from the language to the recovery code.

    The recovery code exists only once the desk does, so the desk is made on the way to the last
    page. ``finished`` gives the open desk after the code was typed back; ``left`` says that the user
    went away, with a sentence for the next screen when the desk had been made by then.
    """

    finished = Signal(object)
    left = Signal(str)

    def __init__(self, jobs: Jobs, answers: Answers | None = None) -> None:
        super().__init__()
        self._jobs = jobs
        self.answers = answers or Answers(i18n.language())
        self._desk: Desk | None = None
        self._busy = False
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._build()
        self.show_step(0)

    @property
    def desk(self) -> "Desk | None":
        """The desk that has been made, open; None before."""
        return self._desk

    @property
    def step(self) -> Step:
        """The page that is shown."""
        return self.steps[self._stack.currentIndex()]

    def _build(self) -> None:
        self.language = LanguageStep(self.answers)
        self.language.language_chosen.connect(self._speak, Qt.ConnectionType.QueuedConnection)
        self.who = WhoStep(self.answers)
        self.place = PlaceStep(self.answers)
        self.passphrase = PassphraseStep(self.answers)
        self.recovery = RecoveryStep(self.answers)
        self.recovery.new_code_wanted.connect(self._renew)
        self.steps: tuple[Step, ...] = (self.language, self.who, self.place, self.passphrase, self.recovery)
        self.list = StepList([step.name() for step in self.steps])
        self._stack = QStackedWidget()
        for step in self.steps:
            step.changed.connect(self._refresh)
            self._stack.addWidget(step)
        self._parts()
        self._outer.addWidget(self.list)
        self._outer.addWidget(self._sheet(), 1)

    def _parts(self) -> None:
        self._heading = PlainLabel("", "title", wrap=True)
        self._lead = PlainLabel("", "muted", wrap=True)
        self.notice = Notice()
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._working = PlainLabel("", "muted", wrap=True)
        self.cancel = button(_("Cancel"))
        self.back = button(_("&Back"), icon="back")
        self.next = button(_("&Next"), "primary")
        self.cancel.clicked.connect(self.leave)
        self.back.clicked.connect(self._back)
        self.next.clicked.connect(self._next)

    def _sheet(self) -> QWidget:
        said = column([self._heading, self._lead], spacing=6)
        doing = column([self._working, self._progress], spacing=6)
        made = sheet([said, self.notice, self._stack, doing], row([self.cancel, 1, self.back, self.next]))
        # After the last field Tab comes to what goes on, and to Cancel last.
        QWidget.setTabOrder(self.next, self.back)
        QWidget.setTabOrder(self.back, self.cancel)
        return made

    def _speak(self, language: str) -> None:
        """Build the pages again in another language, with the answers kept."""
        for step in self.steps:
            step.leave()
        self.answers.language = language
        settings.active().set(settings.LANGUAGE, language)
        speak(settings.active())
        while self._outer.count():
            item = self._outer.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self._build()
        self.show_step(0)

    def show_step(self, place: int) -> None:
        """Show a page by its place, from 0."""
        self.notice.drop()
        self._stack.setCurrentIndex(place)
        for index, step in enumerate(self.steps):
            step.setVisible(index == place)
        self._heading.setText(self.step.heading())
        self._lead.setText(self.step.lead())
        self.list.show_step(place)
        if self._desk is not None and self.step is not self.recovery:
            self.notice.say(
                _("The desk has been made with these answers."), _("They can be read here, not changed.")
            )
        self._refresh()
        self.step.enter()

    def _refresh(self) -> None:
        """Offer the buttons that make sense now."""
        last = self.step is self.recovery
        creating = self.step is self.passphrase and self._desk is None
        done = _("&Finish") if self.recovery.rehearsed else _("T&ry the code")
        self.next.setText(done if last else _("&Make the desk") if creating else _("&Next"))
        self.next.setEnabled(not self._busy and self.step.ready())
        self.back.setEnabled(not self._busy and self._stack.currentIndex() > 0)
        self.cancel.setEnabled(not self._busy)
        self._stack.setEnabled(not self._busy)
        self._progress.setVisible(self._busy)
        self._working.setVisible(self._busy)

    def _back(self) -> None:
        self.show_step(self._stack.currentIndex() - 1)

    def _next(self) -> None:
        if self.step is self.recovery:
            self._end()
        elif self._desk is not None:
            self.show_step(self._stack.currentIndex() + 1)
        else:
            self._check()

    def _check(self) -> None:
        problem = self.step.leave()
        if problem is not None:
            self.notice.refuse(problem)
        elif self.step is self.passphrase:
            self._create()
        else:
            self.show_step(self._stack.currentIndex() + 1)

    def _create(self) -> None:
        given = self.answers
        new = gate.new_desk(given.institution, given.state_party, given.person, given.language)
        self._work(_("Making your desk. This takes a moment: the lock is made slow to guess on purpose."))
        folder, passphrase = given.folder, given.passphrase
        self._jobs.run(self, lambda: gate.create(folder, new, passphrase), self._created, self._failed)

    def _created(self, made: "tuple[Desk, str]") -> None:
        self._desk, code = made
        self._busy = False
        self.answers.passphrase = ""
        for step in self.steps[:-1]:
            step.freeze()
        self.recovery.show_code(code)
        self.show_step(len(self.steps) - 1)

    def _failed(self, error: KnownError) -> None:
        self._busy = False
        self.answers.passphrase = ""
        self._refresh()
        self.notice.refuse(error)

    def _work(self, words: str) -> None:
        self._busy = True
        self._working.setText(words)
        self.notice.drop()
        self._refresh()

    def _end(self) -> None:
        """Go into the desk, once it was opened with the code."""
        if self.recovery.rehearsed:
            self.finished.emit(self._desk)
        elif self.recovery.ready() and self._desk is not None:
            self._rehearse(self._desk, self.recovery.typed.text())

    def _rehearse(self, desk: "Desk", code: str) -> None:
        self._work(_("Closing your desk and opening it with the code alone, as if the passphrase were lost…"))
        self._jobs.run(self, lambda: gate.rehearse_recovery(desk, code), self._worked, self._did_not_work)

    def _worked(self, desk: "Desk") -> None:
        self._desk = desk
        self._busy = False
        self.recovery.show_worked()
        self.next.setFocus()

    def _did_not_work(self, error: KnownError) -> None:
        self._busy = False
        self._refresh()
        self.notice.refuse(error)
        self.recovery.show_failed()

    def _renew(self, passphrase: str) -> None:
        folder = self.answers.folder if self._desk is None else self._desk.info.folder
        self._work(_("Making a new code for your desk…"))
        self._jobs.run(
            self, lambda: gate.renew_recovery(folder, passphrase), self._created, self._did_not_work
        )

    def leave(self) -> None:
        """Go away; ask first when the recovery code has not been typed back."""
        if not self.may_leave():
            return
        self.passphrase.forget()
        if self._desk is None:
            self.left.emit("")
        else:
            self.left.emit(
                _("Your desk has been made and stays on this computer. Open it with your passphrase.")
            )

    def may_leave(self) -> bool:
        """Tell whether nothing is under way; ask when the code has not been typed back."""
        if self._busy or self._desk is None:
            return not self._busy
        return ask.confirm(
            self,
            _("Leave without checking the recovery code?"),
            _(
                "The desk has been made and stays where it is. The code is not shown again: without it, a "
                "lost passphrase means a lost desk."
            ),
            _("Leave"),
            _("Stay"),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button, or goes to the next field, then to the next page; Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif pressed_by_enter(event):
            return
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self.next.isEnabled():
            self.next.click()
        elif self.step is not self.recovery and isinstance(QApplication.focusWidget(), QLineEdit | QComboBox):
            self.focusNextChild()
            now = QApplication.focusWidget()
            if now is None or not self.step.isAncestorOf(now):
                self.step.enter()  # Enter never lands on Cancel: back to what is still missing
