"""What a report is called and which time it covers."""

import datetime as dt

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit

from gc25desk.i18n import _
from gc25desk.ui.widgets.basics import Card, PlainLabel, row
from gc25desk.ui.widgets.labelled import labelled


def _day(edit: QDateEdit) -> dt.date:
    chosen = edit.date()
    return dt.date(chosen.year(), chosen.month(), chosen.day())


def _edit(day: dt.date) -> QDateEdit:
    edit = QDateEdit(QDate(day.year, day.month, day.day))
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("d MMM yyyy")
    return edit


class DetailsCard(Card):
    """Title, cycle, date and period; ``changed`` follows every change."""

    changed = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__(_("What it says"))
        self.name = QLineEdit(_("Children’s rights in the digital environment"))
        self.cycle = QLineEdit()
        self.cycle.setPlaceholderText(_("Such as: combined fifth and sixth reports"))
        self.date = _edit(today)
        self.limited = QCheckBox(_("Only what was received in a &period"))
        self.since = _edit(today.replace(month=1, day=1))
        self.until = _edit(today)
        self.wrong = PlainLabel(_("The period ends before it begins."), "error")
        self._lay_out()
        self._wire()
        self._refresh()

    def day(self) -> dt.date:
        """Return the date of the report."""
        return _day(self.date)

    def period(self) -> tuple[dt.date | None, dt.date | None]:
        """Return the first and the last day covered, or None twice for all time."""
        return (_day(self.since), _day(self.until)) if self.limited.isChecked() else (None, None)

    def ready(self) -> bool:
        """Tell whether there is a title and the period runs forwards."""
        return bool(self.name.text().strip()) and not self._backwards()

    def _backwards(self) -> bool:
        return self.limited.isChecked() and self.since.date() > self.until.date()

    def _lay_out(self) -> None:
        for line in (self.name, self.cycle):
            line.setMaxLength(300)
        self.body.addLayout(labelled(_("&Title"), self.name))
        self.body.addLayout(
            row([labelled(_("&Reporting cycle"), self.cycle), labelled(_("&Date"), self.date)], spacing=12)
        )
        self.body.addWidget(self.limited)
        self.body.addLayout(
            row([labelled(_("&From"), self.since), labelled(_("Unti&l"), self.until), 1], spacing=12)
        )
        self.body.addWidget(self.wrong)

    def _wire(self) -> None:
        for line in (self.name, self.cycle):
            line.textChanged.connect(lambda _text: self._refresh())
        for edit in (self.date, self.since, self.until):
            edit.dateChanged.connect(lambda _date: self._refresh())
        self.limited.toggled.connect(lambda _on: self._refresh())

    def _refresh(self) -> None:
        for edit in (self.since, self.until):
            edit.setEnabled(self.limited.isChecked())
        self.wrong.setVisible(self._backwards())
        self.changed.emit()
