"""The wait after a wrong passphrase, shown in seconds; the desk itself counts the tries and holds to it."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from gc25desk.ui import gate
from gc25desk.ui.jobs import Jobs


class Backoff(QObject):
    """Asks the desk how long to wait and counts the seconds down; ``changed`` comes with every second."""

    changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._left = 0
        self._asked = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)

    @property
    def seconds(self) -> int:
        """The seconds to wait before the next attempt; 0 for none."""
        return self._left

    def ask(self, folder: Path | None) -> None:
        """Ask how long to wait for a desk; without one there is nothing to wait for."""
        self._asked += 1
        asked = self._asked
        if folder is None:
            self.wait(0)
            return
        self._jobs.run(self, lambda: gate.seconds_to_wait(folder), lambda left: self._told(asked, left))

    def wait(self, seconds: int) -> None:
        """Count so many seconds down from now."""
        self._left = seconds
        if seconds:
            self._timer.start()
        else:
            self._timer.stop()
        self.changed.emit()

    def tick(self) -> None:
        """Let a second pass."""
        self._left = max(self._left - 1, 0)
        if not self._left:
            self._timer.stop()
        self.changed.emit()

    def _told(self, asked: int, seconds: int) -> None:
        if asked == self._asked:
            self.wait(seconds)
