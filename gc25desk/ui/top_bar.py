"""The top bar: the page's title, the way to the search, the state chip, the primary action and Lock."""

import contextlib

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from gc25desk.ui import icons, style
from gc25desk.ui.actions import with_keys
from gc25desk.ui.widgets.basics import Chip, PlainLabel, button

HEIGHT_PX = 56
_SEARCH_PX = 280
_TONES = {"saved": "ok", "draft": "warn", "error": "urgent", "idle": ""}
_MARKS = {"saved": "✓ ", "error": "▲ "}


class TopBar(QFrame):
    """What stays in place above every page."""

    def __init__(self, search: QAction, lock: QAction) -> None:
        """Take the two actions that every page has."""
        super().__init__()
        style.set_role(self, "topbar")
        self.setFixedHeight(style.px(HEIGHT_PX))
        self.title = PlainLabel("", "title")
        self.search = button(with_keys(search), "search", action=search)
        icons.put(self.search, "search", "muted")
        self.search.setAccessibleName(search.text())
        self.search.setMaximumWidth(style.px(_SEARCH_PX))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chip = Chip()
        self.primary = button("", "primary")
        self.lock = button(with_keys(lock), action=lock)
        self.lock.setAccessibleName(lock.text())
        self._action: QAction | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(style.px(20), 0, style.px(16), 0)
        layout.setSpacing(style.px(12))
        layout.addWidget(self.title)
        layout.addStretch(1)
        layout.addWidget(self.search, 2)
        for part in (self.chip, self.primary, self.lock):
            layout.addWidget(part)

    def show_page(self, title: str, primary: QAction | None) -> None:
        """Show the title of a page and its primary action."""
        self.title.setText(title)
        if self._action is not None:
            with contextlib.suppress(RuntimeError):
                self.primary.clicked.disconnect(self._action.trigger)
        self._action = primary
        self.primary.setVisible(primary is not None)
        if primary is not None:
            self.primary.setText(with_keys(primary))
            self.primary.setAccessibleName(primary.text())
            self.primary.clicked.connect(primary.trigger)

    def show_state(self, kind: str, words: str) -> None:
        """Show whether what is typed is saved, kept as a draft, or not saved and why; say it aloud."""
        said = f"{_MARKS.get(kind, '')}{words}" if words else ""
        if said == self.chip.text():
            return
        self.chip.show_text(said, _TONES.get(kind, ""))
        if words and kind in {"saved", "error"}:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.chip, words))

    def buttons(self) -> list[QPushButton]:
        """Return the buttons in reading order."""
        return [self.search, self.primary, self.lock]
