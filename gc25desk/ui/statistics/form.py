"""The form of a statistic, made from its declaration."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gc25desk.domain.bands import CUSTOM
from gc25desk.domain.field import Field, fields_of
from gc25desk.domain.statistic import (
    COUNTED,
    GUARDED,
    PERIOD,
    SHOWN,
    Statistic,
    dimensions,
    proposed_threshold,
)
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.statistics import words
from gc25desk.ui.statistics.axis_editor import AxisEditor
from gc25desk.ui.statistics.condition_line import Used
from gc25desk.ui.statistics.conditions_editor import ConditionsEditor
from gc25desk.ui.widgets.basics import PlainLabel, button, row
from gc25desk.ui.widgets.editors import EditorMaker
from gc25desk.ui.widgets.field_editor import FieldEditor
from gc25desk.ui.widgets.field_grid import FieldBox, FieldGrid
from gc25desk.ui.widgets.focus_order import chain
from gc25desk.ui.widgets.shown_editor import ShownEditor
from gc25desk.ui.widgets.text_editors import LineEditor

_SECTIONS = (COUNTED, PERIOD, SHOWN, GUARDED)
_SPANS = {"title": 0, "dated_by": 0, "bands": 0, "custom_bands": 0, "mode": 0, "named_from": 0}
_NAMED = frozenset({"place", "ethnic_origin", "national_origin"})


class StatisticForm(QScrollArea):
    """Shows and takes one statistic; ``changed`` comes with each change by the user.

    ``base`` is the statistic as the desk has it, None while none is open.
    """

    changed = Signal()

    def __init__(self, *, may_write: bool) -> None:
        """Make the fields; only reading shows their values in words."""
        super().__init__()
        self.base: Statistic | None = None
        self._may_write = may_write
        blank = Statistic()
        self.grids = [
            FieldGrid(
                [one for one in fields_of(Statistic) if one.section == section], blank, self._make, _SPANS
            )
            for section in _SECTIONS
        ]
        self._why = PlainLabel("", "remark", wrap=True)
        self.take = button("", "link")
        self.take.clicked.connect(self._take_proposed)
        self._build()
        for grid in self.grids:
            grid.changed.connect(self._was_changed)
        for name in ("rows", "columns", "conditions"):
            self.box(name).editor.changed.connect(self._follow)

    def box(self, key: str) -> FieldBox:
        """Return a field by its key; raises KeyError."""
        return {key: box for grid in self.grids for key, box in grid.boxes.items()}[key]

    # Showing ------------------------------------------------------------------------------------

    def show_statistic(self, statistic: Statistic, draft: Mapping[str, Any] | None = None) -> None:
        """Show a statistic, and over it what was typed before and not saved."""
        self.base = statistic
        self._offer(str((draft or {}).get("unit") or statistic.unit))
        for grid in self.grids:
            grid.set_record(statistic)
            if self._may_write:
                grid.set_draft(draft or {})
        self._follow()
        self.verticalScrollBar().setValue(0)

    def adopt(self, record: Statistic, *, keep_typed: bool) -> None:
        """Take over a newer state of the same statistic without moving the user from where they are."""
        self.base = record
        for grid in self.grids:
            grid.adopt(record, keep_typed=keep_typed)
        self._follow()

    def clear(self) -> None:
        """Hold nothing of the desk any more."""
        self.know({})
        self.show_statistic(Statistic())
        self.base = None

    def drop(self) -> None:
        """Forget what was typed, and show no statistic for now."""
        self.show_statistic(self.base or Statistic())
        self.base = None

    def know(self, used: Used) -> None:
        """Take the names that were typed before, by trait, as suggestions."""
        editor = self.box("conditions").editor
        if isinstance(editor, ConditionsEditor):
            editor.know(used)

    def put(self, values: Mapping[str, Any]) -> None:
        """Fill fields in for the user, as if they had typed it."""
        for key, value in values.items():
            self.box(key).editor.set_value(value)
        self._was_changed()

    # What was typed -----------------------------------------------------------------------------

    def draft(self) -> dict[str, Any]:
        """Return what was typed over the statistic as JSON, by key; empty when nothing was."""
        if self.base is None or not self._may_write:
            return {}
        return {key: value for grid in self.grids for key, value in grid.typed().items()}

    def record(self) -> Statistic:
        """Return the statistic with what was typed; raises InvalidInput naming the first field at fault."""
        if self.base is None:
            raise LookupError
        record = self.base
        for grid in self.grids:
            record = grid.with_changes(record)
        return record

    def is_behind(self, record: Statistic) -> bool:
        """Tell whether a newer state differs in something that was typed over."""
        base = self.base
        return base is not None and any(getattr(base, key) != getattr(record, key) for key in self.draft())

    def show_error(self, error: InvalidInput) -> bool:
        """Show an error at its field and go there; False when the form has no such field."""
        if not any(grid.show_error(error.field, error.what) for grid in self.grids):
            return False
        self.ensureWidgetVisible(self.box(error.field))
        return True

    def tell_error(self, error: InvalidInput) -> bool:
        """Show an error at its field and leave the user where they are; False without such a field."""
        found = [box for grid in self.grids for key, box in grid.boxes.items() if key == error.field]
        for box in found:
            box.show_error(error.what)
        return bool(found)

    def clear_errors(self) -> None:
        """Take every error away."""
        for grid in self.grids:
            grid.clear_errors()

    def focus_title(self) -> None:
        """Go to the title, all of it marked, so that typing replaces it."""
        editor = self.box("title").editor
        editor.target().setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(editor, LineEditor):
            editor.line.selectAll()

    # Following what is chosen ---------------------------------------------------------------------

    def _was_changed(self) -> None:
        unit = self.box("unit").editor
        if self._may_write:
            self._offer(str(unit.value()))
        self._follow()
        self.changed.emit()

    def _offer(self, unit: str) -> None:
        for name in ("rows", "columns", "conditions"):
            editor = self.box(name).editor
            if isinstance(editor, AxisEditor | ConditionsEditor):
                editor.offer(unit)

    def _follow(self) -> None:
        """Show only the fields that mean something for what is chosen, and what is proposed for it."""
        typed = self._as_chosen()
        self.box("bands").setVisible("age" in typed.axes())
        self.box("custom_bands").setVisible("age" in typed.axes() and typed.bands == CUSTOM)
        self.box("named_from").setVisible(bool(_NAMED & dimensions(typed) & {*typed.axes()}))
        why = words.threshold_words(typed) if self._may_write else ""
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self.take.setText(_("Use {count}").format(count=proposed_threshold(typed)))
        self.take.setVisible(bool(why))

    def _as_chosen(self) -> Statistic:
        base = self.base or Statistic()
        if not self._may_write:
            return base
        keys = ("rows", "columns", "conditions", "bands", "threshold")
        return dataclasses.replace(base, **{key: self.box(key).editor.value() for key in keys})

    def _take_proposed(self) -> None:
        self.put({"threshold": str(proposed_threshold(self._as_chosen()))})
        self.box("threshold").editor.target().setFocus(Qt.FocusReason.OtherFocusReason)

    # Building -----------------------------------------------------------------------------------

    def _make(self, field: Field, blank: Any) -> FieldEditor:
        if field.key == "conditions":
            return ConditionsEditor(field, locked=not self._may_write)
        if not self._may_write:
            return ShownEditor(field)
        if field.key in {"rows", "columns"}:
            return AxisEditor(field)
        return EditorMaker().editor(field, blank)

    def _build(self) -> None:
        sheet = QWidget()
        style.set_role(sheet, "sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(style.px(2), 0, style.px(10), style.px(8))
        column.setSpacing(style.px(10))
        for section, grid in zip(_SECTIONS, self.grids, strict=True):
            column.addWidget(PlainLabel(_(section), "card-title"))
            column.addWidget(grid)
        proposed = row([self._why, self.take])
        proposed.setStretch(0, 1)
        column.addLayout(proposed)
        column.addStretch(1)
        chain(self.grids[0], [*self.grids, self.take])
        self.setWidget(sheet)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Statistic"))
