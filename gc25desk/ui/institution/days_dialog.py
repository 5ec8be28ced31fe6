"""Which days are worked: days of the week, public holidays, further days off."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from babel import Locale, UnknownLocaleError
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QWidget

from gc25desk.domain.institution import Institution
from gc25desk.i18n import _, language
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import PlainLabel, row
from gc25desk.ui.widgets.chart_data import locale
from gc25desk.ui.widgets.choice_editors import ChoiceBox
from gc25desk.ui.widgets.focus_order import chain_before
from gc25desk.ui.widgets.labelled import labelled
from gc25desk.ui.widgets.text_editors import PlainText


class DaysDialog(DeskDialog):
    """Takes the calendar of the clocks; ``changes`` are the settings it changes."""

    def __init__(self, parent: QWidget, held: Institution) -> None:
        """Take the settings as they are."""
        lead = _("Clocks that count working days leave out the days that are not worked.")
        super().__init__(parent, _("Working days"), lead, _("&Keep"))
        self._held = held
        self._parts: Mapping[str, tuple[str, ...]] = {}
        self.weekdays = [QCheckBox(_weekday(day)) for day in range(7)]
        for day, box in enumerate(self.weekdays):
            box.setChecked(day in held.weekdays)
            box.toggled.connect(lambda _on: self._refresh())
        self.country = ChoiceBox([], _("No public holidays"))
        self.part = ChoiceBox([], _("The whole country"))
        self.moves_on = QCheckBox(_("A limit that ends on a day off ends on the &next working day"))
        self.moves_on.setChecked(held.moves_on)
        self.off = PlainText(4)
        self.off.setPlainText("\n".join(dates.show_day(day) for day in held.days_off))
        self._lay_out()
        self.country.currentIndexChanged.connect(lambda _index: self._show_parts())

    def show_countries(self, parts: Mapping[str, tuple[str, ...]]) -> None:
        """Offer the countries whose public holidays are known, with the codes of their parts."""
        self._parts = parts
        names = _names()
        for code in sorted(parts, key=lambda code: names.get(code, code)):
            self.country.addItem(names.get(code, code), code)
        self.country.set_code(self._held.country, names.get(self._held.country, ""))
        self._show_parts()
        self.part.set_code(self._held.part)

    def changes(self) -> dict[str, Any]:
        """Return the settings by their names."""
        return {
            "weekdays": tuple(day for day, box in enumerate(self.weekdays) if box.isChecked()),
            "country": self.country.code(),
            "part": self.part.code(),
            "moves_on": self.moves_on.isChecked(),
            "days_off": tuple(sorted(set(self._days()))),
        }

    def accept(self) -> None:
        """Close, unless a line means no day."""
        try:
            self._days()
        except ValueError as wrong:
            self.notice.say(
                _("“{line}” means no day.").format(line=wrong), _("Type each as 14 Nov 2026."), "warn"
            )
            self._go_to(str(wrong))
            return
        super().accept()

    def _lay_out(self) -> None:
        self.put(PlainLabel(_("Days of the week that are worked"), "field-label"), row([*self.weekdays, 1]))
        self.put(row([labelled(_("&Public holidays of"), self.country), labelled(_("P&art"), self.part)]))
        hint = _("Beside the public holidays; one day on a line.")
        self.put(labelled(_("&Further days off"), self.off, hint), self.moves_on)
        chain_before(self.cancel, [*self.weekdays, self.country, self.part, self.off, self.moves_on])

    def _refresh(self) -> None:
        self.go.setEnabled(any(box.isChecked() for box in self.weekdays))

    def _show_parts(self) -> None:
        codes = self._parts.get(self.country.code(), ())
        while self.part.count() > 1:
            self.part.removeItem(1)
        for code in codes:
            self.part.addItem(code, code)
        self.part.setEnabled(bool(codes))

    def _days(self) -> list[dt.date]:
        return [_day(line) for line in self.off.toPlainText().splitlines() if line.strip()]

    def _go_to(self, line: str) -> None:
        self.off.moveCursor(QTextCursor.MoveOperation.Start)
        self.off.find(line)
        self.off.setFocus(Qt.FocusReason.OtherFocusReason)


def _day(line: str) -> dt.date:
    """Return the day a line means; raises ValueError with the line."""
    try:
        found = dates.parse_day(line, dates.today())
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise ValueError(line.strip())
    return found


def _weekday(day: int) -> str:
    return locale().standaloneDayName(day + 1, QLocale.FormatType.ShortFormat)


def _names() -> dict[str, str]:
    try:
        territories = Locale.parse(language()).territories
    except (UnknownLocaleError, ValueError):
        territories = Locale.parse("en").territories
    return {str(code): str(name) for code, name in territories.items()}
