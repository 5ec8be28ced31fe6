"""A tab that is a list of records of one kind: what can be done, the list, and what it says when empty."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from gc25desk.i18n import _
from gc25desk.services.desk import Desk
from gc25desk.ui import style
from gc25desk.ui.cycles.asking import Asking
from gc25desk.ui.cycles.data import Loaded
from gc25desk.ui.cycles.form_dialog import Form, FormDialog
from gc25desk.ui.cycles.rows_table import Line, RowsTable
from gc25desk.ui.cycles.tab import CycleTab
from gc25desk.ui.cycles.words import in_the_bin
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import Card, EmptyState, PlainLabel, button, column, row


class ListTab(CycleTab):
    """Shows the records of one noun; Enter opens one, Delete puts it in the bin, where Undo finds it."""

    def __init__(self, desk: Desk, jobs: Jobs, asking: Asking, parent: QWidget) -> None:
        """Build it empty."""
        super().__init__(desk, jobs, asking, parent)
        self.table = table = self.a_table()
        self.empty = empty = self.an_empty_state()
        self.summary = PlainLabel("", "muted", wrap=True)
        self.open = self.a_button(_("&Open…"), self._open)
        self.card = Card(margin=1, parent=self)
        self.stack = QStackedWidget(self.card)
        self._top = row([self.summary], spacing=8)
        self._top.setStretch(0, 1)
        edge = style.px(12)
        self._top.setContentsMargins(edge, style.px(10), edge, 0)
        self.stack.addWidget(table)
        self.stack.addWidget(empty)
        self.card.body.addLayout(self._top)
        self.card.body.addWidget(self.stack, 1)
        whole = column([self.notice, self.card])
        whole.setStretch(1, 1)
        self.setLayout(whole)
        table.opened.connect(self.edit)
        table.itemSelectionChanged.connect(self._refresh)
        if self.may_write:
            table.removed.connect(self.take_away)
        empty.activated.connect(self.begin)

    def a_table(self) -> RowsTable:
        """Make the table of the tab."""
        raise NotImplementedError

    def an_empty_state(self) -> EmptyState:
        """Make what stands in the place of the table while it is empty."""
        raise NotImplementedError

    def lines(self, loaded: Loaded) -> Sequence[Line]:
        """Return the rows of the course loaded."""
        raise NotImplementedError

    def record(self, record_id: str) -> Any:
        """Return a record shown, or a new one for an unknown identifier."""
        raise NotImplementedError

    def form(self, record: Any) -> Form:
        """Return the form of a record."""
        raise NotImplementedError

    def begin(self) -> None:
        """Take the one next step of an empty list."""
        self.edit("")

    def removed_words(self) -> str:
        """Return what is said when one was put in the bin."""
        return in_the_bin()

    def put(self, *parts: QWidget) -> None:
        """Add what can be done to the line above the list; only reading leaves the acts out."""
        for part in parts:
            self._top.addWidget(part)

    def a_button(self, words: str, does: Any, icon: str = "", *, writes: bool = True) -> QPushButton:
        """Make a button of the line above the list; one that writes is offered to those who may."""
        made = button(words, icon=icon)
        made.setAccessibleName(words.replace("&", ""))
        made.clicked.connect(lambda _on=False: does())
        if writes and not self.may_write:
            made.hide()
        return made

    def show_loaded(self, loaded: Loaded) -> None:
        """Show the rows of the course, or why there are none."""
        lines = self.lines(loaded) if loaded.course is not None else ()
        self.table.show_lines(lines)
        self.stack.setCurrentWidget(self.table if lines else self.empty)
        self._refresh()

    def edit(self, record_id: str, typed: dict[str, Any] | None = None) -> None:
        """Open the dialog of a record."""
        if not self.cycle_id or not self.may_write:
            return
        record = self.record(record_id)
        dialog = FormDialog(self, self.desk, self.jobs, self.form(record), record, names=self.loaded.evidence)
        dialog.set_draft(typed or {})
        dialog.saved.connect(self._saved)
        self.asking.open(dialog, kept=typed is not None)

    def take_away(self, record_id: str) -> None:
        """Put a record in the bin."""
        self.remove(record_id, self.removed_words())

    def place(self) -> dict[str, Any]:
        """Return the row the user is on."""
        return {"row": self.table.key()}

    def come_back(self, place: dict[str, Any]) -> None:
        """Go to the row the user was on."""
        self.table.choose(str(place.get("row", "")))

    def references(self, ids: Sequence[str]) -> str:
        """Return items of evidence by their references."""
        return ", ".join(self.loaded.evidence[one].reference for one in ids if one in self.loaded.evidence)

    def _open(self) -> None:
        if self.table.key():
            self.edit(self.table.key())

    def _saved(self, record: Any) -> None:
        self.table.choose(record.id)
        self.state_changed.emit("saved", _("Saved"))

    def _refresh(self) -> None:
        self.open.setEnabled(bool(self.table.key()))
