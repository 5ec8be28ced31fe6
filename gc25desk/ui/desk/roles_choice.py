"""The roles of a person as boxes to tick, each with what it allows, read from the permission table."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from gc25desk.domain.access import EVERY_ROLE, ROLE_LABELS, TABLE, Role, checked_roles
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel, column


def sentence(role: Role) -> str:
    """Return what a role allows beyond what everybody may, in the words of the table."""
    words = [_(label) for label, may in TABLE.values() if role in may and may != EVERY_ROLE]
    return " · ".join(words)


class RolesChoice(QWidget):
    """Takes roles; says at once when they must lie with different people."""

    changed = Signal()

    def __init__(self, held: Iterable[Role] = ()) -> None:
        """Tick the roles that are held."""
        super().__init__()
        chosen = set(held)
        self.boxes: dict[Role, QCheckBox] = {}
        self.problem = PlainLabel("", "error", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(6))
        for role in Role:
            box = QCheckBox(_(ROLE_LABELS[role]))
            box.setChecked(role in chosen)
            box.setAccessibleDescription(sentence(role))
            box.toggled.connect(lambda _on: self._judge())
            self.boxes[role] = box
            below = PlainLabel(sentence(role), "muted", wrap=True)
            below.setIndent(style.px(26))
            layout.addLayout(column([box, below], spacing=0))
        layout.addWidget(self.problem)
        self.problem.hide()

    def roles(self) -> tuple[Role, ...]:
        """Return the roles ticked, in the order of the table."""
        return tuple(role for role, box in self.boxes.items() if box.isChecked())

    def ready(self) -> bool:
        """Tell whether one person may have what is ticked."""
        return bool(self.roles()) and not self.problem.text()

    def _judge(self) -> None:
        words = ""
        try:
            if self.roles():
                checked_roles(self.roles())
        except InvalidInput as error:
            words = f"{error.what} {error.next_step}"
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.changed.emit()
