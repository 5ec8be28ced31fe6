"""A table header with a row of filter cells below the column names."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from gc25desk.domain.field import Field
from gc25desk.domain.query import Filter
from gc25desk.ui import style
from gc25desk.ui.records.filter_cells import FilterCell, cell_for
from gc25desk.ui.records.filter_words import filter_on

ROW_PX = 32


class FilterHeader(QHeaderView):
    """The cells follow their columns when these are moved, resized, hidden or scrolled.

    ``filtered`` carries the Filter that changed.
    """

    filtered = Signal(object)

    def __init__(self, fields: Sequence[Field], table: QTableView) -> None:
        """Make one cell for each field."""
        super().__init__(Qt.Orientation.Horizontal, table)
        self._cells: list[FilterCell | None] = [cell_for(field) for field in fields]
        for cell in self.cells():
            cell.setParent(self)
            cell.changed.connect(self.filtered)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setSectionsMovable(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.setMinimumSectionSize(style.px(64))
        for signal in (self.sectionResized, self.sectionMoved, self.geometriesChanged):
            signal.connect(self.place)
        table.horizontalScrollBar().valueChanged.connect(self.place)

    def setSelectionModel(self, model: QItemSelectionModel) -> None:
        """Follow no selection of rows: to draw a name the header would ask every row if it is selected."""
        super().setSelectionModel(QItemSelectionModel(model.model(), self))

    def cells(self) -> list[FilterCell]:
        """Return the cells in the order of the columns."""
        return [cell for cell in self._cells if cell is not None]

    def show_filters(self, filters: tuple[Filter, ...]) -> None:
        """Show in each cell the filter that is in force."""
        for cell in self.cells():
            cell.show_filter(filter_on(filters, cell.field.key))

    def sizeHint(self) -> QSize:
        """Return the height of the names and of the filter row."""
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + style.px(ROW_PX))

    def updateGeometries(self) -> None:
        """Leave room for the filter row below the names."""
        self.setViewportMargins(0, 0, 0, style.px(ROW_PX))
        super().updateGeometries()
        self.place()

    def place(self) -> None:
        """Put each cell below its column."""
        top = self.height() - style.px(ROW_PX)
        for section, cell in enumerate(self._cells):
            if cell is None:
                continue
            cell.setVisible(not self.isSectionHidden(section))
            left = self.sectionViewportPosition(section)
            cell.setGeometry(left, top, self.sectionSize(section), style.px(ROW_PX))
