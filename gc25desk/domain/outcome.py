"""What a complaint came to: findings with their proof, and remedies asked, granted, done (GC25 para 46)."""

import dataclasses
import datetime as dt

from gc25desk.domain import codes
from gc25desk.domain.declare import choice, day, line, text
from gc25desk.i18n import N_


@dataclasses.dataclass(frozen=True)
class Finding:
    """One finding of fact; ``evidence`` holds identifiers of items of evidence."""

    text: str = text(N_("Finding"), N_("What was found, in one or two sentences; name nobody."))
    status: str = choice(
        N_("How sure"), N_("Confirmed, or how likely it is."), codes.FINDING_STATUSES, counted=True
    )
    proof: str = choice(N_("Standard of proof"), N_("The measure it was held against."), codes.PROOFS)
    evidence: str = line(N_("Evidence"), N_("References of the items it rests on, such as MID-E2026-00004."))


@dataclasses.dataclass(frozen=True)
class Remedy:
    """One remedy, from being asked for to being done."""

    kind: str = choice(N_("Remedy"), N_("What makes it good."), codes.REMEDIES, counted=True)
    detail: str = line(N_("In detail"), N_("What exactly, and by whom; name no child."))
    asked_on: dt.date | None = day(N_("Asked on"), N_("The day it was asked for or recommended."))
    granted_on: dt.date | None = day(N_("Granted on"), N_("The day it was agreed to or ordered."))
    done_on: dt.date | None = day(N_("Done on"), N_("The day it was done."))
