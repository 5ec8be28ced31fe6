"""What a report is called and which time it covers."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from gc25desk.i18n import _
from gc25desk.ui.reports.period import Period, day_line, day_of
from gc25desk.ui.widgets.basics import Card, PlainLabel, row
from gc25desk.ui.widgets.labelled import labelled


class DetailsCard(Card):
    """Title, cycle, date and period; ``changed`` follows every change."""

    changed = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__(_("What it says"))
        self._today = today
        self.name = QLineEdit(_("Children’s rights in the digital environment"))
        self.cycle = QLineEdit()
        self.cycle.setPlaceholderText(_("Such as: combined fifth and sixth reports"))
        self.date = day_line(today)
        self.covered = Period(today)
        self.wrong = PlainLabel("", "error")
        self._lay_out()
        self._wire()
        self._refresh()

    def day(self) -> dt.date:
        """Return the date of the report; today while what is typed means no day."""
        return day_of(self.date) or self._today

    def period(self) -> tuple[dt.date | None, dt.date | None]:
        """Return the first and the last day covered; None where there is no limit."""
        return self.covered.days()

    def problem(self) -> str:
        """Return what stands in the way of a report, in words, or the empty text."""
        if not self.name.text().strip():
            return _("The report needs a title.")
        if day_of(self.date) is None:
            return _("One of the dates is missing or means no day. Type it as 14 Nov 2026.")
        return self.covered.problem()

    def _lay_out(self) -> None:
        for line in (self.name, self.cycle):
            line.setMaxLength(300)
        dated = row(
            [labelled(_("&Reporting cycle"), self.cycle), labelled(_("&Date"), self.date)], spacing=12
        )
        dated.setStretch(0, 2)
        dated.setStretch(1, 1)
        self.body.addLayout(labelled(_("&Title"), self.name))
        self.body.addLayout(dated)
        self.body.addWidget(self.covered)
        self.body.addWidget(self.wrong)

    def _wire(self) -> None:
        for line in (self.name, self.cycle, self.date):
            line.textChanged.connect(lambda _text: self._refresh())
        self.covered.changed.connect(self._refresh)

    def _refresh(self) -> None:
        problem = self.problem()
        self.wrong.setText(problem)
        self.wrong.setVisible(bool(problem))
        self.changed.emit()
