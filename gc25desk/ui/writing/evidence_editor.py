"""The items of evidence that a recommendation rests on, by their references."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gc25desk.domain.field import Field
from gc25desk.domain.markup import Insert, InsertKind
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel, button, row
from gc25desk.ui.widgets.field_editor import FieldEditor
from gc25desk.ui.writing.told import Told

_ID = Qt.ItemDataRole.UserRole
_LINES = 3


class EvidenceEditor(FieldEditor):
    """A list of items; they are added from beside the draft and removed with Delete."""

    spans = 0

    def __init__(self, field: Field, told: Told) -> None:
        """Take what names the items."""
        super().__init__(field)
        self._told = told
        self.list = QListWidget()
        self.list.setAccessibleName(field.shown_label())
        self.list.setAccessibleDescription(field.shown_help())
        self.list.setFixedHeight(_LINES * style.px(30) + style.px(6))
        self.list.installEventFilter(self)
        style.set_role(self.list, "held")
        self.setFocusProxy(self.list)
        self.how = PlainLabel(
            _("Press Enter on an item beside the draft to add it here."), "muted", wrap=True
        )
        self._remove = button(_("Remove"))
        self._remove.clicked.connect(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(4))
        layout.addWidget(self.list)
        layout.addLayout(row([self.how, self._remove]))

    def value(self) -> Any:
        """Return the identifiers in order."""
        return tuple(str(self.list.item(place).data(_ID)) for place in range(self.list.count()))

    def set_value(self, value: Any) -> None:
        """Show the items of these identifiers."""
        self.list.clear()
        for record_id in value or ():
            self._append(record_id)

    def draft(self) -> Any:
        """Return the identifiers as a list."""
        return list(self.value())

    def set_draft(self, data: Any) -> None:
        """Show the items again."""
        self.set_value([str(one) for one in data] if isinstance(data, list) else ())

    def target(self) -> QWidget:
        """Return the list."""
        return self.list

    def lock(self, *, locked: bool) -> None:
        """Let the items be read and not changed, or be changed again."""
        self.how.setVisible(not locked)
        self._remove.setVisible(not locked)
        self.fixed = locked

    def add(self, record_id: str) -> None:
        """Add an item, once."""
        if record_id not in self.value() and not self.fixed:
            self._append(record_id)
            self.changed.emit()

    def remove(self) -> None:
        """Take the item under the cursor away."""
        if self.list.currentRow() >= 0 and not self.fixed:
            self.list.takeItem(self.list.currentRow())
            self.changed.emit()

    def refresh(self) -> None:
        """Show the names that are known now."""
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setText(self._words(str(item.data(_ID))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take an item away with Delete."""
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            self.remove()
            return True
        return super().eventFilter(watched, event)

    def _append(self, record_id: str) -> None:
        item = QListWidgetItem(self._words(record_id), self.list)
        item.setData(_ID, record_id)

    def _words(self, record_id: str) -> str:
        return self._told(Insert(InsertKind.CITE, f"evidence/{record_id}")).strip("[]")
