"""The filters in force, each as a chip that takes it away."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gc25desk.domain.field import Field
from gc25desk.domain.query import Filter
from gc25desk.i18n import _
from gc25desk.ui import icons, style
from gc25desk.ui.actions import escaped
from gc25desk.ui.records.filter_words import in_words
from gc25desk.ui.widgets.basics import button
from gc25desk.ui.widgets.flow import FlowLayout


class FilterChips(QWidget):
    """Chips in reading order, then a button that clears them all and one that saves them as a view.

    Nothing shows while the list is not filtered. ``removed`` carries the key of the filter to take away,
    ``cleared`` comes for all of them, ``kept`` to save the list.
    """

    removed = Signal(str)
    cleared = Signal()
    kept = Signal()

    def __init__(self, kind: type[Any], named: Callable[[Field], Field]) -> None:
        """Take the record class whose fields name the filters, and what gives people their names in them."""
        super().__init__()
        self._kind, self._named = kind, named
        self._chips: list[QPushButton] = []
        self._flow = FlowLayout(self, spacing=6)
        self._clear = button(_("Clear filters"), "link")
        self._clear.clicked.connect(self.cleared)
        self._keep = button(_("Save as a view…"), "link")
        self._keep.clicked.connect(self.kept)
        self.hide()

    def show_filters(self, filters: tuple[Filter, ...], words: str = "") -> None:
        """Show these filters and no other; ``words`` are what the line above the list looks for."""
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for part in (self._clear, self._keep):
            self._flow.removeWidget(part)
        self._chips = [self._chip(item) for item in filters]
        for chip in self._chips:
            self._flow.addWidget(chip)
        narrowed = bool(filters or words)
        for part in (self._clear, self._keep):
            self._flow.addWidget(part)
            part.setVisible(narrowed)
        self.setVisible(narrowed)

    def words(self) -> list[str]:
        """Return the words of the chips."""
        return [chip.accessibleName() for chip in self._chips]

    def _chip(self, item: Filter) -> QPushButton:
        words = in_words(self._kind, item, self._named)
        chip = QPushButton(escaped(words))
        chip.setAutoDefault(False)
        chip.setLayoutDirection(_opposite(self))
        style.set_role(chip, "filter-chip")
        icons.put(chip, "close", "on_sel")
        chip.setAccessibleName(words)
        chip.setAccessibleDescription(_("Take this filter away"))
        chip.clicked.connect(lambda: self.removed.emit(item.key))
        return chip


def _opposite(widget: QWidget) -> Qt.LayoutDirection:
    """Return the direction in which a button's icon stands after its words."""
    return Qt.LayoutDirection.LeftToRight if widget.isRightToLeft() else Qt.LayoutDirection.RightToLeft
