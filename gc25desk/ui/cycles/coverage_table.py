"""The coverage matrix as a table: 125 paragraphs below their chapters."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gc25desk.domain.coverage import CoverageRow, Matrix
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.cycles.coverage_cell import CellPainter
from gc25desk.ui.cycles.coverage_model import NAME, ROW, TOTAL, CoverageModel, Slice

_ROW_PX = 28
_PARAGRAPH_PX = 280
_COLUMN_PX = 88
_HEAD_PX = 46  # two lines
_BORDER = 2  # of every table, from the style sheet


class CoverageTable(QTableView):
    """Enter on a cell that holds something asks for what is behind it, on a silent paragraph for a plan.

    ``behind_wanted`` carries paragraph and part of the matrix, ``plan_wanted`` a paragraph,
    ``paragraph_wanted`` one whose own name was entered.
    """

    behind_wanted = Signal(int, object)
    plan_wanted = Signal(int)
    paragraph_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.cells = CoverageModel()
        self.setModel(self.cells)
        self.setItemDelegate(CellPainter(self))
        self.setAccessibleName(_("Coverage matrix"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(style.px(_ROW_PX))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setFixedHeight(style.px(_HEAD_PX))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap))
        self.names = _FrozenNames(self)
        self.doubleClicked.connect(lambda _index: self._open())

    def show_matrix(self, matrix: Matrix, by: str, *, gaps_only: bool) -> None:
        """Show a matrix divided one way, and stay at the paragraph where the user was."""
        paragraph, column, scrolled = self.paragraph(), self.currentIndex().column(), self._scrolled()
        self.clearSpans()
        self.cells.show_matrix(matrix, by, gaps_only=gaps_only)
        for row in self.cells.chapter_rows():
            self.setSpan(row, 0, 1, self.cells.columnCount())
        self._fit()
        if paragraph:
            self.go_to(paragraph, column)
        self.verticalScrollBar().setValue(scrolled)

    def paragraph(self) -> int:
        """Return the paragraph the user is on, 0 for none."""
        row = self.currentIndex().data(ROW)
        return row.number if isinstance(row, CoverageRow) else 0

    def go_to(self, paragraph: int, column: int = TOTAL) -> None:
        """Go to a paragraph, if it is shown."""
        row = self.cells.row_of(paragraph)
        if row >= 0:
            last = self.cells.columnCount() - 1
            self.setCurrentIndex(self.cells.index(row, min(max(column, 0), last)))

    def as_text(self) -> str:
        """Return what is shown as lines with tabs, as other programs take a table."""
        lines = ["\t".join(head.replace("\n", ", ") for head in self.cells.heads())]
        for row in self.cells.rows:
            lines.append(row if isinstance(row, str) else "\t".join(self.cells.texts(row)))
        return "\n".join(lines)

    def copy(self) -> None:
        """Put what is shown on the clipboard; it holds counts alone."""
        QGuiApplication.clipboard().setText(self.as_text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open what is behind a cell on Enter, copy the whole on Ctrl+C."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & ~_KEYPAD:
            self._open()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a current cell as soon as the keyboard comes."""
        super().focusInEvent(event)
        first = next((row for row in self.cells.rows if isinstance(row, CoverageRow)), None)
        if not self.paragraph() and first is not None:
            self.go_to(first.number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room to spare to the names of the paragraphs."""
        super().resizeEvent(event)
        self._fit()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, out from under the names."""
        super().scrollTo(index, hint)
        if self.names.isHidden() or index.column() == NAME:
            return
        cell = self.visualRect(index)
        shown = self.viewport().width() - self.columnWidth(NAME)
        hidden = cell.right() - shown if self.isRightToLeft() else self.columnWidth(NAME) - cell.left()
        if hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def _open(self) -> None:
        index = self.currentIndex()
        row = index.data(ROW)
        if not isinstance(row, CoverageRow):
            return
        part = self.cells.slice_at(index.column())
        if row.is_gap:
            self.plan_wanted.emit(row.number)
        elif isinstance(part, Slice) and part.held(row):
            self.behind_wanted.emit(row.number, part)
        elif index.column() == NAME:
            self.paragraph_wanted.emit(row.number)

    def _fit(self) -> None:
        columns = self.cells.columnCount()
        for column in range(1, columns):
            self.setColumnWidth(column, style.px(_COLUMN_PX))
        rest = self.viewport().width() - style.px(_COLUMN_PX) * (columns - 1)
        self.setColumnWidth(NAME, max(style.px(_PARAGRAPH_PX), rest))
        self.names.fit()

    def _scrolled(self) -> int:
        return self.verticalScrollBar().value()


class _FrozenNames(QTableView):
    """The names of the paragraphs, laid over the table while it is scrolled aside from them."""

    def __init__(self, table: CoverageTable) -> None:
        super().__init__(table)
        self._table = table
        self.setModel(table.cells)
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(table.itemDelegate())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(table.verticalScrollMode())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(style.px(_ROW_PX))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setFixedHeight(style.px(_HEAD_PX))
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.horizontalScrollBar().valueChanged.connect(lambda _value: self.fit())
        self.hide()

    def fit(self) -> None:
        """Stand over the first column, if that is out of sight."""
        table = self._table
        for column in range(1, table.cells.columnCount()):
            self.setColumnHidden(column, True)
        width = table.columnWidth(NAME)
        self.setColumnWidth(NAME, width)
        inside = table.viewport().geometry()
        left = inside.right() - width + 1 if self.isRightToLeft() else inside.left()
        head = table.horizontalHeader().height()
        place = QRect(left, inside.top() - head, width, inside.height() + head)
        self.setGeometry(place.adjusted(-_BORDER, -_BORDER, _BORDER, _BORDER))
        self.setVisible(table.horizontalScrollBar().value() > 0)
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
