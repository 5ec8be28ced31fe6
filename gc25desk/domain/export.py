"""What of each field leaves the desk in a report, for whom: the one rule of writers and screens."""

from enum import StrEnum
from typing import Any

from gc25desk.domain.child import PARA_30_AXES, Child
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Field, Kind, Profile, Sensitivity
from gc25desk.domain.observation import Observation
from gc25desk.domain.recommendation import Recommendation


class Leaving(StrEnum):
    """How a field leaves: as it was written, only as a count under the disclosure rules, or not."""

    AS_WRITTEN = "as_written"
    COUNTED = "counted"
    KEPT = "kept"


# What the tables of the report count. A field that no table counts stays on the desk.
_COUNTED: dict[type[Any], frozenset[str]] = {
    Complaint: frozenset({"harm", "respondent_type", "tags", "children"}),
    Child: frozenset(PARA_30_AXES),
}
# What identifies a record to the program says nothing outside the desk.
_NEVER_LISTED = frozenset({"id", "version", "project", "issue", "cycle"})
# What a register lists outside the institution too, field by field as declared.
_LISTED = frozenset({Evidence, Observation, Recommendation})


def leaving(record: type[Any], field: Field, profile: Profile) -> Leaving:
    """Return how a field of a record leaves in a report of this profile.

    What names or finds a person never leaves in a report, not even in the internal one. Outside the
    institution a complaint leaves as a count alone; an item of evidence that may be cited, a
    recommendation and an earlier observation leave as their declarations allow.
    """
    if field.sensitivity is Sensitivity.IDENTITY or field.key in _NEVER_LISTED or field.kind is Kind.FILES:
        return Leaving.KEPT
    if not field.may_leave(profile):
        return Leaving.KEPT
    if record in _LISTED or (record is Complaint and profile is Profile.INTERNAL and field.key != "children"):
        return Leaving.AS_WRITTEN
    return Leaving.COUNTED if field.key in _COUNTED.get(record, frozenset()) else Leaving.KEPT
