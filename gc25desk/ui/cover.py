"""One key hides everything this program shows, for when somebody comes into the room (reliability.md U31)."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget

from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel

KEY = Qt.Key.Key_F9
_PASSING = frozenset({Qt.WindowType.Popup, Qt.WindowType.ToolTip})
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_HANDS = frozenset(
    {
        QEvent.Type.Shortcut,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TabletPress,
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.Drop,
        QEvent.Type.ToolTip,
    }
)


class Sheet(QWidget):
    """Lies over the whole of one window."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        style.set_role(self, "page")
        words = PlainLabel(said(), "muted", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(words)
        self.title = over.windowTitle()
        self.fit()
        self.show()
        self.raise_()
        self.repaint()

    def fit(self) -> None:
        """Take the size of the window."""
        self.setGeometry(self._over.rect())


def said() -> str:
    """Return what a covered window says."""
    return _("Everything is hidden. F9 or Escape shows it again.")


class Cover(QObject):
    """Covers every window of the program and blanks its title, until F9 or Escape lifts it.

    Menus and lists that hang open are closed. Keys and clicks do nothing meanwhile but for ``touched``,
    so that the lock of a deserted desk goes on below. The system's own file dialogs are not ours to hide.
    """

    touched = Signal()

    def __init__(self, window: QWidget, neutral_title: str) -> None:
        super().__init__(window)
        self._neutral_title = neutral_title
        self._sheets: dict[QWidget, Sheet] = {}
        # A filter on windows alone costs nothing; one on the whole program would slow all that is drawn.
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)

    @property
    def covering(self) -> bool:
        """Whether everything is hidden."""
        return bool(self._sheets)

    def toggle(self) -> None:
        """Hide everything, or show it again."""
        (self.lift if self.covering else self.hide_all)()

    def hide_all(self) -> None:
        """Hide everything at once."""
        QToolTip.hideText()
        for top in QApplication.topLevelWidgets():
            if top.isVisible() and top.windowType() in _PASSING:
                top.close()
        for top in QApplication.topLevelWidgets():
            if top.isVisible():
                self._cover(top)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        for sheet in list(self._sheets.values())[:1]:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(sheet, said()))

    def lift(self) -> None:
        """Show everything as it was."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        sheets, self._sheets = self._sheets, {}
        for top, sheet in sheets.items():
            top.setWindowTitle(sheet.title)
            sheet.hide()
            sheet.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover at F9 in any window; while covered take every key and click away."""
        if not self.covering:
            return self._hide_at_key(event)
        kind = event.type()
        if kind in _HANDS:
            self.touched.emit()
            return True
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return self._swallow(event)
        if isinstance(watched, QWidget) and watched.isWindow():
            self._keep_covered(watched, kind)
        return False

    def _hide_at_key(self, event: QEvent) -> bool:
        pressed = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and isinstance(event, QKeyEvent) and event.key() == KEY and not _modified(event):
            self.hide_all()
            return True
        return False

    def _swallow(self, event: QKeyEvent) -> bool:
        event.accept()  # no shortcut is tried for it either
        if event.type() is QEvent.Type.KeyPress:
            self.touched.emit()
            if event.key() in {KEY, Qt.Key.Key_Escape} and not _modified(event):
                self.lift()
        return True

    def _keep_covered(self, top: QWidget, kind: QEvent.Type) -> None:
        if kind is QEvent.Type.Show and top not in self._sheets:
            if top.windowType() in _PASSING:
                top.close()
            else:
                self._cover(top)
        elif kind is QEvent.Type.Resize and top in self._sheets:
            self._sheets[top].fit()

    def _cover(self, top: QWidget) -> None:
        self._sheets[top] = Sheet(top)
        top.setWindowTitle(self._neutral_title)
        top.destroyed.connect(lambda: self._sheets.pop(top, None))

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)


def _modified(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
