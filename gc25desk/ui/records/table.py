"""The table of a list page: rows of one height, columns that are chosen, moved and remembered."""

from PySide6.QtCore import QItemSelectionRange, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from gc25desk import settings
from gc25desk.domain.field import Field
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.actions import escaped
from gc25desk.ui.models.records import RecordsModel
from gc25desk.ui.records.columns import arrange, arranged, in_order
from gc25desk.ui.records.columns_dialog import ColumnsDialog
from gc25desk.ui.records.filter_header import FilterHeader
from gc25desk.ui.records.look import Look
from gc25desk.ui.widgets.basics import EmptyState


class RecordsTable(QTableView):
    """Shows a RecordsModel with a filter row; ``entered`` comes for Enter on a row."""

    entered_row = Signal()

    def __init__(self, look: Look, model: RecordsModel, parent: QWidget) -> None:
        """Dress the table and bring back the columns as they were left."""
        super().__init__(parent)
        self._look = look
        self._model = model
        self.columns_dialog: ColumnsDialog | None = None
        self.no_match = EmptyState(_(look.words.no_match), _(look.words.no_match_why), _("Clear filters"))
        self.no_match.setParent(self.viewport())
        self.no_match.hide()
        self.filters = FilterHeader(model.fields, self)
        self.setHorizontalHeader(self.filters)
        self.setModel(model)
        self.setAccessibleName(_(look.words.title))
        self._dress()
        self._widths()
        self._bring_back()
        self.filters.setSortIndicatorShown(True)  # switching off the view's own sorting hid it
        # Only now: the header's state brings back a mark of its own, and the order is the query's.
        self.filters.sortIndicatorChanged.connect(self._model.sort)
        self.filters.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.filters.customContextMenuRequested.connect(self._header_menu)
        for signal in (self.filters.sectionResized, self.filters.sectionMoved):
            signal.connect(self._remember)

    def show_order(self, key: str, descending: bool) -> None:
        """Show the mark of the order in force without sorting again."""
        column = self._look.columns.index(key) if key in self._look.columns else -1
        self.filters.blockSignals(True)
        way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.filters.setSortIndicator(column, way)
        self.filters.blockSignals(False)

    def selected_count(self) -> int:
        """Return how many rows are selected, from the few ranges they make."""
        return sum(one.height() for one in self._ranges())

    def selected_places(self) -> list[int]:
        """Return the selected rows from the top; whole ranges, so that thousands take no time."""
        ranges = sorted((one.top(), one.bottom()) for one in self._ranges())
        return [row for top, bottom in ranges for row in range(top, bottom + 1)]

    def shown_fields(self) -> list[Field]:
        """Return the fields of the columns that show, in their order."""
        fields = {field.key: field for field in self._model.fields}
        return [fields[key] for key, shows in in_order(self.filters, self._look.columns) if shows]

    def columns_menu(self) -> QMenu:
        """Return a menu of the columns, those shown ticked, and the way to the dialog."""
        menu = QMenu(self)
        for section, field in enumerate(self._model.fields):
            menu.addAction(self._column_action(menu, section, field.shown_label()))
        menu.addSeparator()
        menu.addAction(_("Columns and their order…"), self.ask_columns)
        return menu

    def ask_columns(self) -> None:
        """Ask which columns show and in what order."""
        fields = {field.key: field for field in self._model.fields}
        held = [(fields[key], shows) for key, shows in in_order(self.filters, self._look.columns)]
        dialog = self.columns_dialog = ColumnsDialog(self, held)
        dialog.accepted.connect(lambda: self._take_columns(dialog))
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter open the row."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.entered_row.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a current row as soon as the keyboard comes."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.give_start()

    def give_start(self) -> None:
        """Give the arrows a row to start from; the keyboard may be here before the rows are."""
        if self.hasFocus() and not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the whole width."""
        super().resizeEvent(event)
        self.no_match.setGeometry(self.viewport().rect())
        self._stretch()

    def _ranges(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(place) for place in range(selection.count())]

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(style.px(style.ROW_PX))
        rows.hide()
        self.setSortingEnabled(False)

    def _take_columns(self, dialog: ColumnsDialog) -> None:
        """Arrange the columns as the dialog says, all at once."""
        keys = self._look.columns
        self.filters.blockSignals(True)
        for place, key in enumerate(keys if dialog.as_shipped else [key for key, _on in dialog.chosen()]):
            self.filters.moveSection(self.filters.visualIndex(keys.index(key)), place)
        if dialog.as_shipped:
            self._widths()
        else:
            for key, shows in dialog.chosen():
                self.filters.setSectionHidden(keys.index(key), not shows)
        self.filters.blockSignals(False)
        self._stretch()
        self.filters.place()
        self.viewport().update()
        self._remember()

    def _widths(self) -> None:
        for section, field in enumerate(self._model.fields):
            width = self._look.widths.get(field.key)
            if width is not None:
                self.filters.resizeSection(section, style.px(width))
            self.filters.setSectionHidden(section, not field.column)

    def _stretch(self) -> None:
        """Give the room to spare to one column, which is never narrower than it is declared."""
        section = self._look.columns.index(self._look.stretches)
        others = self.filters.length() - self.filters.sectionSize(section)
        wanted = style.px(self._look.widths[self._look.stretches])
        if not self.filters.isSectionHidden(section):
            self.filters.resizeSection(section, max(wanted, self.viewport().width() - others))

    def _column_action(self, menu: QMenu, section: int, label: str) -> QAction:
        made = QAction(escaped(label), menu)
        made.setCheckable(True)
        made.setChecked(not self.filters.isSectionHidden(section))
        made.setEnabled(section > 0)
        made.triggered.connect(lambda on: self._show_column(section, on))
        return made

    def _show_column(self, section: int, on: bool) -> None:
        self.filters.setSectionHidden(section, not on)
        self._stretch()
        self.filters.place()
        self._remember()

    def _header_menu(self, where: QPoint) -> None:
        menu = self.columns_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.filters.mapToGlobal(where))

    def _remember(self) -> None:
        kept = arranged(self.filters, self._look.columns)
        settings.active().set_opaque(settings.COLUMNS, self._look.noun, kept)

    def _bring_back(self) -> None:
        arrange(self.filters, self._look.columns, settings.active().opaque(settings.COLUMNS, self._look.noun))
