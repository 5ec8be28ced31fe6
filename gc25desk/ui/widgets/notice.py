"""A message that stands in the page, next to what it is about, until it no longer holds."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from gc25desk.errors import KnownError
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel


class Notice(QFrame):
    """Says what happened in semibold and what to do next below; hidden while there is nothing to say.

    Tones: urgent for what went wrong, warn for what to mind, none for plain news. Screen readers are
    told at once.
    """

    def __init__(self) -> None:
        super().__init__()
        self._what = PlainLabel("", "strong", wrap=True)
        self._next = PlainLabel("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(style.px(n) for n in (12, 8, 12, 8)))
        column.setSpacing(style.px(2))
        column.addWidget(self._what)
        column.addWidget(self._next)
        self.hide()

    def say(self, what: str, next_step: str = "", tone: str = "") -> None:
        """Show a message, and announce it."""
        style.set_role(self, "banner" if tone else "subcard", "" if tone == "warn" else tone)
        for label, words in ((self._what, what), (self._next, next_step)):
            label.setText(words)
            label.setVisible(bool(words))
            style.repolish(label)
        self.show()
        self._announce(f"{what} {next_step}".strip(), urgent=tone == "urgent")

    def update_words(self, what: str) -> None:
        """Change what is said without announcing it again."""
        self._what.setText(what)

    def refuse(self, error: KnownError) -> None:
        """Show what went wrong and what to do next."""
        self.say(error.what, error.next_step, "urgent")

    def drop(self) -> None:
        """Say nothing any more."""
        self.hide()
        for label in (self._what, self._next):
            label.setText("")

    def words(self) -> str:
        """Return what is being said, or the empty text."""
        return f"{self._what.text()} {self._next.text()}".strip()

    def _announce(self, words: str, *, urgent: bool) -> None:
        self.setAccessibleName(words)
        if urgent:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        event = QAccessibleAnnouncementEvent(self, words)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
        QAccessible.updateAccessibility(event)
