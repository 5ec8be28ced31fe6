"""List, form and preview beside each other; the widths are remembered."""

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from gc25desk import settings
from gc25desk.ui import style
from gc25desk.ui.records.page import NARROW_PX
from gc25desk.ui.widgets.basics import Card

_NAME = "statistics"
_SIZES, _LEAST = (240, 348, 548), (224, 300, 280)


class Columns(QSplitter):
    """In a narrow window the preview stands below the form."""

    def __init__(self, listing: QWidget, form: QWidget, preview: QWidget) -> None:
        """Put the three parts beside each other, each in its card."""
        super().__init__(Qt.Orientation.Horizontal)
        self._halves = QSplitter(Qt.Orientation.Horizontal)
        for card, least in zip([_card(form), _card(preview)], _LEAST[1:], strict=True):
            card.setMinimumWidth(style.px(least))
            self._halves.addWidget(card)
        first = _card(listing)
        first.setMinimumWidth(style.px(_LEAST[0]))
        self.addWidget(first)
        self.addWidget(self._halves)
        # From right to left Qt lays the first part one pixel too far out, over the border of its card.
        self.setContentsMargins(0, 0, 1, 0)
        for splitter, sizes in ((self._halves, _SIZES[1:]), (self, (_SIZES[0], sum(_SIZES[1:])))):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(style.px(12))
            splitter.setStretchFactor(1, 1)
            splitter.setSizes([style.px(size) for size in sizes])
            splitter.splitterMoved.connect(self._remember)
        self._bring_back()

    def arrange(self, width: int) -> None:
        """Lay form and preview out for a window of this width."""
        narrow = width < style.px(NARROW_PX)
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._halves.orientation() is not wanted:
            self._halves.setOrientation(wanted)

    def changeEvent(self, event: QEvent) -> None:
        """Mirror the columns when the direction of reading changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.refresh()

    def _remember(self) -> None:
        if self._halves.orientation() is Qt.Orientation.Horizontal:
            for name, splitter in self._splitters():
                settings.active().set_state(settings.SPLITTERS, name, bytes(splitter.saveState().data()))

    def _bring_back(self) -> None:
        for name, splitter in self._splitters():
            state = settings.active().state(settings.SPLITTERS, name)
            if state:
                splitter.restoreState(QByteArray(state))

    def _splitters(self) -> tuple[tuple[str, QSplitter], ...]:
        return (_NAME, self), (f"{_NAME} halves", self._halves)


def _card(inside: QWidget) -> Card:
    made = Card(margin=12)
    made.body.addWidget(inside)
    return made
