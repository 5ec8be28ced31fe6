"""How a complaint is handled: where it stands, who has it, what was decided and what came of it."""

import dataclasses
import datetime as dt

from gc25desk.domain import codes, path
from gc25desk.domain.admissibility import Test
from gc25desk.domain.declare import choice, day, line, moment, number, parts, person, text
from gc25desk.domain.measures import InterimMeasure, Referral, check_referrals
from gc25desk.domain.outcome import Finding, Remedy
from gc25desk.domain.path import Extension, Pause, Step
from gc25desk.domain.record import Record
from gc25desk.errors import InvalidInput
from gc25desk.i18n import N_, _

HANDLING = N_("Handling")
ADMISSIBILITY = N_("Admissibility")
MEASURES = N_("Referrals and measures")
OUTCOME = N_("Outcome")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Handling(Record):
    """The part of a complaint that the institution fills after it was received.

    ``status`` is the stage of the last of ``steps``; both change by :mod:`gc25desk.services.path` alone.
    """

    status: str = choice(
        N_("Status"),
        N_("How far the complaint has come."),
        codes.STATUSES,
        counted=True,
        section=HANDLING,
        system=True,
        default=path.FIRST,
        column=True,
    )
    steps: tuple[Step, ...] = parts(
        N_("Steps"), N_("Each stage with the day it began, who said so and why."), Step, system=True
    )
    assigned: str = person(N_("Assigned to"), N_("Who has the complaint in hand."), section=HANDLING)
    date_due: dt.date | None = day(
        N_("Next step due"),
        N_("The day by which the institution must act next; a clock that runs sets it."),
        section=HANDLING,
        counted=True,
    )
    date_closed: dt.date | None = day(
        N_("Date closed"),
        N_("The day the complaint was closed."),
        section=HANDLING,
        system=True,
        counted=True,
    )
    urgency_met_at: dt.datetime | None = moment(
        N_("Danger met"), N_("When somebody acted on the danger to a child.")
    )
    urgency_met_by: str = person(N_("Met by"), N_("Who acted on the danger."), system=True)
    urgency_met_how: str = line(
        N_("What was done"), N_("What was done about the danger; name nobody."), system=True
    )
    pauses: tuple[Pause, ...] = parts(
        N_("Pauses"), N_("Times in which the clocks stand still."), Pause, section=HANDLING
    )
    extensions: tuple[Extension, ...] = parts(
        N_("More time"), N_("Days added to a clock, each with its reason."), Extension, section=HANDLING
    )
    tests: tuple[Test, ...] = parts(
        N_("Checklist"),
        N_("What has to hold for the complaint to be taken up."),
        Test,
        section=ADMISSIBILITY,
    )
    ground: str = choice(
        N_("Ground of refusal"),
        N_("Why it is not taken up; one that was screened out is counted by it."),
        codes.GROUNDS,
        counted=True,
        section=ADMISSIBILITY,
    )
    sent_to: str = line(
        N_("Sent to"), N_("The body that the person was told to turn to."), section=ADMISSIBILITY
    )
    referrals: tuple[Referral, ...] = parts(
        N_("Referrals"), N_("Each body it was passed to, and what came of it."), Referral, section=MEASURES
    )
    interim_measures: tuple[InterimMeasure, ...] = parts(
        N_("Interim measures"),
        N_("What was asked for at once, so that a child is not harmed meanwhile."),
        InterimMeasure,
        section=MEASURES,
    )
    findings: tuple[Finding, ...] = parts(
        N_("Findings"), N_("What was found, how surely, and on what evidence."), Finding, section=OUTCOME
    )
    remedies: tuple[Remedy, ...] = parts(
        N_("Remedies"), N_("What was asked for, granted and done to make it good."), Remedy, section=OUTCOME
    )
    closure_reason: str = choice(
        N_("Reason of closure"),
        N_("Why the complaint ends; a supervisor approves it."),
        codes.CLOSURES,
        counted=True,
        section=OUTCOME,
    )
    closure_note: str = text(N_("Closing note"), N_("What was reached, in a few sentences."), section=OUTCOME)
    closure_asked_at: dt.datetime | None = moment(
        N_("Closure asked for"), N_("When a supervisor was asked to approve it.")
    )
    closure_asked_by: str = person(N_("Closure asked for by"), N_("Who asked."), system=True)
    closure_version: int | None = number(
        N_("Version submitted"), N_("The version of the record that was submitted."), system=True
    )


def check(handling: Handling) -> None:
    """Raise InvalidInput, naming the field, if a rule of handling is broken."""
    path.check_pauses(handling.pauses, handling.extensions)
    check_referrals(handling.referrals)
    for finding in handling.findings:
        if not finding.text:
            raise InvalidInput(_("A finding needs its words."), _("Say what was found."), "text")
    for remedy in handling.remedies:
        days = [day for day in (remedy.asked_on, remedy.granted_on, remedy.done_on) if day is not None]
        if days != sorted(days):
            raise InvalidInput(
                _("A remedy is asked for, then granted, then done."), _("Correct the days."), "done_on"
            )
