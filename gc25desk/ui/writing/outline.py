"""The outline of a report: its parts and issues, how far each is, and in which order they stand."""

import dataclasses
from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from gc25desk.domain.project import Project
from gc25desk.domain.section import APPROVED, DRAFT, FOR_REVIEW, STATUSES, Section, parts_of
from gc25desk.i18n import _, ngettext
from gc25desk.services.project import Gathered
from gc25desk.services.words import Counted
from gc25desk.ui import style
from gc25desk.ui.writing import order
from gc25desk.ui.writing.counting import NOTHING, share, warning
from gc25desk.ui.writing.two_lines import ID, Row, TwoLines, show_row

STATUS_MARKS = {DRAFT: "○", FOR_REVIEW: "◐", APPROVED: "✓"}
_TONES = {FOR_REVIEW: "accent", APPROVED: "ok"}


@dataclasses.dataclass(frozen=True)
class Standing:
    """What the outline shows beside the titles; ``kept`` are the sections with unsaved typing."""

    counted: Counted = NOTHING
    kept: Collection[str] = ()


class Outline(QTreeWidget):
    """One row a section, issues below their part; ``chosen`` carries the section the cursor stands on.

    ``moved`` carries a section and whether it goes down one step, ``dropped`` the whole new order.
    ``opened`` comes with Enter: the keyboard wants to go on in the draft.
    """

    chosen = Signal(str)
    opened = Signal()
    moved = Signal(str, bool)
    dropped = Signal(list)

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self.setAccessibleName(_("Sections of the report"))
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setIndentation(style.px(12))
        self.setItemDelegate(TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._sections: tuple[Section, ...] = ()
        self._items: dict[str, QTreeWidgetItem] = {}
        self._quiet = False
        self.currentItemChanged.connect(self._tell)

    def allow_moving(self, *, allowed: bool) -> None:
        """Let sections be dragged, or not."""
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.InternalMove if allowed else mode.NoDragDrop)
        self.setDropIndicatorShown(allowed)

    # Showing ------------------------------------------------------------------------------------

    def show_report(self, found: Gathered, standing: Standing) -> None:
        """Show the sections of a report; the cursor and what is folded stay where they are."""
        current = self.current_id()
        ids = [section.id for section in found.sections]
        same = ids == [section.id for section in self._sections] and self._shape(
            found.sections
        ) == self._shape(self._sections)
        self._sections = found.sections
        self._quiet = True
        if not same:
            self._build(current)
        for section in found.sections:
            self._fill(section, found, standing)
        self._quiet = False

    def show_standing(self, found: Gathered, standing: Standing) -> None:
        """Show how far each section is, the sections themselves being the same."""
        for section in found.sections:
            if section.id in self._items:
                self._fill(section, found, standing)

    def choose(self, section_id: str) -> None:
        """Put the cursor on a section without saying that it was chosen."""
        item = self._items.get(section_id)
        self._quiet = True
        if item is not None:
            self.setCurrentItem(item)
        self._quiet = False

    def current_id(self) -> str:
        """Return the section that the cursor stands on, or an empty text."""
        item = self.currentItem()
        return str(item.data(0, ID)) if item is not None else ""

    def words_of(self, section_id: str) -> str:
        """Return all that the row of a section says."""
        item = self._items[section_id]
        return str(item.data(0, Qt.ItemDataRole.AccessibleTextRole))

    def forget(self) -> None:
        """Hold nothing of the desk any more."""
        self._quiet = True
        self._sections, self._items = (), {}
        self.clear()
        self._quiet = False

    def _shape(self, sections: Sequence[Section]) -> list[list[str]]:
        return [[section.id for section in group] for group in order.groups(sections)]

    def _build(self, current: str) -> None:
        folded = {key for key, item in self._items.items() if item.childCount() and not item.isExpanded()}
        scrolled = self.verticalScrollBar().value()
        self.clear()
        self._items = {}
        for group in order.groups(self._sections):
            top = self._item(group[0].id)
            self.addTopLevelItem(top)
            for section in group[1:]:
                top.addChild(self._item(section.id))
            top.setExpanded(group[0].id not in folded)
        if current in self._items:
            self.setCurrentItem(self._items[current])
        self.verticalScrollBar().setValue(scrolled)

    def _item(self, section_id: str) -> QTreeWidgetItem:
        made = QTreeWidgetItem()
        made.setData(0, ID, section_id)
        self._items[section_id] = made
        return made

    def _fill(self, section: Section, found: Gathered, standing: Standing) -> None:
        item = self._items[section.id]
        shown = standing_row(section, found, standing)
        show_row(item, dataclasses.replace(shown, strong=bool(item.childCount())))

    # Keys and the mouse -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the draft with Enter, move a section with Alt and the arrow keys."""
        moves = {Qt.Key.Key_Up: False, Qt.Key.Key_Down: True}
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current_id():
            self.opened.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in moves:
            self.ask_to_move(down=moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def ask_to_move(self, *, down: bool) -> None:
        """Ask that the section under the cursor goes one step up or down."""
        if self.current_id() and self.dragDropMode() is not QAbstractItemView.DragDropMode.NoDragDrop:
            self.moved.emit(self.current_id(), down)

    def dropEvent(self, event: QDropEvent) -> None:
        """Work the new order out; the rows themselves move when the desk has it."""
        target = self.itemAt(event.position().toPoint())
        where = self.dropIndicatorPosition()
        below = where is not QAbstractItemView.DropIndicatorPosition.AboveItem
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if target is not None and self.current_id():
            self.drop(str(target.data(0, ID)), after=below)

    def drop(self, beside: str, *, after: bool) -> None:
        """Put the section under the cursor before or after another one."""
        self.dropped.emit(order.dropped(self._sections, self.current_id(), beside, after=after))

    def changeEvent(self, event: QEvent) -> None:
        """Measure the rows again in another size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def _tell(self) -> None:
        if not self._quiet and self.current_id():
            self.chosen.emit(self.current_id())


def empty_parts(section: Section, project: Project) -> int:
    """Return how many parts of a section still wait for their text."""
    return sum(not getattr(section, key).strip() for key in parts_of(section.role, project.kind))


def standing_row(section: Section, found: Gathered, standing: Standing) -> Row:
    """Return the row of a section: its title, how far it is, and how long beside what was planned."""
    comments = _comments_words(len(found.open_comments(section.id)))
    if not parts_of(section.role, found.project.kind):
        return Row(section.title, comments)
    status = f"{STATUS_MARKS[section.status]} {STATUSES.label(section.status)}"
    empty = empty_parts(section, found.project)
    kept = _("not saved") if section.id in standing.kept else ""
    count = standing.counted.sections.get(section.id, 0)
    length, tone = share(count, section.budget)
    warned = warning(count, section.budget)
    note = _joined(status, kept, comments, _("{n} empty").format(n=empty) if empty else "")
    parts = ngettext("{n} empty part", "{n} empty parts", empty).format(n=empty) if empty else ""
    words = _("{count} words").format(count=length)
    return Row(
        title=section.title,
        note=note,
        tone=_TONES.get(section.status, ""),
        end=f"▲ {length}" if warned else length,
        end_tone=tone,
        said=_joined(status, kept, words, warned, parts, comments),
    )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _comments_words(count: int) -> str:
    return ngettext("{n} comment", "{n} comments", count).format(n=count) if count else ""
