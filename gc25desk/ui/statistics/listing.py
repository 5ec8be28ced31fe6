"""The statistics of the desk: a list of two lines each, and what can be done with them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from gc25desk.domain.statistic import Statistic
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.actions import action
from gc25desk.ui.statistics import words
from gc25desk.ui.widgets.basics import EmptyState, PlainLabel, button, row
from gc25desk.ui.writing.two_lines import ID, Row, TwoLines, show_row


class StatisticsTree(QTreeWidget):
    """``opened`` comes with Enter: the keyboard wants to go on in the form."""

    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on in the form with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class Listing(QWidget):
    """``chosen`` carries the identifier the cursor stands on; a new one that is not saved yet has none.

    The other signals ask for what their names say.
    """

    chosen = Signal(str)
    opened = Signal()
    new_wanted = Signal()
    copy_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, *, may_write: bool) -> None:
        """Offer what changes the list to those who may."""
        super().__init__()
        self.tree = StatisticsTree()
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setItemDelegate(TwoLines(self.tree))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setAccessibleName(_("Statistics"))
        self.empty = EmptyState(icon="table")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.tree)
        self.stack.addWidget(self.empty)
        self.new = button(_("&New"), icon="add")
        self.copy = button(_("&Copy"))
        self.delete = button(_("&Delete"))
        for made, words_for in ((self.new, _("New statistic")), (self.copy, _("Copy this statistic")),
                                (self.delete, _("Put this statistic in the bin"))):  # fmt: skip
            made.setAccessibleName(words_for)
            if not may_write:
                made.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(8))
        layout.addWidget(PlainLabel(_("Statistics"), "card-title"))
        layout.addWidget(self.stack, 1)
        layout.addLayout(row([self.new, self.copy, self.delete, 1], spacing=4))
        self._may_write = may_write
        self._connect()
        self.show_none()

    def show_statistics(self, statistics: Sequence[Statistic], current: str, unsaved: Sequence[str]) -> None:
        """List statistics, those with something typed and not saved marked; a new one is on top."""
        self.tree.blockSignals(True)
        self.tree.clear()
        if "" in unsaved:
            self._add("", Row(_("New statistic"), "", end=_("not saved"), end_tone="warn"))
        for one in statistics:
            end = _("not saved") if one.id in unsaved else ""
            self._add(one.id, Row(one.title, words.about(one), end=end, end_tone="warn"))
        self.choose(current)
        self.tree.blockSignals(False)
        self.copy.setEnabled(bool(current))
        self.delete.setEnabled(bool(statistics) or "" in unsaved)
        if self.tree.topLevelItemCount():
            self.stack.setCurrentWidget(self.tree)
        else:
            self.show_none()

    def show_none(self) -> None:
        """Say why there is nothing, and offer the one next step."""
        verb = _("New statistic") if self._may_write else ""
        why = (
            _("Say what is counted, and by what. Its table, chart and numbers can then stand in a report.")
            if self._may_write
            else _("What colleagues who write reports declare appears here.")
        )
        self.empty.show_words(_("No statistic yet"), why, verb)
        self.stack.setCurrentWidget(self.empty)

    def current_id(self) -> str:
        """Return the identifier of the row the cursor stands on, empty for none and for a new one."""
        item = self.tree.currentItem()
        return str(item.data(0, ID) or "") if item is not None else ""

    def choose(self, statistic_id: str) -> None:
        """Put the cursor on a statistic, if it is listed."""
        for place in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(place)
            if item is not None and str(item.data(0, ID) or "") == statistic_id:
                self.tree.setCurrentItem(item)

    def clear(self) -> None:
        """Hold nothing of the desk any more."""
        self.show_statistics((), "", ())

    def _add(self, statistic_id: str, shown: Row) -> None:
        item = QTreeWidgetItem(self.tree)
        item.setData(0, ID, statistic_id)
        show_row(item, shown)

    def _connect(self) -> None:
        self.tree.currentItemChanged.connect(lambda _now, _before: self.chosen.emit(self.current_id()))
        self.tree.opened.connect(self.opened)
        self.new.clicked.connect(self.new_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.delete.clicked.connect(self.delete_wanted)
        self.empty.activated.connect(self.new_wanted)
        if self._may_write:
            action(self.tree, _("New statistic"), self.new_wanted.emit, "Ins")
            action(self.tree, _("Put this statistic in the bin"), self.delete_wanted.emit, "Del")
            action(self.tree, _("Copy this statistic"), self.copy_wanted.emit, "Ctrl+D")
