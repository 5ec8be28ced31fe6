"""Hands that count: every key pressed in the real window, and how long a listener takes for it.

The model: whoever listens and types at once strikes 200 keys a minute, 0.3 seconds a key, one after the
other; a key with Ctrl or Alt held counts as two.
"""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

SECONDS_A_KEY = 0.3
_NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """Presses keys where the focus is; ``struck`` counts them, ``told`` those of a narrative."""

    def __init__(self) -> None:
        self.struck = 0
        self.told = 0

    @property
    def besides(self) -> int:
        """The keys beside the narrative."""
        return self.struck - self.told

    @property
    def seconds(self) -> float:
        """How long it took, by the model."""
        return self.struck * SECONDS_A_KEY

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        """Press one key with others held."""
        modifier = _NONE
        for one in held:
            modifier |= one
        focus = QApplication.focusWidget()
        assert focus is not None
        self.struck += 1 + len(held)
        QTest.keyClick(focus, key, modifier)

    def tab(self, times: int = 1) -> None:
        """Go on."""
        for _time in range(times):
            self.press(Qt.Key.Key_Tab)

    def write(self, text: str) -> None:
        """Type."""
        focus = QApplication.focusWidget()
        assert focus is not None
        self.struck += len(text)
        QTest.keyClicks(focus, text)

    def tell(self, text: str) -> None:
        """Type what the caller tells."""
        self.told += len(text)
        self.write(text)
