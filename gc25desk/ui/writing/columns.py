"""The three columns of the writing desk; the last folds away where there is no room for it."""

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtWidgets import QSplitter

from gc25desk import settings
from gc25desk.ui import style
from gc25desk.ui.records.page import NARROW_PX
from gc25desk.ui.widgets.basics import Card

_NAME = "writing"
_SIZES, _LEAST = (258, 530, 322), (190, 380, 240)


class Columns(QSplitter):
    """Outline, draft and what stands beside it; the widths are remembered.

    ``beside_shown`` tells whether the last column can be seen.
    """

    beside_shown = Signal(bool)

    def __init__(self) -> None:
        """Put three empty cards beside each other."""
        super().__init__(Qt.Orientation.Horizontal)
        self.outline, self.draft, self.beside = parts = [Card(margin=12, parent=self) for _part in _LEAST]
        self.setChildrenCollapsible(False)
        # From right to left Qt lays the first part one pixel too far out, over the border of its card.
        self.setContentsMargins(0, 0, 1, 0)
        self.setHandleWidth(style.px(12))
        for part, least in zip(parts, _LEAST, strict=True):
            self.addWidget(part)
            part.setMinimumWidth(style.px(least))
        self.setStretchFactor(1, 1)
        self.setSizes([style.px(size) for size in _SIZES])
        self._narrow = False
        self._bring_back()
        self.splitterMoved.connect(self._remember)

    def arrange(self, width: int) -> bool:
        """Fold the last column away in a window of this width, or back; tell whether it is folded."""
        narrow = width < style.px(NARROW_PX)
        if narrow != self._narrow:
            self._narrow = narrow
            self.show_beside(shows=not narrow)
        return narrow

    def show_beside(self, *, shows: bool) -> None:
        """Show the last column or not; in a narrow window it takes the room of the outline."""
        self.beside.setVisible(shows)
        self.outline.setVisible(not (self._narrow and shows))
        self.beside_shown.emit(shows)

    def changeEvent(self, event: QEvent) -> None:
        """Mirror the columns when the direction of reading changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.refresh()

    def _remember(self) -> None:
        if not self._narrow:
            settings.active().set_state(settings.SPLITTERS, _NAME, bytes(self.saveState().data()))

    def _bring_back(self) -> None:
        state = settings.active().state(settings.SPLITTERS, _NAME)
        if state:
            self.restoreState(QByteArray(state))
