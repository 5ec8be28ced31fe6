"""The message buses of a Linux desktop: what they say of the screen, of sleep and of the session."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

LOGIN, SESSION = "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"
# systemd's login service, on the bus of the system; interface and name of each signal.
SYSTEM_SIGNALS = ((LOGIN, "PrepareForSleep"), (LOGIN, "PrepareForShutdown"), (SESSION, "Lock"))
SCREEN_SAVERS = ("org.freedesktop", "org.gnome", "org.cinnamon", "org.mate", "org.xfce")
SESSION_SIGNALS = tuple((f"{desktop}.ScreenSaver", "ActiveChanged") for desktop in SCREEN_SAVERS)

_HEARD: Any = SLOT("heard(QDBusMessage)")  # text, although the stubs of connect ask for bytes


def means_away(interface: str, name: str, values: Sequence[Any]) -> bool:
    """Tell whether a signal says that nobody is at the screen; anything unknown says nothing.

    ``Lock`` carries no value; the others carry whether it begins (true) or is over (false).
    """
    if (interface, name) == (SESSION, "Lock"):
        return not values
    known = (interface, name) in (*SYSTEM_SIGNALS, *SESSION_SIGNALS)
    return known and len(values) == 1 and values[0] is True


class BusEar(QObject):
    """Listens on both buses; a machine without one is silently not heard."""

    def __init__(
        self,
        tell: Callable[[], None],
        parent: QObject | None = None,
        *,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        """Take what to call; the buses are those of this machine unless others are given."""
        super().__init__(parent)
        self._tell = tell
        self._listen(system or QDBusConnection.systemBus(), SYSTEM_SIGNALS)
        self._listen(session or QDBusConnection.sessionBus(), SESSION_SIGNALS)

    def _listen(self, bus: QDBusConnection, signals: Sequence[tuple[str, str]]) -> None:
        if not bus.isConnected():
            return
        for interface, name in signals:
            # From any sender and path: naming a service would start it, or wait for it.
            bus.connect("", "", interface, name, self, _HEARD)

    @Slot(QDBusMessage)
    def heard(self, message: QDBusMessage) -> None:
        """Judge a signal."""
        if means_away(message.interface(), message.member(), message.arguments()):
            self._tell()
