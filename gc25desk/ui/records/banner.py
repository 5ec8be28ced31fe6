"""A strip above the form that says something about it and offers one thing to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel, button


class Banner(QFrame):
    """Hidden until it has something to say; ``activated`` comes from its button."""

    activated = Signal()

    def __init__(self) -> None:
        """Make it hidden."""
        super().__init__()
        style.set_role(self, "banner")
        self.words = PlainLabel("", wrap=True)
        self.act = button("")
        self.act.clicked.connect(self.activated)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(style.px(12), style.px(4), style.px(4), style.px(4))
        layout.addWidget(self.words, 1)
        layout.addWidget(self.act)
        self.hide()

    def say(self, words: str, verb: str = "", tone: str = "") -> None:
        """Show words and a button; hide with empty words."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.act.setText(verb)
        self.act.setVisible(bool(verb))
        style.set_role(self, "banner", tone)
        style.repolish(self.words)
        self.setVisible(bool(words))
