"""A draft edited in Word beside what was exported: claims, citations and numbers not as they were."""

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from gc25desk.domain.claims import ClaimKind
from gc25desk.domain.comparison import Change, Comparison, Difference
from gc25desk.errors import KnownError
from gc25desk.i18n import N_, _, ngettext
from gc25desk.services import comparison
from gc25desk.ui import ask
from gc25desk.ui.actions import action
from gc25desk.ui.cycles.rows_table import Line, RowsTable
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import Card, EmptyState, PlainLabel, button, column, page_layout, row
from gc25desk.ui.widgets.notice import Notice
from gc25desk.ui.widgets.numbers import show_count

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk

_KINDS = {
    ClaimKind.HEADING: N_("Heading"),
    ClaimKind.PARAGRAPH: N_("Paragraph"),
    ClaimKind.RECOMMENDATION: N_("Recommendation"),
    ClaimKind.NOTE: N_("Footnote"),
    ClaimKind.NUMBER: N_("Number"),
    ClaimKind.TABLE: N_("Table"),
    ClaimKind.CELL: N_("Cell of a table"),
}
_CHANGES = {
    Change.CHANGED: (N_("Changed"), "warn"),
    Change.REMOVED: (N_("Removed"), "urgent"),
    Change.ADDED: (N_("Added"), "ok"),
    Change.UNCHANGED: (N_("Moved"), ""),
}
_STRANGER = 0.2  # with a smaller share of its pieces found, the file is hardly this report


class CompareView(QWidget):
    """Reads a file that came back and lists what is not as it was; it changes no text anywhere."""

    back_wanted = Signal()
    state_changed = Signal(str, str)

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        """Build the view with no report."""
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._project = ""
        self._asked = 0
        self._found: tuple[Difference, ...] = ()
        self.back = button(_("Back to the draft"), icon="back")
        self.choose = button(_("Choose the Word file…"), "primary")
        self.summary = PlainLabel("", "muted", wrap=True)
        self.notice = Notice()
        self.table = RowsTable(
            _("What is not as it was exported"),
            (_("No."), _("What"), _("Change"), _("As exported"), _("In the file")),
            (60, 130, 90, 380, 380),
            stretch=4,
        )
        self.old, self.new = PlainLabel("", wrap=True), PlainLabel("", wrap=True)
        self.empty = EmptyState(
            _("Compare with my draft"),
            _("Choose a copy of the exported Word file that people edited. Nothing of yours is changed."),
            _("Choose the Word file…"),
            icon="draft",
        )
        self._lay_out()
        self._wire()

    def open_project(self, project_id: str) -> None:
        """Wait for a file of this report."""
        self.clear()
        self._project = project_id

    def reload(self) -> None:
        """Keep what is shown: the file was read once."""

    def compare_with(self, path: Path) -> None:
        """Read an edited file and show what changed in it."""
        self._asked += 1
        work = functools.partial(comparison.with_edited, self._desk, self._project, path)
        self.notice.drop()
        self._jobs.run(self, work, functools.partial(self._show, self._asked), self._refused)

    def clear(self) -> None:
        """Drop every word of the report."""
        self._asked += 1
        self._project = ""
        self.table.show_lines(())
        self._found = ()
        self.notice.drop()
        for label in (self.summary, self.old, self.new):
            label.setText("")
        self._stack.setCurrentWidget(self.empty)

    def _lay_out(self) -> None:
        self.both = Card()
        halves = row(
            [
                column([PlainLabel(_("As exported"), "muted"), self.old, 1]),
                column([PlainLabel(_("In the file"), "muted"), self.new, 1]),
            ],
            spacing=16,
        )
        halves.setStretch(0, 1)
        halves.setStretch(1, 1)
        self.both.body.addLayout(halves)
        for label in (self.old, self.new):
            _selectable(label)
        card = Card(margin=1)
        card.body.addWidget(self.table)
        listed = QWidget()
        whole = column([self.summary, card, self.both])
        whole.setStretch(1, 1)
        listed.setLayout(whole)
        self._listed = listed
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(listed)
        layout = page_layout(self)
        layout.addLayout(row([self.back, 1, self.choose]))
        layout.addWidget(self.notice)
        layout.addWidget(self._stack, 1)

    def _wire(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        action(self, _("Back to the draft"), self.back_wanted.emit, "Esc")
        self.choose.clicked.connect(self._choose)
        self.empty.activated.connect(self._choose)
        self.table.itemSelectionChanged.connect(self._show_one)

    def _choose(self) -> None:
        path = ask.file_to_open(self, _("Choose the edited report"), _("Word document (*.docx)"))
        if path is not None:
            self.compare_with(path)

    def _show(self, asked: int, found: Comparison) -> None:
        if asked != self._asked:
            return
        self._found = found.changed()
        self.table.show_lines([_line(place, one) for place, one in enumerate(self._found)])
        self.summary.setText(_summary(found, len(self._found)))
        self._stack.setCurrentWidget(self._listed)
        if self._found:
            self.table.choose("0")
            self.table.setFocus()
        if found.known < _STRANGER:
            self.notice.say(
                _("Hardly anything of the exported report was found in this file."),
                _("Check that it is a copy of that report."),
            )

    def _show_one(self) -> None:
        key = self.table.key()
        one = self._found[int(key)] if key and int(key) < len(self._found) else None
        self.old.setText(one.old if one is not None else "")
        self.new.setText(one.new if one is not None else "")

    def _refused(self, error: KnownError) -> None:
        self.notice.refuse(error)


def _selectable(label: QLabel) -> None:
    flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    label.setTextInteractionFlags(flags)


def _line(place: int, one: Difference) -> Line:
    words, tone = _CHANGES[one.change]
    change = _(words) if not one.moved or one.change is Change.UNCHANGED else _("Changed and moved")
    cells = (one.label, _(_KINDS[one.kind]), change, _short(one.old), _short(one.new))
    return Line(str(place), cells, {2: tone} if tone else {})


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 200 else flat[:199] + "…"


def _summary(found: Comparison, changed: int) -> str:
    if not changed:
        words = _("Every claim, citation and number is as it was exported.")
    else:
        words = ngettext(
            "{count} claim, citation or number is not as it was exported.",
            "{count} claims, citations or numbers are not as they were exported.",
            changed,
        ).format(count=show_count(changed))
    if found.tracked:
        words += " " + _("Tracked changes that nobody settled yet are read as accepted.")
    return words
