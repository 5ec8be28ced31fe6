"""The dialog in which one record of a review cycle is filled in and saved."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QPushButton, QScrollArea, QWidget

from gc25desk.domain.field import Field, fields_of
from gc25desk.domain.nouns import KINDS
from gc25desk.errors import InvalidInput, KnownError
from gc25desk.i18n import _
from gc25desk.services import bin as bins
from gc25desk.services import saving
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.ui import ask, style
from gc25desk.ui.actions import action, pressed_by_enter, with_mnemonics
from gc25desk.ui.cycles.data import Named
from gc25desk.ui.cycles.evidence_editor import EvidenceEditor
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import PlainLabel, button, column
from gc25desk.ui.widgets.editors import EditorMaker
from gc25desk.ui.widgets.field_editor import FieldEditor
from gc25desk.ui.widgets.field_grid import FieldBox, FieldGrid
from gc25desk.ui.widgets.focus_order import chain_before

_WIDE_PX = 760
_HIGHEST_PX = 520
_AROUND_PX = 190  # title, buttons and the frame of the window
_LEAST_PX = 120

Save = Callable[[Desk, Any], tuple[Any, Changes]]


@dataclasses.dataclass(frozen=True)
class Form:
    """What a dialog fills in: the noun, the words, the fields by group, how it is saved.

    Each group is a heading, empty for none, and the keys of its fields; ``spans`` widens fields, ``lines``
    gives long texts their least height.
    """

    noun: str
    title: str
    lead: str
    verb: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    save: Save
    spans: Mapping[str, int] = dataclasses.field(default_factory=dict)


def plainly(noun: str) -> Save:
    """Return the way most records are saved."""
    return lambda desk, record: saving.save(desk, noun, record)


class FormDialog(DeskDialog):
    """Fills in one record; it stays open until the desk has saved it.

    ``saved`` carries the record as it is on the desk, ``binned`` one that was put in the bin, ``typed`` comes
    with each change by the user. Enter goes to the next field, Ctrl+Enter saves, Escape asks before it throws
    away what was typed.
    """

    saved = Signal(object)
    typed = Signal()
    binned = Signal(object)

    def __init__(
        self, parent: QWidget, desk: Desk, jobs: Jobs, form: Form, record: Any, *, names: Mapping[str, Named]
    ) -> None:
        """Show a record; one without identifier is new."""
        super().__init__(parent, form.title, form.lead, form.verb)
        self.desk = desk
        self.jobs = jobs
        self.form = form
        self.record = record
        self._names = names
        self._busy = False
        self._area = QScrollArea(self)
        self._inside = QWidget(self._area)
        self._area.setWidget(self._inside)
        self.grids = [self._grid(keys, self._inside) for _heading, keys in form.groups]
        self._lay_in()
        self.put(self._area)
        self._letters()
        self._keys = action(self, form.verb.replace("&", ""), self.go.click, "Ctrl+Return", "Ctrl+Enter")
        for grid in self.grids:
            grid.set_record(record)
            grid.changed.connect(self.typed)
        # The buttons were made first, and Tab would begin with them.
        chain_before(self.cancel, [self._area])
        self.setTabOrder(self.cancel, self.go)
        self.fit()
        next(iter(self.grids[0].boxes.values())).editor.target().setFocus()

    def box(self, key: str) -> FieldBox:
        """Return a field by its key; raises KeyError."""
        return {key: box for grid in self.grids for key, box in grid.boxes.items()}[key]

    def editor(self, key: str) -> FieldEditor:
        """Return the editor of a field; raises KeyError."""
        return self.box(key).editor

    def draft(self) -> dict[str, Any]:
        """Return what was typed over the record as JSON."""
        return {key: value for grid in self.grids for key, value in grid.typed().items()}

    def kept(self) -> dict[str, Any]:
        """Return what is to be shown again after a lock: of a new record all, else what was typed."""
        if not self.draft() or self.record.version:
            return self.draft()
        return {key: value for grid in self.grids for key, value in grid.draft().items()}

    def set_draft(self, data: Mapping[str, Any]) -> None:
        """Show again what was typed."""
        for grid in self.grids:
            grid.set_draft(data)

    def offer_bin(self) -> None:
        """Offer to put a record that is held in the bin, where Undo finds it."""
        if self.record.version:
            self.bin = button(_("Put in the &bin"), icon="bin")
            self.bin.setAccessibleName(_("Put in the bin"))
            self.bin.clicked.connect(self._put_in_bin)
            self.put_button(self.bin)

    def filled(self) -> Any:
        """Return the record as it stands in the dialog; raises InvalidInput."""
        record = self.record
        for grid in self.grids:
            record = grid.with_changes(record)
        return record

    def accept(self) -> None:
        """Save, and close once it is saved."""
        if self._busy:
            return
        self.notice.drop()
        for grid in self.grids:
            grid.clear_errors()
        try:
            record = self.filled()
        except InvalidInput as error:
            self._refuse(error)
            return
        self._set_busy(busy=True)
        self.jobs.run(self, lambda: self.form.save(self.desk, record), self._saved, self._refuse)

    def reject(self) -> None:
        """Close, unless something typed is to be kept after all."""
        if not self.draft() or ask.confirm(
            self,
            _("Throw away what you typed?"),
            _("It has not been saved."),
            _("Throw away"),
            _("Go on typing"),
        ):
            super().reject()

    def forget(self) -> None:
        """Drop every word of the desk's data."""
        self.notice.drop()
        for grid in self.grids:
            grid.set_record(KINDS[self.form.noun]())

    def focus_field(self, key: str) -> None:
        """Go to a field."""
        self.editor(key).target().setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press a button or go to the next field; in a text it makes a line."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        focused = QApplication.focusWidget()
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or not plain:
            super().keyPressEvent(event)
        elif isinstance(focused, QPushButton) and pressed_by_enter(event):
            return
        elif not isinstance(focused, QPlainTextEdit):
            self.focusNextChild()

    def make_editor(self, field: Field, blank: Any) -> FieldEditor:
        """Make the editor of a field."""
        if field.key == "evidence":
            return EvidenceEditor(field, self._names)
        return EditorMaker().editor(field, blank)

    def _grid(self, keys: Sequence[str], parent: QWidget) -> FieldGrid:
        kind = KINDS[self.form.noun]
        declared = {field.key: field for field in fields_of(kind)}
        fields = [declared[key] for key in keys]
        return FieldGrid(fields, kind(), self.make_editor, self.form.spans, parent=parent)

    def fit(self) -> None:
        """Take the height that the fields need, as far as a small laptop has it."""
        width = style.px(_WIDE_PX)
        needed = self.sheet.heightForWidth(width - style.px(60)) + style.px(8)
        room = self.screen().availableSize().height() - style.px(_AROUND_PX)
        self._area.setMinimumHeight(max(min(needed, style.px(_HIGHEST_PX), room), style.px(_LEAST_PX)))
        self.resize(width, self.sizeHint().height())

    def put_below(self, key: str, part: QWidget) -> None:
        """Put a part below the group that has a field."""
        grid = next(grid for grid in self.grids if key in grid.boxes)
        self.sheet.insertWidget(self.sheet.indexOf(grid) + 1, part)
        self.fit()

    def _lay_in(self) -> None:
        parts: list[QWidget] = []
        for (heading, _keys), grid in zip(self.form.groups, self.grids, strict=True):
            parts += [PlainLabel(heading, "card-title")] if heading else []
            parts.append(grid)
        area, sheet = self._area, self._inside
        style.set_role(sheet, "sheet")
        self.sheet = column([*parts, 1], spacing=12)
        self.sheet.setContentsMargins(style.px(2), 0, style.px(10), style.px(4))
        sheet.setLayout(self.sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.form.title)

    def _letters(self) -> None:
        boxes = [box for grid in self.grids for box in grid.boxes.values()]
        taken = [text[text.find("&") + 1] for text in (self.go.text(), self.cancel.text()) if "&" in text]
        texts = with_mnemonics([box.field.shown_label() for box in boxes], taken)
        for box, text in zip(boxes, texts, strict=True):
            box.label.setText(text)

    def _saved(self, result: tuple[Any, Changes]) -> None:
        self._set_busy(busy=False)
        self.saved.emit(result[0])
        super().accept()

    def _put_in_bin(self) -> None:
        if not self._busy:
            self._set_busy(busy=True)
            noun, ids = self.form.noun, [self.record.id]
            self.jobs.run(self, lambda: bins.put(self.desk, noun, ids), self._gone, self._refuse)

    def _gone(self, _changes: Changes) -> None:
        self._set_busy(busy=False)
        self.binned.emit(self.record)
        super().reject()

    def _refuse(self, error: KnownError) -> None:
        self._set_busy(busy=False)
        at_field = isinstance(error, InvalidInput) and any(
            grid.show_error(error.field, error.what) for grid in self.grids
        )
        if not at_field:
            self.notice.refuse(error)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.go.setEnabled(not busy)
