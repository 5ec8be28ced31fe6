"""Ways to hide less of a statistic, each taken with Enter."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from gc25desk.domain.statistic import Statistic
from gc25desk.i18n import _
from gc25desk.services.statistic import Redesign
from gc25desk.ui import style
from gc25desk.ui.statistics import words
from gc25desk.ui.widgets.basics import plain_tip
from gc25desk.ui.widgets.chart_data import set_apart

_MOST = 6


class Ways(QListWidget):
    """Lists the best ways first; ``taken`` carries the Redesign that the user wants."""

    taken = Signal(object)

    def __init__(self) -> None:
        """List nothing."""
        super().__init__()
        self._ways: tuple[Redesign, ...] = ()
        style.set_role(self, "held")
        self.setAccessibleName(_("Ways to hide less"))
        self.setAccessibleDescription(_("Enter cuts the table that way"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda _item: self._take())

    def show_ways(self, ways: Sequence[Redesign], before: Statistic) -> None:
        """List ways to cut a statistic anew."""
        self._ways = tuple(ways[:_MOST])
        self.clear()
        for one in self._ways:
            said = words.proposal_words(one, before)
            item = QListWidgetItem(set_apart(said), self)
            item.setToolTip(plain_tip(said))
        if self._ways:
            self.setCurrentRow(0)
            rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
            self.setFixedHeight(rows + 2 * self.frameWidth() + style.px(4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the way under the cursor with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._take()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        if 0 <= self.currentRow() < len(self._ways):
            self.taken.emit(self._ways[self.currentRow()])
