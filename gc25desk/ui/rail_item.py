"""One line of the rail: a page, or a list that is kept at hand."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gc25desk.ui import icons, style
from gc25desk.ui.widgets.basics import ElidedLabel, PlainLabel, plain_tip
from gc25desk.ui.widgets.numbers import show_count


class RailItem(QPushButton):
    """One line of the rail: a picture, words and a count; only the picture when the rail is narrow."""

    def __init__(
        self, words: str, icon: str, role: str, parent: QWidget, *, keys: str = "", tone: str = ""
    ) -> None:
        """Take the words, the icon and the role in the style sheet."""
        super().__init__(parent)
        self._icon = icon
        self._role = role
        self._usual_tone = tone  # nothing to mind is calm, whatever it counts
        self._tone = tone
        self._words = words
        self._keys = keys
        style.set_role(self, role)
        self.picture = PlainLabel()
        self.label = ElidedLabel(words)
        self.number = PlainLabel("", "strong" if tone else "muted", tone=tone)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(style.px(9), 0, style.px(8), 0)
        layout.setSpacing(style.px(10))
        for part in (self.picture, self.label, self.number):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(part, 1 if part is self.label else 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda _on: self._dress())
        self.show_number(None)

    def show_number(self, number: int | None) -> None:
        """Show how many, or nothing."""
        shown = "" if number is None else show_count(number)
        self._tone = self._usual_tone if number else ""
        self.number.setText(shown)
        said = f"{self._words}, {shown}" if shown else self._words
        self.setAccessibleName(said)
        tip = f"{said}  ({self._keys})" if self._keys else said
        self.setToolTip(plain_tip(tip))
        self._dress()

    def show_narrow(self, narrow: bool) -> None:
        """Show the picture alone, or the words too."""
        self.label.setVisible(not narrow)
        self.number.setVisible(not narrow)

    def sizeHint(self) -> QSize:
        """Return a line of the rail."""
        return QSize(style.px(40), style.px(36 if self._role == "rail-item" else 28))

    def minimumSizeHint(self) -> QSize:
        """Return a line of the narrow rail."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the picture again in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange} and hasattr(self, "picture"):
            self._draw()

    def _dress(self) -> None:
        chosen = self.isChecked()
        style.set_role(self.label, "chosen" if chosen else "")
        style.set_role(self.number, "chosen" if chosen else "strong" if self._tone else "muted", self._tone)
        self._draw()

    def _draw(self) -> None:
        colour = "on_sel" if self.isChecked() else self._tone or "muted"
        self.picture.setPixmap(icons.pixmap(self._icon, 20 if self._role == "rail-item" else 16, colour))
