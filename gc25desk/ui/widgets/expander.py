"""A line that opens to show more below it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gc25desk.ui import icons, style
from gc25desk.ui.widgets.basics import ElidedLabel, PlainLabel
from gc25desk.ui.widgets.focus_order import stops


class _Line(QPushButton):
    """The line itself: a button as high as a row whose words are labels of their own."""

    def __init__(self) -> None:
        super().__init__()
        style.set_role(self, "row")
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.mark = PlainLabel("", "strong")
        self.words = ElidedLabel()
        self.state = PlainLabel("", "strong")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(style.px(10), 0, style.px(6), 0)
        layout.setSpacing(style.px(8))
        for part in (self.mark, self.words, self.state):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(part, 1 if part is self.words else 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(style.px(120), style.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, style.px(32))


class Expander(QFrame):
    """A line with a mark, words and a state, and a body that is made when it is first opened.

    ``opened`` is emitted with True or False. Subclasses put widgets into ``body``.
    """

    opened = Signal(bool)
    remove_wanted = Signal()

    def __init__(self, remove_words: str) -> None:
        super().__init__()
        style.set_role(self, "expander")
        self.line = _Line()
        self.line.toggled.connect(self._toggle)
        self._bin = QPushButton()
        self._bin.setAutoDefault(False)
        style.set_role(self._bin, "icon")
        icons.put(self._bin, "close", "muted")
        self._bin.setToolTip(remove_words)
        self._bin.setAccessibleName(remove_words)
        self._bin.clicked.connect(self.remove_wanted)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, style.px(4), 0)
        top.setSpacing(0)
        top.addWidget(self.line, 1)
        top.addWidget(self._bin)
        self.holder = QWidget()
        self.holder.hide()
        self.body = QVBoxLayout(self.holder)
        edge = style.px(12)
        self.body.setContentsMargins(edge, style.px(4), edge, edge)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.holder)

    def show_line(self, mark: str, words: str, state: str = "", tone: str = "") -> None:
        """Show the line; the tone colours its state and its edge and is never alone."""
        self.line.mark.setText(mark)
        self.line.mark.setVisible(bool(mark))
        self.line.words.setText(words)
        self.line.state.setText(f"● {state}" if state else "")
        self.line.state.set_tone(tone)
        self.line.setAccessibleName(", ".join(part for part in (mark, words, state) if part))
        self._bin.setAccessibleName(f"{self._bin.toolTip()}: {mark} {words}".strip())
        style.set_role(self, "expander", tone)

    def lock(self, *, locked: bool) -> None:
        """Offer to take the line away, or not."""
        self._bin.setVisible(not locked)

    def is_open(self) -> bool:
        """Tell whether the body shows."""
        return self.line.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Show or hide the body."""
        self.line.setChecked(is_open)

    def fill(self) -> None:
        """Make the body; called once, when the line is first opened."""

    def _toggle(self, is_open: bool) -> None:
        if is_open and self.body.count() == 0:
            self.fill()
        self.holder.setVisible(is_open)
        self.opened.emit(is_open)
        if is_open and self.line.hasFocus():
            # Enter goes on: a second one must not shut what the first has opened.
            next(iter(stops(self.holder)), self.line).setFocus(Qt.FocusReason.TabFocusReason)
