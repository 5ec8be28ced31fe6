"""The card that shows what was found in a report before it leaves."""

import functools
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.submission.points import OK, STOP, WARN, Line, Point
from gc25desk.ui.widgets.basics import Card, Chip, PlainLabel, button, column, row


class FindingsCard(Card):
    """Each point with its state in a word; ``section_wanted`` carries the identifier of a section."""

    section_wanted = Signal(str)

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__(_("Before it leaves"))
        self._holder = QWidget()
        self._points = QVBoxLayout(self._holder)
        self._points.setContentsMargins(0, 0, 0, 0)
        self._points.setSpacing(style.px(12))
        self.body.addWidget(self._holder)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show points in place of those before."""
        self.drop()
        for point in points:
            self._points.addWidget(self._drawn(point))

    def drop(self) -> None:
        """Forget what is shown."""
        while (item := self._points.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _drawn(self, point: Point) -> QWidget:
        words = PlainLabel(point.words, "strong" if point.tone != OK else "", wrap=True)
        states = {OK: _("Fine"), WARN: _("Look"), STOP: _("Stop")}
        head = row([Chip(states[point.tone], point.tone), words])
        head.setAlignment(Qt.AlignmentFlag.AlignTop)
        head.setStretch(1, 1)
        holder = QWidget()
        holder.setAccessibleName(f"{states[point.tone]}: {point.words}")
        holder.setLayout(column([head, *(self._line(line) for line in point.lines)], spacing=4))
        return holder

    def _line(self, line: Line) -> QWidget:
        parts: list[QWidget | int] = [PlainLabel(line.words, "muted", wrap=True)]
        if line.section:
            parts.append(self._go_to(line))
        layout = row(parts)
        layout.setStretch(0, 1)
        layout.setContentsMargins(style.px(24), 0, 0, 0)
        holder = QWidget()
        holder.setLayout(layout)
        return holder

    def _go_to(self, line: Line) -> QPushButton:
        made = button(_("Go there"), "link")
        made.setAccessibleName(_("Go there: {what}").format(what=line.words))
        made.clicked.connect(functools.partial(self._emit, line.section))
        return made

    def _emit(self, section: str, _down: bool = False) -> None:
        self.section_wanted.emit(section)
