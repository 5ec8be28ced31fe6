"""Hears, on each system, that the screen was locked or the machine is about to sleep."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class Away(QObject):
    """``left`` comes when the screen is locked or the machine is put to sleep.

    Whoever logs out closes the window, which keeps and drops the same. Where the system tells nothing,
    the idle watch locks at waking, by the jump of the clock.
    """

    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._ear: object = None

    def listen(self) -> None:
        """Start to listen; call it when the window is on the screen. A system without ears is no error."""
        if self._ear is not None:
            return
        if sys.platform == "win32":
            from gc25desk.ui.away.windows import WindowsEar  # noqa: PLC0415 - there alone

            self._ear = WindowsEar(self._window, self.left.emit)
        elif sys.platform == "darwin":
            from gc25desk.ui.away.mac import MacEar  # noqa: PLC0415 - there alone

            self._ear = MacEar(self.left.emit)
        else:
            from gc25desk.ui.away.bus import BusEar  # noqa: PLC0415 - there alone

            self._ear = BusEar(self.left.emit, self)
