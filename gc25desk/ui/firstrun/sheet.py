"""How a page of the wizard lies on the screen: one card in the middle, its buttons in one place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from gc25desk.ui import style
from gc25desk.ui.widgets.basics import Card, Separator

_WIDTH, _LEAST = 680, 524  # of the card, in pixels of the design


def sheet(parts: Sequence[QWidget | QLayout], buttons: QLayout) -> QWidget:
    """Return a page with its parts one below the other, scrolled where they need it, and its buttons."""
    card = Card(margin=0)
    card.setFixedWidth(style.px(_WIDTH))
    card.setMinimumHeight(style.px(_LEAST))
    card.body.setSpacing(0)
    card.body.addWidget(_reading(parts), 1)
    card.body.addWidget(Separator())
    buttons.setContentsMargins(*(style.px(n) for n in (28, 14, 28, 16)))
    card.body.addLayout(buttons)
    made = QWidget()
    across = QHBoxLayout(made)
    across.setContentsMargins(*(style.px(n) for n in (16, 16, 16, 16)))
    across.addStretch(1)
    across.addLayout(_centred(card))
    across.addStretch(1)
    return made


def _centred(card: Card) -> QVBoxLayout:
    down = QVBoxLayout()
    down.addStretch(2)
    down.addWidget(card, 5)
    down.addStretch(3)
    return down


def _reading(parts: Sequence[QWidget | QLayout]) -> QScrollArea:
    reading = QWidget()
    style.set_role(reading, "sheet")
    inner = QVBoxLayout(reading)
    inner.setContentsMargins(*(style.px(n) for n in (28, 26, 28, 16)))
    inner.setSpacing(style.px(16))
    for part in parts:
        if isinstance(part, QWidget):
            inner.addWidget(part)
        else:
            inner.addLayout(part)
    inner.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(reading)
    return scroll
