"""The messages of Windows: the screen was locked, the session left, the machine goes to sleep."""

import contextlib
import ctypes
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

WM_QUERYENDSESSION, WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0011, 0x0218, 0x02B1
PBT_APMSUSPEND = 0x0004
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK = 2, 4, 6, 7
_LEAVING = (WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK)
_THIS_SESSION = 0


class Message(ctypes.Structure):
    """MSG of winuser.h, as far as it is read here."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint32),
        ("what", ctypes.c_size_t),
        ("more", ctypes.c_ssize_t),
    )


def means_away(message: int, what: int) -> bool:
    """Tell whether a window message says that nobody is at the screen."""
    if message == WM_WTSSESSION_CHANGE:
        return what in _LEAVING
    return message == WM_QUERYENDSESSION or (message == WM_POWERBROADCAST and what == PBT_APMSUSPEND)


class WindowsEar(QAbstractNativeEventFilter):
    """Listens to the messages of every window and asks for those of the session."""

    def __init__(self, window: QWidget, tell: Callable[[], None]) -> None:
        super().__init__()
        self._tell = tell
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)
        if sys.platform == "win32":
            with contextlib.suppress(OSError, AttributeError):
                ctypes.windll.wtsapi32.WTSRegisterSessionNotification(
                    ctypes.c_void_p(int(window.winId())), _THIS_SESSION
                )

    def nativeEventFilter(self, _kind: QByteArray | bytes | bytearray | memoryview, message: Any) -> Any:
        """Note what the system says; never take a message away."""
        found = Message.from_address(int(message))
        if means_away(found.message, found.what):
            self._tell()
        return False, 0
