"""A report straight from the records: for whom, what it says, what leaves, and the two files."""

import datetime as dt
import functools
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QScrollArea, QWidget

from gc25desk import i18n
from gc25desk.domain.access import EXPORT_ACTS
from gc25desk.domain.field import Profile
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import report
from gc25desk.services.report import Exported, ReportRequest
from gc25desk.ui import style
from gc25desk.ui.actions import action, with_keys
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.reports.audience import AudienceCard
from gc25desk.ui.reports.details import DetailsCard
from gc25desk.ui.reports.history import HistoryCard
from gc25desk.ui.reports.preview import PreviewCard
from gc25desk.ui.reports.result import ResultCard, amount
from gc25desk.ui.reports.targets import TargetsCard
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import PlainLabel, button, column, page_layout, row
from gc25desk.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk


_DEBOUNCE = 400  # milliseconds of no change before the report is built for the preview


def _amount(desk: "Desk", request: ReportRequest) -> str:
    built = report.preview(desk, request)
    return amount(len(built.paragraphs), built.findings, built.hidden_cells)


class RecordsReport(QWidget):
    """Makes one report at a time; the window stays usable while the files are written.

    ``state_changed`` is that of a page, ``back_wanted`` comes when the user is done here.
    """

    state_changed = Signal(str, str)
    back_wanted = Signal()

    def __init__(
        self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None, today: dt.date | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.jobs = jobs
        self._busy = False
        self.audience = AudienceCard([p for p, act in EXPORT_ACTS.items() if desk.may(act)])
        self.details = DetailsCard(today or dates.today())
        self.preview = PreviewCard()
        self.targets = TargetsCard()
        self.result = ResultCard()
        self.history = HistoryCard()
        self.notice = Notice()
        self.back = button(_("&Back to the cycles"), icon="back")
        self.back.setAccessibleName(_("Back to the cycles"))
        self._export_action = action(self, _("Export the report"), self._press, "Ctrl+Return")
        self.export = button(f"&{with_keys(self._export_action)}", "primary")
        self._missing = PlainLabel("", "muted", wrap=True)
        self._asked = 0
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_DEBOUNCE)
        self._wait.timeout.connect(self._look_ahead)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("Writing the report"))
        self._lay_out()
        self._wire()
        self._refresh()

    def reload(self) -> None:
        """Fetch the exports made before."""
        self.jobs.run(self, functools.partial(report.exports, self.desk), self.history.show_exports)
        self._look_ahead()

    def _on_changed(self, changes: Any) -> None:
        if "report" in changes.nouns and self.isVisible() and not self.desk.closed:
            self.reload()

    def clear(self) -> None:
        """Forget what was exported; what was typed comes back with ``restore``."""
        self._wait.stop()
        self._asked += 1
        self.notice.drop()
        self.result.drop()
        self.history.show_exports(())
        self.preview.show_amount("")
        self.details.name.setText("")
        self.details.cycle.setText("")

    def state(self) -> dict[str, Any]:
        """Return the choices made."""
        return {
            "profile": self.audience.profile().value,
            "title": self.details.name.text(),
            "cycle": self.details.cycle.text(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Make the choices of before again."""
        self.audience.choose(Profile(state.get("profile", Profile.PUBLIC.value)))
        self.details.name.setText(str(state.get("title", "")))
        self.details.cycle.setText(str(state.get("cycle", "")))

    def request(self) -> ReportRequest:
        """Return the report as it is asked for now."""
        since, until = self.details.period()
        return ReportRequest(
            profile=self.audience.profile(),
            title=self.details.name.text().strip(),
            cycle=self.details.cycle.text().strip(),
            date=self.details.day(),
            since=since,
            until=until,
            language=i18n.language(),
        )

    def _lay_out(self) -> None:
        left = column([self.audience, self.details, 1], spacing=12)
        # Outside the sheet that scrolls: the next step is in sight at every size of the window.
        last = row([self._missing, self._progress, self.export], spacing=12)
        last.setStretch(0, 1)
        self.targets.body.addWidget(self.notice)
        right = column([self.preview, self.targets, self.result, self.history, 1], spacing=12)
        sheet = QWidget()
        style.set_role(sheet, "sheet")
        both = row([left, right], spacing=12)
        both.setStretch(0, 5)
        both.setStretch(1, 6)
        sheet.setLayout(both)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(sheet)
        whole = page_layout(self)
        whole.addLayout(
            row([self.back, PlainLabel(_("Report from the records"), "card-title"), 1], spacing=12)
        )
        whole.addWidget(self._scroll, 1)
        whole.addLayout(last)

    def _wire(self) -> None:
        for card in (self.audience, self.details, self.targets):
            card.changed.connect(self._refresh)
        self.audience.changed.connect(self._look_soon)
        self.details.changed.connect(self._look_soon)
        self.export.clicked.connect(self._export)
        self.back.clicked.connect(self.back_wanted)
        self.jobs.changed.connect(self._on_changed)
        self.export.setAccessibleName(self._export_action.text())

    def _refresh(self) -> None:
        profile = self.audience.profile()
        self.preview.show_profile(profile)
        self.targets.propose(profile, self.details.day())
        self._missing.setText(self._what_is_missing())
        self.export.setEnabled(not self._busy and not self._missing.text())
        self._progress.setVisible(self._busy)

    def _what_is_missing(self) -> str:
        if self.details.problem():
            return self.details.problem()
        if not self.audience.ready():
            return _("Tick the box under Internal to go on.")
        return "" if self.targets.ready() else _("Choose at least one file.")

    def _press(self) -> None:
        self.export.click()

    def _look_soon(self) -> None:
        """Take away numbers that no longer hold, and count anew when the changing is over."""
        self._asked += 1
        self.preview.show_amount("")
        self._wait.start()

    def _look_ahead(self) -> None:
        """Build the report without writing it, to say how much will be in it and hidden in it."""
        if self._busy or self.details.problem():
            return
        self._asked += 1
        asked = self._asked
        work = functools.partial(_amount, self.desk, self.request())
        self.jobs.run(self, work, functools.partial(self._looked, asked), lambda _error: None)

    def _looked(self, asked: int, words: str) -> None:
        if asked == self._asked:
            self.preview.show_amount(words)

    def _export(self) -> None:
        work = functools.partial(
            report.export, self.desk, self.request(), self.targets.word(), self.targets.excel()
        )
        self._set_busy(busy=True)
        self.notice.drop()
        self.result.drop()
        self.jobs.run(self, work, self._exported, self._failed)

    def _exported(self, exported: Exported) -> None:
        self._set_busy(busy=False)
        self.result.show_result(exported)
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.result))
        self.targets.propose(self.audience.profile(), self.details.day(), again=True)
        self.state_changed.emit("saved", _("Report saved"))

    def _failed(self, error: KnownError) -> None:
        self._set_busy(busy=False)
        self.notice.refuse(error)
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.notice))
        self.state_changed.emit("error", _("Report not saved"))

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._refresh()
