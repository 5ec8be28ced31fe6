"""The list of earlier complaints that look like the one being typed, each with why; never in the way."""

import functools
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from gc25desk.domain import codes
from gc25desk.domain.similar import SIGNS
from gc25desk.i18n import _
from gc25desk.services.similar import Similar
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import ElidedLabel, PlainLabel, button, column, row
from gc25desk.ui.widgets.dates import show_day
from gc25desk.ui.widgets.focus_order import chain


class SimilarPanel(QFrame):
    """Takes no room while nothing looks alike; ``chosen`` carries the one to be compared."""

    chosen = Signal(object)

    def __init__(self, most: int) -> None:
        """Take how many are shown at most."""
        super().__init__()
        self._most = most
        self._found: tuple[Similar, ...] = ()
        self._lines: list[QWidget] = []
        self._buttons: list[QPushButton] = []
        style.set_role(self, "subcard")
        self.setAccessibleName(_("Earlier complaints like this one"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*(style.px(n) for n in (12, 8, 8, 8)))
        self._layout.setSpacing(style.px(4))
        self._layout.addWidget(PlainLabel(_("Earlier complaints like this one"), "strong"))
        self.hide()

    def buttons(self) -> list[QPushButton]:
        """Return a button for each that is shown, the likeliest first."""
        return list(self._buttons)

    def words(self) -> list[str]:
        """Return what is said of each."""
        return [in_words(one) for one in self._found]

    def show_found(self, found: Sequence[Similar]) -> None:
        """Show the likeliest of what was found in place of what was shown."""
        shown = tuple(found[: self._most])
        if shown == self._found:
            return
        self._found = shown
        for line in self._lines:
            self._layout.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines, self._buttons = [], []
        for one in shown:
            self._add(one)
        self.setVisible(bool(shown))

    def choose_first(self) -> None:
        """Choose the likeliest, if there is any."""
        if self._found and not self.isHidden():
            self.chosen.emit(self._found[0])

    def _add(self, one: Similar) -> None:
        made = button(one.short.reference, "link")
        made.setAccessibleName(_("Compare with {words}").format(words=in_words(one)))
        made.clicked.connect(functools.partial(self.chosen.emit, one))
        about = row([made, ElidedLabel(_matter(one))])
        about.setStretch(1, 1)
        line = QWidget()
        line.setLayout(column([about, ElidedLabel(_why(one), "muted")], spacing=0))
        self._layout.addWidget(line)
        if self._buttons:
            chain(self._buttons[-1], [made])
        self._lines.append(line)
        self._buttons.append(made)


def in_words(one: Similar) -> str:
    """Return an earlier complaint and why it is shown, in one line."""
    return " · ".join((one.short.reference, _matter(one), _why(one)))


def _matter(one: Similar) -> str:
    return one.short.subject or _("No matter recorded")


def _why(one: Similar) -> str:
    words = ", ".join(SIGNS.label(sign) for sign in one.signs)
    received = show_day(one.short.received) if one.short.received is not None else ""
    stage = codes.STATUSES.label(one.short.status)
    return " · ".join(part for part in (words[:1].upper() + words[1:], received, stage) if part)
