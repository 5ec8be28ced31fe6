"""The fields of a record class as a grid of editors, made from their declarations."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gc25desk.domain.field import Field
from gc25desk.domain.record import json_value
from gc25desk.errors import InvalidInput
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel, plain_tip
from gc25desk.ui.widgets.columns import ColumnsLayout
from gc25desk.ui.widgets.field_editor import FieldEditor

MakeEditor = Callable[[Field, Any], FieldEditor]


class FieldBox(QWidget):
    """One field: its label above, its editor, and below it what is wrong with it, if anything.

    The height of the label is given from outside, so that editors side by side stand in one line when
    only one of their labels needs two.
    """

    def __init__(self, field: Field, editor: FieldEditor, parent: QWidget) -> None:
        """Put the parts together."""
        super().__init__(parent)
        self.field = field
        self.editor = editor
        self._head = 0
        self._gap = style.px(4)
        self.label = PlainLabel(field.shown_label(), "field-label", wrap=True)
        self.label.setBuddy(editor.target())
        self.label.setToolTip(plain_tip(field.shown_help()))
        self.error = PlainLabel("", "error", wrap=True)
        self.error.hide()
        for part in (self.label, editor, self.error):
            part.setParent(self)
        vertical = QSizePolicy.Policy.Expanding if editor.grows else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        editor.left.connect(self.judge)

    def judge(self) -> None:
        """Say at once when what was typed means no value."""
        try:
            self.editor.value()
        except InvalidInput as error:
            self.show_error(error.what)
        else:
            self.show_error("")

    def show_error(self, sentence: str) -> None:
        """Show what is wrong, or nothing."""
        if sentence == self.error.text():
            return
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.editor.show_wrong(sentence)

    def head_height(self, width: int) -> int:
        """Return the height its label needs at a width."""
        return self.label.heightForWidth(width)

    def set_head_height(self, height: int) -> None:
        """Give the label this height."""
        if height != self._head:
            self._head = height
            self._place()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the field at a width, its label as high as it needs."""
        error = self.error.heightForWidth(width) + self._gap if self.error.text() else 0
        return self.head_height(width) + self._gap + self._editor_height(width) + error

    def sizeHint(self) -> QSize:
        """Return a width at which most fields are read."""
        width = style.px(160)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Allow any width; the height follows from it."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Pass on that the editor asks for another height."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
        return super().event(event)

    def _editor_height(self, width: int) -> int:
        needed = self.editor.heightForWidth(width) if self.editor.hasHeightForWidth() else -1
        return max(needed, self.editor.sizeHint().height() if needed < 0 else 0)

    def _place(self) -> None:
        width = self.width()
        head = max(self._head, self.head_height(width))
        error = self.error.heightForWidth(width) if self.error.text() else 0
        top = head + self._gap
        needed = self._editor_height(width)
        room = self.height() - top - (error + self._gap if error else 0)
        editor = max(needed, room) if self.editor.grows else needed
        self.label.setGeometry(0, head - self.head_height(width), width, self.head_height(width))
        self.editor.setGeometry(0, top, width, editor)
        self.error.setGeometry(0, top + editor + self._gap, width, error)


class FieldGrid(QWidget):
    """Editors for some fields of a record; ``changed`` is emitted when the user changes one."""

    changed = Signal()

    def __init__(
        self,
        fields: Sequence[Field],
        blank: Any,
        make: MakeEditor,
        spans: Mapping[str, int] | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Make an editor for each field; ``blank`` is a record that was never filled in."""
        super().__init__(parent)
        self.boxes: dict[str, FieldBox] = {}
        self._shown: dict[str, Any] = {}
        layout = ColumnsLayout(self)
        for field in fields:
            editor = make(field, getattr(blank, field.key))
            box = FieldBox(field, editor, self)
            layout.add(box, (spans or {}).get(field.key, editor.spans))
            editor.changed.connect(self.changed)
            self.boxes[field.key] = box
        policy = QSizePolicy.Policy.Expanding if self._grows() else QSizePolicy.Policy.Minimum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)

    def set_record(self, record: Any) -> None:
        """Show the values of a record."""
        for key, box in self.boxes.items():
            box.editor.set_value(getattr(record, key))
            box.show_error("")
        self._shown = self.draft()

    def adopt(self, record: Any, *, keep_typed: bool = False) -> None:
        """Take over a newer state of the record; what the user typed since may be kept."""
        typed = self.typed() if keep_typed else {}
        for key, box in self.boxes.items():
            if key not in typed:
                box.editor.adopt(getattr(record, key))
                self._shown[key] = box.editor.draft()
            elif typed[key] == json_value(box.field, getattr(record, key)):
                self._shown[key] = typed[key]

    def set_draft(self, data: Mapping[str, Any]) -> None:
        """Show again what was typed, for the fields it holds."""
        for key, box in self.boxes.items():
            if key in data:
                box.editor.set_draft(data[key])

    def draft(self) -> dict[str, Any]:
        """Return what stands in the editors as plain JSON."""
        return {key: box.editor.draft() for key, box in self.boxes.items()}

    def typed(self) -> dict[str, Any]:
        """Return what the user typed over the record as plain JSON, for the fields that changed."""
        return {
            key: data
            for key, data in self.draft().items()
            if data != self._shown.get(key) and not self.boxes[key].editor.fixed
        }

    def changes(self) -> dict[str, Any]:
        """Return the values the user changed; raises InvalidInput with the key of the field at fault."""
        return {key: self.boxes[key].editor.value() for key in self.typed()}

    def with_changes(self, record: Any) -> Any:
        """Return the record with the values of the editors; raises InvalidInput."""
        return dataclasses.replace(record, **self.changes())

    def show_error(self, key: str, sentence: str) -> bool:
        """Show an error at its field and go there; False when the field is not here."""
        box = self.boxes.get(key)
        if box is not None:
            box.show_error(sentence)
            box.editor.target().setFocus()
            return True
        return any(self._error_within(box, key, sentence) for box in self.boxes.values())

    def clear_errors(self) -> None:
        """Take every error away."""
        for box in self.boxes.values():
            box.show_error("")

    def _error_within(self, box: FieldBox, key: str, sentence: str) -> bool:
        return box.editor.show_error_within(key, sentence)

    def _grows(self) -> bool:
        return any(box.editor.grows for box in self.boxes.values())
