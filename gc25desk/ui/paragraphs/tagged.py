"""The complaints and evidence tagged to a paragraph, each with its stance."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from gc25desk.domain.paragraph import STANCES, Stance
from gc25desk.i18n import N_, _
from gc25desk.services.paragraph import Tagged
from gc25desk.ui import style
from gc25desk.ui.widgets.chart import plain_tip
from gc25desk.ui.widgets.chart_data import set_apart

_NOUNS = {"complaint": N_("Complaint"), "evidence": N_("Evidence")}
# A mark of its own shape and a token for each stance, always with its word.
MARKS = {
    Stance.ALLEGED_VIOLATION: ("●", "gap"),
    Stance.GAP: ("●", "gap"),
    Stance.PARTIAL: ("◐", "partial"),
    Stance.PROGRESS: ("✓", "progress"),
    Stance.CONTEXT: ("○", "context"),
}
_REFERENCE, _TITLE, _STANCE = range(3)
_RECORD = Qt.ItemDataRole.UserRole
_TOKEN = Qt.ItemDataRole.UserRole + 1
_MOST_SHOWN = 8


class TaggedList(QTreeWidget):
    """One line a record; Enter or a double click asks for it with ``opened`` (noun, identifier)."""

    opened = Signal(str, str)

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self.setAccessibleName(_("Tagged to this paragraph"))
        self.setHeaderLabels([_("Reference"), _("Matter or title"), _("Stance")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_REFERENCE, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_STANCE, QHeaderView.ResizeMode.ResizeToContents)
        self.itemActivated.connect(self._open)

    def show_tagged(self, tagged: Sequence[Tagged]) -> None:
        """Show the records, as tall as a few lines and scrolling beyond."""
        self.clear()
        for record in tagged:
            self.addTopLevelItem(_item(record))
        self._colour()
        rows = min(len(tagged), _MOST_SHOWN) + 1
        self.setFixedHeight(rows * style.px(30) + style.px(14))
        if tagged:
            self.setCurrentItem(self.topLevelItem(0) or QTreeWidgetItem())

    def _colour(self) -> None:
        for row in range(self.topLevelItemCount()):
            item = self.topLevelItem(row)
            if item is not None and item.data(_STANCE, _TOKEN):
                item.setForeground(_STANCE, QColor(getattr(style.tokens(), item.data(_STANCE, _TOKEN))))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the record on Enter on every system; some activate with another key."""
        item = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            self._open(item)
        else:
            super().keyPressEvent(event)

    def _open(self, item: QTreeWidgetItem) -> None:
        noun, record_id = item.data(_REFERENCE, _RECORD)
        self.opened.emit(noun, record_id)


def stance_words(record: Tagged) -> str:
    """Return the stance of a tag with its mark; a tag without one says that it is not counted."""
    if not record.stance:
        return _("No stance, not counted")
    mark, _token = MARKS[Stance(record.stance)]
    words = STANCES.label(record.stance)
    told = " · ".join((words, _("main"))) if record.primary else words
    return f"{mark} {told}"


def _item(record: Tagged) -> QTreeWidgetItem:
    item = QTreeWidgetItem([record.reference, set_apart(record.title), stance_words(record)])
    item.setData(_REFERENCE, _RECORD, (record.noun, record.id))
    item.setToolTip(_REFERENCE, _(_NOUNS[record.noun]))
    item.setToolTip(_TITLE, plain_tip(record.title))
    item.setFont(_STANCE, style.font("strong"))
    if record.stance:
        item.setData(_STANCE, _TOKEN, MARKS[Stance(record.stance)][1])
    return item
