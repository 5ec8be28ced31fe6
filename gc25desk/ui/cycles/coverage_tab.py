"""The coverage tab: where the institution holds something, where it would be silent, and what is planned."""

import functools
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from gc25desk.domain.coverage import Matrix
from gc25desk.domain.field import Choice
from gc25desk.i18n import N_, _, language, ngettext
from gc25desk.services import coverage
from gc25desk.services.desk import Desk
from gc25desk.ui import style
from gc25desk.ui.cycles.asking import Asking
from gc25desk.ui.cycles.coverage_behind import behind
from gc25desk.ui.cycles.coverage_model import BY_BOTH, BY_SOURCE, BY_YEAR, Slice
from gc25desk.ui.cycles.coverage_print import print_matrix
from gc25desk.ui.cycles.coverage_table import CoverageTable
from gc25desk.ui.cycles.data import Loaded
from gc25desk.ui.cycles.monitoring_tab import plan_for
from gc25desk.ui.cycles.tab import CycleTab
from gc25desk.ui.firstrun import printing
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import Card, PlainLabel, button, column, row
from gc25desk.ui.widgets.chart_data import number
from gc25desk.ui.widgets.choice_editors import ChoiceBox

_BY = (
    Choice(BY_SOURCE, N_("By kind of source")),
    Choice(BY_YEAR, N_("By year")),
    Choice(BY_BOTH, N_("By kind of source and year")),
)
_NOTHING = Matrix((), (), ())


