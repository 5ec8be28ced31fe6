"""Asking for a task that is made by hand: what, by whom, until when."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from gc25desk.domain.field import Choice
from gc25desk.domain.record import LONGEST_LINE
from gc25desk.domain.task import Task
from gc25desk.i18n import _
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.widgets.choice_editors import ChoiceBox
from gc25desk.ui.widgets.date_editor import DayLine
from gc25desk.ui.widgets.labelled import labelled


class TaskDialog(DeskDialog):
    """Takes the words, somebody and a day; ``task`` is what was asked for."""

    def __init__(self, parent: QWidget, reference: str, people: Sequence[Choice], whose: str) -> None:
        """Take the complaint's reference, who may have the task, and who has it unless another is chosen."""
        lead = _("For complaint {reference}.").format(reference=reference)
        super().__init__(parent, _("Add a task"), lead, _("&Add the task"))
        self.words = QLineEdit()
        self.words.setMaxLength(LONGEST_LINE)
        self.words.setPlaceholderText(_("What is to be done; name nobody"))
        self.whose = ChoiceBox(people, _("Nobody yet"))
        self.whose.set_code(whose)
        self.day = DayLine()
        self.day.editingFinished.connect(self.day.tidy)
        self.put(
            labelled(_("&Task"), self.words),
            labelled(_("&Whose"), self.whose),
            labelled(_("&Due"), self.day),
        )
        self.words.textChanged.connect(lambda _text: self._refresh())
        self._refresh()
        self.words.setFocus()

    def task(self) -> Task:
        """Return the task."""
        made = Task(title=self.words.text().strip(), assigned=self.whose.code())
        return dataclasses.replace(made, date_due=self.day.day())

    def accept(self) -> None:
        """Close, unless what is typed means no day."""
        try:
            self.day.day()
        except (ValueError, OverflowError):
            self.notice.say(_("This means no day."), _("Type it as 14 Nov 2026, or leave it empty."), "warn")
            self.day.setFocus()
            return
        super().accept()

    def _refresh(self) -> None:
        self.go.setEnabled(bool(self.words.text().strip()))
