"""The list of what is held: groups of lines, each put into the draft with Enter or by dragging."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeWidget, QTreeWidgetItem

from gc25desk.domain.markup import Insert
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.numbers import show_count
from gc25desk.ui.writing.carried import carried
from gc25desk.ui.writing.chips import Told
from gc25desk.ui.writing.held_lines import HeldGroup, HeldLine
from gc25desk.ui.writing.two_lines import ID, Row, TwoLines, show_row

MOST_LINES = 200  # of a group; a filter brings the others


class HeldTree(QTreeWidget):
    """``put_wanted`` carries a line for the draft, ``record_wanted`` noun and identifier to open."""

    put_wanted = Signal(object)
    record_wanted = Signal(str, str)

    def __init__(self, told: Told) -> None:
        """Make it empty; ``told`` gives the words of a citation that is dragged to another program."""
        super().__init__()
        self._told = told
        self._lines: list[HeldLine] = []
        self._folded = {"paragraph"}  # twelve lines or more that nobody looks for first
        self.setAccessibleName(_("Held for these paragraphs"))
        self.setAccessibleDescription(_("Enter puts a citation into the draft, Ctrl+Enter opens the record"))
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setIndentation(style.px(10))
        self.setItemDelegate(TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)
        self.itemDoubleClicked.connect(self._put)

    def show_groups(self, groups: Sequence[HeldGroup], typed: str = "") -> int:
        """Show the groups, only the lines in which all the words typed stand; return how many fit."""
        self._note_folded()
        words = typed.casefold().split()
        self.clear()
        self._lines, fitting = [], 0
        for group in groups:
            lines = [line for line in group.lines if line.fits(words)]
            fitting += len(lines)
            if lines or (group.none and not words):
                self._add(group, lines)
        return fitting

    def forget(self) -> None:
        """Hold nothing of the desk any more."""
        self.clear()
        self._lines = []

    def current_line(self) -> HeldLine | None:
        """Return the line that the cursor stands on."""
        return self._line(self.currentItem())

    def lines(self) -> tuple[HeldLine, ...]:
        """Return the lines that are shown, in their order."""
        return tuple(self._lines)

    def choose(self, line: HeldLine) -> None:
        """Put the cursor on a line."""
        for top in range(self.topLevelItemCount()):
            group = self.topLevelItem(top)
            for place in range(group.childCount() if group is not None else 0):
                item = group.child(place) if group is not None else None
                if item is not None and self._line(item) == line:
                    self.setCurrentItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the line into the draft with Enter, open its record with Ctrl+Enter."""
        item, line = self.currentItem(), self.current_line()
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or item is None:
            super().keyPressEvent(event)
        elif line is None:
            item.setExpanded(not item.isExpanded())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.record_wanted.emit(line.noun, line.id)
        else:
            self.put_wanted.emit(line)

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        """Return what dragging a line carries: its citation, nothing where it may not be cited."""
        lines = [line for line in map(self._line, items) if line is not None and line.puts]
        return carried(lines[0].puts, self._named(lines[0])) if lines else QMimeData()

    def _named(self, line: HeldLine) -> Told:
        def told(insert: Insert) -> str:
            words = self._told(insert)
            return words if "…" not in words else f"[{line.name}]"

        return told

    def _add(self, group: HeldGroup, lines: Sequence[HeldLine]) -> None:
        top = QTreeWidgetItem()
        count = f"  {show_count(len(lines))}" if lines else ""
        show_row(top, Row(f"{group.title}{count}", "" if lines else group.none, strong=True))
        top.setData(0, ID, group.key)
        top.setFlags(top.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        self.addTopLevelItem(top)
        for line in lines[:MOST_LINES]:
            item = QTreeWidgetItem(top)
            item.setData(0, ID, len(self._lines))
            show_row(item, Row(line.title, line.note, line.tone))
            self._lines.append(line)
        if len(lines) > MOST_LINES:
            more = QTreeWidgetItem(top)
            more.setFlags(Qt.ItemFlag.ItemIsEnabled)
            left = show_count(len(lines) - MOST_LINES)
            show_row(more, Row(_("And {n} more").format(n=left), _("Type above to find them")))
        top.setExpanded(group.key not in self._folded)

    def _note_folded(self) -> None:
        for place in range(self.topLevelItemCount()):
            top = self.topLevelItem(place)
            if top is not None:
                keep = self._folded.discard if top.isExpanded() else self._folded.add
                keep(str(top.data(0, ID)))

    def _line(self, item: QTreeWidgetItem | None) -> HeldLine | None:
        if item is None or item.parent() is None or item.data(0, ID) is None:
            return None
        return self._lines[int(item.data(0, ID))]

    def _put(self, item: QTreeWidgetItem) -> None:
        line = self._line(item)
        if line is not None:
            self.put_wanted.emit(line)

    def _offer(self, place: QPoint) -> None:
        item = self.itemAt(place)
        line = self._line(item)
        if line is None:
            return
        menu = QMenu(self)
        put = menu.addAction(_("Put into the draft"))
        put.setEnabled(bool(line.puts))
        put.triggered.connect(lambda: self.put_wanted.emit(line))
        menu.addAction(_("Open the record")).triggered.connect(
            lambda: self.record_wanted.emit(line.noun, line.id)
        )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(place))
