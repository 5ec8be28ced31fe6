"""Takes what was copied from this window off the clipboard: after ten seconds, at the lock, at the end."""

import hashlib
import os

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QWidget

from gc25desk.i18n import ngettext
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import Chip

SECONDS = 10  # as KeePassXC does (reliability.md T26)

# Asks the programs that keep a history of the clipboard to leave this out of it.
_NOT_KEPT = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x01",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\x00\x00\x00\x00",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\x00\x00\x00\x00",
}


class OwnClipboard(QObject):
    """Remembers whether the last copy was ours: made while this program had the focus.

    While it is guarding, such a copy is taken back after ``SECONDS``; ``counted`` gives the seconds left,
    once a second, and 0 when the copy is gone. Not every platform can tell whose the clipboard is, and
    some tell of a change only later, so the focus is asked and the content compared besides.
    """

    counted = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._salt = os.urandom(16)
        self._ours = b""
        self._guarding = False
        self._marking = False
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        QGuiApplication.clipboard().dataChanged.connect(self._changed)

    @property
    def seconds(self) -> int:
        """The seconds before a copy is taken back; 0 when there is none."""
        return self._left

    def guard(self, *, on: bool) -> None:
        """Take copies back after a while from now on, as while a desk is open; or no more."""
        self._guarding = on

    def empty(self) -> None:
        """Empty the clipboard if it was filled from here; leave what others put there."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard() or (self._ours and self._now() == self._ours):
            clipboard.clear()
        # What is merely marked with the mouse is pasted by the middle button on some systems.
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        self._forget()

    def tick(self) -> None:
        """Let a second pass."""
        self._left = max(self._left - 1, 0)
        if self._left:
            self.counted.emit(self._left)
        else:
            self.empty()

    def _changed(self) -> None:
        if self._marking:
            return
        held = QGuiApplication.clipboard().mimeData()
        if QGuiApplication.focusWindow() is None or held is None or not held.formats():
            self._forget()
            return
        if self._guarding:
            self._mark(held)
            self._left = SECONDS
            self._timer.start()
            self.counted.emit(self._left)
        self._ours = self._now()

    def _mark(self, held: QMimeData) -> None:
        """Copy once more, with the request to keep it in no history."""
        marked = QMimeData()
        for name in held.formats():
            marked.setData(name, held.data(name))
        for name, value in _NOT_KEPT.items():
            marked.setData(name, value)
        self._marking = True
        QGuiApplication.clipboard().setMimeData(marked)
        self._marking = False

    def _forget(self) -> None:
        self._ours = b""
        self._timer.stop()
        self._left = 0
        self.counted.emit(0)

    def _now(self) -> bytes:
        """Return a fingerprint of what is on the clipboard, so that no copy of it is held here."""
        clipboard = QGuiApplication.clipboard()
        words = clipboard.text() or repr(clipboard.mimeData().formats())
        return hashlib.sha256(self._salt + words.encode("utf-8", "surrogatepass")).digest()


class CopiedNote(Chip):
    """Says quietly, at the lower edge of its window, how long a copy stays on the clipboard."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.setParent(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def count(self, seconds: int) -> None:
        """Show the seconds left; nothing for 0."""
        words = ngettext(
            "Copied. Leaves the clipboard in {n} second.",
            "Copied. Leaves the clipboard in {n} seconds.",
            seconds,
        )
        self.show_text(words.format(n=seconds) if seconds else "", "accent")
        self.place()
        self.raise_()

    def place(self) -> None:
        """Stand at the lower edge of the window."""
        self.adjustSize()
        window = self._window
        edge = style.px(8)
        self.move((window.width() - self.width()) // 2, window.height() - self.height() - edge)
