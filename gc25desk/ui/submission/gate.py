"""The page before a report leaves: what was found in it as it would leave, then its files."""

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QProgressBar, QScrollArea, QWidget

from gc25desk.domain.access import EXPORT_ACTS
from gc25desk.domain.project import PROFILES
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import submission
from gc25desk.services.submission import Prepared, Submitted
from gc25desk.ui import style
from gc25desk.ui.actions import action, with_keys
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.reports.result import ResultCard
from gc25desk.ui.reports.targets import TargetsCard
from gc25desk.ui.submission.findings_card import FindingsCard
from gc25desk.ui.submission.points import points
from gc25desk.ui.submission.template_line import TemplateLine
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import PlainLabel, button, column, page_layout, plain_tip, row
from gc25desk.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk


class ExportGate(QWidget):
    """Shows a report as it would leave, and lets it; ``section_wanted`` carries a section to be mended."""

    back_wanted = Signal()
    section_wanted = Signal(str)
    state_changed = Signal(str, str)

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        """Build the page with no report."""
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._project = ""
        self._asked = 0
        self._prepared: Prepared | None = None
        self.heading = PlainLabel("", "title")
        self.back = button(_("Back to the draft"), icon="back")
        self.findings = FindingsCard()
        self.targets = TargetsCard()
        self.result = ResultCard()
        self.template = TemplateLine(desk, jobs)
        self.notice = Notice()
        self.whom = PlainLabel("", "muted", wrap=True)
        self.looked = QCheckBox(_("I have looked at these words: none names somebody of this desk"))
        self.final = QCheckBox(_("This edition is handed in or published"))
        self.final.setToolTip(
            plain_tip(_("Its tables are remembered, and every later table is held against them."))
        )
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Making and examining the files"))
        self._export_action = action(self, _("Export the report"), self._press, "Ctrl+Return")
        self.export = button(f"&{with_keys(self._export_action)}", "primary")
        self.export.setAccessibleName(self._export_action.text())
        self._lay_out()
        self._wire()

    def open_project(self, project_id: str) -> None:
        """Make the files of a report and show what is found in them."""
        self._project = project_id
        self.result.drop()
        self.reload()

    def reload(self) -> None:
        """Make the files anew, as after a change of the draft or of the template."""
        if not self._project:
            return
        self._asked += 1
        asked = self._asked
        self._show(None)
        self.notice.drop()
        self.progress.show()
        work = functools.partial(submission.prepare, self._desk, self._project, dates.today())
        self._jobs.run(self, work, functools.partial(self._made, asked), self._failed)

    def clear(self) -> None:
        """Drop every word of the report."""
        self._asked += 1
        self._project = ""
        self._show(None)
        self.result.drop()
        self.notice.drop()
        self.template.clear()

    def _lay_out(self) -> None:
        self.targets.body.insertWidget(0, self.whom)
        self.targets.body.addWidget(self.template)
        self.targets.body.addWidget(self.final)
        self.targets.body.addWidget(self.looked)
        self.targets.body.addWidget(self.notice)
        right = column([self.targets, self.result, 1], spacing=12)
        sheet = QWidget()
        style.set_role(sheet, "sheet")
        both = row([column([self.findings, 1]), right], spacing=12)
        both.setStretch(0, 6)
        both.setStretch(1, 5)
        sheet.setLayout(both)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(sheet)
        layout = page_layout(self)
        layout.addLayout(row([self.back, self.heading, 1]))
        layout.addWidget(scroll, 1)
        layout.addLayout(row([1, self.progress, self.export]))

    def _wire(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        action(self, _("Back to the draft"), self.back_wanted.emit, "Esc")
        self.findings.section_wanted.connect(self.section_wanted)
        self.export.clicked.connect(self._export)
        self.looked.toggled.connect(lambda _on: self._refresh())
        self.targets.changed.connect(self._refresh)
        self.template.changed.connect(self.reload)
        self._show(None)

    def _press(self) -> None:
        self.export.click()

    # Showing ----------------------------------------------------------------------------------

    def _made(self, asked: int, prepared: Prepared) -> None:
        if asked == self._asked:
            self.progress.hide()
            self._show(prepared)

    def _failed(self, error: KnownError) -> None:
        self.progress.hide()
        self.notice.refuse(error)

    def _show(self, prepared: Prepared | None) -> None:
        self._prepared = prepared
        self.looked.setChecked(False)
        self.final.setChecked(False)
        self.heading.setText(prepared.report.title if prepared is not None else "")
        if prepared is None:
            self.findings.drop()
            self.whom.setText("")
        else:
            self.findings.show_points(points(prepared.examination))
            profile = prepared.report.profile
            self.whom.setText(_("For: {profile}").format(profile=PROFILES.label(profile.value)))
            self.targets.propose(profile, dates.today())
        self._refresh()

    def _refresh(self) -> None:
        ready = self._prepared
        needs_a_look = ready is not None and ready.examination.needs_a_look
        self.looked.setVisible(needs_a_look and not (ready is not None and ready.examination.is_stopped))
        self.export.setEnabled(
            ready is not None
            and not ready.examination.is_stopped
            and (not needs_a_look or self.looked.isChecked())
            and self.targets.ready()
            and self._desk.may(EXPORT_ACTS[ready.report.profile])
        )

    # Leaving ----------------------------------------------------------------------------------

    def _export(self) -> None:
        if self._prepared is None:
            return
        work = functools.partial(
            submission.export,
            self._desk,
            self._prepared,
            self.targets.word(),
            self.targets.excel(),
            looked=self.looked.isChecked(),
            final=self.final.isChecked(),
        )
        self.export.setEnabled(False)
        self.notice.drop()
        self.result.drop()
        self._jobs.run(self, work, self._left, self._stayed)

    def _left(self, done: Submitted) -> None:
        self.result.show_files(done.files)
        if self._prepared is not None:
            self.targets.propose(self._prepared.report.profile, dates.today(), again=True)
        self.state_changed.emit("saved", _("Report saved"))
        self._refresh()

    def _stayed(self, error: KnownError) -> None:
        self.notice.refuse(error)
        self.state_changed.emit("error", _("Report not saved"))
        self._refresh()
