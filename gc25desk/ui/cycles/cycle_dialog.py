"""The dialog of a review cycle: its procedure, its pre-sessions, and the dates that follow from them."""

import dataclasses
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from gc25desk.domain.calendar import proposed, renewed
from gc25desk.domain.cycle import SIMPLIFIED, STAGES, Cycle, shipped_clusters
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.services import project, saving
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.ui import style
from gc25desk.ui.cycles.form_dialog import Form, FormDialog
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import PlainLabel, grid
from gc25desk.ui.widgets.dates import show_day

_LOIPR = ("loipr_month", "loipr_year")
_RESTS_ON = ("procedure", *_LOIPR, "pre_session_month", "pre_session_year")


def cycle_form(cycle: Cycle) -> Form:
    """Return the form of a new cycle or of one that is held."""
    new = not cycle.version
    return Form(
        noun="cycle",
        title=_("New review cycle") if new else _("Review cycle"),
        lead=_("Choose the pre-sessions; the dates are proposed from them and can all be changed later."),
        verb=_("&Begin the cycle") if new else _("&Save the cycle"),
        groups=(
            ("", ("title", "procedure", "state_report_symbol", "observations_symbol")),
            ("", ("pre_session_month", "pre_session_year")),
            ("", _LOIPR),
            ("", ("clusters",)),
        ),
        save=project.begin_cycle if new else _save,
        spans={"title": 2, "state_report_symbol": 1, "pre_session_month": 2, "loipr_month": 2},
    )


def _save(desk: Desk, cycle: Cycle) -> tuple[Cycle, Changes]:
    saved: tuple[Cycle, Changes] = saving.save(desk, "cycle", cycle)
    return saved


class CycleDialog(FormDialog):
    """Shows the dates that would be proposed while the pre-sessions are chosen."""

    def __init__(self, parent: QWidget, desk: Desk, jobs: Jobs, cycle: Cycle) -> None:
        """Take a cycle; one that is not on the desk yet begins with the shipped clusters."""
        shown = cycle if cycle.clusters else dataclasses.replace(cycle, clusters=shipped_clusters())
        super().__init__(parent, desk, jobs, cycle_form(cycle), shown, names={})
        self.dates = ProposedDates()
        self.put_below(_LOIPR[0], self.dates)
        self.typed.connect(self._refresh)
        self._refresh()
        self.fit()
        self.focus_field("title")

    def set_draft(self, data: Any) -> None:
        """Show again what was typed, with the dates that follow from it."""
        super().set_draft(data)
        self._refresh()

    def filled(self) -> Cycle:
        """Return the cycle; its dates are proposed anew when what they rest on was changed."""
        cycle: Cycle = super().filled()
        if cycle.version and any(getattr(cycle, key) != getattr(self.record, key) for key in _RESTS_ON):
            return renewed(cycle)
        return cycle

    def _refresh(self) -> None:
        simplified = self.editor("procedure").value() == SIMPLIFIED
        self.grids[2].setVisible(simplified)
        cycle = _or_none(super().filled)
        self.dates.show_cycle(cycle if isinstance(cycle, Cycle) else None)


def _or_none(read: Callable[[], Any]) -> Any:
    try:
        return read()
    except InvalidInput:
        return None


class ProposedDates(QWidget):
    """The stages with the dates that are proposed, on two columns; empty while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.words = PlainLabel("", "muted", wrap=True)
        self.lines: list[tuple[PlainLabel, PlainLabel]] = []
        layout = grid(spacing=6)
        layout.addWidget(self.words, 0, 0, 1, 4)
        half = (len(STAGES.choices) + 1) // 2
        for place in range(len(STAGES.choices)):
            name, day = PlainLabel("", "muted"), PlainLabel("", "strong")
            layout.addWidget(name, 1 + place % half, place // half * 2)
            layout.addWidget(day, 1 + place % half, place // half * 2 + 1)
            self.lines.append((name, day))
        layout.setColumnStretch(1, 1)
        layout.setColumnStretch(3, 1)
        layout.setHorizontalSpacing(style.px(16))
        self.setLayout(layout)
        self.setAccessibleName(_("Proposed dates"))

    def show_cycle(self, cycle: Cycle | None) -> None:
        """Show what would be proposed for a cycle."""
        dated = [one for one in proposed(cycle) if one.date is not None] if cycle is not None else []
        words = _("Proposed dates – check them with the Secretariat. Dates that are checked stay.")
        self.words.setText(words if dated else _("Choose a pre-session to see the dates proposed from it."))
        for place, (name, day) in enumerate(self.lines):
            stage = dated[place] if place < len(dated) else None
            name.setText(STAGES.label(stage.stage) if stage is not None else "")
            day.setText(show_day(stage.date) if stage is not None else "")
            for part in (name, day):
                part.setVisible(stage is not None)
        said = ", ".join(f"{name.text()}: {day.text()}" for name, day in self.lines if name.text())
        self.setAccessibleDescription(said)
