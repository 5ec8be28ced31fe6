"""Choosing a region whose complaints the list then shows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from gc25desk.domain import codes
from gc25desk.domain.text import folded
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.widgets.labelled import labelled
from gc25desk.ui.widgets.numbers import show_count


class RegionDialog(DeskDialog):
    """Offers the regions that complaints name, the most named first; typing narrows them."""

    def __init__(self, parent: QWidget, regions: Sequence[tuple[str, int]]) -> None:
        """Take the regions, as records keep them, with how many complaints name each."""
        lead = _("Where the children live. To keep a region at hand, save its list as a view.")
        super().__init__(parent, _("Complaints by region"), lead, _("&Show the list"))
        self.words = QLineEdit()
        self.words.setClearButtonEnabled(True)
        self.words.setPlaceholderText(_("Type a part of its name"))
        self.list = QListWidget()
        style.set_role(self.list, "held")
        self.list.setUniformItemSizes(True)
        self._folded: list[str] = []
        for kept, count in regions:
            shown = codes.PLACES.label(kept)
            item = QListWidgetItem(f"{shown}  ·  {show_count(count)}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, kept)
            self._folded.append(folded(shown))
        self.put(labelled(_("&Look for"), self.words), labelled(_("&Regions"), self.list))
        self.words.textChanged.connect(self._narrow)
        self.words.returnPressed.connect(self.go.click)
        self.list.itemActivated.connect(lambda _item: self.go.click())
        self.list.currentRowChanged.connect(lambda _row: self._judge())
        self.list.setCurrentRow(0)
        self.setTabOrder(self.words, self.list)
        self.setTabOrder(self.list, self.cancel)
        self.resize(style.px(480), style.px(520))
        self._judge()
        self.words.setFocus()

    def chosen(self) -> str:
        """Return the region chosen, as records keep it."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _narrow(self, text: str) -> None:
        wanted = folded(text)
        first = -1
        for row, name in enumerate(self._folded):
            fits = wanted in name
            self.list.item(row).setHidden(not fits)
            first = row if fits and first < 0 else first
        self.list.setCurrentRow(first)

    def _judge(self) -> None:
        self.go.setEnabled(self.list.currentRow() >= 0)
