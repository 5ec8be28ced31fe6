"""A complaint about children's rights in the digital environment, and the rules it must keep."""

import dataclasses
import datetime as dt
from typing import Any

from gc25desk.domain import codes, consent, handling, record, related
from gc25desk.domain.child import Child
from gc25desk.domain.child_voice import ChildVoice
from gc25desk.domain.consent import Consent
from gc25desk.domain.declare import choice, link, parts
from gc25desk.domain.field import (
    EVERYONE,
    INTERNAL_ONLY,
    Kind,
    Sensitivity,
    declared,
)
from gc25desk.domain.handling import HANDLING, Handling
from gc25desk.domain.intake import Intake
from gc25desk.domain.paragraph import COMPLAINT_STANCES, Tag
from gc25desk.domain.party import Involved
from gc25desk.domain.path import SHIPPED
from gc25desk.domain.related import Related
from gc25desk.domain.tags import check_tags
from gc25desk.errors import InvalidInput
from gc25desk.i18n import N_, _

CONSENT = N_("Consent")
PARAGRAPHS = N_("Paragraphs of GC25")
FILES = N_("Files")

PEOPLE = N_("People and bodies")
RELATED = N_("Related complaints")

# A complaint in one of these is no longer open work (domain.md 9 item 9).
ENDED = frozenset(stage.code for stage in SHIPPED if stage.ends)


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


@dataclasses.dataclass(frozen=True, kw_only=True)
class Complaint(Handling, ChildVoice, Intake):
    """One complaint; a call, a visit, a letter or the institution's own initiative.

    Only the date received is required, so that a complaint can be parked at any moment; everything
    else has a value that says it is not known yet.
    """

    parties: tuple[Involved, ...] = parts(
        N_("People and bodies"),
        N_("Each person or body with a record of its own, by its role here."),
        Involved,
        section=PEOPLE,
    )
    related: tuple[Related, ...] = parts(
        N_("Related complaints"),
        N_("Other complaints this one has to do with; each of the two shows the other."),
        Related,
        section=RELATED,
    )
    merged_into: str = link(
        N_("Merged into"), N_("The complaint that stands for this duplicate now."), "complaint", system=True
    )
    confidentiality: str = choice(
        N_("Confidentiality"),
        N_("Who may see the record within the institution."),
        codes.CONFIDENTIALITIES,
        section=HANDLING,
        default="ordinary",
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
    consents: tuple[Consent, ...] = parts(
        N_("Consents in detail"),
        N_("Who agreed to what, when, and when it was withdrawn; what is said here decides."),
        Consent,
        section=CONSENT,
    )
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
    handling.check(complaint)
    consent.check(complaint.consents)
    _check_parties(complaint)
    related.check(complaint)
    received, closed = complaint.date_received, complaint.date_closed
    if received is not None and closed is not None and closed < received:
        raise InvalidInput(
            _("A complaint cannot be closed before it was received."),
            _("Correct one of the two dates and save again."),
            "date_closed",
        )


def _check_parties(complaint: Complaint) -> None:
    seen: set[tuple[str, str]] = set()
    for one in complaint.parties:
        if not one.role or not one.party:
            raise InvalidInput(
                _("A line of people and bodies needs a role and a record."), _("Fill in both."), "role"
            )
        if (one.role, one.party) in seen:
            raise InvalidInput(
                _("The same person or body stands twice in the same role."), _("Remove one line."), "party"
            )
        seen.add((one.role, one.party))


def settled(complaint: Complaint, today: dt.date) -> Complaint:
    """Return the complaint with what follows from what was filled in.

    A closing date as its status asks for it, the kinds of harm of its risks, and the answers of its consents.
    """
    harm = tuple(dict.fromkeys((*complaint.harm, *(risk.partition("_")[0] for risk in complaint.risks))))
    answers: dict[str, Any] = {
        f"consent_{purpose}": answer
        for purpose in codes.PURPOSES.codes()
        if (answer := consent.standing(complaint.consents, purpose)) is not None
    }
    return _dated(dataclasses.replace(complaint, harm=harm, **answers), today)


def _dated(complaint: Complaint, today: dt.date) -> Complaint:
    if is_open(complaint):
        return dataclasses.replace(complaint, date_closed=None)
    if complaint.date_closed is None:
        return dataclasses.replace(complaint, date_closed=max(today, complaint.date_received or today))
    return complaint


def is_open(complaint: Complaint) -> bool:
    """Tell whether the complaint is still work to do."""
    return complaint.status not in ENDED


def needs_somebody_now(complaint: Complaint) -> bool:
    """Tell whether a child is in danger and nobody has acted yet; such a record stands first everywhere."""
    return complaint.urgency == "urgent" and complaint.urgency_met_at is None and is_open(complaint)


def all_children(complaint: Complaint) -> tuple[Child, ...]:
    """Return the children affected; of those that were only numbered, nothing is known."""
    unknown = max((complaint.children_in_all or 0) - len(complaint.children), 0)
    return (*complaint.children, *((Child(),) * unknown))


def is_overdue(complaint: Complaint, today: dt.date) -> bool:
    """Tell whether the next step of an open complaint was due before today."""
    return is_open(complaint) and complaint.date_due is not None and complaint.date_due < today
