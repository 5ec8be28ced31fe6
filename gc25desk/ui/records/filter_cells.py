"""The cells of the filter row: one under each column of a list."""

import dataclasses
import datetime as dt

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction

from gc25desk.domain.field import Field, Kind
from gc25desk.domain.query import Filter
from gc25desk.i18n import _
from gc25desk.ui import icons, style
from gc25desk.ui.actions import escaped
from gc25desk.ui.widgets.basics import PlainLabel, button
from gc25desk.ui.widgets.date_editor import DayLine
from gc25desk.ui.widgets.dates import show_short_day

TYPING_MS = 250


class FilterCell(QWidget):
    """Filters one column; ``changed`` carries the new Filter."""

    changed = Signal(object)

    def __init__(self, field: Field) -> None:
        """Take the column's declaration."""
        super().__init__()
        self.field = field
        self.filter = Filter(field.key)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(style.px(2), style.px(2), style.px(2), style.px(2))

    def show_filter(self, item: Filter) -> None:
        """Show a filter that was set elsewhere, without saying that it changed."""
        self.filter = item

    def hold(self, widget: QWidget) -> None:
        """Put the cell's one widget in place and name it."""
        widget.setAccessibleName(_("Filter {column}").format(column=self.field.shown_label()))
        self._layout.addWidget(widget)
        self.setFocusProxy(widget)

    def say(self, item: Filter) -> None:
        """Take a new filter and say so."""
        self.show_filter(item)
        self.changed.emit(item)


class TextCell(FilterCell):
    """Finds what contains a text."""

    def __init__(self, field: Field) -> None:
        """Make the line."""
        super().__init__(field)
        self.line = QLineEdit()
        self.line.setClearButtonEnabled(True)
        style.set_role(self.line, "filter")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_MS)
        self._timer.timeout.connect(self._typed)
        self.line.textEdited.connect(lambda _text: self._timer.start())
        self.line.returnPressed.connect(self._typed)
        self.hold(self.line)

    def show_filter(self, item: Filter) -> None:
        """Show the text looked for."""
        super().show_filter(item)
        if self.line.text().strip() != item.contains:
            self.line.setText(item.contains)

    def _typed(self) -> None:
        self._timer.stop()
        wanted = dataclasses.replace(Filter(self.field.key), contains=self.line.text().strip())
        if wanted != self.filter:
            self.say(wanted)


class _MenuCell(FilterCell):
    """A button that opens a menu and shows in short what is chosen."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.button = QToolButton()
        style.set_role(self.button, "filter")
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        icons.put(self.button, "filter", "muted")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        self.hold(self.button)
        policy = self.button.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Ignored)
        self.button.setSizePolicy(policy)
        self._show_words("")

    def _show_words(self, words: str) -> None:
        self.button.setText(escaped(words) or _("Any"))
        self.button.setProperty("active", bool(words))
        self.button.setAccessibleDescription(words)
        style.repolish(self.button)


class ChoiceCell(_MenuCell):
    """Finds some of a list of codes; the menu stays open while boxes are ticked."""

    def __init__(self, field: Field) -> None:
        """Make a tick for each code and one for none."""
        super().__init__(field)
        self._ticks: dict[str, QAction] = {}
        for choice in field.choices.choices if field.choices is not None else ():
            self._tick(choice.code, choice.shown())
        self._tick("", _("Not recorded"))

    def show_filter(self, item: Filter) -> None:
        """Tick what is chosen."""
        super().show_filter(item)
        for code, tick in self._ticks.items():
            tick.setChecked(code in item.values)
        shown = [tick.text().replace("&&", "&") for tick in self._ticks.values() if tick.isChecked()]
        self._show_words(", ".join(shown))

    def _tick(self, code: str, words: str) -> None:
        tick = QAction(escaped(words), self.menu)
        tick.setCheckable(True)
        tick.triggered.connect(lambda _on: self._chosen())
        self.menu.addAction(tick)
        self._ticks[code] = tick

    def _chosen(self) -> None:
        codes = tuple(code for code, tick in self._ticks.items() if tick.isChecked())
        self.say(dataclasses.replace(Filter(self.field.key), values=codes))


class DateCell(_MenuCell):
    """Finds days from one to another; either end may be open."""

    def __init__(self, field: Field) -> None:
        """Make the two lines of the menu."""
        super().__init__(field)
        self.since = DayLine()
        self.until = DayLine()
        panel = QWidget()
        layout = QGridLayout(panel)
        for place, (words, line) in enumerate(((_("From"), self.since), (_("Until"), self.until))):
            label = PlainLabel(words, "field-label")
            label.setBuddy(line)
            line.setAccessibleName(f"{field.shown_label()}: {words}")
            line.returnPressed.connect(self._typed)
            layout.addWidget(label, place, 0)
            layout.addWidget(line, place, 1)
        show = button(_("Show"), "primary")
        show.clicked.connect(self._typed)
        layout.addWidget(show, 2, 1)
        holder = QWidgetAction(self.menu)
        holder.setDefaultWidget(panel)
        self.menu.addAction(holder)
        self.menu.aboutToShow.connect(self.since.setFocus)

    def show_filter(self, item: Filter) -> None:
        """Show the two days."""
        super().show_filter(item)
        self.since.set_day(item.since)
        self.until.set_day(item.until)
        ends = [show_short_day(day) if day else "" for day in (item.since, item.until)]
        self._show_words(" – ".join(ends) if any(ends) else "")

    def _typed(self) -> None:
        self.menu.close()
        since, until = _day(self.since), _day(self.until)
        self.say(dataclasses.replace(Filter(self.field.key), since=since, until=until))


def _day(line: DayLine) -> dt.date | None:
    try:
        return line.day()
    except (ValueError, OverflowError):
        return None


def cell_for(field: Field) -> FilterCell | None:
    """Return the cell that fits a field; None for a kind that cannot be filtered by column."""
    if field.kind in {Kind.TEXT, Kind.LONG_TEXT, Kind.OPEN, Kind.URL}:
        return TextCell(field)
    if field.kind in {Kind.CHOICE, Kind.CHOICES, Kind.PERSON}:
        return ChoiceCell(field)
    return DateCell(field) if field.kind is Kind.DATE else None
