"""Asking for the next step of a complaint: which stage, on which day, and why."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from gc25desk.domain.field import Choice
from gc25desk.domain.path import CLOSED, Stage
from gc25desk.i18n import _
from gc25desk.services.path import Move
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.widgets.basics import PlainLabel
from gc25desk.ui.widgets.choice_editors import ChoiceBox
from gc25desk.ui.widgets.date_editor import DayLine
from gc25desk.ui.widgets.labelled import labelled

LONGEST_NOTE = 1_000


class StepDialog(DeskDialog):
    """Offers the stages that may follow; ``asked`` is what was chosen once it is accepted."""

    def __init__(self, parent: QWidget, what: str, stages: Sequence[Stage], today: dt.date) -> None:
        """Take what the step is taken with, in words, and the stages that may follow."""
        super().__init__(parent, _("Next step"), what, _("&Take the step"))
        self.asks_for_closure = False  # of those who may not close, a supervisor is asked
        self.about = PlainLabel("", "muted", wrap=True)
        self.stage = ChoiceBox([Choice(stage.code, stage.shown()) for stage in stages])
        self.stage.setAccessibleName(_("Stage"))
        self.day = DayLine()
        self.day.setAccessibleName(_("On"))
        self.day.set_day(today)
        self.day.editingFinished.connect(self.day.tidy)
        self.note = QLineEdit()
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setAccessibleName(_("Why"))
        self.note.setPlaceholderText(_("A few words that colleagues will understand; name nobody"))
        self.put(
            labelled(_("&Stage"), self.stage),
            labelled(_("&On"), self.day),
            labelled(_("&Why"), self.note),
            self.about,
        )
        self.stage.currentIndexChanged.connect(lambda _index: self._explain())
        self.setTabOrder(self.stage, self.day)
        self.setTabOrder(self.day, self.note)
        self.setTabOrder(self.note, self.cancel)
        self.stage.setFocus()

    def asked(self) -> Move:
        """Return the step as it was asked for."""
        return Move(self.stage.code(), self._day(), self.note.text().strip())

    def accept(self) -> None:
        """Close, unless what is typed means no day."""
        if self._day() is None:
            self.notice.say(_("This means no day."), _("Type it as 14 Nov 2026."), "warn")
            self.day.setFocus()
            return
        super().accept()

    def _explain(self) -> None:
        asks = self.asks_for_closure and self.stage.code() == CLOSED
        words = _("A supervisor is asked to approve it. Choose the reason under “Outcome” first.")
        self.about.setText(words if asks else "")

    def _day(self) -> dt.date | None:
        try:
            return self.day.day()
        except (ValueError, OverflowError):
            return None
