"""The place and size of the window, kept from one start to the next."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QMainWindow

from gc25desk.settings import GEOMETRY, Settings

SIZE, SMALLEST = QSize(1366, 768), QSize(1024, 600)  # pixels
_NAME = "window"


def bring_back(window: QMainWindow, settings: Settings) -> None:
    """Put the window where it was, or let it fit the screen the first time."""
    window.setMinimumSize(SMALLEST)
    kept = settings.state(GEOMETRY, _NAME)
    if not kept or not window.restoreGeometry(QByteArray(kept)):
        screen = window.screen().availableSize()
        window.resize(SIZE.boundedTo(screen))
        if SIZE.width() >= screen.width() or SIZE.height() >= screen.height():
            # A frame would push the lower edge off a small laptop's screen.
            window.setWindowState(Qt.WindowState.WindowMaximized)


def keep(window: QMainWindow, settings: Settings) -> None:
    """Keep where the window is."""
    settings.set_state(GEOMETRY, _NAME, bytes(window.saveGeometry().data()))
