"""The line above a review cycle: which one, by which procedure, and what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from gc25desk.domain.cycle import PROCEDURES, Cycle
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import Chip, button, row
from gc25desk.ui.widgets.choice_editors import ChoiceBox

_GAP = 10


class CycleBar(QWidget):
    """``chosen`` carries the identifier of a cycle; the other signals are what can be done."""

    chosen = Signal(str)
    new_wanted = Signal()
    edit_wanted = Signal()
    quick_wanted = Signal()
    register_wanted = Signal()

    def __init__(self, *, may_write: bool, may_export: bool, may_register: bool) -> None:
        super().__init__()
        self._may_write = may_write
        self.cycles = ChoiceBox()
        self.cycles.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.cycles.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.cycles.setMinimumWidth(style.px(170))
        self.cycles.setMaximumWidth(style.px(360))
        self.cycles.setAccessibleName(_("Review cycle"))
        self.procedure = Chip()
        self.quick = button(_("Report from the &records…"))
        self.register = button(_("Re&gister…"))
        self.edit = button(_("&Edit cycle…"))
        self.new = button(_("New c&ycle…"))
        for made, signal, may in (
            (self.quick, self.quick_wanted, may_export),
            (self.register, self.register_wanted, may_register),
            (self.edit, self.edit_wanted, may_write),
            (self.new, self.new_wanted, may_write),
        ):
            made.setAccessibleName(made.text().replace("&", ""))
            made.clicked.connect(signal)
            if not may:
                made.hide()
        acts = (self.quick, self.register, self.edit, self.new)
        self._parts = (self.cycles, *acts)
        self.setLayout(row([self.cycles, self.procedure, 1, *acts], spacing=_GAP))
        self.cycles.currentIndexChanged.connect(lambda _index: self._chosen())

    def show_cycles(self, cycles: Sequence[Cycle], chosen: str) -> None:
        """Show the cycles in their order, one of them chosen."""
        self.cycles.blockSignals(True)
        self.cycles.clear()
        for one in cycles:
            self.cycles.addItem(one.title, one.id)
        self.cycles.setCurrentIndex(max(self.cycles.findData(chosen), 0))
        self.cycles.blockSignals(False)
        shown = next((one for one in cycles if one.id == chosen), None)
        self.cycles.setVisible(shown is not None)
        self.edit.setVisible(shown is not None and self._may_write)
        self.procedure.show_text(PROCEDURES.label(shown.procedure) if shown is not None else "", "accent")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the procedure out where there is no room for it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = [part for part in self._parts if not part.isHidden()]
        needed = sum(part.sizeHint().width() + style.px(_GAP) for part in (*shown, self.procedure))
        self.procedure.setVisible(bool(self.procedure.text()) and needed <= self.width())

    def _chosen(self) -> None:
        if self.cycles.code():
            self.chosen.emit(self.cycles.code())
