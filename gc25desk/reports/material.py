"""What the builder of a report is given: records and figures, already chosen for the profile."""

import dataclasses
import datetime as dt
from collections.abc import Mapping

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.disclosure.ledger import Entry
from gc25desk.domain.disclosure.rule import Rule
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Profile


@dataclasses.dataclass(frozen=True, kw_only=True)
class Material:
    """The stuff of one report.

    ``complaints`` and ``evidence`` are those of the period; for the public and the committee profile
    without the complaints whose giver refused to be counted. ``rule`` is None for internal use alone.
    ``earlier`` are the tables that were published before. ``people`` gives names by identifier.
    ``snapshot`` names the state of the desk, ``program`` the version of the program; both are empty where
    no file is made.
    """

    institution: str
    state_party: str
    title: str
    cycle: str
    date: dt.date
    since: dt.date | None
    until: dt.date | None
    profile: Profile
    language: str
    complaints: tuple[Complaint, ...]
    evidence: tuple[Evidence, ...]
    rule: Rule | None
    earlier: tuple[Entry, ...] = ()
    people: Mapping[str, str] = dataclasses.field(default_factory=dict)
    snapshot: str = ""
    program: str = ""


def may_be_counted(complaint: Complaint, profile: Profile) -> bool:
    """Tell whether a complaint may be counted in a report of this profile.

    Refused or withdrawn consent to anonymous statistics keeps it out of every figure that leaves
    the institution (GC25 para 71; domain.md 9 item 14).
    """
    if profile is Profile.INTERNAL:
        return True
    return complaint.consent_statistics not in {"refused", "withdrawn"}
