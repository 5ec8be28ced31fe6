"""Tasks: made by hand, or by a rule that reads a complaint and says which one it is.

A task made by a rule is closed when what it asked for was done in the record.
"""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from gc25desk.domain import record
from gc25desk.domain.declare import choice, day, line, link, person
from gc25desk.domain.field import code_list
from gc25desk.domain.record import Record
from gc25desk.errors import InvalidInput
from gc25desk.i18n import N_, _

if TYPE_CHECKING:
    from gc25desk.domain.complaint import Complaint

BY_HAND = ""

WORK = N_("Task")

# What makes a task; the words are those of the task.
RULES = code_list(
    "task_rule",
    ("act_now", N_("Act now: a child is in danger")),
    ("acknowledge", N_("Acknowledge the complaint")),
    ("assess", N_("Assess whether it can be taken up")),
    ("inform_child", N_("Inform the child in child-friendly words")),
    ("follow_referral", N_("Ask what became of the referral")),
    ("interim", N_("Ask whether the interim measure was taken")),
    ("ask_reply", N_("Ask for the State’s reply")),
    ("follow_up", N_("Check whether the recommendation is complied with")),
    ("approve_closure", N_("Approve that the complaint is closed")),
    ("feedback", N_("Tell the child what came of it")),
)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Task(Record):
    """Something to be done for a complaint, by somebody, until a day."""

    complaint: str = link(
        N_("Complaint"),
        N_("The complaint it is for; empty for a task of its own."),
        "complaint",
        system=True,
        column=True,
    )
    rule: str = choice(
        N_("Made by"), N_("The rule that made it; empty for one made by hand."), RULES, system=True
    )
    title: str = line(
        N_("Task"), N_("What is to be done; name nobody."), column=True, searched=True, section=WORK
    )
    assigned: str = person(N_("Whose"), N_("Who does it."), column=True, section=WORK)
    date_due: dt.date | None = day(
        N_("Due"), N_("The day by which it is to be done."), column=True, section=WORK
    )
    date_done: dt.date | None = day(N_("Done"), N_("The day it was done."), system=True)
    note: str = line(N_("Note"), N_("What came of it; name nobody."), section=WORK)

    def shown(self) -> str:
        """Return what is to be done, in the language in use."""
        return self.title or RULES.label(self.rule)


@dataclasses.dataclass(frozen=True)
class Wanted:
    """A task that a rule asks for; ``due`` is None where nothing says until when."""

    rule: str
    due: dt.date | None


_AT_FIRST = frozenset({"received", "registered"})
_BEFORE_DECISION = frozenset({"received", "registered", "acknowledged", "assessment"})
_DONE = frozenset({"closed", "not_admissible", "referred"})
_SOON, _LATER = dt.timedelta(days=14), dt.timedelta(days=30)


def is_open(task: Task) -> bool:
    """Tell whether a task is still to be done."""
    return task.date_done is None


def is_overdue(task: Task, today: dt.date) -> bool:
    """Tell whether an open task was due before today."""
    return is_open(task) and task.date_due is not None and task.date_due < today


def wanted(complaint: "Complaint", today: dt.date) -> tuple[Wanted, ...]:
    """Return the tasks that the rules ask for as the complaint stands, each rule at most once.

    For a duplicate nothing is done: what is to be done is a task of the complaint that stands for it.
    """
    if complaint.merged_into:
        return ()
    return tuple(one for one in _asked(complaint, today) if one is not None)


def _asked(complaint: "Complaint", today: dt.date) -> Iterator[Wanted | None]:
    yield from (rule(complaint, today) for rule in _RULES)


def _act_now(complaint: "Complaint", today: dt.date) -> Wanted | None:
    needed = complaint.urgency == "urgent" and complaint.urgency_met_at is None
    return Wanted("act_now", complaint.date_received or today) if needed else None


def _acknowledge(complaint: "Complaint", _today: dt.date) -> Wanted | None:
    return Wanted("acknowledge", complaint.date_due) if complaint.status in _AT_FIRST else None


def _assess(complaint: "Complaint", _today: dt.date) -> Wanted | None:
    stands = complaint.status in _BEFORE_DECISION and complaint.status not in _AT_FIRST
    return Wanted("assess", complaint.date_due) if stands else None


def _inform_child(complaint: "Complaint", _today: dt.date) -> Wanted | None:
    known = complaint.children or complaint.children_in_all
    open_ = complaint.status not in _AT_FIRST | _DONE
    return Wanted("inform_child", None) if known and open_ and complaint.information_given is None else None


def _follow_referral(complaint: "Complaint", _today: dt.date) -> Wanted | None:
    waiting = [one.sent_on for one in complaint.referrals if one.outcome == "waiting" and one.sent_on]
    return Wanted("follow_referral", min(waiting) + _SOON) if waiting else None


def _interim(complaint: "Complaint", _today: dt.date) -> Wanted | None:
    waiting = [one.asked_on for one in complaint.interim_measures if one.asked_on and one.done_on is None]
    return Wanted("interim", min(waiting) + _SOON) if waiting else None


def _ask_reply(complaint: "Complaint", today: dt.date) -> Wanted | None:
    if complaint.status != "recommendation":
        return None
    return Wanted("ask_reply", complaint.date_due or _last_step(complaint, today) + _LATER)


def _follow_up(complaint: "Complaint", today: dt.date) -> Wanted | None:
    if complaint.status != "compliance":
        return None
    return Wanted("follow_up", complaint.date_due or _last_step(complaint, today) + _LATER)


def _approve_closure(complaint: "Complaint", _today: dt.date) -> Wanted | None:
    asked = complaint.closure_asked_at
    return Wanted("approve_closure", asked.astimezone().date() + _SOON) if asked is not None else None


def _feedback(complaint: "Complaint", today: dt.date) -> Wanted | None:
    ended = complaint.status in _DONE and bool(complaint.children)
    if not ended or complaint.feedback_given is not None:
        return None
    return Wanted("feedback", (complaint.date_closed or today) + _SOON)


def _last_step(complaint: "Complaint", today: dt.date) -> dt.date:
    days = [step.on for step in complaint.steps if step.on is not None]
    return max(days, default=today)


_RULES: Iterable[Callable[["Complaint", dt.date], Wanted | None]] = (
    _act_now,
    _acknowledge,
    _assess,
    _inform_child,
    _follow_referral,
    _interim,
    _ask_reply,
    _follow_up,
    _approve_closure,
    _feedback,
)


def check(task: Task) -> None:
    """Raise InvalidInput, naming the field, for a task that says nothing."""
    record.check(task)
    if not task.title and not task.rule:
        raise InvalidInput(_("A task needs its words."), _("Say what is to be done."), "title")
