"""The dialog that every act on the page about the desk is done in: a title, what it is about, verbs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.actions import pressed_by_enter
from gc25desk.ui.widgets.basics import PlainLabel, button, row
from gc25desk.ui.widgets.notice import Notice


class DeskDialog(QDialog):
    """Holds its parts between a title and a row of buttons; Escape and Cancel do nothing.

    ``go`` is the one button that does something; subclasses enable it when enough is filled in.
    """

    def __init__(self, parent: QWidget, title: str, lead: str, verb: str, *, cancel: str = "") -> None:
        """Take the words; ``put`` adds the parts."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.notice = Notice()
        self.lead = PlainLabel(lead, "muted", wrap=True)
        if not lead:
            self.lead.hide()
        self.go = button(verb, "primary")
        self.go.clicked.connect(self.accept)
        self.cancel = button(cancel or _("Cancel"))
        self.cancel.clicked.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(style.px(n) for n in (24, 20, 24, 16)))
        whole.setSpacing(style.px(12))
        whole.addWidget(PlainLabel(title, "title"))
        whole.addWidget(self.lead)
        whole.addWidget(self.notice)
        self._middle = QVBoxLayout()
        self._middle.setSpacing(style.px(12))
        whole.addLayout(self._middle, 1)
        self._buttons = row([1, self.cancel, self.go])
        whole.addLayout(self._buttons)
        self.setMinimumWidth(style.px(480))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus; in a line it does what the dialog is for."""
        if pressed_by_enter(event):
            return
        typing = isinstance(self.focusWidget(), QLineEdit | QComboBox)
        if typing and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go.click()
            return
        super().keyPressEvent(event)

    def put(self, *parts: QWidget | QLayout) -> None:
        """Add parts below those that are there."""
        for part in parts:
            if isinstance(part, QLayout):
                self._middle.addLayout(part)
            else:
                self._middle.addWidget(part)

    def forget(self) -> None:
        """Drop what is secret from the screen; called when the dialog is over."""

    def put_button(self, made: QPushButton) -> None:
        """Add a button where reading begins."""
        self._buttons.insertWidget(0, made)
