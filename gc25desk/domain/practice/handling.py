"""How a complaint of a practice desk was handled: its steps, the child’s part, what came of it."""

import dataclasses
import datetime as dt
import random
from collections.abc import Sequence
from typing import Any

from gc25desk.domain.admissibility import Test
from gc25desk.domain.codes import ADMISSIBILITY
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.consent import Consent
from gc25desk.domain.measures import Referral
from gc25desk.domain.outcome import Finding, Remedy
from gc25desk.domain.path import Step
from gc25desk.domain.practice.chance import happens, pick
from gc25desk.domain.practice.stories import Shares
from gc25desk.i18n import N_, _

_FIRST = ("received", "registered", "acknowledged", "assessment")
_TAKEN_UP = (*_FIRST, "admissible")
_FOUND = (*_TAKEN_UP, "investigation", "findings")
# By which stages a complaint comes to the one where it stands; of several ways one is drawn.
_WAYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "received": (_FIRST[:1],),
    "registered": (_FIRST[:2],),
    "acknowledged": (_FIRST[:3],),
    "assessment": (_FIRST,),
    "admissible": (_TAKEN_UP,),
    "not_admissible": ((*_FIRST, "not_admissible"),),
    "referred": ((*_FIRST, "referred"), (*_FIRST[:2], "referred")),
    "conciliation": ((*_TAKEN_UP, "conciliation"),),
    "investigation": ((*_TAKEN_UP, "investigation"), (*_TAKEN_UP, "conciliation", "investigation")),
    "findings": (_FOUND,),
    "recommendation": ((*_FOUND, "recommendation"),),
    "compliance": ((*_FOUND, "recommendation", "compliance"),),
    "closed": (
        (*_TAKEN_UP, "conciliation", "closed"),
        (*_TAKEN_UP, "investigation", "closed"),
        (*_FOUND, "recommendation", "compliance", "closed"),
    ),
    "reopened": ((*_TAKEN_UP, "conciliation", "closed", "reopened"),),
    "review": ((*_FIRST, "not_admissible", "review"),),
}
_GROUNDS: Shares = {"outside_mandate": 5, "inquiry": 3, "before_court": 2, "local_remedy": 2, "no_right": 1}
_BODIES = (
    N_("Child protection service"),
    N_("Data protection authority"),
    N_("Police unit for cybercrime"),
    N_("Child helpline"),
    N_("Consumer protection authority"),
)
_REFERRED: Shares = {"taken_up": 5, "done": 4, "waiting": 3, "already": 1, "declined": 1, "unavailable": 1}
_CLOSED_AFTER: dict[str, Shares] = {
    "conciliation": {"settled": 8, "withdrawn": 2, "contact_lost": 1},
    "investigation": {"not_substantiated": 5, "withdrawn": 2, "contact_lost": 2},
    "compliance": {"complied": 6, "not_complied": 3},
}
_HOW_SURE: Shares = {"confirmed": 5, "likely": 4, "possible": 1}
_MADE_GOOD: Shares = {
    "removal": 4,
    "apology": 2,
    "correction": 2,
    "non_recurrence": 3,
    "recovery": 1,
    "law_or_policy": 1,
}
_FOUND_WORDS = (
    N_("The account of the child is borne out by what was collected."),
    N_("The respondent did not act on the report within its own time limit."),
    N_("No assessment of the effects on children had been made."),
)
_MADE_GOOD_WORDS = N_("As set out in the recommendation.")
_MET = (N_("Police called; the child is with a relative"), N_("Helpline and child protection told"))


def handled(complaint: Complaint, chance: random.Random, today: dt.date, by: str) -> Complaint:
    """Return a complaint with what was done about it until ``today``; ``by`` is who did it."""
    way = chance.choice(_WAYS[complaint.status])
    steps = _steps(chance, _lasted(chance, complaint, today), way, by)
    filled: dict[str, Any] = {"steps": steps, **_danger(chance, complaint, steps)}
    filled |= _voice(chance, complaint, steps)
    filled |= _decided(chance, steps)
    filled |= _outcome(chance, complaint, steps)
    if happens(chance, 78):
        filled["assigned"] = by
    return dataclasses.replace(complaint, **filled)


def _lasted(chance: random.Random, complaint: Complaint, today: dt.date) -> tuple[dt.date, dt.date]:
    """Return the days of the first and the last step."""
    received = complaint.date_received or today
    if complaint.date_closed is not None:
        return received, complaint.date_closed
    due = complaint.date_due or received + dt.timedelta(days=14)
    return received, max(received, min(due, today) - dt.timedelta(days=chance.randint(1, 20)))


