"""A short message that lies over the window for a while; what went wrong stays until it is dismissed."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel, button

SUCCESS_MS = 10_000
_WIDEST = 520


class Toast(QFrame):
    """One message at the bottom of its parent; ``acted`` comes from its own button, if it has one."""

    acted = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Make it hidden over ``parent``."""
        super().__init__(parent)
        style.set_role(self, "toast")
        self._over = parent
        self.words = PlainLabel("", wrap=True)
        self.act = button("", "link")
        self.act.clicked.connect(self._acted)
        self.dismiss = button(_("Dismiss"))
        self.dismiss.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        edge = style.px(12)
        layout.setContentsMargins(edge, style.px(8), style.px(8), style.px(8))
        layout.addWidget(self.words, 1)
        layout.addWidget(self.act)
        layout.addWidget(self.dismiss)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, words: str, verb: str = "") -> None:
        """Show good news for ten seconds, with a button if there is a verb."""
        self._show(words, verb, "")
        self._timer.start(SUCCESS_MS)

    def refuse(self, error: KnownError) -> None:
        """Show what went wrong and what to do next, until it is dismissed."""
        self._timer.stop()
        self._show(f"{error.what} {error.next_step}".strip(), "", "urgent")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the parent changes its size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _show(self, words: str, verb: str, tone: str) -> None:
        self.words.setText(words)
        self.setAccessibleName(words)
        self.act.setText(verb)
        self.act.setVisible(bool(verb))
        style.set_role(self, "toast", tone)
        self.show()
        self.raise_()
        self._place()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _acted(self) -> None:
        self.hide()
        self.acted.emit()

    def _place(self) -> None:
        parent = self._over
        width = min(style.px(_WIDEST), parent.width() - style.px(32))
        height = max(self.heightForWidth(width), self.sizeHint().height())
        self.setGeometry(
            (parent.width() - width) // 2, parent.height() - height - style.px(20), width, height
        )
