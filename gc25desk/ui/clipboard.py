"""Empties the clipboard at the lock, if what lies in it was copied from this window."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication


class OwnClipboard(QObject):
    """Remembers whether the last copy was ours: made while this program had the focus.

    Not every platform can tell whose the clipboard is, so the focus is asked besides.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ours = False
        QGuiApplication.clipboard().dataChanged.connect(self._changed)

    def empty(self) -> None:
        """Empty the clipboard if it was filled from here; leave what others put there."""
        clipboard = QGuiApplication.clipboard()
        if self._ours or clipboard.ownsClipboard():
            clipboard.clear()
        self._ours = False

    def _changed(self) -> None:
        self._ours = QGuiApplication.focusWindow() is not None
