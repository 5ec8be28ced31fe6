"""The path of a complaint: its stages, which may follow which, and what is kept of each step.

The stages are those of domain.md 9 item 9; an institution may name them anew, add its own and retire
others. A stage that ends leaves the complaint no open work; a review or an appeal is a branch.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gc25desk.domain import codes
from gc25desk.domain.declare import choice, day, line, moment, number, person
from gc25desk.errors import Conflict, InvalidInput
from gc25desk.i18n import N_, _

if TYPE_CHECKING:
    from gc25desk.domain.complaint import Complaint

FIRST = "received"
CLOSED = "closed"
LONGEST_EXTENSION = 3_650  # days


@dataclasses.dataclass(frozen=True)
class Stage:
    """One stage: its code in STATUSES, the codes that may follow it, and whether it ends the work."""

    code: str
    follows: tuple[str, ...]
    ends: bool = False

    def shown(self) -> str:
        """Return its name in the language in use."""
        return codes.STATUSES.label(self.code)


SHIPPED: tuple[Stage, ...] = (
    Stage("received", ("registered", "acknowledged", "assessment", "not_admissible", "referred")),
    Stage("registered", ("acknowledged", "assessment", "not_admissible", "referred")),
    Stage("acknowledged", ("assessment", "not_admissible", "referred")),
    Stage("assessment", ("admissible", "not_admissible", "referred")),
    Stage("admissible", ("conciliation", "investigation", "referred", CLOSED)),
    Stage("not_admissible", ("review", "reopened"), ends=True),
    Stage("referred", ("review", "reopened", CLOSED), ends=True),
    Stage("conciliation", ("investigation", "recommendation", "compliance", CLOSED)),
    Stage("investigation", ("conciliation", "findings", CLOSED)),
    Stage("findings", ("conciliation", "recommendation", CLOSED)),
    Stage("recommendation", ("compliance", CLOSED)),
    Stage("compliance", (CLOSED,)),
    Stage(CLOSED, ("review", "reopened"), ends=True),
    Stage(
        "reopened",
        ("assessment", "admissible", "conciliation", "investigation", "findings", "recommendation", CLOSED),
    ),
    Stage("review", ("reopened", "not_admissible", CLOSED)),
)


@dataclasses.dataclass(frozen=True)
class Step:
    """One step taken: which stage began, on which day, who said so and why."""

    stage: str = choice(N_("Stage"), N_("The stage that began."), codes.STATUSES, system=True)
    on: dt.date | None = day(N_("On"), N_("The day it began."), system=True)
    by: str = person(N_("Taken by"), N_("Who took the step."), system=True)
    at: dt.datetime | None = moment(N_("Entered"), N_("When it was entered."))
    note: str = line(N_("Note"), N_("Why, in a few words."), system=True)


@dataclasses.dataclass(frozen=True)
class Pause:
    """A time in which the clocks stand still, such as waiting for the complainant’s answer."""

    since: dt.date | None = day(N_("From"), N_("The first day that does not count."))
    until: dt.date | None = day(N_("Until"), N_("The last day that does not count; empty while it goes on."))
    reason: str = line(N_("Reason"), N_("Why the clocks stand still."))


@dataclasses.dataclass(frozen=True)
class Extension:
    """Days added to a clock."""

    clock: str = choice(N_("Clock"), N_("What gets more time."), codes.CLOCKS)
    days: int | None = number(
        N_("Days more"), N_("How many days are added."), lowest=1, highest=LONGEST_EXTENSION
    )
    reason: str = line(N_("Reason"), N_("Why more time is needed."))
    granted_on: dt.date | None = day(N_("Granted on"), N_("The day it was decided."))


def first_steps(complaint: "Complaint", by: str, at: dt.datetime) -> tuple[Step, ...]:
    """Return how a complaint that was just entered came to stand where it does."""
    received = complaint.date_received or at.astimezone().date()
    first = Step(stage=FIRST, on=received, by=by, at=at)
    if complaint.status == FIRST:
        return (first,)
    return (first, Step(stage=complaint.status, on=complaint.date_closed or received, by=by, at=at))


class Path:
    """The stages of an institution and the moves between them."""

    def __init__(self, stages: Sequence[Stage] = SHIPPED) -> None:
        self.stages: Mapping[str, Stage] = {stage.code: stage for stage in stages}

    def ends(self, code: str) -> bool:
        """Tell whether a stage leaves no open work; one that is not known any more does not."""
        stage = self.stages.get(code)
        return stage is not None and stage.ends

    def after(self, code: str) -> tuple[Stage, ...]:
        """Return the stages that may follow one, in their order."""
        stage = self.stages.get(code)
        allowed = stage.follows if stage is not None else tuple(self.stages)
        return tuple(self.stages[one] for one in allowed if one in self.stages)

    def check(self, now: str, to: str) -> None:
        """Raise Conflict, with the stages that may follow, for a move the path does not have."""
        if to == now:
            raise Conflict(
                _("The complaint stands at “{stage}” already.").format(stage=codes.STATUSES.label(now)),
                _("Choose another stage."),
            )
        following = self.after(now)
        if to not in {stage.code for stage in following}:
            raise Conflict(
                _("“{to}” does not follow “{now}”.").format(
                    to=codes.STATUSES.label(to), now=codes.STATUSES.label(now)
                ),
                _("What may follow: {stages}.").format(stages=", ".join(one.shown() for one in following)),
            )


def check_day(steps: Iterable[Any], on: dt.date, received: dt.date | None, today: dt.date) -> None:
    """Raise InvalidInput for a step before the one before it, before receipt, or in the future."""
    before = [step.on for step in steps if step.on is not None]
    if received is not None:
        before.append(received)
    if on > today:
        raise InvalidInput(
            _("A step cannot be taken in the future."), _("Choose today or an earlier day."), "on"
        )
    if before and on < max(before):
        raise InvalidInput(
            _("The step before was taken on a later day."), _("Choose that day or a later one."), "on"
        )


def check_pauses(pauses: Iterable[Pause], extensions: Iterable[Extension]) -> None:
    """Raise InvalidInput for a pause or more time that lacks a part, and for a pause that runs backwards."""
    for pause in pauses:
        if pause.since is None or not pause.reason:
            raise InvalidInput(
                _("A pause needs its first day and a reason."), _("Fill in both, or remove it."), "reason"
            )
        if pause.until is not None and pause.until < pause.since:
            raise InvalidInput(
                _("A pause ends before it begins."), _("Correct one of the two days."), "until"
            )
    for extension in extensions:
        if not extension.days or not extension.reason or not extension.clock:
            raise InvalidInput(
                _("More time needs the clock, the days and a reason."), _("Fill in all three."), "reason"
            )
