"""The reports of a cycle as cards: what each is, by when, how long, how far, and what speaks against it."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gc25desk.domain.project import PROFILES, PROJECT_KINDS, Project
from gc25desk.i18n import _, ngettext
from gc25desk.services.cycle import Progress
from gc25desk.ui import style
from gc25desk.ui.cycles.words import days_left
from gc25desk.ui.widgets.basics import Card, Chip, EmptyState, PlainLabel, button, row
from gc25desk.ui.widgets.chart_data import number
from gc25desk.ui.widgets.dates import show_day
from gc25desk.ui.widgets.flow import FlowLayout


class ReportCard(QFrame):
    """One report; ``opened`` and ``edit_wanted`` carry it."""

    opened = Signal(object)
    edit_wanted = Signal(object)

    def __init__(self, progress: Progress, today: dt.date, *, may_write: bool) -> None:
        super().__init__()
        style.set_role(self, "subcard")
        project = progress.project
        self.project = project
        self.open = button(_("Open"))
        self.open.setAccessibleName(_("Open {title}").format(title=project.title))
        self.open.clicked.connect(lambda: self.opened.emit(project))
        self.edit = button(_("Edit…"))
        self.edit.setAccessibleName(_("Edit {title}").format(title=project.title))
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(project))
        if not may_write:  # shown before it has its place, it would be a window of its own
            self.edit.hide()
        kind = PlainLabel(PROJECT_KINDS.label(project.kind), "muted", wrap=True)
        top = row([PlainLabel(project.title, "card-title", wrap=True)])
        top.setStretch(0, 1)
        chips = QWidget()
        flow = FlowLayout(chips, spacing=6)
        for words, tone in chips_of(progress, today):
            flow.addWidget(Chip(words, tone))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(style.px(n) for n in (14, 10, 14, 12)))
        layout.setSpacing(style.px(6))
        for part in (kind, top, chips):
            layout.addWidget(part) if isinstance(part, QWidget) else layout.addLayout(part)
        for words in progress.warnings:
            layout.addWidget(PlainLabel(words, "banner", wrap=True))
        bottom = row([PlainLabel(_about(project, today), "muted", wrap=True), self.edit, self.open])
        bottom.setStretch(0, 1)
        layout.addLayout(bottom)


def chips_of(progress: Progress, today: dt.date) -> list[tuple[str, str]]:
    """Return how far a report is, in words with their tones."""
    project = progress.project
    found = []
    if project.date_submitted is not None:
        found.append((_("Handed in {day}").format(day=show_day(project.date_submitted)), "ok"))
    elif project.date_due is not None and project.date_due < today:
        found.append((_("Past its day"), "urgent"))
    approved = _("{n} of {all} sections approved").format(
        n=number(progress.approved), all=number(progress.sections)
    )
    found.append((approved, "ok" if progress.sections and progress.approved == progress.sections else ""))
    if progress.for_review:
        words = ngettext("{n} for review", "{n} for review", progress.for_review)
        found.append((words.format(n=number(progress.for_review)), "accent"))
    if progress.open_comments:
        words = ngettext("{n} open comment", "{n} open comments", progress.open_comments)
        found.append((words.format(n=number(progress.open_comments)), "warn"))
    return found


def _about(project: Project, today: dt.date) -> str:
    parts = []
    if project.date_due is not None:
        due = _("Due {day}").format(day=show_day(project.date_due))
        left = "" if project.date_submitted is not None else days_left(project.date_due, today)
        parts.append(f"{due}, {left}" if left else due)
    if project.word_limit:
        parts.append(_("at most {n} words").format(n=number(project.word_limit)))
    parts.append(PROFILES.label(project.profile))
    return " · ".join(parts)


class ReportCards(Card):
    """The reports of a cycle; ``opened`` carries an identifier, ``edit_wanted`` a report."""

    opened = Signal(str)
    edit_wanted = Signal(object)
    new_wanted = Signal()

    def __init__(self, *, may_write: bool, parent: QWidget) -> None:
        super().__init__(_("Reports"), parent=parent)
        self._may_write = may_write
        self.cards: list[ReportCard] = []
        verb = _("New report…") if may_write else ""
        why = _("Begin one: it gets the sections of its kind, for you to change.")
        read = _("What colleagues who may write reports begin appears here.")
        self.empty = EmptyState(
            _("No report in this cycle yet"), why if may_write else read, verb, icon="report"
        )
        self.empty.activated.connect(self.new_wanted)
        sheet = QWidget()
        style.set_role(sheet, "sheet")
        self._stack = QVBoxLayout(sheet)
        self._stack.setContentsMargins(0, 0, style.px(6), 0)
        self._stack.setSpacing(style.px(10))
        self._area = QScrollArea()
        self._area.setWidget(sheet)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self.empty, 1)

    def show_reports(self, reports: Sequence[Progress], today: dt.date) -> None:
        """Show the reports; the one whose button had the focus keeps it."""
        focused = next((card.project.id for card in self.cards if card.open.hasFocus()), "")
        while (item := self._stack.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.cards = [ReportCard(one, today, may_write=self._may_write) for one in reports]
        for card in self.cards:
            card.opened.connect(lambda project: self.opened.emit(project.id))
            card.edit_wanted.connect(self.edit_wanted)
            self._stack.addWidget(card)
            if card.project.id == focused:
                card.open.setFocus()
        self._stack.addStretch(1)
        self._area.setVisible(bool(reports))
        self.empty.setVisible(not reports)
