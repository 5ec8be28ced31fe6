"""The search box over the window (Ctrl+K): records by their words, pages and actions by their name."""

import functools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from gc25desk.errors import KnownError
from gc25desk.i18n import _, ngettext
from gc25desk.services import search
from gc25desk.ui import style
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.palette.entries import Entry, matching, noun_label, recent_first, remembered
from gc25desk.ui.palette.listing import EntryList, EntryModel
from gc25desk.ui.widgets.basics import PlainLabel, row

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk

_DEBOUNCE = 120  # milliseconds of no typing before the desk is asked
_LIMIT = 50
_WIDTH, _HEIGHT, _TOP = 680, 460, 72
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 6,
    Qt.Key.Key_PageUp: -6,
}


class Palette(QWidget):
    """Covers the window while it is open; Enter opens what is marked, Escape closes.

    ``record_wanted`` gives noun and id of a record to open. Nothing found stays in memory after
    :meth:`clear`, which the lock calls.
    """

    record_wanted = Signal(str, str)

    def __init__(self, window: QWidget, desk: "Desk", jobs: Jobs, commands: Sequence[Entry]) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._jobs = jobs
        self._fixed = tuple(commands)
        self.live: Callable[[], Sequence[Entry]] = tuple  # commands whose names change
        self._recent: list[Entry] = []
        self._asked = 0
        self._before: QWidget | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_DEBOUNCE)
        self._wait.timeout.connect(self._ask)
        self._parts()
        window.installEventFilter(self)
        self.hide()

    def _commands(self) -> Sequence[Entry]:
        return (*self._fixed, *self.live())

    def _parts(self) -> None:
        self.box = QFrame(self)
        style.set_role(self.box, "card")
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Search records, paragraphs, pages and actions"))
        self.line.setAccessibleName(_("Search everything"))
        self.line.setMaxLength(200)
        self.line.textChanged.connect(self._typed)
        self.line.installEventFilter(self)
        self.model = EntryModel()
        self.list = EntryList(self.model)
        self.list.setAccessibleName(_("Results"))
        self.list.clicked.connect(self._open)
        self.status = PlainLabel("", "muted")
        keys = PlainLabel(_("↑ ↓ choose · Enter opens · Esc closes"), "muted")
        column = QVBoxLayout(self.box)
        column.setContentsMargins(*(style.px(n) for n in (12, 12, 12, 10)))
        column.setSpacing(style.px(8))
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addLayout(row([self.status, 1, keys]))

    def popup(self) -> None:
        """Open over the window, with the recent records and every command."""
        self._before = self.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus()
        self.line.selectAll()
        self._typed(self.line.text())

    def close_up(self) -> None:
        """Close and put the focus back where it was."""
        self._wait.stop()
        self._asked += 1
        self.hide()
        if self._before is not None:
            self._before.setFocus()
            self._before = None

    def clear(self) -> None:
        """Forget everything that was found or opened, and close."""
        self._before = None
        self.close_up()
        self._recent = []
        self.line.setText("")
        self.list.delegate.words = ""
        self.model.show_entries(())
        self.status.setText("")

    def search_now(self) -> None:
        """Ask the desk without waiting for the end of the typing."""
        if self.searching():
            self._wait.stop()
            self._ask()

    def searching(self) -> bool:
        """Tell whether a search is about to start."""
        return self._wait.isActive()

    def _typed(self, text: str) -> None:
        self._asked += 1
        words = text.strip()
        self.list.delegate.words = words
        if not words:
            self._wait.stop()
            self._show([*self._recent, *self._commands()], "")
        else:
            self._show(matching(self._commands(), words), _("Searching…"))
            self._wait.start()

    def _ask(self) -> None:
        words, asked = self.line.text().strip(), self._asked
        work = functools.partial(search.search, self._desk, words, _LIMIT)
        self._jobs.run(
            self, work, functools.partial(self._found, words, asked), functools.partial(self._failed, asked)
        )

    def _found(self, words: str, asked: int, hits: "list[search.Hit]") -> None:
        if asked != self._asked:
            return  # something else has been typed, or the desk is locked
        records = recent_first([self._record(hit) for hit in hits], self._recent)
        commands = matching(self._commands(), words)
        count = len(records) + len(commands)
        if not count:
            status = _("Nothing matches. Try fewer words, or the beginning of a word.")
        else:
            status = ngettext("{count} result", "{count} results", count).format(count=count)
        self._show([*commands[:3], *records] if len(words) > 1 else [*records, *commands], status)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, status))

    def _failed(self, asked: int, error: KnownError) -> None:
        if asked == self._asked:
            self.status.setText(f"{error.what} {error.next_step}")

    def _record(self, hit: search.Hit) -> Entry:
        return Entry(
            key=f"{hit.noun}:{hit.id}",
            kind=noun_label(hit.noun),
            title=hit.title,
            reference=hit.reference,
            snippet=hit.snippet,
            run=functools.partial(self.record_wanted.emit, hit.noun, hit.id),
        )

    def _show(self, entries: Sequence[Entry], status: str) -> None:
        self.model.show_entries(entries)
        self.status.setText(status)
        if entries:
            self.list.setCurrentIndex(self.model.index(0, 0))

    def _open(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry is None:
            return
        if entry.reference:
            self._recent = remembered(self._recent, entry)
        self.line.setText("")
        self.close_up()
        entry.run()

    def _place(self) -> None:
        window = self._window
        self.setGeometry(window.rect())
        size = QSize(style.px(_WIDTH), style.px(_HEIGHT)).boundedTo(window.size() - QSize(48, 48))
        top = min(style.px(_TOP), window.height() - size.height() - 24)
        self.box.setGeometry((window.width() - size.width()) // 2, top, size.width(), size.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the window; let the box steer the list."""
        if event.type() == QEvent.Type.Resize and watched is self._window and self.isVisible():
            self._place()
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._steer(event)
        return False

    def _steer(self, event: QKeyEvent) -> bool:
        key: Any = event.key()
        if key in _STEPS:
            self.list.step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close_up()
        elif key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the box closes it."""
        if not self.box.geometry().contains(event.position().toPoint()):
            self.close_up()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Veil the window below."""
        veil = QColor(style.tokens().bg)
        veil.setAlpha(190)
        painter = QPainter(self)
        painter.fillRect(self.rect(), veil)
        painter.end()
