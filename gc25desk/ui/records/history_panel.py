"""The history of one record: who did what and when, both values, and the old one put back."""

import functools
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gc25desk.domain.access import READ, TAG, WRITE
from gc25desk.domain.history import Change
from gc25desk.domain.text import isolated
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import history
from gc25desk.services.desk import Desk
from gc25desk.services.journal import action_words
from gc25desk.ui import style
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import PlainLabel, button, column, row

LOOKS = frozenset({"view", "copy"})  # somebody saw it or took a copy; nothing of the record changed
_WHEN_PX, _WHO_PX = 138, 104


class HistoryPanel(QWidget):
    """Shows the changes of a record, the newest first; ``left`` comes when the user goes back to the form.

    ``why_not`` says why nothing can be put back now, such as typing on the form that is not saved.
    """

    left = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, noun: str, parent: QWidget | None = None) -> None:
        """Build it empty; ``show_record`` fills it."""
        super().__init__(parent)
        self._desk, self._jobs, self._noun = desk, jobs, noun
        self._record = ""
        self._changes: list[Change] = []
        self._shown: list[Change] = []
        self.why_not = ""
        self.title = PlainLabel("", "card-title")
        self.back = button(_("Record"), icon="back")
        self.back.setAccessibleDescription(_("Go back to the record"))
        self.changes_only = QCheckBox(_("Changes only"))
        self.changes_only.setChecked(True)
        self.table = QTableWidget(0, 3)
        self.current = PlainLabel("", "strong", wrap=True)
        self.before, self.after = _reading(_("Before")), _reading(_("After"))
        self.words = PlainLabel("", "muted", wrap=True)
        self.put_back = button(_("Put back the value before"))
        self._build()
        self._connect()

    def show_record(self, record_id: str, reference: str, why_not: str = "") -> None:
        """Fetch and show the history of a record."""
        self.clear()
        self._record, self.why_not = record_id, why_not
        self.title.setText(_("History of {reference}").format(reference=reference))
        fetch = functools.partial(history.of, self._desk, self._noun, record_id)
        self._jobs.run(self, fetch, functools.partial(self._take, record_id))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Hold nothing of the desk any more."""
        self._record, self._changes, self._shown = "", [], []
        self.table.setRowCount(0)
        for part in (self.before, self.after):
            part.clear()
        for label in (self.title, self.current, self.words):
            label.setText("")

    def event(self, event: QEvent) -> bool:
        """Take Escape before the page does, which would go back to the list."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_escape(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the form with Escape."""
        if _is_escape(event):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def lines(self) -> list[tuple[str, ...]]:
        """Return what stands in the table, line by line."""
        return [self._cells(change) for change in self._shown]

    def _build(self) -> None:
        self.table.setHorizontalHeaderLabels([_("When"), _("Who"), _("What")])
        self.table.setAccessibleName(_("History"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(style.px(style.ROW_PX))
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.table.setColumnWidth(0, style.px(_WHEN_PX))
        self.table.setColumnWidth(1, style.px(_WHO_PX))
        both = row([_titled(_("Before"), self.before), _titled(_("After"), self.after)], spacing=12)
        bottom = row([self.words, self.put_back])
        bottom.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(8))
        layout.addLayout(row([self.back, self.title, 1, self.changes_only], spacing=12))
        layout.addWidget(self.table, 3)
        layout.addWidget(self.current)
        layout.addLayout(both, 1)
        layout.addLayout(bottom)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.changes_only.toggled.connect(lambda _on: self._fill())
        self.table.currentCellChanged.connect(lambda *_cells: self._show_current())
        self.put_back.clicked.connect(self._restore)

    def _take(self, record_id: str, changes: Sequence[Change]) -> None:
        if record_id == self._record:
            self._changes = list(reversed(changes))
            self._fill()

    def _fill(self) -> None:
        only = self.changes_only.isChecked()
        self._shown = [change for change in self._changes if not only or change.action not in LOOKS]
        self.table.setRowCount(len(self._shown))
        for place, change in enumerate(self._shown):
            for section, words in enumerate(self._cells(change)):
                self.table.setItem(place, section, QTableWidgetItem(isolated(words)))
        self.table.setCurrentCell(0, 0)
        self._show_current()

    def _cells(self, change: Change) -> tuple[str, ...]:
        act = action_words(change.action)
        what = _("{act}: {field}").format(act=act, field=change.label) if change.label else act
        return dates.show_moment(change.at), change.actor, what

    def _current(self) -> Change | None:
        place = self.table.currentRow()
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def _show_current(self) -> None:
        change = self._current()
        self.current.setText(", ".join(self._cells(change)[::-1]) if change else "")
        self.before.setPlainText(change.old_words if change else "")
        self.after.setPlainText(change.new_words if change else "")
        self.put_back.setEnabled(change is not None and self._may_restore(change))
        self.words.setText(self.why_not if change is not None else "")

    def _may_restore(self, change: Change) -> bool:
        act = TAG if change.field == "tags" else WRITE
        allowed = self._desk.may(act[self._noun]) and self._desk.may(READ[self._noun])
        return allowed and not self.why_not and history.can_restore(self._noun, change)

    def _restore(self) -> None:
        change, record = self._current(), self._record
        if change is None:
            return
        self.words.setText("")
        self._jobs.run(
            self,
            lambda: history.restore(self._desk, self._noun, record, change),
            lambda _result: self.left.emit(),
            self._refused,
        )

    def _refused(self, error: KnownError) -> None:
        self.words.setText(f"{error.what} {error.next_step}".strip())


def _is_escape(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape and not event.modifiers()


def _reading(name: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setUndoRedoEnabled(False)
    made.setAccessibleName(name)
    made.setMinimumHeight(style.px(72))
    return made


def _titled(title: str, part: QWidget) -> QVBoxLayout:
    return column([PlainLabel(title, "muted"), part], spacing=4)
