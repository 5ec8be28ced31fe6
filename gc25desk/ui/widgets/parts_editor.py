"""An editor for records that belong to a record, such as the children affected by a complaint."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gc25desk.domain.field import SILENCES, Field, Kind, fields_of
from gc25desk.domain.record import as_json
from gc25desk.domain.sealed import is_sealed
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _, ngettext
from gc25desk.ui import style
from gc25desk.ui.models.cells import shown
from gc25desk.ui.widgets.basics import PlainLabel, button, row
from gc25desk.ui.widgets.expander import Expander
from gc25desk.ui.widgets.field_editor import FieldEditor
from gc25desk.ui.widgets.field_grid import FieldGrid
from gc25desk.ui.widgets.focus_order import chain_before

AT_ONCE = 50  # lines made at once; a collective complaint may name hundreds
_UNSPOKEN = frozenset({Kind.RECORDS, Kind.FILES, Kind.LONG_TEXT, Kind.LINK})
_SILENT = frozenset(choice.code for choice in SILENCES)


def in_words(record: Any) -> str:
    """Return a part in one line: what is known of it, with labels only where a bare value says nothing."""
    said = []
    for field in fields_of(type(record)):
        value = getattr(record, field.key)
        if field.kind in _UNSPOKEN or value in _SILENT or value is False:
            continue
        words = shown(field, value)
        if is_sealed(value):
            said.append(_("{label}: sealed").format(label=field.shown_label()))
        elif words:
            said.append(f"{field.shown_label()} {words}" if field.kind is Kind.NUMBER else words)
    return " · ".join(said)


class Part(Expander):
    """One part: a line that says what is known, and its form."""

    changed = Signal()

    def __init__(self, record: Any, make_grid: Callable[[], FieldGrid]) -> None:
        super().__init__(_("Remove"))
        self._record = record
        self._waiting: dict[str, Any] = {}
        self._make_grid = make_grid
        self.grid: FieldGrid | None = None
        self.number = 0

    def fill(self) -> None:
        """Make the form."""
        self.grid = self._make_grid()
        self.grid.set_record(self._record)
        self.grid.set_draft(self._waiting)
        self.grid.changed.connect(self._changed)
        self.body.addWidget(self.grid)

    def record(self) -> Any:
        """Return the part; raises InvalidInput."""
        if self._waiting and self.grid is None:
            self.fill()
        return self._record if self.grid is None else self.grid.with_changes(self._record)

    def draft(self) -> dict[str, Any]:
        """Return what stands in the form as JSON."""
        return {**as_json(self._record), **(self.grid.typed() if self.grid is not None else self._waiting)}

    def adopt(self, record: Any) -> None:
        """Take over the part as the desk holds it now."""
        self._record = record
        self._waiting = {}
        if self.grid is not None:
            self.grid.adopt(record)
        self.show_number(self.number)

    def set_draft(self, data: dict[str, Any]) -> None:
        """Show a draft once the form is opened."""
        self._waiting = data
        if self.grid is not None:
            self.grid.set_draft(data)

    def show_number(self, number: int) -> None:
        """Show the place in the list and what is known."""
        self.number = number
        self.show_line(str(number), self._words())

    def _changed(self) -> None:
        self.show_number(self.number)
        self.changed.emit()

    def _words(self) -> str:
        try:
            return in_words(self.record()) or _("Nothing recorded yet")
        except InvalidInput:
            return _("Not complete")


class PartsEditor(FieldEditor):
    """A list of parts with add and remove; locked, a list that is read.

    ``make_grid`` makes the form of a part, given whether it is locked.
    """

    spans = 0

    def __init__(self, field: Field, make_grid: Callable[[bool], FieldGrid]) -> None:
        super().__init__(field)
        self._make_grid = make_grid
        self._parts: list[Part] = []
        self._rest: tuple[Any, ...] = ()
        self._none = PlainLabel(_("None recorded yet."), "muted")
        self._add = button(_("Add"), icon="add")
        self._add.setAccessibleName(_("Add") + f": {field.shown_label()}")
        self._add.clicked.connect(self._add_blank)
        self._more = button("", "link")
        self._more.clicked.connect(self._show_more)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(style.px(6))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(8))
        layout.addWidget(self._none)
        layout.addLayout(self._lines)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addLayout(row([self._add, 1]))
        self.setFocusProxy(self._add)

    def lock(self, *, locked: bool) -> None:
        """Let the parts be read and not changed, or be changed again."""
        if locked == self.fixed:
            return
        held = self.value()
        self.fixed = locked
        self._add.setVisible(not locked)
        self.set_value(held)

    def value(self) -> Any:
        """Return the parts as a tuple; raises InvalidInput for the first that is wrong."""
        return (*(part.record() for part in self._parts), *self._rest)

    def set_value(self, value: Any) -> None:
        """Show the parts."""
        self._forget()
        self._rest = tuple(value or ())
        self._take(AT_ONCE)

    def adopt(self, value: Any) -> None:
        """Take over the parts as the desk holds them now; lines that are open stay open."""
        if len(value) != self.count():
            self.set_value(value)
            return
        for part, record in zip(self._parts, value, strict=False):
            part.adopt(record)
        self._rest = tuple(value[len(self._parts) :])

    def draft(self) -> Any:
        """Return the parts as JSON objects."""
        return [*(part.draft() for part in self._parts), *(as_json(part) for part in self._rest)]

    def set_draft(self, data: Any) -> None:
        """Show the parts of a draft, unless they cannot be changed."""
        if self.fixed:
            return
        self._forget()
        self._rest = ()
        for entry in data if isinstance(data, list) else ():
            if isinstance(entry, dict):
                self._append(self._blank()).set_draft(entry)
        self._tidy()

    def target(self) -> QWidget:
        """Return the first line, or the button that adds one where parts can be added."""
        if self._parts:
            return self._parts[0].line
        return self if self.fixed else self._add

    def count(self) -> int:
        """Return how many parts there are."""
        return len(self._parts) + len(self._rest)

    def show_error_within(self, key: str, sentence: str) -> bool:
        """Open the first part whose field is wrong and show the error there."""
        for part in self._parts:
            try:
                part.record()
            except InvalidInput:
                part.set_open(True)
            if part.grid is not None and part.is_open() and part.grid.show_error(key, sentence):
                return True
        return False

    def _blank(self) -> Any:
        if self.field.record is None:
            raise TypeError(self.field.key)
        return self.field.record()

    def _add_blank(self) -> None:
        part = self._append(self._blank())
        self._tidy()
        part.show()  # what is not shown yet cannot take the focus
        part.set_open(True)
        if part.grid is not None and part.grid.boxes:
            next(iter(part.grid.boxes.values())).editor.target().setFocus()
        self.changed.emit()

    def _append(self, record: Any) -> Part:
        part = Part(record, lambda: self._make_grid(self.fixed))
        part.lock(locked=self.fixed)
        part.changed.connect(self.changed)
        part.opened.connect(lambda _is_open: self._order())
        part.remove_wanted.connect(lambda: self._remove(part))
        self._parts.append(part)
        self._lines.addWidget(part)
        return part

    def _remove(self, part: Part) -> None:
        place = self._parts.index(part)
        self._drop(part)
        self._tidy()
        following = self._parts[min(place, len(self._parts) - 1)].line if self._parts else self._add
        following.setFocus()
        self.changed.emit()

    def _drop(self, part: Part) -> None:
        self._parts.remove(part)
        self._lines.removeWidget(part)
        part.hide()
        part.deleteLater()

    def _forget(self) -> None:
        for part in list(self._parts):
            self._drop(part)

    def _take(self, number: int) -> None:
        for record in self._rest[:number]:
            self._append(record)
        self._rest = self._rest[number:]
        self._tidy()

    def _show_more(self) -> None:
        self._take(AT_ONCE)

    def _tidy(self) -> None:
        for number, part in enumerate(self._parts, 1):
            part.show_number(number)
        self._none.setVisible(not self._parts)
        self._more.setVisible(bool(self._rest))
        left = len(self._rest)
        self._more.setText(ngettext("Show {n} more", "Show {n} more", left).format(n=left))
        self._order()

    def _order(self) -> None:
        chain_before(self._add, [*self._parts, self._more])
