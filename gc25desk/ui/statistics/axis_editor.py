"""What the lines or the columns of a table stand for."""

from typing import Any

from PySide6.QtWidgets import QWidget

from gc25desk.domain.dimensions import Unit
from gc25desk.domain.field import Field
from gc25desk.i18n import _
from gc25desk.ui.statistics import words
from gc25desk.ui.widgets.choice_editors import ChoiceBox
from gc25desk.ui.widgets.field_editor import FieldEditor


class AxisEditor(FieldEditor):
    """One axis, or none; only those are offered that fit what is counted."""

    def __init__(self, field: Field) -> None:
        """Offer the axes of children."""
        super().__init__(field)
        self.box = ChoiceBox(words.axis_choices(Unit.CHILDREN), _("None"))
        self.hold(self.box)
        self.box.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def offer(self, unit: str) -> None:
        """Offer the axes of a unit; what is chosen stays, and is told to be wrong where it does not fit."""
        code = self.box.code()
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItem(_("None"), "")
        for choice in words.axis_choices(unit):
            self.box.addItem(choice.shown(), choice.code)
        self._choose(code)
        self.box.blockSignals(False)

    def value(self) -> Any:
        """Return the code of the axis, empty for none."""
        return self.box.code()

    def set_value(self, value: Any) -> None:
        """Choose an axis."""
        self.box.blockSignals(True)
        self._choose(str(value or ""))
        self.box.blockSignals(False)
        self.box.update()

    def draft(self) -> Any:
        """Return the code."""
        return self.box.code()

    def set_draft(self, data: Any) -> None:
        """Choose the axis again."""
        self.set_value(data)

    def target(self) -> QWidget:
        """Return the list."""
        return self.box

    def _choose(self, code: str) -> None:
        if code and self.box.findData(code) < 0 and self.field.choices is not None:
            self.box.addItem(self.field.choices.label(code), code)
        self.box.setCurrentIndex(max(self.box.findData(code), 0))
