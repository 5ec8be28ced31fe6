"""The form of a record: tabs of sections, made from the declaration, filled in by keyboard alone."""

import dataclasses
import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QTabWidget,
    QWidget,
)

from gc25desk.domain.field import Field
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.actions import escaped, pressed_by_enter
from gc25desk.ui.pieces import Pieces
from gc25desk.ui.records.look import Look, Tab
from gc25desk.ui.records.place import Place, go_to_letter, letter_in
from gc25desk.ui.records.rights import Rights
from gc25desk.ui.records.sheet import Sheet
from gc25desk.ui.widgets.editors import EditorMaker
from gc25desk.ui.widgets.field_editor import FieldEditor
from gc25desk.ui.widgets.field_grid import FieldBox, FieldGrid


class RecordForm(QTabWidget):
    """Shows one record and what is typed over it.

    ``changed`` comes with each change by the user; ``hinted`` carries the help sentence of the field
    that has the focus.
    """

    changed = Signal()
    hinted = Signal(str)

    def __init__(self, look: Look, maker: EditorMaker, rights: Rights, parent: QWidget) -> None:
        """Make the tabs; ``build`` makes the editors and ``show_record`` fills them."""
        super().__init__(parent)
        self._look = look
        self._maker = maker
        self._rights = rights
        self.setDocumentMode(True)
        self.tabBar().setExpanding(False)
        self.tabBar().setUsesScrollButtons(True)
        self.base: Any = None
        self.sheets: list[Sheet] = []

    def build(self) -> Pieces:
        """Make every editor as far as the rights go, one tab after the other."""
        blank = self._look.kind()
        for tab in self._look.tabs:
            sheet = Sheet(_(tab.label))
            self.sheets.append(sheet)
            self.addTab(sheet, escaped(_(tab.label)))
            yield from sheet.fill(self._sections(tab, blank))
        self._lock(blank)
        for box in self.boxes():
            box.editor.changed.connect(self._changed)
            box.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def boxes(self) -> list[FieldBox]:
        """Return every field in reading order."""
        return [box for sheet in self.sheets for box in sheet.boxes()]

    def editor(self, key: str) -> FieldEditor:
        """Return the editor of a field; raises KeyError."""
        return {box.field.key: box.editor for box in self.boxes()}[key]

    def show_record(self, record: Any, draft: Mapping[str, Any] | None = None) -> None:
        """Show a record, and over it what was typed before and not saved."""
        self.base = record
        self._lock(record)
        for grid in self._grids():
            grid.set_record(record)
            grid.set_draft(draft or {})
        for sheet in self.sheets:
            sheet.verticalScrollBar().setValue(0)
        self._show_asked()
        self._show_counts()

    def adopt(self, record: Any, *, keep_typed: bool) -> None:
        """Take over a newer state of the same record without moving the user from where they are."""
        self.base = record
        self._lock(record)
        for grid in self._grids():
            grid.adopt(record, keep_typed=keep_typed)
        self._show_asked()
        self._show_counts()

    def _lock(self, record: Any) -> None:
        for box in self.boxes():
            box.editor.lock(locked=self._rights.locked(box.field, record))

    def draft(self) -> dict[str, Any]:
        """Return what was typed over the record as JSON, field by field; empty when nothing was."""
        if self.base is None:
            return {}
        return {key: value for grid in self._grids() for key, value in grid.typed().items()}

    def record(self) -> Any:
        """Return the record with what was typed; raises InvalidInput naming the first field at fault."""
        changes: dict[str, Any] = {}
        for grid in self._grids():
            changes.update(grid.changes())
        return dataclasses.replace(self.base, **changes)

    def take_typed(self, key: str, data: Any) -> None:
        """Show what was typed elsewhere for a field, as JSON, as if it had been typed here."""
        self.editor(key).set_draft(data)
        self._changed()

    def show_error(self, error: InvalidInput) -> bool:
        """Show an error at its field and go there; False when the form has no such field."""
        for index, sheet in enumerate(self.sheets):
            for grid in sheet.grids:
                if error.field in grid.boxes:
                    self.setCurrentIndex(index)
                    return grid.show_error(error.field, error.what)
        return any(self._error_within(index, error) for index in range(len(self.sheets)))

    def clear_errors(self) -> None:
        """Take every error away."""
        for grid in self._grids():
            grid.clear_errors()

    def place(self) -> Place:
        """Return where the user is: tab, field, letter, and how far the tab is scrolled."""
        scrolled = self.sheets[self.currentIndex()].verticalScrollBar().value()
        focused = self.window().focusWidget()  # while a dialog is open, what it goes back to
        box = self._box_of(focused)
        if box is None or focused is None:
            return Place(self.currentIndex(), scrolled)
        return Place(self.currentIndex(), scrolled, box.field.key, *letter_in(box, focused))

    def come_back(self, place: Place) -> None:
        """Go where ``place()`` said the user was."""
        self.setCurrentIndex(place.tab)
        box = next((box for box in self.boxes() if box.field.key == place.key), None)
        if box is not None:
            go_to_letter(box, box.editor.target(), place)
        self._scroll(place)
        # Going to a field scrolls to it, and fields take their height, only after this.
        QTimer.singleShot(0, self, lambda: self._scroll(place))

    def _scroll(self, place: Place) -> None:
        sheet = self.sheets[place.tab]
        sheet.settle()
        sheet.verticalScrollBar().setValue(place.scrolled)

    def focus_first(self) -> None:
        """Go to the first field."""
        self.setCurrentIndex(0)
        self.sheets[0].boxes()[0].editor.target().setFocus(Qt.FocusReason.TabFocusReason)

    def current_key(self) -> str:
        """Return the key of the field that has the focus, or an empty text."""
        box = self._box_of(QApplication.focusWidget())
        return box.field.key if box is not None else ""

    def focus_field(self, key: str) -> None:
        """Go to a field by its key, if there is one."""
        for index, sheet in enumerate(self.sheets):
            for box in sheet.boxes():
                if box.field.key == key:
                    self.setCurrentIndex(index)
                    box.editor.target().setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press a button or go to the next field."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or event.modifiers() & ~_KEYPAD:
            super().keyPressEvent(event)
        elif not (isinstance(QApplication.focusWidget(), QPushButton) and pressed_by_enter(event)):
            self.next_field()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep in view what appears in the field that has the focus: a tag, a child, what is wrong."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, FieldBox):
            focused = QApplication.focusWidget()
            if focused is not None and self._box_of(focused) is watched:
                # The sheet takes the new height only after the field did.
                QTimer.singleShot(0, self, self._follow)
        return super().eventFilter(watched, event)

    def next_field(self) -> None:
        """Go to the next field, on the next tab after the last of this one; inside a part, step on."""
        box = self._box_of(QApplication.focusWidget())
        if box is None or self._is_inside_part(box):
            self.focusNextChild()
            return
        boxes = [one for one in self.sheets[self.currentIndex()].boxes() if not one.isHidden()]
        place = boxes.index(box) + 1
        if place < len(boxes):
            boxes[place].editor.target().setFocus(Qt.FocusReason.TabFocusReason)
        elif self.currentIndex() + 1 < len(self.sheets):
            self.setCurrentIndex(self.currentIndex() + 1)
            first = self.sheets[self.currentIndex()].boxes()[0]
            first.editor.target().setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.focusNextChild()

    def _sections(self, tab: Tab, blank: Any) -> list[tuple[str, Callable[[QWidget], FieldGrid]]]:
        made: list[tuple[str, Callable[[QWidget], FieldGrid]]] = []
        for section in tab.sections:
            fields = self._look.fields(section)
            if fields:
                named = len(fields) == 1 or any(field.label == section for field in fields)
                heading = "" if section == tab.sections[0] or named else _(section)
                made.append((heading, functools.partial(self._grid, fields, blank)))
        return made

    def _grid(self, fields: Sequence[Field], blank: Any, parent: QWidget) -> FieldGrid:
        return FieldGrid(fields, blank, self._maker.editor, self._look.spans, parent=parent)

    def _grids(self) -> list[FieldGrid]:
        return [grid for sheet in self.sheets for grid in sheet.grids]

    def _error_within(self, index: int, error: InvalidInput) -> bool:
        for grid in self.sheets[index].grids:
            if grid.show_error(error.field, error.what):
                self.setCurrentIndex(index)
                return True
        return False

    def _changed(self) -> None:
        self._show_asked()
        self._show_counts()
        self.changed.emit()

    def _show_asked(self) -> None:
        """Show a field that is asked only of some while it is theirs, or while something stands in it.

        Never is one taken away from under the cursor: what is typed next would land in another.
        """
        boxes = {box.field.key: box for box in self.boxes()} if self._look.asked_of else {}
        here = self._box_of(QApplication.focusWidget())
        for key, (other, codes) in self._look.asked_of.items():
            asked = self._stands(boxes[other]) in codes or bool(self._stands(boxes[key]))
            boxes[key].setVisible(asked or boxes[key] is here)

    def _stands(self, box: FieldBox) -> Any:
        """Return what stands in a field, typed or, where nobody types, as the record has it."""
        return getattr(self.base, box.field.key) if box.editor.fixed else box.editor.draft()

    def _show_counts(self) -> None:
        for index, tab in enumerate(self._look.tabs):
            if tab.counts:
                number = self.editor(tab.counts).count()
                label = escaped(_(tab.label))
                self.setTabText(index, f"{label}  {number}" if number else label)

    def _box_of(self, widget: QObject | None) -> FieldBox | None:
        found: FieldBox | None = None
        while widget is not None and widget is not self:
            if isinstance(widget, FieldBox):
                found = widget
            widget = widget.parent()
        return found if widget is self else None

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Show the help of the field that gets the focus, and scroll to it."""
        box = self._box_of(now)
        if box is not None and now is not None:
            self.hinted.emit(box.editor.hint())
            self._show_field(box, now)

    def _follow(self) -> None:
        focused = QApplication.focusWidget()
        box = self._box_of(focused)
        if box is not None and focused is not None:
            self._show_field(box, focused)

    def _show_field(self, box: FieldBox, focused: QWidget) -> None:
        sheet = self._sheet_of(box)
        fits = box.height() < sheet.viewport().height()
        sheet.ensureWidgetVisible(box if fits else focused, 0, style.px(8))

    def _sheet_of(self, box: FieldBox) -> Sheet:
        return next(sheet for sheet in self.sheets if box in sheet.boxes())

    def _is_inside_part(self, box: FieldBox) -> bool:
        widget: QObject | None = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, FieldBox):
            widget = widget.parent()
        return widget is not box


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
