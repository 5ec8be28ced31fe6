"""How far a complaint of a practice desk has come: its status, its days and its consents."""

import dataclasses
import datetime as dt
import math
import random

from gc25desk.domain.practice.chance import happens, pick
from gc25desk.domain.practice.stories import Shares

DAYS = 730  # complaints reach back two years
NOT_FROM_A_PERSON = frozenset({"institution", "unknown"})

# Until how many days after receipt an open complaint stands at one of these, and how often.
_STAGES: tuple[tuple[int, Shares], ...] = (
    (3, {"received": 9, "registered": 1}),
    (8, {"received": 1, "registered": 6, "acknowledged": 3}),
    (21, {"registered": 1, "acknowledged": 6, "assessment": 4}),
    (60, {"acknowledged": 1, "assessment": 6, "admissible": 4, "conciliation": 1}),
    (180, {"admissible": 3, "conciliation": 3, "investigation": 6}),
    (360, {"conciliation": 1, "investigation": 5, "findings": 3, "recommendation": 2}),
    (DAYS + 1, {"investigation": 1, "findings": 2, "recommendation": 3, "compliance": 5}),
)
# Until how many days after receipt so many of a hundred have ended.
_ENDED = ((14, 2), (60, 16), (180, 52), (360, 82), (DAYS + 1, 95))
_ENDED_URGENT = ((3, 5), (14, 45), (60, 88), (DAYS + 1, 98))
_ENDS: Shares = {"closed": 71, "not_admissible": 12, "referred": 14, "reopened": 2, "review": 1}
_ENDS_URGENT: Shares = {"closed": 58, "referred": 41, "reopened": 1}
_USUAL_DAYS = {"urgent": 12, "high": 60, "normal": 95, "low": 70}

_CONSENTS: dict[str, Shares] = {
    "consent_handling": {"given": 91, "not_asked": 6, "refused": 1, "withdrawn": 2},
    "consent_referral": {"given": 52, "not_asked": 33, "refused": 14, "withdrawn": 1},
    "consent_statistics": {"given": 78, "not_asked": 15, "refused": 6, "withdrawn": 1},
    "consent_case_study": {"given": 24, "not_asked": 46, "refused": 29, "withdrawn": 1},
    "consent_quotation": {"given": 18, "not_asked": 50, "refused": 31, "withdrawn": 1},
    "consent_contact": {"given": 74, "not_asked": 12, "refused": 13, "withdrawn": 1},
}


@dataclasses.dataclass(frozen=True)
class Course:
    """Where a complaint stands; an open one may have a next step due, an ended one has its last day."""

    received: dt.date
    status: str
    due: dt.date | None = None
    closed: dt.date | None = None


def course(chance: random.Random, urgency: str, today: dt.date) -> Course:
    """Return the course of one complaint received within the two years up to ``today``."""
    age = int(DAYS * chance.random() ** 1.3)
    received = today - dt.timedelta(days=age)
    urgent = urgency == "urgent"
    ended = happens(chance, _upto(_ENDED_URGENT if urgent else _ENDED, age))
    if age == 0 or not ended:
        return _open(chance, received, today, urgent)
    status = pick(chance, _ENDS_URGENT if urgent else _ENDS)
    if status in {"reopened", "review"}:
        return Course(received, status, due=today + dt.timedelta(days=chance.randint(-10, 40)))
    days = int(chance.lognormvariate(math.log(_USUAL_DAYS[urgency]), 0.7)) + 1
    if days > age:
        days = chance.randint(max(1, age // 3), age)
    return Course(received, status, closed=received + dt.timedelta(days=days))


def consents(chance: random.Random, relation: str) -> dict[str, str]:
    """Return a code for each purpose of consent; nobody could be asked where no person complained."""
    if relation in NOT_FROM_A_PERSON:
        return dict.fromkeys(_CONSENTS, "not_asked")
    return {purpose: pick(chance, shares) for purpose, shares in _CONSENTS.items()}


def _open(chance: random.Random, received: dt.date, today: dt.date, urgent: bool) -> Course:
    age = (today - received).days
    status = pick(chance, next(shares for until, shares in _STAGES if age <= until))
    if urgent:
        due = today + dt.timedelta(days=chance.randint(-1, 2))
    elif age <= 21:
        due = received + dt.timedelta(days=chance.choice((7, 14, 21, 28)))
    else:
        due = today + dt.timedelta(days=chance.randint(-18, 60))
    return Course(received, status, due=None if happens(chance, 6) and not urgent else due)


def _upto(steps: tuple[tuple[int, int], ...], age: int) -> int:
    return next(share for until, share in steps if age <= until)
