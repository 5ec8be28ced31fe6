"""The line above the writing desk: which report it is, and how long it has become."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gc25desk.domain.project import PROJECT_KINDS, Project
from gc25desk.i18n import _
from gc25desk.services.words import Counted
from gc25desk.ui import icons
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import ElidedLabel, PlainLabel, button, plain_tip, row
from gc25desk.ui.widgets.numbers import show_count
from gc25desk.ui.writing.counting import share, warning


class ReportBar(QWidget):
    """``back_wanted`` leads to the reports; ``beside_wanted`` shows or hides what is held.

    ``export_wanted`` leads to the page before the report leaves, ``compare_wanted`` to the comparison with a
    copy that people edited in Word.
    """

    back_wanted = Signal()
    beside_wanted = Signal(bool)
    export_wanted = Signal()
    compare_wanted = Signal()

    def __init__(self, *, may_write: bool) -> None:
        """Make it empty; ``may_write`` offers the export."""
        super().__init__()
        self.back = button(_("Reports"), "link", icon="back")
        self.back.clicked.connect(self.back_wanted)
        self.title = ElidedLabel("", "card-title")
        self.kind = PlainLabel("", "muted")
        self._mark = PlainLabel("")
        self.length = PlainLabel("", "muted")
        self.beside = button(_("Held and comments"))
        self.beside.setCheckable(True)
        self.beside.clicked.connect(self.beside_wanted)
        self.beside.hide()
        self.compare = button(_("Compare…"))
        self.compare.setAccessibleName(_("Compare with a copy edited in Word"))
        self.compare.setToolTip(plain_tip(_("Compare with a copy edited in Word")))
        self.compare.clicked.connect(self.compare_wanted)
        self.export = button(_("Export…"))
        if not may_write:
            self.export.hide()
        self.export.clicked.connect(self.export_wanted)
        parts = [self.back, self.title, self.kind, self._mark, self.length, self.beside]
        line = row([*parts, self.compare, self.export])
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_project(self, project: Project, counted: Counted) -> None:
        """Show a report and how long it is; near its limit it warns in words."""
        self.title.setText(project.title)
        due = _("due {day}").format(day=dates.show_day(project.date_due)) if project.date_due else ""
        self.kind.setText(" · ".join(part for part in (PROJECT_KINDS.label(project.kind), due) if part))
        words, tone = share(counted.body, project.word_limit)
        said = _("{count} words").format(count=words)
        warned = warning(counted.body, project.word_limit)
        annexes = _("{count} with annexes").format(count=show_count(counted.everything))
        parts = (said, warned, annexes if counted.annexes else "")
        self.length.setText(" · ".join(part for part in parts if part))
        self.length.set_tone(tone)
        self._mark.setVisible(bool(warned))
        if warned:
            self._mark.setPixmap(icons.pixmap("urgent", 16, tone))
            self._mark.setAccessibleName(warned)

    def offer_beside(self, *, offered: bool) -> None:
        """Offer what is held on a button, where it has no column of its own."""
        self.beside.setVisible(offered)

    def show_beside(self, shown: bool) -> None:
        """Show whether what is held can be seen."""
        self.beside.setChecked(shown)

    def clear(self) -> None:
        """Hold nothing of the desk any more."""
        for label in (self.title, self.kind, self.length):
            label.setText("")
        self._mark.hide()
