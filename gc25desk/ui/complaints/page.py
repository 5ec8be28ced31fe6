"""The page of complaints, declared."""

import datetime as dt
from typing import Any

from gc25desk.domain import child_voice, codes, handling, intake
from gc25desk.domain import complaint as rules
from gc25desk.domain.access import Act
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.paragraph import COMPLAINT_STANCES, Stance
from gc25desk.domain.query import Order
from gc25desk.i18n import N_, _
from gc25desk.ui.complaints.course_acts import CourseActs
from gc25desk.ui.complaints.danger import DangerStrip
from gc25desk.ui.complaints.emergency import Emergency
from gc25desk.ui.complaints.many_acts import ManyActs
from gc25desk.ui.complaints.missing_line import MissingLine
from gc25desk.ui.complaints.paper_acts import PaperActs
from gc25desk.ui.complaints.path_acts import PathActs
from gc25desk.ui.complaints.quick_acts import QuickActs
from gc25desk.ui.complaints.quick_intake import QuickIntake
from gc25desk.ui.complaints.related_acts import RelatedActs
from gc25desk.ui.complaints.sheet_acts import SheetActs
from gc25desk.ui.complaints.similar_acts import SimilarActs
from gc25desk.ui.models.records import Mark
from gc25desk.ui.pieces import Pieces
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
        Tab(N_("Parties"), (intake.RESPONDENT, rules.PEOPLE)),
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
        "assigned",
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
        "assigned": 130,
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

    def build(self) -> Pieces:
        """Build the page, with what moves a complaint on its path and what is to be done."""
        yield from super().build()
        yield
        desk, jobs = self.desk, self.jobs
        self.path_acts = PathActs(desk, jobs, self.card)
        self.paper_acts = PaperActs(desk, jobs, self.card)
        self.paper_acts.step_wanted.connect(self.path_acts.take_step)
        self.sheet_acts = SheetActs(desk, jobs, self.list)
        self.course_acts = CourseActs(desk, jobs, self.card)
        self.course_acts.tasks_wanted.connect(self.list_wanted)
        self.many_acts = ManyActs(desk, jobs, self.list_acts)
        self.danger = DangerStrip()
        self.card.header.add_acts([], self.danger)
        Emergency(desk, jobs, self.danger).follow(self.card)
        self.missing = MissingLine(self.card)
        self.related_acts = RelatedActs(desk, jobs, self.card)
        self.related_acts.record_wanted.connect(self.open_record)
        self.quick: QuickActs | None = None
        # Search before create, and quick intake, are for those who may log a complaint.
        if self.offers_primary(desk):
            yield
            yield from self._build_quick()

    def open_quick(self) -> None:
        """Begin a complaint on the sheet of quick intake, or go on there with the one that was begun."""
        if self.quick is not None:
            self.list.select("")
            self.list.table.clearSelection()
            self.quick.begin()

    def clear(self) -> None:
        """Keep what is typed as a draft and hold nothing of the desk any more."""
        super().clear()
        if self.quick is not None:
            self.quick.clear()

    def state(self) -> dict[str, Any]:
        """Return where the user is, on the sheet of quick intake too."""
        return {**super().state(), "quick": self.quick.state() if self.quick is not None else {}}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back there."""
        super().restore(state)
        if self.quick is not None:
            self.quick.restore(state.get("quick", {}))

    def _build_quick(self) -> Pieces:
        similar = SimilarActs(self.desk, self.jobs, self.card)
        yield
        sheet = QuickIntake(self.desk, self.jobs, LOOK, self.card, self)
        yield from sheet.build()
        similar.show_in(sheet.similar, sheet)
        self.put_below(sheet)
        self.quick = QuickActs(self, sheet, similar, self.splitter)

    def show_card(self) -> None:
        """Show the record in place of quick intake."""
        self._leave_quick()
        super().show_card()

    def _show_list(self) -> None:
        self._leave_quick()
        super()._show_list()

    def _leave_quick(self) -> None:
        if self.quick is not None:
            self.quick.leave()
