"""What a report is called and which time it covers."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from gc25desk.i18n import _
from gc25desk.ui.widgets.basics import Card, PlainLabel, row
from gc25desk.ui.widgets.date_editor import DayLine
from gc25desk.ui.widgets.labelled import labelled


def _day(line: DayLine) -> dt.date | None:
    try:
        return line.day()
    except (ValueError, OverflowError):
        return None


def _line(day: dt.date) -> DayLine:
    line = DayLine()
    line.set_day(day)
    return line


class DetailsCard(Card):
    """Title, cycle, date and period; ``changed`` follows every change."""

    changed = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__(_("What it says"))
        self._today = today
        self.name = QLineEdit(_("Children’s rights in the digital environment"))
        self.cycle = QLineEdit()
        self.cycle.setPlaceholderText(_("Such as: combined fifth and sixth reports"))
        self.date = _line(today)
        self.limited = QCheckBox(_("Onl&y what was received in a period"))
        self.since = _line(today.replace(month=1, day=1))
        self.until = _line(today)
        self._period = QWidget()
        self.wrong = PlainLabel("", "error")
        self._lay_out()
        self._wire()
        self._refresh()

    def day(self) -> dt.date:
        """Return the date of the report; today while what is typed means no day."""
        return _day(self.date) or self._today

    def period(self) -> tuple[dt.date | None, dt.date | None]:
        """Return the first and the last day covered; None where there is no limit."""
        return (_day(self.since), _day(self.until)) if self.limited.isChecked() else (None, None)

    def problem(self) -> str:
        """Return what stands in the way of a report, in words, or the empty text."""
        if not self.name.text().strip():
            return _("The report needs a title.")
        if any(line.isVisibleTo(self) and _day(line) is None for line in (self.date, self.since, self.until)):
            return _("One of the dates is missing or means no day. Type it as 14 Nov 2026.")
        since, until = self.period()
        return _("The period ends before it begins.") if since and until and since > until else ""

    def _lay_out(self) -> None:
        for line in (self.name, self.cycle):
            line.setMaxLength(300)
        dated = row(
            [labelled(_("&Reporting cycle"), self.cycle), labelled(_("&Date"), self.date)], spacing=12
        )
        dated.setStretch(0, 2)
        dated.setStretch(1, 1)
        period = row([labelled(_("&From"), self.since), labelled(_("Unti&l"), self.until), 1], spacing=12)
        self._period.setLayout(period)
        self.body.addLayout(labelled(_("&Title"), self.name))
        self.body.addLayout(dated)
        self.body.addWidget(self.limited)
        self.body.addWidget(self._period)
        self.body.addWidget(self.wrong)

    def _wire(self) -> None:
        for line in (self.name, self.cycle, self.date, self.since, self.until):
            line.textChanged.connect(lambda _text: self._refresh())
        self.limited.toggled.connect(lambda _on: self._refresh())

    def _refresh(self) -> None:
        self._period.setVisible(self.limited.isChecked())
        problem = self.problem()
        self.wrong.setText(problem)
        self.wrong.setVisible(bool(problem))
        self.changed.emit()
