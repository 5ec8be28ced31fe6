"""The institution's own rating of each paragraph, entered by one key a paragraph."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from gc25desk.domain.assessment import RATINGS, TREND_LABELS, Assessment
from gc25desk.domain.catalogue import CatalogueParagraph, catalogue
from gc25desk.domain.field import Choice
from gc25desk.i18n import N_, _, language
from gc25desk.services import cycle as cycles
from gc25desk.services.desk import Desk
from gc25desk.services.holdings import Rated
from gc25desk.ui import style
from gc25desk.ui.cycles.asking import Asking
from gc25desk.ui.cycles.data import Loaded
from gc25desk.ui.cycles.form_dialog import Form
from gc25desk.ui.cycles.list_tab import ListTab
from gc25desk.ui.cycles.rows_table import Line, RowsTable
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import EmptyState, PlainLabel
from gc25desk.ui.widgets.chart_data import number
from gc25desk.ui.widgets.choice_editors import ChoiceBox

_TONES = {
    "met": "progress",
    "largely": "progress",
    "partly": "partial",
    "not_met": "gap",
    "worse": "urgent",
    "unknown": "context",
}
_MARKS = {"better": "▲ ", "same": "= ", "worse": "▼ ", "new": ""}
ASKED, RATED, OPEN, ALL = "asked", "rated", "open", "all"
_SHOWN = (
    Choice(ASKED, N_("Paragraphs that ask something")),
    Choice(OPEN, N_("Not rated yet")),
    Choice(RATED, N_("Rated")),
    Choice(ALL, N_("All paragraphs")),
)


class RatingsTab(ListTab):
    """A line for each paragraph; the keys 1 to 6 rate it and go on to the next, Enter gives the reasons."""

    noun = "assessment"

    def __init__(self, desk: Desk, jobs: Jobs, asking: Asking, parent: QWidget) -> None:
        super().__init__(desk, jobs, asking, parent)
        self.shown = ChoiceBox(_SHOWN)
        self.shown.setAccessibleName(_("Which paragraphs are shown"))
        self.shown.setMinimumWidth(style.px(260))
        self.shown.currentIndexChanged.connect(lambda _index: self.show_loaded(self.loaded))
        self.keys = PlainLabel(_keys(), "muted", wrap=True)
        if not self.may_write:
            self.keys.hide()
        self.put(self.shown, self.open)
        self.card.body.insertWidget(1, self.keys)
        self.keys.setContentsMargins(style.px(12), 0, style.px(12), 0)
        self.table.pressed_key.connect(self.rate_by_key)

    def a_table(self) -> RowsTable:
        """Make the table of the tab."""
        return RowsTable(
            _("The institution’s ratings"),
            (_("Paragraph"), _("The institution’s rating"), _("Trend"), _("Reasons"), _("Evidence")),
            (320, 170, 210, 240, 170),
            stretch=3,
        )

    def an_empty_state(self) -> EmptyState:
        """Make what stands there when no paragraph is of the kind chosen."""
        return EmptyState(_("No paragraph to show"), _("Choose another view above."), "")

    def name(self) -> str:
        """Return the tab's label."""
        return _("Ratings")

    def lines(self, loaded: Loaded) -> Sequence[Line]:
        """Return a row for each paragraph that is to be shown."""
        course = loaded.course
        rated = {one.assessment.paragraph: one for one in course.ratings} if course is not None else {}
        asked = sum(one.is_duty for one in catalogue().paragraphs)
        words = _("{n} of the {all} paragraphs that ask something are rated")
        done = sum(catalogue().is_duty(key) for key in rated if key is not None)
        self.summary.setText(words.format(n=number(done), all=number(asked)))
        return [
            self._line(one, rated.get(one.number))
            for one in catalogue(language()).paragraphs
            if self._is_shown(one, one.number in rated)
        ]

    def record(self, record_id: str) -> Assessment:
        """Return the rating of a paragraph by its number, or a new one."""
        course = self.loaded.course
        number_ = int(record_id) if record_id.isdecimal() else None
        held = course.rating(number_) if course is not None and number_ is not None else None
        return held or Assessment(cycle=self.cycle_id, paragraph=number_)

    def form(self, record: Any) -> Form:
        """Return the form of a rating."""
        return Form(
            noun="assessment",
            title=_("The institution’s rating"),
            lead=_title(record.paragraph),
            verb=_("&Save the rating"),
            groups=(("", ("paragraph", "rating", "reasons", "evidence")),),
            save=cycles.rate,
            spans={"rating": 2},
        )

    def edit(self, record_id: str, typed: dict[str, Any] | None = None) -> None:
        """Open the rating of a paragraph; a draft names the rating by its own identifier."""
        course = self.loaded.course
        if typed is not None and course is not None and not record_id.isdecimal():
            found = [one.assessment for one in course.ratings if one.assessment.id == record_id]
            record_id = str(found[0].paragraph if found else typed.get("paragraph", ""))
        super().edit(record_id, typed)
        dialog = self.asking.dialog
        if dialog is not None and hasattr(dialog, "focus_field"):
            dialog.focus_field("rating")

    def rate_by_key(self, key: str, digit: int) -> None:
        """Rate a paragraph by the place of the rating in its list, and go on to the next."""
        codes = RATINGS.codes()
        if not self.may_write or not 1 <= digit <= len(codes):
            return
        rated = dataclasses.replace(self.record(key), rating=codes[digit - 1])
        self.do(lambda: cycles.rate(self.desk, rated), lambda _result: self._told(rated))
        self.table.go_on()

    def take_away(self, record_id: str) -> None:
        """Put the rating of a paragraph in the bin, if it has one."""
        held = self.record(record_id)
        if held.version:
            self.remove(held.id, self.removed_words())

    def place(self) -> dict[str, Any]:
        """Return the row and which paragraphs are shown."""
        return {**super().place(), "shown": self.shown.code()}

    def come_back(self, place: dict[str, Any]) -> None:
        """Show the same paragraphs again."""
        self.shown.set_code(str(place.get("shown", ASKED)))
        super().come_back(place)

    def _saved(self, record: Any) -> None:
        self.table.choose(str(record.paragraph))
        self.state_changed.emit("saved", _("Rating saved"))

    def _told(self, rated: Assessment) -> None:
        words = _("Paragraph {number}: {rating}")
        said = words.format(number=rated.paragraph, rating=RATINGS.label(rated.rating))
        self.state_changed.emit("saved", said)

    def _is_shown(self, paragraph: CatalogueParagraph, rated: bool) -> bool:
        wanted = self.shown.code()
        if wanted == RATED:
            return rated
        return (wanted == ALL or paragraph.is_duty) and not (wanted == OPEN and rated)

    def _line(self, paragraph: CatalogueParagraph, rated: Rated | None) -> Line:
        words = f"{paragraph.number}  {paragraph.title}"
        key = str(paragraph.number)
        if rated is None:
            return Line(key, (words, "", "", "", ""), muted=not paragraph.is_duty)
        held = rated.assessment
        trend = f"{_MARKS[rated.trend]}{_(TREND_LABELS[rated.trend])}" if rated.trend is not None else ""
        reasons = " ".join(held.reasons.split())
        cells = (words, RATINGS.label(held.rating), trend, reasons, self.references(held.evidence))
        return Line(key, cells, {1: _TONES.get(held.rating, "text")})


def _keys() -> str:
    named = ", ".join(f"{place} {choice.shown()}" for place, choice in enumerate(RATINGS.choices, 1))
    return _("Keys on a paragraph: {ratings}. Enter for reasons and evidence.").format(ratings=named)


def _title(paragraph: int | None) -> str:
    if paragraph is None:
        return ""
    return _("Paragraph {number}: {title}").format(
        number=paragraph, title=catalogue(language()).paragraph(paragraph).title
    )
