"""A field for a passphrase: hidden unless asked, pasting allowed, with a word about the caps-lock key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class SecretEdit(QLineEdit):
    """A line that hides what is typed.

    ``caps_lock`` tells, at each letter typed, whether the caps-lock key seems to be on.
    """

    caps_lock = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(1024)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.set_shown(False)

    def set_shown(self, shown: bool) -> None:
        """Show or hide the letters."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def forget(self) -> None:
        """Empty the line and its undo history."""
        self.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Compare the case of a letter with the shift key, then type it."""
        letter = event.text()
        if len(letter) == 1 and letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() is not shifted)
        super().keyPressEvent(event)
