"""The form of one recommendation, with what it still lacks said below each field while it is typed."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from gc25desk.domain.field import Field, field_of
from gc25desk.domain.recommendation import Recommendation, remarks
from gc25desk.errors import InvalidInput
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel, column, row
from gc25desk.ui.widgets.editors import EditorMaker
from gc25desk.ui.widgets.field_editor import FieldEditor
from gc25desk.ui.widgets.field_grid import FieldGrid
from gc25desk.ui.widgets.shown_editor import ShownEditor
from gc25desk.ui.writing.evidence_editor import EvidenceEditor
from gc25desk.ui.writing.told import Told

# Read across; what stands in one line belongs together.
_LINES = (("action",), ("addressee", "deadline"), ("measure",), ("measure_kind", "paragraphs"), ("evidence",))


class RecommendationForm(QScrollArea):
    """Shows one recommendation and what is typed over it; ``changed`` comes with each change by the user."""

    changed = Signal()

    def __init__(self, told: Told, *, may_write: bool) -> None:
        """Build the fields; ``show_record`` fills them."""
        super().__init__()
        self.base: Recommendation | None = None
        self.remarks: dict[str, PlainLabel] = {}
        self.grids: dict[str, FieldGrid] = {}
        self._told, self._may_write = told, may_write
        self._maker = EditorMaker()
        self.language = "en"
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        style.set_role(inside, "sheet")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(style.px(2), style.px(4), style.px(10), style.px(8))
        layout.setSpacing(style.px(12))
        for keys in _LINES:
            layout.addLayout(row([self._field(key) for key in keys], spacing=12))
        layout.addStretch(1)
        self.setWidget(inside)

    def show_record(
        self, record: Recommendation, language: str, draft: Mapping[str, Any] | None = None
    ) -> None:
        """Show a recommendation of a report in a language, and what was typed before and not saved."""
        self.base, self.language = record, language
        for grid in self.grids.values():
            grid.set_record(record)
            grid.set_draft(draft or {})
        self._judge()
        self.verticalScrollBar().setValue(0)

    def adopt(self, record: Recommendation, *, keep_typed: bool) -> None:
        """Take over a newer state of the same recommendation."""
        self.base = record
        for grid in self.grids.values():
            grid.adopt(record, keep_typed=keep_typed)
        self._judge()

    def clear(self) -> None:
        """Hold nothing of the desk any more."""
        self.show_record(Recommendation(), self.language)
        self.base = None

    def draft(self) -> dict[str, Any]:
        """Return what was typed over the recommendation as JSON, by key; empty when nothing was."""
        if self.base is None:
            return {}
        return {key: value for grid in self.grids.values() for key, value in grid.typed().items()}

    def record(self) -> Recommendation:
        """Return the recommendation with what was typed; raises InvalidInput naming the field at fault."""
        if self.base is None:
            raise LookupError
        changes = {key: value for grid in self.grids.values() for key, value in grid.changes().items()}
        return dataclasses.replace(self.base, **changes)

    def show_error(self, error: InvalidInput) -> bool:
        """Show an error at its field and go there; False when the form has no such field."""
        return any(grid.show_error(error.field, error.what) for grid in self.grids.values())

    def clear_errors(self) -> None:
        """Take every error away."""
        for grid in self.grids.values():
            grid.clear_errors()

    def editor(self, key: str) -> FieldEditor:
        """Return the editor of a field; KeyError if there is none."""
        return self.grids[key].boxes[key].editor

    def add_evidence(self, record_id: str) -> None:
        """Let the recommendation rest on one more item."""
        editor = self.editor("evidence")
        if isinstance(editor, EvidenceEditor):
            editor.add(record_id)
            self.ensureWidgetVisible(editor)

    def refresh_names(self) -> None:
        """Show what the items are called, as far as it is known now."""
        editor = self.editor("evidence")
        if isinstance(editor, EvidenceEditor):
            editor.refresh()

    def _field(self, key: str) -> QVBoxLayout:
        field = field_of(Recommendation, key)
        grid = FieldGrid([field], Recommendation(), self._make)
        grid.changed.connect(self._changed)
        remark = PlainLabel("", "remark", wrap=True, tone="warn")
        remark.hide()
        self.grids[key], self.remarks[key] = grid, remark
        return column([grid, remark, 1], spacing=2)

    def _make(self, field: Field, blank: Any) -> FieldEditor:
        if field.key == "evidence":
            made = EvidenceEditor(field, self._told)
            made.lock(locked=not self._may_write)
            return made
        return self._maker.editor(field, blank) if self._may_write else ShownEditor(field)

    def _changed(self) -> None:
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        said: dict[str, list[str]] = {}
        for remark in remarks(self._as_typed(), self.language):
            said.setdefault(remark.key, []).append(remark.words)
        for key, label in self.remarks.items():
            label.setText(f"△ {' '.join(said[key])}" if key in said else "")
            label.setVisible(key in said)

    def _as_typed(self) -> Recommendation:
        """Return the recommendation as it is typed, be it right or wrong."""
        base = self.base or Recommendation()
        typed = self.draft()
        if "evidence" in typed:
            typed["evidence"] = tuple(typed["evidence"])
        return dataclasses.replace(base, **typed)
