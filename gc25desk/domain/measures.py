"""What was done while a complaint was open: passed on, or asked for at once to protect a child."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from gc25desk.domain import codes
from gc25desk.domain.declare import choice, day, line, link
from gc25desk.errors import InvalidInput
from gc25desk.i18n import N_, _


@dataclasses.dataclass(frozen=True)
class Referral:
    """One referral: to whom, on what consent, and what became of it."""

    body: str = line(N_("Body"), N_("The body the complaint is passed to, by its name."))
    party: str = link(N_("Known as"), N_("The record of that body, if there is one."), "party")
    consented: str = choice(
        N_("Consent"),
        N_("Whether those concerned agreed to this referral."),
        codes.CONSENTS,
        default="not_asked",
    )
    sent_on: dt.date | None = day(N_("Sent on"), N_("The day it was passed on."))
    received_on: dt.date | None = day(N_("Received on"), N_("The day the body confirmed it."))
    outcome: str = choice(
        N_("Outcome"),
        N_("What became of it."),
        codes.REFERRAL_OUTCOMES,
        counted=True,
        default="waiting",
    )
    note: str = line(N_("Note"), N_("What the body answered; name nobody."))


@dataclasses.dataclass(frozen=True)
class InterimMeasure:
    """Something asked for before the complaint is decided, so that a child is not harmed meanwhile."""

    asked_for: str = line(N_("Asked for"), N_("What is to be done or stopped at once."))
    of_whom: str = line(N_("Of whom"), N_("The body or business it was asked of."))
    asked_on: dt.date | None = day(N_("Asked on"), N_("The day it was asked for."))
    answer: str = choice(N_("Granted"), N_("Whether it was agreed to."), codes.YES_NO, default="unknown")
    done_on: dt.date | None = day(N_("Done on"), N_("The day it was done."))


def check_referrals(referrals: Iterable[Referral]) -> None:
    """Raise InvalidInput for a referral that was received before it was sent, or names no body."""
    for one in referrals:
        if not one.body and not one.party:
            raise InvalidInput(
                _("A referral needs the body it goes to."), _("Type its name or choose its record."), "body"
            )
        if one.sent_on is not None and one.received_on is not None and one.received_on < one.sent_on:
            raise InvalidInput(
                _("A referral cannot arrive before it was sent."),
                _("Correct one of the two days."),
                "received_on",
            )