def _steps(
    chance: random.Random, lasted: tuple[dt.date, dt.date], way: Sequence[str], by: str
) -> tuple[Step, ...]:
    """Return the steps, the first and the last on their days; most of the work comes early."""
    first, last = lasted
    whole = (last - first).days
    between = sorted(int(whole * chance.random() ** 2) for _stage in way[2:])
    days = [0, *between, whole][: len(way)]
    moments = [first + dt.timedelta(days=day) for day in days]
    return tuple(
        Step(stage=stage, on=on, by=by, at=dt.datetime.combine(on, dt.time(10), dt.UTC))
        for stage, on in zip(way, moments, strict=True)
    )


def _on(steps: Sequence[Step], stage: str) -> dt.date | None:
    return next((step.on for step in steps if step.stage == stage), None)


def _danger(chance: random.Random, complaint: Complaint, steps: Sequence[Step]) -> dict[str, Any]:
    if complaint.urgency != "urgent" or len(steps) == 1:
        return {}
    met = {"urgency_met_at": steps[1].at, "urgency_met_by": steps[1].by}
    return met | {"urgency_met_how": _(chance.choice(_MET))}


def _voice(chance: random.Random, complaint: Complaint, steps: Sequence[Step]) -> dict[str, Any]:
    """Return the child’s part; nobody is informed before the complaint was acknowledged."""
    told = _on(steps, "acknowledged")
    if told is None or not complaint.children:
        return {}
    heard = pick(chance, {"directly": 5, "through_representative": 3, "not_yet": 3, "no": 1})
    found: dict[str, Any] = {"child_heard": heard}
    if happens(chance, 85):
        found["information_given"] = told
    if complaint.complainant_relation != "parent":
        found["parent_informed"] = pick(chance, {"yes": 4, "withheld": 2, "not_yet": 3, "no": 1})
    if complaint.date_closed is not None and happens(chance, 92):
        found["feedback_given"] = complaint.date_closed
    if complaint.consent_handling == "given" and heard == "directly":
        found["consents"] = (Consent(purpose="handling", answer="given", giver="child", given_on=told),)
    return found


def _decided(chance: random.Random, steps: Sequence[Step]) -> dict[str, Any]:
    """Return the checklist and, for what is not taken up, its ground and where the person was sent."""
    if _on(steps, "not_admissible") is not None:
        ground = pick(chance, _GROUNDS)
        return {"ground": ground, "sent_to": _(chance.choice(_BODIES)), "tests": (_failed(ground),)}
    if _on(steps, "admissible") is not None:
        return {"tests": tuple(Test(question=code, answer="yes") for code in ADMISSIBILITY.codes())}
    return {}


def _failed(ground: str) -> Test:
    questions = {"before_court": "court", "local_remedy": "local_remedy", "no_right": "right"}
    return Test(question=questions.get(ground, "mandate"), answer="no")


def _outcome(chance: random.Random, complaint: Complaint, steps: Sequence[Step]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    referred = _on(steps, "referred")
    if referred is not None:
        found["referrals"] = (_referral(chance, complaint, referred),)
        found["closure_reason"] = "referred"
    if _on(steps, "findings") is not None:
        found["findings"] = (
            Finding(text=_(chance.choice(_FOUND_WORDS)), status=pick(chance, _HOW_SURE), proof="balance"),
        )
    recommended = _on(steps, "recommendation")
    if _on(steps, "closed") is not None:
        before = steps[[step.stage for step in steps].index("closed") - 1].stage
        found["closure_reason"] = pick(chance, _CLOSED_AFTER[before])
    if recommended is not None:
        done = complaint.date_closed if found.get("closure_reason") == "complied" else None
        kind = pick(chance, _MADE_GOOD)
        found["remedies"] = (
            Remedy(kind=kind, detail=_(_MADE_GOOD_WORDS), asked_on=recommended, done_on=done),
        )
    return found


def _referral(chance: random.Random, complaint: Complaint, sent: dt.date) -> Referral:
    outcome = pick(chance, _REFERRED)
    came = sent + dt.timedelta(days=chance.randint(1, 9)) if outcome in {"taken_up", "done"} else None
    return Referral(
        body=_(chance.choice(_BODIES)),
        consented=complaint.consent_referral,
        sent_on=sent,
        received_on=came,
        outcome=outcome,
    )
