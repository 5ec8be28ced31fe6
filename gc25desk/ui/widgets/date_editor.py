"""An editor for a day that is typed in any usual way, moved with a key, or picked from a calendar."""

import datetime as dt
from typing import Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidget, QWidgetAction

from gc25desk.domain.field import Field
from gc25desk.i18n import _
from gc25desk.ui import icons
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.field_editor import FieldEditor

_STEPS = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 7,
    Qt.Key.Key_PageDown: -7,
}


class DayLine(QLineEdit):
    """A line for a day: t is today, + and - move by a day, Page Up and Down by a week.

    ``edited`` is emitted when the user changed it by any way. Alt+Down opens the calendar.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("t = today"))
        self._pick = self.addAction(
            icons.icon("calendar", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        icons.put(self._pick, "calendar", "muted")
        self._pick.setText(_("Pick from a calendar"))
        self._pick.setToolTip(_("Pick from a calendar (Alt+Down)"))
        self._pick.triggered.connect(self._open_calendar)
        self.textEdited.connect(lambda _text: self.edited.emit())

    def day(self) -> dt.date | None:
        """Return the day or None for an empty line; ValueError when the text means none."""
        return dates.parse_day(self.text(), dates.today())

    def set_day(self, day: dt.date | None) -> None:
        """Show a day."""
        self.setText(dates.show_day(day))

    def tidy(self) -> None:
        """Show what was typed as a day in full, if it means one."""
        try:
            self.set_day(self.day())
        except (ValueError, OverflowError):
            return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that move or set the day, while a whole day or nothing stands there."""
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_calendar()
        elif not self._whole() or event.modifiers() & ~_HARMLESS:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._move(_STEPS[key])
        elif event.text().casefold() == "t" and (not self.text() or self.hasSelectedText()):
            self._change(dates.today())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tidy up what was typed."""
        self.tidy()
        super().focusOutEvent(event)

    def _whole(self) -> bool:
        if not self.text() or self.selectedText() == self.text():
            return True
        try:
            return self.text() == dates.show_day(self.day())
        except (ValueError, OverflowError):
            return False

    def _move(self, days: int) -> None:
        try:
            start = self.day()
        except (ValueError, OverflowError):
            return
        try:
            self._change((start or dates.today()) + dt.timedelta(days))
        except OverflowError:
            return

    def _change(self, day: dt.date) -> None:
        self.set_day(day)
        self.selectAll()
        self.edited.emit()

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        try:
            start = self.day() or dates.today()
        except (ValueError, OverflowError):
            start = dates.today()
        calendar.setSelectedDate(QDate(start.year, start.month, start.day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        calendar.activated.connect(lambda day: self._picked(menu, day))
        calendar.clicked.connect(lambda day: self._picked(menu, day))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.setFocus()

    def _picked(self, menu: QMenu, day: QDate) -> None:
        self._change(dt.date(day.year(), day.month(), day.day()))
        menu.close()


_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class DateEditor(FieldEditor):
    """A day."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.line = DayLine()
        self.hold(self.line)
        self.line.edited.connect(self.changed)
        self.line.editingFinished.connect(self._finish)

    def value(self) -> Any:
        """Return the day or None; raises InvalidInput when the text means none."""
        try:
            return self.line.day()
        except (ValueError, OverflowError):
            raise self.wrong(_("Not a day. Write it like 14/11/2026.")) from None

    def set_value(self, value: Any) -> None:
        """Show a day."""
        self.line.set_day(value)

    def draft(self) -> Any:
        """Return the day as ISO 8601, or the text as it stands when it means none."""
        try:
            day = self.line.day()
        except (ValueError, OverflowError):
            return self.line.text()
        return day.isoformat() if day else None

    def set_draft(self, data: Any) -> None:
        """Show the day or the text again."""
        self.line.setText(str(data) if data is not None else "")
        self.line.tidy()

    def target(self) -> QWidget:
        """Return the line."""
        return self.line

    def _finish(self) -> None:
        self.line.tidy()
        self.left.emit()
