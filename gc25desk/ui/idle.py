"""Tells when nobody has touched the keyboard or the mouse for a while, with a warning before."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

WARNING_SECONDS = 30

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """Watches the application between :meth:`start` and :meth:`stop`.

    ``warned`` gives the seconds left, once a second, during the last ``WARNING_SECONDS``;
    ``resumed`` follows a warning when somebody is there after all; ``expired`` comes once. The clock
    is in seconds and must go on while the machine sleeps, so that a desk left open is locked when
    the machine wakes.
    """

    warned = Signal(int)
    resumed = Signal()
    expired = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._clock = clock
        self._limit = 300.0
        self._touched = clock()
        self._warning = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)

    def start(self, seconds: float) -> None:
        """Start to watch; ``seconds`` is how long nobody may be there."""
        self._limit = seconds
        self._touched = self._clock()
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
        """Compare the clock with the last touch and say what follows."""
        left = self._limit - (self._clock() - self._touched)
        if left <= 0:
            self.stop()
            self.expired.emit()
        elif left <= WARNING_SECONDS:
            self._warning = True
            self.warned.emit(round(left))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note a touch; never take an event away."""
        if event.type() in _TOUCHES:
            self.touch()
        return False

    def touch(self) -> None:
        """Take note that somebody is there."""
        self._touched = self._clock()
        if self._warning:
            self._warning = False
            self.resumed.emit()
