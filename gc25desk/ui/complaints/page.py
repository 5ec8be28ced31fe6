"""The page of complaints, declared."""

import datetime as dt
from typing import Any

from PySide6.QtWidgets import QWidget

from gc25desk.domain import child_voice, codes, handling, intake
from gc25desk.domain import complaint as rules
from gc25desk.domain.access import Act
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.paragraph import COMPLAINT_STANCES, Stance
from gc25desk.domain.query import Order
from gc25desk.i18n import N_, _
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.missing_line import MissingLine
from gc25desk.ui.complaints.path_acts import PathActs
from gc25desk.ui.complaints.quick_acts import QuickActs
from gc25desk.ui.complaints.quick_intake import QuickIntake
from gc25desk.ui.complaints.related_acts import RelatedActs
from gc25desk.ui.complaints.similar_acts import SimilarActs
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.models.records import Mark
from gc25desk.ui.records.look import ChipWords, Look, Tab, Words, tags_chip
from gc25desk.ui.records.page import RecordsPage
from gc25desk.ui.widgets.dates import show_day, show_short_day

WORDS = Words(
    title=N_("Complaints"),
    new=N_("New complaint"),
    save=N_("Save"),
    one_new=N_("New complaint"),
    nothing=N_("No complaints yet"),
    nothing_why=N_("Log the first call, visit or letter. Only the date received is needed to save it."),
    no_match=N_("Nothing matches"),
    no_match_why=N_("There are complaints on this desk, but none fits all the filters."),
    choose=N_("No complaint is open"),
    choose_why=N_("Choose one in the list to read it, or log a new one."),
)


def summary(complaint: Complaint) -> str:
    """Return what a complaint is in one line: matter, route and day."""
    received = complaint.date_received
    parts = (
        complaint.subject,
        codes.ROUTES.label(complaint.route_of_entry),
        _("received {day}").format(day=show_day(received)) if received else "",
    )
    line = " · ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def chips(complaint: Complaint, today: dt.date) -> list[ChipWords]:
    """Return how a complaint stands: urgency if it is urgent, status, and when the next step is due."""
    shown: list[ChipWords] = []
    is_open = rules.is_open(complaint)
    if complaint.urgency == "urgent":
        shown.append((f"▲ {codes.URGENCIES.label('urgent')}", "urgent"))
    shown.append((codes.STATUSES.label(complaint.status), "accent" if is_open else ""))
    if complaint.merged_into:
        shown.append((_("Merged"), "warn"))
    if is_open and complaint.date_due is not None:
        due = show_short_day(complaint.date_due)
        if rules.is_overdue(complaint, today):
            shown.append((_("Overdue since {day}").format(day=due), "urgent"))
        else:
            shown.append((_("Due {day}").format(day=due), "warn"))
    return [*shown, *tags_chip(complaint.tags)]


LOOK = Look(
    noun="complaint",
    kind=Complaint,
    words=WORDS,
    tabs=(
        Tab(N_("Overview"), (intake.INTAKE, intake.MATTER, rules.PARAGRAPHS)),
        Tab(N_("Children"), (intake.CHILDREN, child_voice.VOICE), counts="children"),
        Tab(N_("Respondent"), (intake.RESPONDENT,)),
        Tab(N_("Handling"), (handling.HANDLING, rules.RELATED, handling.ADMISSIBILITY, rules.CONSENT)),
        Tab(N_("Outcome"), (handling.MEASURES, handling.OUTCOME)),
    ),
    columns=(
        "reference",
        "date_received",
        "urgency",
        "subject",
        "status",
        "date_due",
        "route_of_entry",
        "respondent_type",
        "platform",
        "confidentiality",
    ),
    widths={
        "reference": 120,
        "date_received": 120,
        "urgency": 86,
        "subject": 140,
        "status": 116,
        "date_due": 104,
        "route_of_entry": 120,
        "respondent_type": 130,
        "platform": 130,
        "confidentiality": 120,
    },
    stretches="subject",
    order=Order("date_received", descending=True),
    marks={"urgency": {"urgent": Mark("urgent", "urgent")}},
    stances=COMPLAINT_STANCES,
    usual_stance=Stance.ALLEGED_VIOLATION.value,
    summary=summary,
    chips=chips,
    blank=lambda today: Complaint(date_received=today),
    spans={"subject": 2, "urgency_reason": 1},
    told=("subject", "narrative"),
)


class ComplaintsPage(RecordsPage):
    """Complaints: listed, logged and edited."""

    name = "complaints"
    icon = "complaints"
    noun = "complaint"
    nouns = frozenset({"complaint"})
    look = LOOK
    acts = (Act.READ_COMPLAINTS,)
    primary_act = Act.WRITE_COMPLAINTS

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Build the page, with what moves a complaint on its path."""
        super().__init__(desk, jobs, parent)
        self.path_acts = PathActs(desk, jobs, self.card)
        self.missing = MissingLine(self.card)
        self.related_acts = RelatedActs(desk, jobs, self.card)
        self.similar_acts = SimilarActs(desk, jobs, self.card)
        self.quick = QuickIntake(desk, jobs, LOOK, self.card)
        self.quick_acts = QuickActs(self, self.quick, self.splitter, self.card)
        self.put_below(self.quick)
        self.similar_acts.show_in(self.quick.similar, self.quick)
        self.related_acts.record_wanted.connect(self.open_record)

    def open_quick(self) -> None:
        """Begin a complaint on the sheet of quick intake, or go on there with the one that was begun."""
        if self._new is not None:
            self.list.select("")
            self.list.table.clearSelection()
            self.quick_acts.begin()

    def clear(self) -> None:
        """Keep what is typed as a draft and hold nothing of the desk any more."""
        super().clear()
        self.quick.clear()
        self.splitter.show()

    def state(self) -> dict[str, Any]:
        """Return where the user is, on the sheet of quick intake too."""
        quick = {"key": self.quick.key} if self.quick_acts.is_open else None
        return {**super().state(), "quick": quick, "route": self.quick.route}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back there."""
        super().restore(state)
        self.quick.route = str(state.get("route") or self.quick.route)
        quick = state.get("quick")
        if isinstance(quick, dict) and self._new is not None:
            self.splitter.hide()
            self.quick.begin(str(quick.get("key", "")))

    def _show_record(self) -> None:
        self.quick_acts.leave()
        super()._show_record()

    def _show_list(self) -> None:
        self.quick_acts.leave()
        super()._show_list()
