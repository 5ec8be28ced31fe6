"""The page of complaints, declared."""

import datetime as dt

from PySide6.QtWidgets import QWidget

from gc25desk.domain import child_voice, codes, handling, intake
from gc25desk.domain import complaint as rules
from gc25desk.domain.access import Act
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.paragraph import COMPLAINT_STANCES, Stance
from gc25desk.domain.query import Order
from gc25desk.i18n import N_, _
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.paper_acts import PaperActs
from gc25desk.ui.complaints.path_acts import PathActs
from gc25desk.ui.complaints.sheet_acts import SheetActs
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
        Tab(N_("Handling"), (handling.HANDLING, handling.ADMISSIBILITY, rules.CONSENT)),
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
        self.paper_acts = PaperActs(desk, jobs, self.card)
        self.paper_acts.step_wanted.connect(self.path_acts.take_step)
        self.sheet_acts = SheetActs(desk, jobs, self.list)