class CoverageTab(CycleTab):
    """Counts when it is looked at; what changed meanwhile is counted anew when it is looked at again."""

    noun = "monitoring"

    def __init__(self, desk: Desk, jobs: Jobs, asking: Asking, parent: QWidget) -> None:
        super().__init__(desk, jobs, asking, parent)
        self.matrix = _NOTHING
        self._of = ""
        self._asked = 0
        self._there: dict[str, Any] = {}
        self.table = CoverageTable()
        self.by = ChoiceBox(_BY)
        self.by.setAccessibleName(_("How the columns are divided"))
        self.gaps = QCheckBox(_("&Silent paragraphs only"))
        self.summary = PlainLabel("", "strong", wrap=True)
        self.legend = PlainLabel("", "muted", wrap=True)
        self.copy = button(_("&Copy"), icon="copy")
        self.copy.setAccessibleName(_("Copy the matrix"))
        self.print = button(_("&Print…"))
        self.print.setAccessibleName(_("Print the matrix"))
        if not printing.available():
            self.print.hide()
        self._lay_out()
        self._connect()

    def name(self) -> str:
        """Return the tab's label."""
        return _("Coverage")

    def lists(self, _noun: str) -> bool:
        """Tell that plans are listed elsewhere."""
        return False

    def show_loaded(self, loaded: Loaded) -> None:
        """Count anew; of another cycle nothing stays."""
        found = loaded.course.cycle.id if loaded.course is not None else ""
        if found != self._of or not found:
            self._of = found
            self._asked += 1
            self._show(_NOTHING)
        self.count()

    def edit(self, record_id: str, typed: dict[str, Any] | None = None) -> None:
        """Open the plan for a paragraph; a plan that is held is changed on its own tab."""
        if self.may_write and self.cycle_id:
            dialog = plan_for(self, int(record_id))
            dialog.set_draft(typed or {})
            dialog.saved.connect(lambda _saved: self.state_changed.emit("saved", _("Monitoring planned")))
            self.asking.open(dialog)

    def count(self) -> None:
        """Fetch the matrix of the cycle."""
        if not self.cycle_id or self.desk.closed:
            return
        self._asked += 1
        work = functools.partial(coverage.of_cycle, self.desk, self.cycle_id, language())
        self.jobs.run(self, work, functools.partial(self._counted, self._asked), self.fail)

    def place(self) -> dict[str, Any]:
        """Return how the matrix is divided and where the user is in it."""
        return self._there or {
            "by": self.by.code(),
            "gaps": self.gaps.isChecked(),
            "paragraph": self.table.paragraph(),
            "column": self.table.currentIndex().column(),
            "scroll": self.table.verticalScrollBar().value(),
        }

    def come_back(self, place: dict[str, Any]) -> None:
        """Divide it so again, and go there once it is counted."""
        self.by.set_code(str(place.get("by", BY_SOURCE)))
        self.gaps.setChecked(bool(place.get("gaps")))
        self._there = place
        self._go_there()

    def _lay_out(self) -> None:
        top = row([self.summary, self.gaps, self.by, self.copy, self.print])
        top.setStretch(0, 1)
        edge = style.px(12)
        top.setContentsMargins(edge, style.px(10), edge, 0)
        self.legend.setContentsMargins(edge, 0, edge, style.px(8))
        self.by.setMinimumWidth(style.px(230))
        card = Card(margin=1, parent=self)
        card.body.addLayout(top)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.legend)
        whole = column([self.notice, card])
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.legend.setText(_legend(may_write=self.may_write))

    def _connect(self) -> None:
        self.by.currentIndexChanged.connect(lambda _index: self._show(self.matrix))
        self.gaps.toggled.connect(lambda _on: self._show(self.matrix))
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._print)
        self.table.plan_wanted.connect(lambda paragraph: self.edit(str(paragraph)))
        self.table.behind_wanted.connect(self._open_behind)
        self.table.paragraph_wanted.connect(self._open_paragraph)

    def _counted(self, asked: int, matrix: Matrix) -> None:
        if asked == self._asked:
            self._show(matrix)
            self._go_there()

    def _show(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.table.show_matrix(matrix, self.by.code(), gaps_only=self.gaps.isChecked())
        self.summary.setText(_sentence(matrix))

    def _go_there(self) -> None:
        if self._there and self.matrix.rows:
            place, self._there = self._there, {}
            self.table.go_to(int(place.get("paragraph", 0)), int(place.get("column", 1)))
            self.table.verticalScrollBar().setValue(int(place.get("scroll", 0)))

    def _open_behind(self, paragraph: int, part: Slice) -> None:
        found = behind(self.matrix.rows[paragraph - 1], part)
        if found is None:
            self._open_paragraph(paragraph)
        else:
            self.list_wanted.emit(*found)

    def _open_paragraph(self, paragraph: int) -> None:
        self.record_wanted.emit("paragraph", str(paragraph))

    def _copy(self) -> None:
        self.table.copy()
        self.state_changed.emit("saved", _("Matrix copied"))

    def _print(self) -> None:
        course = self.loaded.course
        if course is not None:
            title = _("Coverage of general comment No. 25 – {cycle}").format(cycle=course.cycle.title)
            print_matrix(self, self.table.cells, title)


def _legend(*, may_write: bool) -> str:
    silent = _("Outlined with ○: something is asked and nothing held.")
    plan = _("Enter on it plans monitoring.")
    rest = _("Darker: more held; Enter opens the list behind a number. Grey: explains only.")
    internal = _("Internal: true counts. Not for publication.")
    return " ".join([silent, *([plan] if may_write else []), rest, internal])


def _sentence(matrix: Matrix) -> str:
    """Return how many paragraphs that ask something are silent, and how many of them are not planned for."""
    if not matrix.rows:
        return ""
    gaps = matrix.gaps
    if not gaps:
        return _("Something is held on every paragraph that asks something.")
    bare = sum(not row.planned for row in gaps)
    words = ngettext(
        "{n} paragraph that asks something is silent",
        "{n} paragraphs that ask something are silent",
        len(gaps),
    ).format(n=number(len(gaps)))
    left = ngettext("for {n} nothing is planned", "for {n} nothing is planned", bare).format(n=number(bare))
    return f"{words}, {left}." if bare else _("{words}, monitoring is planned for each.").format(words=words)
