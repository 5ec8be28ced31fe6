"""Paragraphs that the words of a narrative suggest: a button for each, with the words that say so."""

import dataclasses
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import ElidedLabel, PlainLabel, button, plain_tip, row


@dataclasses.dataclass(frozen=True)
class Offer:
    """One paragraph to offer: its number and title, what it asks for, and the words that suggest it."""

    paragraph: int
    title: str
    summary: str
    because: tuple[str, ...]


class SuggestedTags(QWidget):
    """Offers paragraphs and adds none; ``wanted`` carries the number of the one that was pressed.

    It takes no room while there is nothing to offer.
    """

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[Offer, ...] = ()
        self._buttons: list[QPushButton] = []
        self.setAccessibleName(_("Suggested paragraphs"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(style.px(2))
        self._layout.addWidget(PlainLabel(_("The words suggest, for you to judge:"), "muted"))
        self.hide()

    def buttons(self) -> list[QPushButton]:
        """Return the buttons in order, the best first."""
        return list(self._buttons)

    def offers(self) -> tuple[Offer, ...]:
        """Return what is offered, in the order of the buttons."""
        return self._offers

    def offer(self, offers: Sequence[Offer], held: Collection[int]) -> None:
        """Offer paragraphs in place of those before, but for those the record is tagged to already."""
        shown = tuple(offer for offer in offers if offer.paragraph not in held)
        if shown == self._offers:
            return
        self._offers = shown
        self._clear()
        for offer in shown:
            self._add(offer)
        self.setVisible(bool(shown))

    def without(self, held: Collection[int]) -> None:
        """Offer no longer what the record is tagged to now."""
        self.offer(self._offers, held)

    def _clear(self) -> None:
        self._buttons.clear()
        while self._layout.count() > 1:
            item = self._layout.takeAt(1)
            line = item.widget() if item is not None else None
            if line is not None:
                line.hide()
                line.deleteLater()

    def _add(self, offer: Offer) -> None:
        words = ", ".join(f"“{word}”" for word in offer.because)
        made = button(f"{offer.paragraph} · {offer.title}", "link", icon="add")
        made.setToolTip(plain_tip(offer.summary))
        made.setAccessibleName(
            _("Add paragraph {number}, {title}").format(number=offer.paragraph, title=offer.title)
        )
        made.setAccessibleDescription(_("Suggested by {words}").format(words=words))
        made.clicked.connect(self._telling(offer.paragraph))
        line = QWidget()
        layout = row([made, ElidedLabel(words, "muted")])
        layout.setStretch(1, 1)
        line.setLayout(layout)
        self._buttons.append(made)
        self._layout.addWidget(line)

    def _telling(self, number: int) -> Callable[[], None]:
        return lambda: self.wanted.emit(number)
