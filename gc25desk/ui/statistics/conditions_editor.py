"""The filter of a statistic as lines that are added and taken away."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gc25desk.domain.condition import Condition
from gc25desk.domain.dimensions import FILTERED, Unit
from gc25desk.domain.field import Field
from gc25desk.domain.record import as_json
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.statistics import words
from gc25desk.ui.statistics.condition_line import ConditionLine, Used
from gc25desk.ui.widgets.basics import PlainLabel, button, row
from gc25desk.ui.widgets.field_editor import FieldEditor
from gc25desk.ui.widgets.focus_order import chain_before


class ConditionsEditor(FieldEditor):
    """A list of conditions; locked, their words."""

    spans = 0

    def __init__(self, field: Field, *, locked: bool) -> None:
        """Make an empty list."""
        super().__init__(field)
        self.fixed = locked
        self.lines: list[ConditionLine] = []
        self._unit: str = Unit.CHILDREN.value
        self._used: Used = {}
        self._held: tuple[Condition, ...] = ()
        self._read = PlainLabel("", wrap=True)
        self._read.setVisible(locked)
        self.add = button(_("Add condition"), icon="add")
        self.add.setAccessibleDescription(field.shown_help())
        self.add.clicked.connect(self.add_blank)
        if locked:
            self.add.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(style.px(6))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(6))
        layout.addWidget(self._read)
        layout.addLayout(self._column)
        layout.addLayout(row([self.add, 1]))

    def know(self, used: Used) -> None:
        """Take the names that were typed before, by trait."""
        self._used = used

    def offer(self, unit: str) -> None:
        """Offer what can be asked where a unit is counted."""
        self._unit = unit
        for line in self.lines:
            line.offer(unit)

    def value(self) -> Any:
        """Return the conditions in their order."""
        return self._held if self.fixed else tuple(line.condition() for line in self.lines)

    def set_value(self, value: Any) -> None:
        """Show conditions."""
        self._held = tuple(value or ())
        said = [words.condition_words(one) for one in self._held] or [_("All of the period")]
        self._read.setText("\n".join(said) if self.fixed else "")
        for line in list(self.lines):
            self._drop(line)
        if not self.fixed:
            for condition in self._held:
                self._append(condition)
        self._order()

    def draft(self) -> Any:
        """Return the conditions as JSON."""
        return [as_json(condition) for condition in self.value()]

    def set_draft(self, data: Any) -> None:
        """Show the conditions of a draft."""
        if isinstance(data, list):
            self.set_value([_from_draft(one) for one in data if _is_condition(one)])

    def target(self) -> QWidget:
        """Return the first line, or the button that adds one."""
        return self.lines[0].by if self.lines else self.add

    def add_blank(self) -> None:
        """Add a condition by the first trait that has none yet, and go to it."""
        taken = {line.by.code() for line in self.lines}
        offered = [choice.code for choice in words.filter_choices(self._unit)]
        by = next((code for code in offered if code not in taken), offered[0])
        line = self._append(Condition(by=by))
        self._order()
        line.show()  # what is not shown yet cannot take the focus
        line.by.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _append(self, condition: Condition) -> ConditionLine:
        line = ConditionLine(condition, self._unit, self._used)
        line.changed.connect(self.changed)
        line.remove_wanted.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._column.addWidget(line)
        return line

    def _remove(self, line: ConditionLine) -> None:
        place = self.lines.index(line)
        self._drop(line)
        following = self.lines[min(place, len(self.lines) - 1)].by if self.lines else self.add
        following.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _drop(self, line: ConditionLine) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.value.forget()
        line.hide()
        line.deleteLater()

    def _order(self) -> None:
        chain_before(self.add, self.lines)


def _is_condition(data: object) -> bool:
    return isinstance(data, dict) and data.get("by") in FILTERED.codes()


def _from_draft(data: dict[str, Any]) -> Condition:
    """Return a condition as it was typed, be it right or wrong."""
    low, high = data.get("lowest"), data.get("highest")
    return Condition(
        by=str(data["by"]),
        value=str(data.get("value") or ""),
        lowest=low if isinstance(low, int) else None,
        highest=high if isinstance(high, int) else None,
    )
