"""The recommendations of an issue as a list below its parts: what each asks, and what it still lacks."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from gc25desk.domain.recommendation import DUTY_BEARERS, Recommendation, remarks
from gc25desk.i18n import _, ngettext
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel, button, row
from gc25desk.ui.writing.list_marks import lettered
from gc25desk.ui.writing.two_lines import ID, Row, TwoLines, show_row

_MOST = 12  # rows before the list scrolls by itself


class Recommendations(QWidget):
    """Lists, adds, moves and deletes; ``opened`` carries the identifier of one to be edited.

    ``added`` carries the words of a new one, ``moved`` the identifiers in their new order, ``deleted`` one
    identifier; ``typed`` comes while a new one is typed.
    """

    opened = Signal(str)
    added = Signal(str)
    moved = Signal(list)
    deleted = Signal(str)
    typed = Signal()

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self.list = _Rows(self)
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("New recommendation, verb first: “Adopt …”, then Enter"))
        self.line.setAccessibleName(_("New recommendation"))
        self.line.setMaxLength(1000)
        self._none = PlainLabel(
            _("None yet. An issue should end in what is asked of the State."), "muted", wrap=True
        )
        self._acts = [
            self._button(_("Edit"), self._open),
            self._button(_("Move up"), lambda: self._move(down=False)),
            self._button(_("Move down"), lambda: self._move(down=True)),
            self._button(_("Delete"), self._delete),
        ]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(4))
        layout.addWidget(PlainLabel(_("Recommendations"), "card-title"))
        for part in (self._none, self.list):
            layout.addWidget(part)
        layout.addLayout(row([*self._acts, 1], spacing=4))
        layout.addWidget(self.line)
        self.line.textEdited.connect(lambda _text: self.typed.emit())
        self.line.returnPressed.connect(self._add)
        self.list.currentItemChanged.connect(lambda _now, _before: self._offer())
        self._locked = False
        self._ids: list[str] = []

    def show_all(self, found: Sequence[Recommendation], language: str) -> None:
        """Show the recommendations of an issue in their order; the cursor stays on the one it was on."""
        current = self.list.current_id()
        self._ids = [one.id for one in found]
        self.list.clear()
        for place, one in enumerate(found, 1):
            item = QTreeWidgetItem()
            item.setData(0, ID, one.id)
            note, tone = standing_words(one, language)
            show_row(item, Row(f"({lettered(place)}) {one.action}", note, tone))
            self.list.addTopLevelItem(item)
            if one.id == current:
                self.list.setCurrentItem(item)
        self._none.setVisible(not found)
        self.list.setVisible(bool(found))
        self.list.fit()
        self._offer()

    def lock(self, *, locked: bool) -> None:
        """Let the list be read and not changed, or be changed again."""
        self._locked = locked
        self.line.setVisible(not locked)
        self._offer()

    def unsaved(self) -> str:
        """Return the new recommendation as far as it is typed."""
        return self.line.text() if self.line.text().strip() else ""

    def letter_of(self, recommendation_id: str) -> str:
        """Return the letter that a recommendation has in its issue."""
        return lettered(self._ids.index(recommendation_id) + 1) if recommendation_id in self._ids else "a"

    def act(self, event: QKeyEvent) -> bool:
        """Do what a key asks of the row under the cursor; tell whether it asked for anything."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in {
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        }:
            self._move(down=event.key() == Qt.Key.Key_Down)
        elif event.key() == Qt.Key.Key_Delete:
            self._delete()
        else:
            return False
        return True

    def _button(self, words: str, does: object) -> QWidget:
        made = button(words, "link")
        made.clicked.connect(does)
        return made

    def _offer(self) -> None:
        chosen = bool(self.list.current_id())
        for place, made in enumerate(self._acts):
            made.setVisible(chosen and (place == 0 or not self._locked))

    def _add(self) -> None:
        words = self.line.text().strip()
        if words:
            self.added.emit(words)

    def _open(self) -> None:
        if self.list.current_id():
            self.opened.emit(self.list.current_id())

    def _delete(self) -> None:
        if self.list.current_id() and not self._locked:
            self.deleted.emit(self.list.current_id())

    def _move(self, *, down: bool) -> None:
        current, ids = self.list.current_id(), list(self._ids)
        if self._locked or current not in ids:
            return
        place = ids.index(current)
        other = place + 1 if down else place - 1
        if 0 <= other < len(ids):
            ids[place], ids[other] = ids[other], ids[place]
            self.moved.emit(ids)


class _Rows(QTreeWidget):
    """The rows, as high as they are many."""

    def __init__(self, panel: Recommendations) -> None:
        super().__init__()
        self._panel = panel
        self.setAccessibleName(_("Recommendations"))
        self.setAccessibleDescription(_("Enter edits, Alt with the arrow keys moves, Delete deletes"))
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemDelegate(TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.itemDoubleClicked.connect(lambda _item: panel.opened.emit(self.current_id()))

    def current_id(self) -> str:
        item = self.currentItem()
        return str(item.data(0, ID)) if item is not None else ""

    def fit(self) -> None:
        rows = min(self.topLevelItemCount(), _MOST)
        heights = (self.sizeHintForIndex(self.model().index(place, 0)).height() for place in range(rows))
        self.setFixedHeight(sum(max(height, style.px(28)) for height in heights) + style.px(6))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._panel.act(event):
            super().keyPressEvent(event)


def standing_words(one: Recommendation, language: str) -> tuple[str, str]:
    """Return what a recommendation says and lacks in a line, and the tone of it."""
    lacks = len(remarks(one, language))
    said = (
        DUTY_BEARERS.label(one.addressee) if one.addressee else "",
        one.deadline,
        ngettext("△ {n} remark", "△ {n} remarks", lacks).format(n=lacks) if lacks else _("✓ complete"),
    )
    return " · ".join(part for part in said if part), "warn" if lacks else "ok"
