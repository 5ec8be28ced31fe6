"""The one window: the wizard, the unlock screen or, while a desk is open, the shell with its pages."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.settings import LAST_DESK, LOCK_MINUTES, Settings
from gc25desk.ui import actions, gate, geometry, style
from gc25desk.ui.away.watch import Away
from gc25desk.ui.clipboard import CopiedNote, OwnClipboard
from gc25desk.ui.cover import Cover
from gc25desk.ui.crash import done_anyway
from gc25desk.ui.idle import Idle
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.preferences import Preferences
from gc25desk.ui.screen import Screens
from gc25desk.ui.shortcuts import Shortcuts
from gc25desk.ui.sweeper import spare_what_stays, sweep_all
from gc25desk.ui.unlock.screen import UnlockScreen
from gc25desk.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk
    from gc25desk.ui.firstrun.wizard import FirstRun
    from gc25desk.ui.inside import Inside

NEUTRAL_TITLE = "GC25 Desk"
_PATIENCE = 10_000  # milliseconds that closing waits for work already begun
_REST_MS = 500  # until nothing of what was shown of a desk is waiting to be deleted


class Window(QMainWindow):
    """Holds one screen at a time and knows when the desk is locked.

    Locking keeps unsaved typing as encrypted drafts, drops what is shown, the clipboard if this program
    filled it, and the keys. Where the user was (page, list, record, field) is remembered until another
    desk is opened.
    """

    def __init__(
        self, settings: Settings, jobs: Jobs, build: "Callable[[Desk, Window, str], Inside]"
    ) -> None:
        super().__init__()
        self._settings = settings
        self._jobs = jobs
        self._build = build
        self._desk: Desk | None = None
        self._inside: Inside | None = None
        self._wizard: FirstRun | None = None
        self._asking = True
        self._place: tuple[Path, dict[str, Any]] | None = None
        self.idle = Idle(self)
        self.away = Away(self)
        self._clipboard = OwnClipboard(self)
        self.cover = Cover(self, NEUTRAL_TITLE)
        self.copied = CopiedNote(self)
        self.countdown = Notice()
        self.countdown.setParent(self)
        self.screens = Screens()
        self.setCentralWidget(self.screens)
        self.setWindowTitle(NEUTRAL_TITLE)
        geometry.bring_back(self, settings)
        self._wire()

    @property
    def jobs(self) -> Jobs:
        """The worker of this window."""
        return self._jobs

    @property
    def desk(self) -> "Desk | None":
        """The open desk, or None while locked."""
        return self._desk

    @property
    def inside(self) -> "Inside | None":
        """What is shown of the open desk, or None while locked."""
        return self._inside

    def start(self, folder: Path | None = None) -> None:
        """Show the first screen: the desk asked for or used last, else the wizard.

        The store and the pages are imported on the worker meanwhile.
        """
        last = self._settings.text(LAST_DESK)
        chosen = folder or (Path(last) if last else None)
        if chosen is None:
            self.show_wizard()
        else:
            self.show_unlock(chosen)
        QTimer.singleShot(0, self, self._warm_up)

    def show_unlock(self, folder: Path | None, what: str = "", next_step: str = "") -> UnlockScreen:
        """Show the unlock screen, with a message if there is one."""
        screen = UnlockScreen(self._jobs, folder, self.screens)
        screen.opened.connect(self.enter)
        screen.new_wanted.connect(self.show_wizard)
        self.screens.show_screen(screen)
        if what:
            screen.tell(what, next_step)
        screen.focus()
        return screen

    def show_wizard(self) -> "FirstRun":
        """Show the wizard that makes a new desk."""
        from gc25desk.ui.firstrun.wizard import FirstRun  # noqa: PLC0415 - most starts do without it

        wizard = FirstRun(self._jobs)
        self._wizard = wizard
        wizard.finished.connect(self.enter)
        wizard.left.connect(lambda words: self._left_wizard(wizard, words))
        self.screens.show_screen(wizard)
        wizard.step.enter()
        return wizard

    def enter(self, desk: "Desk") -> None:
        """Go into an open desk, where the user was if it is the one locked before."""
        self._wizard = None
        self._settings.set(LAST_DESK, str(desk.info.folder))
        folder, place = self._place or (None, {})
        self._place = None
        if folder != desk.info.folder:
            place = {}
        inside = self.show_desk(desk, place.get("page", ""))
        inside.restore(place)
        inside.offer_drafts()
        if desk.was_left_open:
            inside.shell.toast.say(
                _("This desk was not closed in order. All of it was checked: it is sound.")
            )
        for words in desk.warnings:
            inside.shell.toast.refuse(KnownError(words, ""))
        inside.entering.look()
        # Who is known takes seconds to read on a large desk; until then each question reads them all.
        inside.shell.all_built.connect(
            lambda: self._jobs.render(inside, desk.known.build, lambda _nothing: None, lambda _error: None)
        )
        self.watch()

    def show_desk(self, desk: "Desk", start: str = "") -> "Inside":
        """Show an open desk at the page called ``start``, or at its first."""
        self._desk = desk
        with self._jobs.held():
            self._inside = self._build(desk, self, start)
            self.screens.show_screen(self._inside.shell)
        self.setWindowTitle(f"{desk.info.institution} – {NEUTRAL_TITLE}")
        return self._inside

    def watch(self) -> None:
        """Lock by itself after the time of the settings."""
        self.idle.start(self._settings.number(LOCK_MINUTES) * 60)
        self._clipboard.guard(on=True)

    def lock(self) -> None:
        """Close the desk and show the unlock screen."""
        if self._desk is None or self._inside is None:
            return
        folder = self._desk.info.folder
        self._place = (folder, done_anyway(self._inside.state, {}))
        self._leave_desk()
        self.show_unlock(folder)

    def end(self) -> None:
        """Close without asking anything: the session is ending, and nobody may be there to answer."""
        self._asking = False
        self.close()

    def preferences(self) -> None:
        """Show the preferences."""
        Preferences(self._settings, self).exec()
        if self._desk is not None:
            self.watch()

    def show_keys(self) -> None:
        """List every key that does something now."""
        Shortcuts(self).exec()

    def show_help(self) -> None:
        """Show the manual."""
        from gc25desk.ui.help.dialog import Help  # noqa: PLC0415 - few starts need it

        Help(self).exec()

    def _wire(self) -> None:
        actions.action(self, _("Preferences"), self.preferences, "Ctrl+,", everywhere=True)
        actions.action(self, _("Hide everything"), self.cover.toggle, "F9", everywhere=True)
        actions.action(self, _("Keys"), self.show_keys, "Ctrl+/", everywhere=True)
        actions.action(self, _("Help"), self.show_help, "Shift+F1", everywhere=True)
        actions.action(self, _("Quit"), self.close, "Ctrl+Q", everywhere=True)
        self.idle.warned.connect(self._count_down)
        self.idle.resumed.connect(self.countdown.drop)
        self.idle.expired.connect(self.lock)
        self.away.left.connect(self.lock)
        self.cover.touched.connect(self.idle.touch)
        self._clipboard.counted.connect(self.copied.count)

    def _warm_up(self) -> None:
        self._jobs.run(self, _warm_up, lambda _nothing: spare_what_stays())
        self.away.listen()

    def _left_wizard(self, wizard: "FirstRun", words: str) -> None:
        desk = wizard.desk
        last = self._settings.text(LAST_DESK)
        folder = Path(last) if last else None
        if desk is not None:
            folder = desk.info.folder
            self._settings.set(LAST_DESK, str(folder))
            self._close(desk)
        self._wizard = None
        self.show_unlock(folder, words)

    def _leave_desk(self) -> None:
        """Drop everything of the open desk, in the order that loses nothing."""
        desk, inside = self._desk, self._inside
        self.idle.stop()
        self.countdown.drop()
        self._clipboard.empty()
        self._clipboard.guard(on=False)
        if desk is None or inside is None:
            return
        desk.leaving = True
        done_anyway(inside.clear, None)  # its drafts are queued before the keys are dropped
        self._desk = self._inside = None
        self._jobs.forget()  # nothing more is shown on what is being taken apart
        self._close(desk)
        _close_dialogs(self)
        self.cover.lift()
        self.setWindowTitle(NEUTRAL_TITLE)

    def _close(self, desk: "Desk") -> None:
        def closed(_nothing: None) -> None:
            QTimer.singleShot(_REST_MS, self, sweep_all)

        self._jobs.run(self, lambda: gate.close(desk), closed)

    def _count_down(self, seconds: int) -> None:
        words = _("The desk locks in {seconds} s.").format(seconds=seconds)
        if self.countdown.isVisible():
            self.countdown.update_words(words)
        else:
            self.countdown.say(words, _("Press any key to stay."), "warn")
        self._place_countdown()

    def _place_countdown(self) -> None:
        self.countdown.adjustSize()
        self.countdown.move((self.width() - self.countdown.width()) // 2, style.px(8))
        self.countdown.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the countdown in the middle and the note at its edge."""
        super().resizeEvent(event)
        self._place_countdown()
        self.copied.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was being typed, close the desk, end the worker.

        A code that was not typed back is asked about first.
        """
        if self._wizard is not None and self._asking and not self._wizard.may_leave():
            event.ignore()
            return
        geometry.keep(self, self._settings)
        self._leave_desk()
        self._clipboard.empty()
        if self._wizard is not None and self._wizard.desk is not None:
            self._close(self._wizard.desk)
        self.hide()
        self._jobs.wait(_PATIENCE)
        self._jobs.close()
        event.accept()


def _close_dialogs(window: QMainWindow) -> None:
    """Close whatever hangs open over a window: it may show what the desk holds."""
    for top in QApplication.topLevelWidgets():
        if top is not window and top.isVisible():
            top.close()


def _warm_up() -> None:
    """Import what an open desk needs, store and pages, while the user types the passphrase."""
    gate.warm_up()
    from gc25desk.ui import inside  # noqa: F401, PLC0415 - importing late is the point
