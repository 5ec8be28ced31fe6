"""The period a file covers: everything, or from one day to another."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from gc25desk.i18n import _
from gc25desk.ui.widgets.basics import column, row
from gc25desk.ui.widgets.date_editor import DayLine
from gc25desk.ui.widgets.labelled import labelled


def day_of(line: DayLine) -> dt.date | None:
    """Return the day that is typed in a line, or None while it means none."""
    try:
        return line.day()
    except (ValueError, OverflowError):
        return None


def day_line(day: dt.date) -> DayLine:
    """Return a line with a day in it."""
    line = DayLine()
    line.set_day(day)
    return line


class Period(QWidget):
    """A box to tick and two days, both inclusive, that show while it is ticked."""

    changed = Signal()

    def __init__(self, today: dt.date) -> None:
        """Propose this year until today, not ticked."""
        super().__init__()
        self.limited = QCheckBox(_("Onl&y what was received in a period"))
        self.since = day_line(today.replace(month=1, day=1))
        self.until = day_line(today)
        self._days = QWidget()
        self._days.setLayout(
            row([labelled(_("&From"), self.since), labelled(_("Unti&l"), self.until), 1], spacing=12)
        )
        self._days.hide()
        self.setLayout(column([self.limited, self._days]))
        self.limited.toggled.connect(self._days.setVisible)
        self.limited.toggled.connect(lambda _on: self.changed.emit())
        for line in (self.since, self.until):
            line.textChanged.connect(lambda _text: self.changed.emit())

    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """Return the first and the last day covered; None where there is no limit."""
        return (day_of(self.since), day_of(self.until)) if self.limited.isChecked() else (None, None)

    def problem(self) -> str:
        """Return what is wrong with the period, in words, or the empty text."""
        if not self.limited.isChecked():
            return ""
        since, until = self.days()
        if since is None or until is None:
            return _("One of the dates is missing or means no day. Type it as 14 Nov 2026.")
        return _("The period ends before it begins.") if since > until else ""
