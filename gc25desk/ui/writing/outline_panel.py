"""The left of the writing desk: the outline, and what can be done with its sections."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from gc25desk.domain.section import ISSUE, ROLES
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.actions import action
from gc25desk.ui.widgets.basics import row
from gc25desk.ui.writing.outline import Outline


class OutlinePanel(QWidget):
    """Asks for a new section of a role, for a section to be renamed or deleted; moves go by the outline."""

    add_wanted = Signal(str)
    rename_wanted = Signal()
    delete_wanted = Signal(str)

    def __init__(self, *, may_write: bool) -> None:
        """Offer what changes the outline to those who may."""
        super().__init__()
        self.outline = Outline()
        self.outline.allow_moving(allowed=may_write)
        self.adding = QMenu(self)
        for choice in ROLES.choices:
            made = self.adding.addAction(choice.shown())
            made.triggered.connect(lambda _on=False, role=choice.code: self.add_wanted.emit(role))
        self.acts = self._acts() if may_write else ()
        self.changing = QMenu(self)
        self.changing.addActions(list(self.acts))
        buttons = row(
            [_menu(_("Add section ▾"), self.adding), _menu(_("Change ▾"), self.changing), 1], spacing=4
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(8))
        layout.addWidget(self.outline, 1)
        if may_write:
            layout.addLayout(buttons)
            self.outline.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            self.outline.customContextMenuRequested.connect(self._offer)

    def _acts(self) -> Sequence[QAction]:
        outline = self.outline
        return (
            action(outline, _("Add an issue after this one"), lambda: self.add_wanted.emit(ISSUE), "Ins"),
            action(outline, _("Rename"), self._rename, "F2"),
            action(outline, _("Move up"), lambda: outline.ask_to_move(down=False), "Alt+Up"),
            action(outline, _("Move down"), lambda: outline.ask_to_move(down=True), "Alt+Down"),
            action(outline, _("Delete"), self._delete, "Del"),
        )

    def _rename(self) -> None:
        if self.outline.current_id():
            self.rename_wanted.emit()

    def _delete(self) -> None:
        if self.outline.current_id():
            self.delete_wanted.emit(self.outline.current_id())

    def _offer(self, place: QPoint) -> None:
        if self.outline.itemAt(place) is not None:
            self.changing.popup(self.outline.viewport().mapToGlobal(place))


def _menu(words: str, menu: QMenu) -> QToolButton:
    made = QToolButton()
    made.setText(words)
    made.setAccessibleName(words.rstrip(" ▾"))
    made.setMenu(menu)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    style.set_role(made, "filter")
    return made
