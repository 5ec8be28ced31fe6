"""Tells when nobody has touched the keyboard or the mouse for a while, with a warning before."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

WARNING_SECONDS = 30
SLEPT_SECONDS = 30  # a look is due every second; after such a gap the machine slept

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """Watches the application between :meth:`start` and :meth:`stop`.

    ``warned`` gives the seconds left, once a second, during the last ``WARNING_SECONDS``;
    ``resumed`` follows a warning when somebody is there after all; ``expired`` comes once. The wall
    clock goes on while the machine sleeps, so that a desk left open is locked when the machine
    wakes; the steady one cannot be set back. The longer of both times counts, in seconds.
    """

    warned = Signal(int)
    resumed = Signal()
    expired = Signal()

    def __init__(
        self,
        parent: QObject,
        clock: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._clocks = (clock, steady)
        self._limit = 300.0
        self._touched = self._now()
        self._looked = self._touched
        self._warning = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)

    def start(self, seconds: float) -> None:
        """Start to watch; ``seconds`` is how long nobody may be there."""
        self._limit = seconds
        self._touched = self._looked = self._now()
        self._warning = False
        application = QCoreApplication.instance()
        if application is not None and not self._timer.isActive():
            application.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Stop to watch."""
        self._timer.stop()
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def look(self) -> None:
        """Compare the clocks with the last touch and say what follows."""
        if not self._expire():
            self._looked = self._now()
            left = self._limit - self._since(self._touched)
            if left <= WARNING_SECONDS:
                self._warning = True
                self.warned.emit(round(left))

    def touch(self) -> None:
        """Take note that somebody is there, unless it is too late: whoever wakes a machine unlocks it."""
        if self._expire():
            return
        self._touched = self._now()
        if self._warning:
            self._warning = False
            self.resumed.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note a touch; take away only the one that comes too late."""
        if event.type() not in _TOUCHES:
            return False
        self.touch()
        return not self._timer.isActive()

    def _expire(self) -> bool:
        """Say that the time is over, if it is."""
        over = self._since(self._touched) >= self._limit or self._since(self._looked) >= SLEPT_SECONDS
        if over and self._timer.isActive():
            self.stop()
            self.expired.emit()
        return over

    def _now(self) -> tuple[float, float]:
        wall, steady = self._clocks
        return wall(), steady()

    def _since(self, then: tuple[float, float]) -> float:
        return max(now - before for now, before in zip(self._now(), then, strict=True))
