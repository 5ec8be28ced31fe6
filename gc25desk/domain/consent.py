"""Consent to one purpose: who gave it, when, how far, and when it was withdrawn (GC25 para 71).

A child’s assent is a consent whose giver is the child. What is said here decides: the complaint’s own
answer for the purpose follows it.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from gc25desk.domain import codes
from gc25desk.domain.declare import choice, day, line
from gc25desk.errors import InvalidInput
from gc25desk.i18n import N_, _

GIVEN, REFUSED, WITHDRAWN = "given", "refused", "withdrawn"


@dataclasses.dataclass(frozen=True)
class Consent:
    """One answer to one purpose."""

    purpose: str = choice(N_("Purpose"), N_("What is agreed to, one purpose at a time."), codes.PURPOSES)
    answer: str = choice(
        N_("Answer"),
        N_("Given, refused, or not asked yet."),
        codes.CONSENTS,
        default="not_asked",
    )
    giver: str = choice(
        N_("Given by"),
        N_("A child’s assent stands beside an adult’s consent, as a line of its own."),
        codes.CONSENT_GIVERS,
        default="unknown",
    )
    scope: str = line(N_("How far"), N_("To whom a referral may go, which words may be quoted, until when."))
    given_on: dt.date | None = day(N_("On"), N_("The day the answer was given."))
    withdrawn_on: dt.date | None = day(
        N_("Withdrawn on"), N_("From that day on it no longer holds; the next export leaves it out.")
    )

    def stands(self) -> str:
        """Return the answer as it stands now, as a code of CONSENTS."""
        return WITHDRAWN if self.withdrawn_on is not None else self.answer


def check(consents: Iterable[Consent]) -> None:
    """Raise InvalidInput for a line without a purpose, or one withdrawn before it was given."""
    for one in consents:
        if not one.purpose:
            raise InvalidInput(_("A consent needs its purpose."), _("Choose what it is for."), "purpose")
        if one.given_on is not None and one.withdrawn_on is not None and one.withdrawn_on < one.given_on:
            raise InvalidInput(
                _("A consent cannot be withdrawn before it was given."),
                _("Correct one of the two days."),
                "withdrawn_on",
            )


def standing(consents: Iterable[Consent], purpose: str) -> str | None:
    """Return how a purpose stands, the most cautious answer of all givers; None where nobody was asked.

    Who refuses or withdraws outweighs who agrees: a parent’s consent does not stand against the child.
    """
    answers = {one.stands() for one in consents if one.purpose == purpose}
    order = (WITHDRAWN, REFUSED, GIVEN, "not_asked")
    return next((answer for answer in order if answer in answers), None)
