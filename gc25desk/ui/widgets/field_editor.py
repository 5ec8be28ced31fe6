"""What every editor of a field has in common."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gc25desk.domain.field import Field
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.ui import style


class FieldEditor(QWidget):
    """Shows and takes the value of one declared field.

    ``changed`` is emitted when the user, not the program, changed something; ``left`` when the user
    is done with the field. ``spans`` is how many columns of the form it likes, 0 for all of them; ``grows``
    says that height to spare helps and ``fixed`` that Save never changes the value.
    """

    changed = Signal()
    left = Signal()
    spans = 1
    grows = False
    fixed = False

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field

    def value(self) -> Any:
        """Return the value; raises InvalidInput, naming the field, when the text means none."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value without saying that it changed."""
        raise NotImplementedError

    def draft(self) -> Any:
        """Return what stands in the editor as plain JSON, be it right or wrong."""
        raise NotImplementedError

    def set_draft(self, data: Any) -> None:
        """Show again what ``draft()`` returned, without saying that it changed."""
        raise NotImplementedError

    def adopt(self, value: Any) -> None:
        """Take over what the desk holds now, without disturbing the user where it is what they typed."""
        try:
            same = self.value() == value
        except InvalidInput:
            same = False
        if not same:
            self.set_value(value)

    def target(self) -> QWidget:
        """Return the widget that takes the focus; the label is its buddy."""
        raise NotImplementedError

    def show_wrong(self, sentence: str) -> None:
        """Mark the editor as wrong, or as right with an empty sentence."""
        target = self.target()
        target.setProperty("wrong", bool(sentence))
        target.setAccessibleDescription(sentence or self.hint())
        style.repolish(target)

    def show_error_within(self, key: str, sentence: str) -> bool:  # noqa: ARG002 - simple editors hold no fields
        """Show an error at a field inside this editor and go there; False when it is not here."""
        return False

    def lock(self, *, locked: bool) -> None:
        """Let the value be read and not changed, or be changed again; only lists can be either."""

    def hint(self) -> str:
        """Return the sentence that helps with the field."""
        return self.field.shown_help()

    def count(self) -> int | None:
        """Return how many things a list editor holds; None for any other."""
        return None

    def hold(self, target: QWidget) -> None:
        """Put the one widget of a simple editor in place and name it."""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(target)
        self.setFocusProxy(target)
        target.setAccessibleName(self.field.shown_label())
        target.setAccessibleDescription(self.field.shown_help())

    def wrong(self, why: str) -> InvalidInput:
        """Return the error for a text that means no value."""
        return InvalidInput(
            why,
            _("Correct it and save again. Nothing has been saved yet."),
            self.field.key,
        )
