"""A field that is read and not changed: its words can be selected, and what is sealed says so."""

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from gc25desk.domain.field import Field, Kind
from gc25desk.domain.sealed import is_sealed
from gc25desk.i18n import _
from gc25desk.ui import icons
from gc25desk.ui.models.cells import shown
from gc25desk.ui.widgets.field_editor import FieldEditor
from gc25desk.ui.widgets.text_editors import TEXT_LINES, PlainText

CHOICES_LINES = 2


class ShownEditor(FieldEditor):
    """Shows one value in words at full contrast; a sealed one as an empty field marked “Sealed”.

    The sealed form of a value is held only to be handed back: it is never put into a widget.
    """

    fixed = True

    def __init__(self, field: Field, why_sealed: str = "") -> None:
        """Take the field, and the sentence that says why its value may be sealed."""
        super().__init__(field)
        self._value: Any = None
        self._why = why_sealed
        self._mark: QAction | None = None
        self._shown = self._made()
        self._shown.setReadOnly(True)
        self.hold(self._shown)

    def _made(self) -> "QLineEdit | QPlainTextEdit":
        if self.field.kind is Kind.LONG_TEXT:
            self.spans, self.grows = 0, True
            return PlainText(TEXT_LINES)
        if self.field.kind is Kind.CHOICES:
            self.spans = 0
            return PlainText(CHOICES_LINES)
        return QLineEdit()

    def is_sealed(self) -> bool:
        """Tell whether the value is there and may not be read."""
        return is_sealed(self._value)

    def value(self) -> Any:
        """Return the value as it was given."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a value in words, or that it is sealed."""
        self._value = value
        sealed = self.is_sealed()
        self._put("" if sealed else self._words(value))
        self._shown.setPlaceholderText(_("Sealed") if sealed else _("Not recorded"))
        self._put_mark(sealed=sealed)
        self._shown.setAccessibleDescription(self.hint())

    def draft(self) -> Any:
        """Return nothing: what cannot be changed is no draft."""
        return None

    def set_draft(self, data: Any) -> None:
        """Do nothing: what cannot be changed is no draft."""

    def adopt(self, value: Any) -> None:
        """Take over what the desk holds now."""
        self.set_value(value)

    def target(self) -> QWidget:
        """Return the field."""
        return self._shown

    def words(self) -> str:
        """Return the text that stands in the field."""
        return self._shown.text() if isinstance(self._shown, QLineEdit) else self._shown.toPlainText()

    def hint(self) -> str:
        """Return the help sentence, or why the value is sealed and what to do."""
        return self._why if self.is_sealed() and self._why else self.field.shown_help()

    def _words(self, value: Any) -> str:
        return str(value or "") if self.field.kind is Kind.LONG_TEXT else shown(self.field, value)

    def _put(self, text: str) -> None:
        if isinstance(self._shown, QLineEdit):
            self._shown.setText(text)
            self._shown.setCursorPosition(0)
        else:
            self._shown.setPlainText(text)

    def _put_mark(self, *, sealed: bool) -> None:
        if not isinstance(self._shown, QLineEdit):
            return
        if self._mark is None and sealed:
            self._mark = QAction(self._shown)
            icons.put(self._mark, "lock", "muted")
            self._shown.addAction(self._mark, QLineEdit.ActionPosition.LeadingPosition)
        if self._mark is not None:
            self._mark.setVisible(sealed)
