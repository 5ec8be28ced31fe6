"""What was found, best match first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from gc25desk.domain.catalogue import catalogue
from gc25desk.i18n import _, language
from gc25desk.ui.widgets.chart import plain_tip
from gc25desk.ui.widgets.chart_data import set_apart

_NUMBER = Qt.ItemDataRole.UserRole


class Results(QTreeWidget):
    """A flat list of paragraphs; ``chosen`` carries the number the cursor stands on."""

    chosen = Signal(int)

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self.setAccessibleName(_("Paragraphs found"))
        self.setHeaderLabels([_("Paragraph"), _("Likeness")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.headerItem().setTextAlignment(1, _trailing())
        self.currentItemChanged.connect(self._tell)

    def show_found(self, found: Sequence[tuple[int, float | None]]) -> None:
        """Show numbers with their likeness from 0 to 1; None hides the likeness of them all."""
        self.clear()
        self.setColumnHidden(1, all(likeness is None for _number, likeness in found))
        for number, likeness in found:
            paragraph = catalogue(language()).paragraph(number)
            share = "" if likeness is None else percent(likeness)
            item = QTreeWidgetItem([f"{number}  {set_apart(paragraph.title)}", share])
            item.setData(0, _NUMBER, number)
            item.setToolTip(0, plain_tip(paragraph.summary))
            item.setTextAlignment(1, _trailing())
            self.addTopLevelItem(item)

    def choose_first(self) -> None:
        """Put the cursor on the best match."""
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)

    def numbers(self) -> tuple[int, ...]:
        """Return the numbers in the order shown."""
        items = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return tuple(int(item.data(0, _NUMBER)) for item in items if item is not None)

    def _tell(self) -> None:
        item = self.currentItem()
        if item is not None:
            self.chosen.emit(int(item.data(0, _NUMBER)))


def percent(share: float) -> str:
    """Return a share from 0 to 1 in percent; only a full match is called 100%."""
    whole = min(99, round(share * 100)) if share < 1 else 100
    return _("{n}%").format(n=whole)


def _trailing() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
