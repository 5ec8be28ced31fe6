"""One tab of the form of a record."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gc25desk.ui import style
from gc25desk.ui.actions import with_mnemonics
from gc25desk.ui.pieces import Pieces
from gc25desk.ui.widgets.basics import PlainLabel
from gc25desk.ui.widgets.field_grid import FieldBox, FieldGrid


class Sheet(QScrollArea):
    """One tab: its sections one below the other, scrolled to where the focus is."""

    def __init__(self, name: str) -> None:
        """Make it empty; ``fill`` comes when it stands in its place, which styles everything once."""
        super().__init__()
        self.grids: list[FieldGrid] = []
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self._inside = QWidget()
        style.set_role(self._inside, "sheet")
        self._layout = QVBoxLayout(self._inside)
        self._layout.setContentsMargins(style.px(2), style.px(12), style.px(10), style.px(8))
        self._layout.setSpacing(style.px(12))
        self.setWidget(self._inside)

    def fill(self, sections: Sequence[tuple[str, Callable[[QWidget], FieldGrid]]]) -> Pieces:
        """Make the grids one after the other, each below its heading if it has one."""
        layout = self._layout
        for heading, make in sections:
            if heading:
                layout.addWidget(PlainLabel(heading, "card-title"))
            self.grids.append(make(self._inside))
            layout.addWidget(self.grids[-1])
            yield
        if not any(grid.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Expanding for grid in self.grids):
            layout.addStretch(1)
        self._letters()

    def settle(self) -> None:
        """Let every field take its height now."""
        self._layout.activate()
        self._inside.adjustSize()

    def boxes(self) -> list[FieldBox]:
        """Return the fields in reading order."""
        return [box for grid in self.grids for box in grid.boxes.values()]

    def _letters(self) -> None:
        boxes = self.boxes()
        for box, text in zip(boxes, with_mnemonics([b.field.shown_label() for b in boxes]), strict=True):
            box.label.setText(text)
