"""A complaint about children's rights in the digital environment, and the rules it must keep."""

import dataclasses
import datetime as dt

from gc25desk.domain import codes, record
from gc25desk.domain.child import Child
from gc25desk.domain.field import (
    EVERYONE,
    INTERNAL_ONLY,
    CodeList,
    Kind,
    Sensitivity,
    declared,
)
from gc25desk.domain.paragraph import COMPLAINT_STANCES, Tag
from gc25desk.domain.record import Record
from gc25desk.domain.tags import check_tags
from gc25desk.errors import InvalidInput
from gc25desk.i18n import N_, _

INTAKE = N_("Intake")
MATTER = N_("What happened")
CHILDREN = N_("Children affected")
RESPONDENT = N_("Respondent")
HANDLING = N_("Handling")
CONSENT = N_("Consent")
PARAGRAPHS = N_("Paragraphs of GC25")
FILES = N_("Files")

# A complaint in one of these is no longer open work (domain.md 9 item 9).
ENDED = frozenset({"closed", "not_admissible", "referred"})


def _consent(label: str, help_sentence: str) -> str:
    value: str = declared(
        label,
        help=help_sentence,
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        choices=codes.CONSENTS,
        section=CONSENT,
        default="not_asked",
    )
    return value


def _choice(
    label: str,
    help_sentence: str,
    choices: CodeList,
    section: str,
    *,
    default: str | None = None,
    column: bool = False,
    required: bool = False,
    sensitivity: Sensitivity = Sensitivity.STATISTICAL,
) -> str:
    value: str = declared(
        label,
        help=help_sentence,
        kind=Kind.CHOICE,
        sensitivity=sensitivity,
        profiles=EVERYONE if sensitivity is Sensitivity.STATISTICAL else INTERNAL_ONLY,
        choices=choices,
        section=section,
        default=default,
        column=column,
        required=required,
    )
    return value


@dataclasses.dataclass(frozen=True, kw_only=True)
class Complaint(Record):
    """One complaint; a call, a visit, a letter or the institution's own initiative.

    Only the date received is required, so that a complaint can be parked at any moment; everything
    else has a value that says it is not known yet.
    """

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
    urgency: str = _choice(
        N_("Urgency"),
        N_("Urgent means risk to life, ongoing sexual abuse, abduction or imminent exposure."),
        codes.URGENCIES,
        INTAKE,
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
    status: str = _choice(
        N_("Status"),
        N_("How far the complaint has come."),
        codes.STATUSES,
        HANDLING,
        default="received",
        column=True,
    )
    route_of_entry: str = _choice(
        N_("Route of entry"), N_("How the complaint reached the institution."), codes.ROUTES, INTAKE
    )
    complainant_relation: str = _choice(
        N_("Who complains"),
        N_("The complainant is not always the child; say how they are related."),
        codes.COMPLAINANTS,
        INTAKE,
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
    respondent_type: str = _choice(
        N_("Type of respondent"),
        N_("Public body, business by kind, or person."),
        codes.RESPONDENT_TYPES,
        RESPONDENT,
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
    date_due: dt.date | None = declared(
        N_("Next step due"),
        help=N_("The day by which the institution must act next."),
        kind=Kind.DATE,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=INTERNAL_ONLY,
        section=HANDLING,
    )
    date_closed: dt.date | None = declared(
        N_("Date closed"),
        help=N_("The day the complaint was closed."),
        kind=Kind.DATE,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=INTERNAL_ONLY,
        section=HANDLING,
    )
    confidentiality: str = _choice(
        N_("Confidentiality"),
        N_("Who may see the record within the institution."),
        codes.CONFIDENTIALITIES,
        HANDLING,
        default="ordinary",
        sensitivity=Sensitivity.SENSITIVE,
    )
    consent_handling: str = _consent(
        N_("Handling the complaint"), N_("May the institution act on the complaint?")
    )
    consent_referral: str = _consent(
        N_("Referral to another body"), N_("May it be passed on, and only as agreed?")
    )
    consent_statistics: str = _consent(
        N_("Anonymous statistics"), N_("May it be counted in published figures?")
    )
    consent_case_study: str = _consent(
        N_("Anonymous case study"), N_("May it be told as a case without anything that identifies?")
    )
    consent_quotation: str = _consent(N_("Quotation of words"), N_("May the person's own words be quoted?"))
    consent_contact: str = _consent(N_("Contact again"), N_("May the institution call or write again?"))
    tags: tuple[Tag, ...] = declared(
        N_("Paragraphs of GC25"),
        help=N_("The paragraphs of general comment No. 25 that the complaint bears on."),
        kind=Kind.RECORDS,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=EVERYONE,
        section=PARAGRAPHS,
        record=Tag,
    )


def check(complaint: Complaint) -> None:
    """Raise InvalidInput, naming the field, if the complaint breaks a rule."""
    record.check(complaint)
    check_tags(complaint.tags, COMPLAINT_STANCES)
    received, closed = complaint.date_received, complaint.date_closed
    if received is not None and closed is not None and closed < received:
        raise InvalidInput(
            _("A complaint cannot be closed before it was received."),
            _("Correct one of the two dates and save again."),
            "date_closed",
        )


def settled(complaint: Complaint, today: dt.date) -> Complaint:
    """Return the complaint with the closing date that its status asks for: ended has one, open none."""
    if is_open(complaint):
        return dataclasses.replace(complaint, date_closed=None)
    if complaint.date_closed is None:
        return dataclasses.replace(complaint, date_closed=max(today, complaint.date_received or today))
    return complaint


def is_open(complaint: Complaint) -> bool:
    """Tell whether the complaint is still work to do."""
    return complaint.status not in ENDED


def is_overdue(complaint: Complaint, today: dt.date) -> bool:
    """Tell whether the next step of an open complaint was due before today."""
    return is_open(complaint) and complaint.date_due is not None and complaint.date_due < today
