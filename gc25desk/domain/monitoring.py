"""Planned monitoring: what the institution means to find out where it holds nothing yet."""

import dataclasses
import datetime as dt

from gc25desk.domain import record
from gc25desk.domain.field import INTERNAL_ONLY, Kind, Sensitivity, code_list, declared
from gc25desk.domain.paragraph import check_references, numbers_in
from gc25desk.domain.record import Record
from gc25desk.i18n import N_

PLAN = N_("What is planned")
COURSE = N_("Who and when")

METHODS = code_list(
    "monitoring_method",
    ("visit", N_("Visit")),
    ("interviews", N_("Interviews with children or adults")),
    ("survey", N_("Survey")),
    ("request", N_("Request for information to a body")),
    ("law", N_("Reading of laws and policies")),
    ("test", N_("Test of a service, an app or a website")),
    ("statistics", N_("Statistics of others")),
    ("other", N_("Other")),
)
STATUSES = code_list(
    "monitoring_status",
    ("planned", N_("Planned")),
    ("under_way", N_("Under way")),
    ("done", N_("Done")),
    ("dropped", N_("Dropped")),
)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Monitoring(Record):
    """One thing to be found out, for paragraphs on which the report would be silent."""

    cycle: str = declared(
        N_("Review cycle"),
        help=N_("The review it is for."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
    )
    question: str = declared(
        N_("Question"),
        help=N_("What the institution wants to know."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        required=True,
        section=PLAN,
        column=True,
        searched=True,
    )
    paragraphs: str = declared(
        N_("Paragraphs of GC25"),
        help=N_("Such as “54 and 82”."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=PLAN,
        column=True,
    )
    method: str = declared(
        N_("Method"),
        help=N_("How it will be found out."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        choices=METHODS,
        section=PLAN,
        column=True,
    )
    note: str = declared(
        N_("Note"),
        help=N_("Whom to ask, where to look, what to beware of."),
        kind=Kind.LONG_TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=PLAN,
        searched=True,
    )
    responsible: str = declared(
        N_("Responsible"),
        help=N_("The colleague who sees to it."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=COURSE,
    )
    date_due: dt.date | None = declared(
        N_("Due"),
        help=N_("The day by which it should be known."),
        kind=Kind.DATE,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=COURSE,
        column=True,
    )
    status: str = declared(
        N_("Status"),
        help=N_("How far it has come."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        choices=STATUSES,
        section=COURSE,
        column=True,
        default="planned",
    )

    def numbers(self) -> tuple[int, ...]:
        """Return the paragraph numbers of general comment No. 25 that it is about, in order."""
        return numbers_in(self.paragraphs)


def check(monitoring: Monitoring) -> None:
    """Raise InvalidInput, naming the field, if the plan breaks a rule."""
    record.check(monitoring)
    check_references(monitoring.paragraphs, "paragraphs")
