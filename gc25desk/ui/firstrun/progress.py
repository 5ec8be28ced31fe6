"""The list of steps at the side of the wizard: where the user is, what is done, what is to come."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel

_WIDTH = 232


class StepList(QFrame):
    """Names of the steps with their number, a tick on those done; read by screen readers as one."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        style.set_role(self, "rail")
        self.setProperty("mirrored", self.isRightToLeft())
        self.setFixedWidth(style.px(_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(style.px(n) for n in (12, 14, 12, 14)))
        column.setSpacing(style.px(4))
        column.addWidget(PlainLabel("GC25 Desk", "product"))
        column.addWidget(PlainLabel(_("A new desk"), "muted"))
        column.addSpacing(style.px(14))
        self._names = tuple(names)
        self._labels = [PlainLabel(name) for name in names]
        for label in self._labels:
            label.setContentsMargins(*(style.px(n) for n in (8, 6, 8, 6)))
            column.addWidget(label)
        column.addStretch(1)
        column.addWidget(PlainLabel(_("Nothing leaves this computer."), "muted", wrap=True))

    def show_step(self, current: int) -> None:
        """Mark one step as the current one and those before it as done."""
        for place, (label, name) in enumerate(zip(self._labels, self._names, strict=True)):
            mark = "✓" if place < current else str(place + 1)
            label.setText(f"{mark}   {name}")
            here, done = place == current, place < current
            style.set_role(label, "strong" if here else "", "accent" if here else "ok" if done else "context")
        words = _("Step {number} of {count}: {name}")
        self.setAccessibleName(
            words.format(number=current + 1, count=len(self._names), name=self._names[current])
        )
