"""The clocks: which of them run, and how many days each has."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from gc25desk.domain.clock import SOUTH_AFRICA, Clock
from gc25desk.domain.institution import LONGEST_CLOCK
from gc25desk.i18n import _
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.widgets.basics import PlainLabel, button, grid
from gc25desk.ui.widgets.focus_order import chain_before


class _Line:
    """One clock on its line."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.on = QCheckBox(clock.shown())
        self.days = QSpinBox()
        self.days.setRange(1, LONGEST_CLOCK)
        self.days.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)  # the arrow keys do what they would
        self.days.setAccessibleName(_("{clock}: days").format(clock=clock.shown()))
        self.working = QCheckBox(_("working days"))
        self.working.setAccessibleName(_("{clock}: working days").format(clock=clock.shown()))
        self.show_clock(clock)
        self.on.toggled.connect(self._refresh)
        self._refresh(clock.on)

    def show_clock(self, clock: Clock) -> None:
        """Show a clock."""
        self.on.setChecked(clock.on)
        self.days.setValue(clock.days)
        self.working.setChecked(clock.working)

    def value(self) -> Clock:
        """Return the clock as it is set."""
        return dataclasses.replace(
            self.clock, on=self.on.isChecked(), days=self.days.value(), working=self.working.isChecked()
        )

    def _refresh(self, on: bool) -> None:
        self.days.setEnabled(on)
        self.working.setEnabled(on)


class ClocksDialog(DeskDialog):
    """Shows each clock on a line; ``clocks`` are those set."""

    def __init__(self, parent: QWidget, clocks: Sequence[Clock]) -> None:
        """Take the clocks as they are."""
        lead = _(
            "A clock runs while a complaint stands at its stages and says when the next step is due. "
            "Nothing runs until you switch it on. Pauses and more time are entered with each complaint."
        )
        super().__init__(parent, _("Clocks"), lead, _("&Keep"))
        self.lines = [_Line(clock) for clock in clocks]
        table = grid(spacing=10)
        for column, words in enumerate((_("Due within"), _("Days"), "")):
            table.addWidget(PlainLabel(words, "field-label"), 0, column)
        for place, line in enumerate(self.lines, 1):
            for column, part in enumerate((line.on, line.days, line.working)):
                table.addWidget(part, place, column)
        table.setColumnStretch(0, 1)
        self.put(table)
        self.template = button(_("Use the &South African set"))
        self.template.clicked.connect(self._use_template)
        self.put_button(self.template)
        parts = [part for line in self.lines for part in (line.on, line.days, line.working)]
        chain_before(self.cancel, [*parts, self.template])

    def clocks(self) -> tuple[Clock, ...]:
        """Return the clocks as they are set."""
        return tuple(line.value() for line in self.lines)

    def _use_template(self) -> None:
        """Show the clocks of the one commission whose limits stand in law; the others stay as they are."""
        template = {clock.code: dataclasses.replace(clock, on=True) for clock in SOUTH_AFRICA}
        for line in self.lines:
            if line.clock.code in template:
                line.show_clock(template[line.clock.code])
