"""What fills the window, one at a time: the wizard, the unlock screen or the shell of an open desk."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from gc25desk.ui import style


class Screen(QWidget):
    """One of what fills the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Take the look of a page."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        style.set_role(self, "page")

    def parts(self) -> Sequence[QWidget]:
        """Return what of it is large."""
        return ()

    def take_apart(self) -> None:
        """Delete it in idle moments, its parts one after the other.

        The pages of a desk are two and a half thousand widgets: deleted at once they hold up the window.
        """
        for timer in self.findChildren(QTimer):
            timer.stop()
        following = iter([*self.parts(), self])

        def delete() -> None:
            one = next(following)
            if one is not self:
                QTimer.singleShot(0, self, delete)
            one.deleteLater()

        delete()


class Screens(QStackedWidget):
    """Shows one screen and takes apart the one that was shown before."""

    def show_screen(self, screen: Screen) -> None:
        """Show a screen in place of the one that is shown."""
        before = self.shown
        self.addWidget(screen)
        self.setCurrentWidget(screen)
        if before is not None:
            self.removeWidget(before)
            before.take_apart()

    @property
    def shown(self) -> Screen | None:
        """The screen that is shown."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Screen) else None
