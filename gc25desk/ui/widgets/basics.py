"""The small parts every page is made of."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gc25desk.ui import icons, style

PAGE_MARGIN = 16
CARD_MARGIN = 16
_PLACED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTrailing


class PlainLabel(QLabel):
    """A label that shows its text as it is: no markup, no links, nothing loaded.

    ``role`` is a look of the style sheet, such as title, card-title, muted, strong or error.
    """

    def __init__(self, text: str = "", role: str = "", *, wrap: bool = False, tone: str = "") -> None:
        super().__init__()
        self._leads = True
        self._lead()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        if role or tone:
            style.set_role(self, role, tone)

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Align the text; what leads stands where reading begins, whatever the script of the text."""
        self._leads = not alignment & _PLACED
        super().setAlignment(alignment)
        self._lead()

    def changeEvent(self, event: QEvent) -> None:
        """Move the text to the other side when the direction of reading changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._lead()

    def _lead(self) -> None:
        if self._leads:
            side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
            upright = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
            # Qt would go by the script of the text: an English name would stand away from its label.
            super().setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | upright)

    def set_tone(self, tone: str) -> None:
        """Colour the text by meaning: ok, warn, urgent, gap, partial, progress, context or none."""
        style.set_role(self, str(self.property("role") or ""), tone)


class ElidedLabel(PlainLabel):
    """A one-line label that shortens its text with an ellipsis instead of growing its parent."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        *,
        tone: str = "",
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        self._whole = text
        self._cut = cut
        super().__init__(text, role, tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show a text; the whole of it is the accessible name."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def whole(self) -> str:
        """Return the text before it was shortened."""
        return self._whole

    def minimumSizeHint(self) -> QSize:
        """Allow any width."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten again for the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = max(self.contentsRect().width(), 20)
        super().setText(self.fontMetrics().elidedText(self._whole, self._cut, width))


class Chip(PlainLabel):
    """A short state in a rounded box; the word carries the meaning, the tone repeats it.

    Tones: ok, warn, urgent, accent, or none.
    """

    def __init__(self, text: str = "", tone: str = "") -> None:
        super().__init__(text, "chip", tone=tone)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if not text:
            self.hide()

    def show_text(self, text: str, tone: str = "") -> None:
        """Show other words in another tone; an empty text hides the chip."""
        self.setText(text)
        self.setAccessibleName(text)
        self.set_tone(tone)
        self.setVisible(bool(text))


class Card(QFrame):
    """A white box with a thin line; ``body`` is its vertical layout, the title is optional."""

    def __init__(self, title: str = "", *, margin: int = CARD_MARGIN, parent: QWidget | None = None) -> None:
        """Make the card; a parent given now spares the style a second look at all that is in it."""
        super().__init__(parent)
        style.set_role(self, "card")
        self.body = QVBoxLayout(self)
        edge = style.px(margin)
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(style.px(8))
        self.heading = QHBoxLayout()
        self.title = PlainLabel(title, "card-title")
        if title:
            self.setAccessibleName(title)
            self.heading.addWidget(self.title)
            self.heading.addStretch(1)
            self.body.addLayout(self.heading)


class Separator(QFrame):
    """A thin line between things."""

    def __init__(self) -> None:
        super().__init__()
        style.set_role(self, "separator")


class KeyFigure(QPushButton):
    """A number with its name and a note, in a card that opens the list behind the number.

    Clicking or pressing Enter or Space emits ``clicked``. Tones as for :class:`PlainLabel`.
    """

    def __init__(self, label: str) -> None:
        super().__init__()
        style.set_role(self, "figure")
        self._label = PlainLabel(label, "muted")
        self._number = PlainLabel("", "figure")
        self._note = PlainLabel("", "muted")
        layout = QVBoxLayout(self)
        edge = style.px(14)
        layout.setContentsMargins(edge, style.px(10), edge, style.px(10))
        layout.setSpacing(0)
        for part in (self._label, self._number, self._note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(part)
        self._number.setFont(style.font("figure"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(label)

    def show_figure(self, number: str, note: str = "", tone: str = "") -> None:
        """Show a number already formatted, with its note."""
        self._number.setText(number)
        self._number.set_tone(tone)
        self._note.setText(note)
        self.setAccessibleName(f"{self._label.text()}: {number}. {note}".strip())

    def sizeHint(self) -> QSize:
        """Return the size its labels need."""
        hint = self.layout()
        return hint.sizeHint() if hint is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the size its labels need."""
        return self.sizeHint()


class EmptyState(QWidget):
    """Says why there is nothing here and offers the one next step."""

    activated = Signal()

    def __init__(self, title: str = "", sentence: str = "", verb: str = "", icon: str = "empty") -> None:
        super().__init__()
        self._icon = icon
        self._picture = PlainLabel()
        self._title = PlainLabel(title, "card-title")
        self._sentence = PlainLabel(sentence, "muted", wrap=True)
        self.button = QPushButton(verb)
        self.button.clicked.connect(self.activated)
        layout = QVBoxLayout(self)
        layout.setSpacing(style.px(8))
        layout.addStretch(2)
        for part in (self._picture, self._title, self._sentence):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.show_words(title, sentence, verb)

    def show_words(self, title: str, sentence: str, verb: str = "") -> None:
        """Show other words; without a verb there is no button."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.button.setText(verb)
        self.button.setVisible(bool(verb))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the picture again in the colours of a new theme."""
        super().changeEvent(event)
        if hasattr(self, "_picture"):
            self._draw()

    def _draw(self) -> None:
        if self._icon in icons.names():
            self._picture.setPixmap(icons.pixmap(self._icon, 20, "muted"))


def plain_tip(text: str) -> str:
    """Return a tooltip that shows the text as it is, in lines of readable length."""
    return f"<qt>{html.escape(text)}</qt>" if text else ""


def button(text: str, role: str = "", *, icon: str = "", action: QAction | None = None) -> QPushButton:
    """Make a push button; role is primary, danger, link or none; an action is triggered by it."""
    made = QPushButton(f" {text}" if icon and text else text)  # the sheet cannot move words off an icon
    made.setAutoDefault(False)
    made.setAccessibleName(text)
    if role:
        style.set_role(made, role)
    if icon:
        icons.put(made, icon, "on_accent" if role == "primary" else "accent" if role == "link" else "text")
    if action is not None:
        made.clicked.connect(action.trigger)
    return made


def row(parts: Sequence[QWidget | QLayout | int], *, spacing: int = 8) -> QHBoxLayout:
    """Lay parts out side by side; a whole number is a stretch of that weight."""
    layout = QHBoxLayout()
    _fill(layout, parts, spacing)
    return layout


def column(parts: Sequence[QWidget | QLayout | int], *, spacing: int = 8) -> QVBoxLayout:
    """Lay parts out one below the other; a whole number is a stretch of that weight."""
    layout = QVBoxLayout()
    _fill(layout, parts, spacing)
    return layout


def _fill(layout: QBoxLayout, parts: Sequence[QWidget | QLayout | int], spacing: int) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(style.px(spacing))
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addStretch(part)


def page_layout(page: QWidget) -> QVBoxLayout:
    """Give a page its one vertical layout with the margins of the design."""
    layout = QVBoxLayout(page)
    edge = style.px(PAGE_MARGIN)
    layout.setContentsMargins(edge, edge, edge, edge)
    layout.setSpacing(style.px(12))
    return layout


def grid(*, spacing: int = 12) -> QGridLayout:
    """Make a grid with the spacing of the design."""
    layout = QGridLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(style.px(spacing))
    layout.setVerticalSpacing(style.px(spacing))
    return layout
