"""The stages of a cycle as a timeline: dates, how sure they are, and what is not received when."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gc25desk.domain.calendar import upcoming
from gc25desk.domain.cycle import Cycle
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.cycles.stage_line import StageLine
from gc25desk.ui.cycles.words import next_date, nothing_received
from gc25desk.ui.widgets.basics import Card, PlainLabel, column
from gc25desk.ui.widgets.notice import Notice


class Timeline(Card):
    """One line a stage; ``save_wanted`` carries a stage as it was changed."""

    save_wanted = Signal(object)

    def __init__(self, *, may_write: bool, parent: QWidget) -> None:
        super().__init__(_("Stages and dates"), parent=parent)
        self._may_write = may_write
        self.lines: list[StageLine] = []
        self._shown: tuple[Cycle | None, dt.date | None] = None, None
        self.next = PlainLabel("", "strong", wrap=True)
        self.closed = Notice()
        self._sheet = QWidget()
        style.set_role(self._sheet, "sheet")
        self._stack = QVBoxLayout()
        self._stack.setSpacing(0)
        inside = column([self.closed, self._stack])
        inside.setContentsMargins(0, 0, style.px(6), 0)
        self._sheet.setLayout(inside)
        area = QScrollArea()
        area.setWidget(self._sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area = area
        self.body.addWidget(self.next)
        self.body.addWidget(area, 1)

    def show_cycle(self, cycle: Cycle | None, today: dt.date) -> None:
        """Show the stages of a cycle; the line that had the focus keeps it, and an open one what is typed."""
        if cycle is not None and (cycle, today) == self._shown:
            return
        self._shown = cycle, today
        focused = next(
            (line.stage.stage for line in self.lines if line.line.hasFocus() or line.is_open()), ""
        )
        scrolled = self._area.verticalScrollBar().value()
        self._drop()
        self.next.setText(next_date(cycle, today) if cycle is not None else "")
        ahead = upcoming(cycle, today) if cycle is not None else None
        for stage in cycle.stages if cycle is not None else ():
            line = StageLine(stage, today, is_next=stage is ahead, may_write=self._may_write)
            line.save_wanted.connect(self.save_wanted)
            self._stack.addWidget(line)
            self.lines.append(line)
        self._stack.addStretch(1)
        for line in self.lines:
            line.set_ends(first=line is self.lines[0], last=line is self.lines[-1])
            if line.stage.stage == focused:
                line.line.setFocus()
        self._area.verticalScrollBar().setValue(scrolled)
        self._warn(cycle, today)

    def _warn(self, cycle: Cycle | None, today: dt.date) -> None:
        words, now = nothing_received(cycle, today) if cycle is not None else ("", False)
        if not words:
            self.closed.drop()
        elif words not in self.closed.words():
            self.closed.say(words, tone="urgent" if now else "warn")

    def _drop(self) -> None:
        self.lines = []
        while (item := self._stack.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
