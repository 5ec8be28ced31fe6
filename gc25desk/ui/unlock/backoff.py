"""The wait after a wrong passphrase, longer each time, shown in seconds.

It slows down someone at this keyboard; what slows down someone with a copy of the disk is the key
derivation itself.
"""

from PySide6.QtCore import QObject, QTimer, Signal

WAITS = (0, 1, 2, 4, 8, 15, 30, 60)  # seconds after the first, second... wrong attempt


class Backoff(QObject):
    """Counts wrong attempts and the seconds left to wait; ``changed`` comes with every second."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wrong = 0
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)

    @property
    def seconds(self) -> int:
        """The seconds to wait before the next attempt; 0 for none."""
        return self._left

    def refused(self) -> None:
        """Count a wrong attempt."""
        self._left = WAITS[min(self._wrong, len(WAITS) - 1)]
        self._wrong += 1
        if self._left:
            self._timer.start()
        self.changed.emit()

    def tick(self) -> None:
        """Let a second pass."""
        self._left = max(self._left - 1, 0)
        if not self._left:
            self._timer.stop()
        self.changed.emit()

    def reset(self) -> None:
        """Forget the wrong attempts."""
        self._wrong = self._left = 0
        self._timer.stop()
        self.changed.emit()
