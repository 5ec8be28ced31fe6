"""What is told when a complaint reaches the institution: who calls, what happened, to whom, by whom."""

import dataclasses
import datetime as dt

from gc25desk.domain import codes, record
from gc25desk.domain.child import Child
from gc25desk.domain.declare import choice, choices, day, number
from gc25desk.domain.field import (
    EVERYONE,
    INTERNAL_ONLY,
    Kind,
    Sensitivity,
    declared,
)
from gc25desk.domain.record import Record
from gc25desk.i18n import N_

INTAKE = N_("Intake")
MATTER = N_("What happened")
CHILDREN = N_("Children affected")
RESPONDENT = N_("Respondent")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Intake(Record):
    """The part of a complaint that is filled while the caller is on the line, as far as it is known."""

    date_received: dt.date | None = declared(
        N_("Date received"),
        help=N_("The day the complaint reached the institution."),
        kind=Kind.DATE,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=INTERNAL_ONLY,
        required=True,
        section=INTAKE,
        column=True,
    )
    urgency: str = choice(
        N_("Urgency"),
        N_("Urgent means risk to life, ongoing sexual abuse, abduction or imminent exposure."),
        codes.URGENCIES,
        counted=True,
        section=INTAKE,
        default="normal",
        column=True,
    )
    urgency_reason: str = declared(
        N_("Why this urgency"),
        help=N_("The facts that make it urgent, in a few words."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=INTAKE,
        searched=True,
    )
    subject: str = declared(
        N_("Matter"),
        help=N_("A short line for the list, without any name."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=INTAKE,
        column=True,
        searched=True,
    )
    route_of_entry: str = choice(
        N_("Route of entry"),
        N_("How the complaint reached the institution."),
        codes.ROUTES,
        counted=True,
        section=INTAKE,
    )
    complainant_relation: str = choice(
        N_("Who complains"),
        N_("The complainant is not always the child; say how they are related."),
        codes.COMPLAINANTS,
        counted=True,
        section=INTAKE,
    )
    complainant_name: str = declared(
        N_("Complainant's name"),
        help=N_("Leave empty when the person wants to stay anonymous."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.IDENTITY,
        profiles=INTERNAL_ONLY,
        section=INTAKE,
        searched=True,
    )
    complainant_contact: str = declared(
        N_("Safe way to reach them"),
        help=N_("A number or address that is safe to use, and when."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.IDENTITY,
        profiles=INTERNAL_ONLY,
        section=INTAKE,
        searched=True,
    )
    narrative: str = declared(
        N_("What happened"),
        help=N_("In the caller's own words where possible."),
        kind=Kind.LONG_TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=MATTER,
        searched=True,
    )
    harm: tuple[str, ...] = declared(
        N_("Kind of harm"),
        help=N_("Several may apply: content, contact, conduct, contract, and what cuts across them."),
        kind=Kind.CHOICES,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=EVERYONE,
        choices=codes.HARMS,
        section=MATTER,
    )
    risks: tuple[str, ...] = choices(
        N_("Risks in detail"),
        N_("The 4Cs crossed with aggressive, sexual and values; each ticks its kind of harm."),
        codes.RISKS,
        section=MATTER,
        counted=True,
    )
    date_of_event: dt.date | None = day(
        N_("When it happened"), N_("The day, or the first day."), section=MATTER
    )
    event_dating: str = choice(
        N_("How sure the day is"),
        N_("On that day, about that day, or going on since then."),
        codes.EVENT_DATES,
        section=MATTER,
        default="unknown",
    )
    algorithms: tuple[str, ...] = choices(
        N_("Part of a machine"),
        N_("Whether recommendation, profiling or an automated decision had a part in it."),
        codes.ALGORITHMS,
        section=MATTER,
        counted=True,
    )
    children_in_all: int | None = number(
        N_("How many children in all"),
        N_("For a complaint of many; those not listed below are counted with nothing known of them."),
        section=CHILDREN,
        counted=True,
        lowest=1,
        highest=record.MOST_RECORDS,
    )
    children: tuple[Child, ...] = declared(
        N_("Children affected"),
        help=N_("Each child by age, sex and the other points of paragraph 30, as far as known."),
        kind=Kind.RECORDS,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=EVERYONE,
        section=CHILDREN,
        record=Child,
    )
    respondent: str = declared(
        N_("Respondent"),
        help=N_("The body, business or person the complaint is about."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.IDENTITY,
        profiles=INTERNAL_ONLY,
        section=RESPONDENT,
        searched=True,
    )
    respondent_type: str = choice(
        N_("Type of respondent"),
        N_("Public body, business by kind, or person."),
        codes.RESPONDENT_TYPES,
        counted=True,
        section=RESPONDENT,
    )
    platform: str = declared(
        N_("Platform or service"),
        help=N_("Where it happened: the kind of service or its name."),
        kind=Kind.OPEN,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        choices=codes.PLATFORMS,
        section=RESPONDENT,
        searched=True,
    )
    device: str = choice(
        N_("Device"),
        N_("What it happened on."),
        codes.DEVICES,
        section=RESPONDENT,
        counted=True,
        default="unknown",
    )
    age_assurance: str = choice(
        N_("Age assurance"),
        N_("How the service found out how old the child is, if at all."),
        codes.AGE_ASSURANCES,
        section=RESPONDENT,
        counted=True,
        default="unknown",
    )
    cross_border: str = choice(
        N_("Operator abroad"),
        N_("Whether who runs the service is outside the State."),
        codes.YES_NO,
        section=RESPONDENT,
        counted=True,
        default="unknown",
    )
