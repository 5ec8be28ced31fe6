"""Undo and redo in the window: keys, names that tell what would be undone, and a message after each act."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from gc25desk.domain.undo import CREATE, UPDATE, Step
from gc25desk.i18n import _
from gc25desk.services import undo
from gc25desk.ui.actions import action
from gc25desk.ui.palette.entries import Entry
from gc25desk.ui.shell import Shell

_QUIET = frozenset({CREATE, UPDATE})  # the state chip says that a form is saved
UNDO_KEYS, REDO_KEYS = "Ctrl+Z", "Ctrl+Shift+Z"


class Undoing(QObject):
    """Knows what can be undone on the open desk and offers it everywhere in the window."""

    def __init__(self, shell: Shell) -> None:
        """Add the two actions to the shell."""
        super().__init__(shell)
        self._shell = shell
        self._steps = shell.desk.steps
        self._seen: Step | None = self._steps.last
        self._watched: QWidget | None = None
        self.undo = action(shell, _("Undo"), self.undo_last, UNDO_KEYS, everywhere=True)
        self.redo = action(shell, _("Redo"), self.redo_next, REDO_KEYS, "Ctrl+Y", everywhere=True)
        shell.jobs.changed.connect(self._on_changed)
        shell.toast.acted.connect(self.undo_last)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self._name()

    def undo_last(self) -> None:
        """Undo the last act on records."""
        self._run(undo.undo_last, _("Undone: {act}"))

    def redo_next(self) -> None:
        """Do again what was undone last."""
        self._run(undo.redo_next, _("Done again: {act}"))

    def entries(self) -> Sequence[Entry]:
        """Return what the search box offers now: each with the name of what it would undo."""
        offered = (("undo", self.undo), ("redo", self.redo))
        return [_entry(key, made) for key, made in offered if made.isEnabled()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys to a text only while it has something of its own to undo."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            back, forth = (
                event.matches(QKeySequence.StandardKey.Undo),
                event.matches(QKeySequence.StandardKey.Redo),
            )
            if (back and not _has_own(watched, "Undo")) or (forth and not _has_own(watched, "Redo")):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _run(self, service: Callable[[Any], tuple[Step, Any]], words: str) -> None:
        if self._shell.desk.closed:
            return

        def done(result: tuple[Step, Any]) -> None:
            self._seen = self._steps.last
            self._name()
            self._shell.toast.say(words.format(act=result[0].done_name()))

        self._shell.jobs.run(self, lambda: service(self._shell.desk), done)

    def _on_changed(self, _changes: Any) -> None:
        last = self._steps.last
        if (
            last is not None
            and last is not self._seen
            and self._steps.next is None
            and last.act not in _QUIET
        ):
            self._shell.toast.say(last.done_name(), _("Undo"))
        self._seen = last
        self._name()

    def _name(self) -> None:
        last, following = self._steps.last, self._steps.next
        self.undo.setText(_("Undo") if last is None else last.undo_name())
        self.redo.setText(_("Redo") if following is None else following.redo_name())
        self.undo.setEnabled(last is not None)
        self.redo.setEnabled(following is not None)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = now if isinstance(now, QLineEdit | QTextEdit | QPlainTextEdit) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def _entry(key: str, made: QAction) -> Entry:
    keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Entry(f"action:{key}", _("Action"), made.text(), made.trigger, shortcut=keys)


def _has_own(watched: QObject, way: str) -> bool:
    """Tell whether a text has something of its own to undo or to do again."""
    if isinstance(watched, QLineEdit):
        return watched.isUndoAvailable() if way == "Undo" else watched.isRedoAvailable()
    if isinstance(watched, QTextEdit | QPlainTextEdit):
        document = watched.document()
        available = document.isUndoAvailable() if way == "Undo" else document.isRedoAvailable()
        return available and not watched.isReadOnly()
    return False
