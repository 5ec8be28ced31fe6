"""The fields of quick intake, in the order of a call: each a twin of a field of the complaint’s own form.

What is typed into a twin stands in the form at once, so that drafts, saving and the full form know it.
"""

import dataclasses
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gc25desk.domain.child import Child
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import Field, field_of
from gc25desk.domain.record import as_json
from gc25desk.errors import InvalidInput
from gc25desk.i18n import N_
from gc25desk.ui.actions import with_mnemonics
from gc25desk.ui.records.form import RecordForm
from gc25desk.ui.widgets.editors import EditorMaker
from gc25desk.ui.widgets.field_editor import FieldEditor
from gc25desk.ui.widgets.field_grid import FieldBox, FieldGrid

# What is asked while the caller is on the line, in that order; age and sex are those of the first child.
ORDER = (
    "route_of_entry",
    "complainant_relation",
    "complainant_name",
    "urgency",
    "urgency_reason",
    "narrative",
    "complainant_contact",
    "age",
    "sex",
    "children_in_all",
    "respondent",
    "respondent_type",
    "platform",
    "consent_handling",
    "subject",
)
OF_CHILD = ("age", "sex")
_SPANS = {"urgency_reason": 2, "narrative": 0}
_SHORTER = {
    "age": N_("Child’s age"),
    "sex": N_("Child’s sex"),
    "consent_handling": N_("Consent to handle"),
    "subject": N_("Matter in a line"),
}
_AS_TOLD = "exact"  # an age that somebody tells is known


def _field(key: str) -> Field:
    found = field_of(Child if key in OF_CHILD else Complaint, key)
    return dataclasses.replace(found, label=_SHORTER.get(key, found.label))


class QuickFields(QObject):
    """Makes the twins and keeps them and the form in step.

    ``edited`` carries the key of a twin after the user changed it.
    """

    edited = Signal(str)

    def __init__(self, form: RecordForm, maker: EditorMaker, parent: QWidget) -> None:
        """Make a twin of each field, and of the tags, with a letter to reach each by."""
        super().__init__(parent)
        self._form = form
        blank = SimpleNamespace(
            **{key: getattr(Child() if key in OF_CHILD else Complaint(), key) for key in ORDER}
        )
        self.grid = FieldGrid([_field(key) for key in ORDER], blank, maker.editor, _SPANS, parent=parent)
        tags = field_of(Complaint, "tags")
        self.tags = FieldBox(tags, maker.editor(tags, ()), parent)
        for key, box in self.boxes().items():
            box.editor.changed.connect(lambda key=key: self._push(key))
        self._letters()

    def boxes(self) -> dict[str, FieldBox]:
        """Return every twin by its key, in the order of a call."""
        return {**self.grid.boxes, "tags": self.tags}

    def editor(self, key: str) -> FieldEditor:
        """Return the twin of a field; raises KeyError."""
        return self.boxes()[key].editor

    def pull(self) -> None:
        """Show in every twin what stands in the form; what stands there already is left alone."""
        for key, box in self.boxes().items():
            wanted = self._child().get(key) if key in OF_CHILD else self._form.editor(key).draft()
            if box.editor.draft() != wanted:
                box.editor.set_draft(wanted)
            box.show_error("")
        for key in OF_CHILD:
            self.editor(key).setEnabled(not self._form.editor("children").fixed)

    def clear(self) -> None:
        """Hold no word any more."""
        blank = Complaint()
        for key, box in self.boxes().items():
            box.editor.set_value(getattr(Child() if key in OF_CHILD else blank, key))

    def show_error(self, error: InvalidInput) -> bool:
        """Show an error at its twin and go there; False where it has none."""
        box = self.boxes().get(error.field)
        if box is None:
            return False
        box.show_error(error.what)
        box.editor.target().setFocus()
        return True

    def _push(self, key: str) -> None:
        if key in OF_CHILD:
            self._push_child()
        else:
            self._form.take_typed(key, self.editor(key).draft())
        self.edited.emit(key)

    def _push_child(self) -> None:
        held: list[Any] = self._form.editor("children").draft()
        told = {key: self.editor(key).draft() for key in OF_CHILD}
        first = {**(held[0] if held else as_json(Child())), **told}
        if told["age"] not in {None, ""} and first["age_certainty"] == Child().age_certainty:
            first["age_certainty"] = _AS_TOLD
        if held or any(told[key] != getattr(Child(), key) for key in OF_CHILD):
            self._form.take_typed("children", [first, *held[1:]])

    def _child(self) -> dict[str, Any]:
        held = self._form.editor("children").draft()
        return held[0] if held else {key: getattr(Child(), key) for key in OF_CHILD}

    def _letters(self) -> None:
        boxes = list(self.boxes().values())
        for box, text in zip(boxes, with_mnemonics([b.field.shown_label() for b in boxes]), strict=True):
            box.label.setText(text)
