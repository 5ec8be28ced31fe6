"""The days of a complaint that mean something, in words, for its timeline."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from typing import Any

from gc25desk.domain import codes
from gc25desk.domain.complaint import Complaint
from gc25desk.i18n import _
from gc25desk.reports.case_words import CaseWords


@dataclasses.dataclass(frozen=True)
class Event:
    """Something that happened on a day."""

    on: dt.date
    what: str
    detail: str = ""


def timeline(complaint: Complaint, words: CaseWords) -> Iterator[Event]:
    """Yield what happened in a complaint, in no order: steps, consents, referrals, measures, remedies."""
    yield from _own(complaint)
    yield from _path(complaint, words)
    for one in complaint.consents:
        purpose = codes.PURPOSES.label(one.purpose)
        detail = f"{purpose} ({codes.CONSENT_GIVERS.label(one.giver)})"
        yield from _on(
            one.given_on, _("Consent: {answer}").format(answer=codes.CONSENTS.label(one.answer)), detail
        )
        yield from _on(one.withdrawn_on, _("Consent withdrawn"), detail)
    for referral in complaint.referrals:
        body = referral.body or words.known.get(referral.party, "")
        yield from _on(referral.sent_on, _("Referred"), body)
        outcome = codes.REFERRAL_OUTCOMES.label(referral.outcome)
        yield from _on(referral.received_on, _("Referral received"), f"{body}: {outcome}")
    for measure in complaint.interim_measures:
        detail = " – ".join(filter(None, (measure.asked_for, measure.of_whom)))
        yield from _on(measure.asked_on, _("Interim measure asked for"), detail)
        yield from _on(measure.done_on, _("Interim measure done"), detail)
    for remedy in complaint.remedies:
        detail = " – ".join(filter(None, (codes.REMEDIES.label(remedy.kind), remedy.detail)))
        yield from _on(remedy.asked_on, _("Remedy asked for"), detail)
        yield from _on(remedy.granted_on, _("Remedy granted"), detail)
        yield from _on(remedy.done_on, _("Remedy done"), detail)


def _own(complaint: Complaint) -> Iterator[Event]:
    yield from _on(complaint.date_of_event, _("It happened"), _dating(complaint))
    if not complaint.steps:
        yield from _on(complaint.date_received, codes.STATUSES.label("received"))
    yield from _on(complaint.information_given, _("The child was told what happens now"))
    yield from _on(complaint.feedback_given, _("The child was told what came of it"))
    yield from _on(complaint.urgency_met_at, _("Somebody acted on the danger"))
    yield from _on(complaint.closure_asked_at, _("Closure asked for"))


def _dating(complaint: Complaint) -> str:
    sure = complaint.event_dating
    return "" if sure == "unknown" else codes.EVENT_DATES.label(sure)


def _path(complaint: Complaint, words: CaseWords) -> Iterator[Event]:
    for step in complaint.steps:
        who = words.known.get(step.by, "")
        yield from _on(step.on, codes.STATUSES.label(step.stage), " – ".join(filter(None, (who, step.note))))
    for pause in complaint.pauses:
        yield from _on(pause.since, _("The clocks stand still"), pause.reason)
        yield from _on(pause.until, _("Last day of the pause"), pause.reason)


def _on(moment: Any, what: str, detail: str = "") -> Iterator[Event]:
    if isinstance(moment, dt.datetime):
        moment = moment.astimezone().date()
    if moment is not None:
        yield Event(moment, what, detail)
