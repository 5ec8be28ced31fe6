"""The notices of macOS: the screen was locked, or its saver began. Sleep locks the screen by itself."""

import ctypes
import ctypes.util
from collections.abc import Callable

NOTICES = (b"com.apple.screenIsLocked", b"com.apple.screensaver.didstart")
_UTF8, _AT_ONCE = 0x08000100, 4
_Pointer = ctypes.c_void_p
_Heard = ctypes.CFUNCTYPE(None, _Pointer, _Pointer, _Pointer, _Pointer, _Pointer)


class MacEar:
    """Listens to the notices that all programs of a session get, through Core Foundation."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell
        self._heard = _Heard(self._on_notice)  # kept here: the system calls it as long as we live
        path = ctypes.util.find_library("CoreFoundation")
        if path is not None:
            self._register(ctypes.CDLL(path))

    def _on_notice(self, *_what: object) -> None:
        self._tell()

    def _register(self, library: ctypes.CDLL) -> None:
        centre = library.CFNotificationCenterGetDistributedCenter
        centre.restype, centre.argtypes = _Pointer, []
        word = library.CFStringCreateWithCString
        word.restype, word.argtypes = _Pointer, [_Pointer, ctypes.c_char_p, ctypes.c_uint32]
        add = library.CFNotificationCenterAddObserver
        add.restype = None
        add.argtypes = [_Pointer, _Pointer, _Heard, _Pointer, _Pointer, ctypes.c_long]
        for notice in NOTICES:
            add(centre(), None, self._heard, word(None, notice, _UTF8), None, _AT_ONCE)
