"""Editors for text, numbers, yes or no, and web addresses."""

from typing import Any

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from gc25desk.domain.field import Field, Kind
from gc25desk.domain.text import clean
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.field_editor import FieldEditor

TEXT_LINES = 4
_PARAGRAPH = "\u2029"  # how Qt keeps the end of a line


class LineEditor(FieldEditor):
    """One line of text. A web address stays text: nothing opens it, and it reads from left to right."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.line = QLineEdit()
        if field.kind is Kind.URL:
            self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            self.line.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        self.hold(self.line)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.editingFinished.connect(self.left)

    def value(self) -> Any:
        """Return the text without outer spaces."""
        return self.line.text().strip()

    def set_value(self, value: Any) -> None:
        """Show a text from its beginning."""
        self.line.setText(value or "")
        self.line.setCursorPosition(0)

    def draft(self) -> Any:
        """Return the text as it stands."""
        return self.line.text()

    def set_draft(self, data: Any) -> None:
        """Show the text again."""
        self.set_value(str(data) if data is not None else "")

    def target(self) -> QWidget:
        """Return the line."""
        return self.line


class NumberEditor(LineEditor):
    """A whole number, in the digits of any script."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def value(self) -> Any:
        """Return the number or None; raises InvalidInput for anything else."""
        text = self.line.text().strip()
        if not text:
            return None
        try:
            return int(text)
        except ValueError:
            raise self.wrong(_("Not a whole number.")) from None

    def draft(self) -> Any:
        """Return the number, or the text as it stands when it means none."""
        try:
            return self.value()
        except InvalidInput:
            return self.line.text()

    def set_value(self, value: Any) -> None:
        """Show a number."""
        self.line.setText("" if value is None else str(value))


class PlainText(QPlainTextEdit):
    """Many lines of plain text; Tab leaves, Enter makes a line."""

    def __init__(self, lines: int = TEXT_LINES) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._lines = lines
        self._fit()

    def typed(self) -> str:
        """Return the text letter for letter; Qt's own plain text has no non-breaking spaces."""
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted or dropped as the desk will keep it, so that a loss is seen at once."""
        self.insertPlainText(clean(source.text()))

    def sizeHint(self) -> QSize:
        """Return the height of its lines; more where the form has height to spare."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def _fit(self) -> None:
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * self._lines + style.px(18))


class LongTextEditor(FieldEditor):
    """Many lines of text."""

    spans = 0
    grows = True

    def __init__(self, field: Field, lines: int = TEXT_LINES) -> None:
        super().__init__(field)
        self.text = _Leaving(self, lines)
        self._quiet = False
        self.hold(self.text)
        self.text.textChanged.connect(self._edited)

    def value(self) -> Any:
        """Return the text."""
        return self.text.typed().strip()

    def set_value(self, value: Any) -> None:
        """Show a text from its beginning."""
        self._quiet = True
        self.text.setPlainText(value or "")
        self._quiet = False

    def draft(self) -> Any:
        """Return the text as it stands."""
        return self.text.typed()

    def set_draft(self, data: Any) -> None:
        """Show the text again."""
        self.set_value(str(data) if data is not None else "")

    def target(self) -> QWidget:
        """Return the text area."""
        return self.text

    def _edited(self) -> None:
        if not self._quiet:
            self.changed.emit()


class _Leaving(PlainText):
    """Tells its editor when the focus leaves."""

    def __init__(self, editor: LongTextEditor, lines: int) -> None:
        super().__init__(lines)
        self._editor = editor

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._editor.left.emit()


class FlagEditor(FieldEditor):
    """Yes or no."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.box = QCheckBox(_("Yes"))
        self.hold(self.box)
        self.box.clicked.connect(lambda _checked: self.changed.emit())

    def value(self) -> Any:
        """Return True for yes."""
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        """Show yes or no."""
        self.box.setChecked(bool(value))

    def draft(self) -> Any:
        """Return True for yes."""
        return self.box.isChecked()

    def set_draft(self, data: Any) -> None:
        """Show yes or no again."""
        self.set_value(data is True)

    def target(self) -> QWidget:
        """Return the box."""
        return self.box
