"""The fields of a record class as a grid of editors, made from their declarations."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gc25desk.domain.field import Field
from gc25desk.domain.record import json_value
from gc25desk.errors import InvalidInput
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel, plain_tip
from gc25desk.ui.widgets.columns import ColumnsLayout
from gc25desk.ui.widgets.field_editor import FieldEditor

MakeEditor = Callable[[Field, Any], FieldEditor]


class FieldBox(QWidget):
    """One field: its label above, its editor, and below it what is wrong with it, if anything."""

    def __init__(self, field: Field, editor: FieldEditor) -> None:
        super().__init__()
        self.field = field
        self.editor = editor
        self.label = PlainLabel(field.shown_label(), "field-label")
        self.label.setBuddy(editor.target())
        self.label.setToolTip(plain_tip(field.shown_help()))
        self.error = PlainLabel("", "error", wrap=True)
        self.error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(4))
        for part in (self.label, editor, self.error):
            layout.addWidget(part)
        if editor.grows:
            layout.setStretch(1, 1)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        else:
            layout.addStretch(1)
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
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.editor.show_wrong(sentence)


class FieldGrid(QWidget):
    """Editors for some fields of a record; ``changed`` is emitted when the user changes one."""

    changed = Signal()

    def __init__(
        self,
        fields: Sequence[Field],
        blank: Any,
        make: MakeEditor,
        spans: Mapping[str, int] | None = None,
    ) -> None:
        super().__init__()
        self.boxes: dict[str, FieldBox] = {}
        layout = ColumnsLayout(self)
        for field in fields:
            editor = make(field, getattr(blank, field.key))
            box = FieldBox(field, editor)
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

    def set_draft(self, data: Mapping[str, Any]) -> None:
        """Show again what was typed, for the fields it holds."""
        for key, box in self.boxes.items():
            if key in data:
                box.editor.set_draft(data[key])

    def draft(self) -> dict[str, Any]:
        """Return what stands in the editors as plain JSON."""
        return {key: box.editor.draft() for key, box in self.boxes.items()}

    def changes(self, record: Any) -> dict[str, Any]:
        """Return the values that differ from the record's; raises InvalidInput with a field's key."""
        changed = {}
        for key, box in self.boxes.items():
            before = getattr(record, key)
            if box.editor.fixed:
                continue
            if box.editor.draft() != json_value(box.field, before):
                value = box.editor.value()
                if value != before:
                    changed[key] = value
        return changed

    def with_changes(self, record: Any) -> Any:
        """Return the record with the values of the editors; raises InvalidInput."""
        return dataclasses.replace(record, **self.changes(record))

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
