"""The concluding observations of earlier reviews, and what the institution thinks became of them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from gc25desk.domain.observation import GRADES, OBSERVATION, SINCE, Observation
from gc25desk.i18n import _, ngettext
from gc25desk.services.desk import Desk
from gc25desk.ui.cycles.asking import Asking
from gc25desk.ui.cycles.data import Loaded
from gc25desk.ui.cycles.form_dialog import Form, plainly
from gc25desk.ui.cycles.list_tab import ListTab
from gc25desk.ui.cycles.paste_dialog import PasteDialog
from gc25desk.ui.cycles.rows_table import Line, RowsTable
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import EmptyState
from gc25desk.ui.widgets.chart_data import number

_TONES = {"a": "progress", "b": "partial", "c": "gap", "d": "context", "e": "urgent"}
_GRADE = 5


class ObservationsTab(ListTab):
    """Lists, adds, pastes many at once; the assessment is always called the institution's own."""

    noun = "observation"

    def __init__(self, desk: Desk, jobs: Jobs, asking: Asking, parent: QWidget) -> None:
        super().__init__(desk, jobs, asking, parent)
        self.add = self.a_button(_("&Add…"), lambda: self.edit(""), "add")
        self.paste = self.a_button(_("&Paste many…"), self.paste_many, "copy")
        self.put(self.open, self.add, self.paste)

    def a_table(self) -> RowsTable:
        """Make the table of the tab."""
        return RowsTable(
            _("Earlier concluding observations"),
            (
                _("Symbol"),
                _("Paragraph"),
                _("Subject"),
                _("Urgent area"),
                _("GC25"),
                _("The institution’s assessment"),
                _("What the State has done"),
            ),
            (140, 80, 220, 95, 95, 210, 220),
            stretch=6,
        )

    def an_empty_state(self) -> EmptyState:
        """Make what offers to paste many."""
        may = self.may_write
        why = _("Paste the Committee’s text, or add them one by one: they then stand beside the sections.")
        read = _("What colleagues enter of the last review appears here.")
        return EmptyState(
            _("No earlier concluding observations yet"), why if may else read, _("Paste many…") if may else ""
        )

    def name(self) -> str:
        """Return the tab's label."""
        return _("Earlier concluding observations")

    def lines(self, loaded: Loaded) -> Sequence[Line]:
        """Return a row for each observation, in the order of the document."""
        course = loaded.course
        found = course.observations if course is not None else ()
        self.summary.setText(_summary(found))
        return [_line(one) for one in found]

    def record(self, record_id: str) -> Observation:
        """Return an observation shown, or a new one of the last concluding observations."""
        course = self.loaded.course
        held = [one for one in course.observations if one.id == record_id] if course is not None else []
        symbol = course.cycle.observations_symbol if course is not None else ""
        return held[0] if held else Observation(cycle=self.cycle_id, symbol=symbol)

    def form(self, _record: Any) -> Form:
        """Return the form of an observation."""
        return Form(
            noun="observation",
            title=_("Concluding observation"),
            lead=_("The assessment is the institution’s own view, never a grade of the Committee."),
            verb=_("&Save"),
            groups=(
                (_(OBSERVATION), ("symbol", "number", "paragraphs", "subject", "urgent", "text")),
                (_(SINCE), ("grade", "graded_on", "since_then", "evidence")),
            ),
            save=plainly("observation"),
            spans={"subject": 2, "grade": 2},
        )

    def paste_many(self) -> None:
        """Open the dialog that reads many from a text."""
        course = self.loaded.course
        if course is not None:
            dialog = PasteDialog(self, self.desk, self.jobs, course)
            dialog.added.connect(lambda count: self.state_changed.emit("saved", _added(count)))
            self.asking.open(dialog)

    def begin(self) -> None:
        """Offer to paste many where there is none yet."""
        self.paste_many()


def _line(one: Observation) -> Line:
    urgent = "▲ " + _("Urgent") if one.urgent else ""
    tones = {3: "urgent"} if one.urgent else {}
    if one.grade in _TONES:
        tones[_GRADE] = _TONES[one.grade]
    since = " ".join(one.since_then.split())
    grade = GRADES.label(one.grade) if one.grade else ""
    cells = (one.symbol, one.number, one.subject, urgent, one.paragraphs, grade, since)
    return Line(one.id, cells, tones)


def _summary(found: Sequence[Observation]) -> str:
    if not found:
        return ""
    open_ones = sum(not one.grade for one in found)
    words = ngettext("{n} recommendation", "{n} recommendations", len(found)).format(n=number(len(found)))
    left = ngettext("{n} not assessed yet", "{n} not assessed yet", open_ones).format(n=number(open_ones))
    return f"{words}, {left}" if open_ones else _("{words}, all assessed").format(words=words)


def _added(count: int) -> str:
    return ngettext("{n} observation added", "{n} observations added", count).format(n=number(count))
