"""What a statistic can be broken down by, and of what each is a trait: a child, a complaint, a tag, a day.

Only traits that are declared safe as counts stand here (``Sensitivity.STATISTICAL``); platform, say, does
not, because its field also holds names.
"""

import dataclasses
from enum import StrEnum

from gc25desk.domain.child import PARA_30_AXES, Child
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import CodeList, Field, code_list, field_of
from gc25desk.i18n import N_


class Unit(StrEnum):
    """What is counted."""

    CHILDREN = "children"
    COMPLAINTS = "complaints"
    INCIDENTS = "incidents"
    TAGS = "paragraph_tags"


class Bearer(StrEnum):
    """Whose trait a dimension is."""

    CHILD = "child"
    COMPLAINT = "complaint"
    TAG = "tag"
    DAY = "day"


UNITS = code_list(
    "unit",
    (Unit.CHILDREN.value, N_("Children")),
    (Unit.COMPLAINTS.value, N_("Complaints")),
    (Unit.INCIDENTS.value, N_("Incidents")),
    (Unit.TAGS.value, N_("Paragraph tags")),
)

_OF_COMPLAINTS = ("harm", "respondent_type", "route_of_entry", "complainant_relation", "urgency", "status")
_OF_TAGS = ("paragraph", "section", "chapter")
_OF_DAYS = ("month", "quarter", "year")

AXES: CodeList = code_list(
    "axis",
    *((key, field_of(Child, key).label) for key in PARA_30_AXES),
    *((key, field_of(Complaint, key).label) for key in _OF_COMPLAINTS),
    ("paragraph", N_("Paragraph of GC25")),
    ("section", N_("Section of GC25")),
    ("chapter", N_("Chapter of GC25")),
    ("month", N_("Month")),
    ("quarter", N_("Quarter")),
    ("year", N_("Year")),
)
FILTERED: CodeList = CodeList(
    "filtered",
    tuple(choice for choice in AXES.choices if choice.code not in (*_OF_DAYS, "section"))
    + code_list("stance", ("stance", N_("Stance"))).choices,
)


@dataclasses.dataclass(frozen=True)
class Trait:
    """What one axis code stands for: its bearer, and the dimension its lines are cut from."""

    code: str
    bearer: Bearer
    dimension: str

    def field(self) -> Field | None:
        """Return the declared field behind the trait, or None for days and parts of the comment."""
        if self.bearer is Bearer.CHILD:
            return field_of(Child, self.code)
        return field_of(Complaint, self.code) if self.bearer is Bearer.COMPLAINT else None


def trait(code: str) -> Trait:
    """Return the trait of an axis or filter code; raises KeyError for another code."""
    if code in PARA_30_AXES:
        return Trait(code, Bearer.CHILD, code)
    if code in _OF_COMPLAINTS:
        return Trait(code, Bearer.COMPLAINT, code)
    if code in (*_OF_TAGS, "stance"):
        return Trait(code, Bearer.TAG, "stance" if code == "stance" else "paragraph")
    if code in _OF_DAYS:
        return Trait(code, Bearer.DAY, "day")
    raise KeyError(code)


def is_several(unit: Unit, dimension: str) -> bool:
    """Tell whether one unit may have several values of a dimension, so that lines do not add up."""
    if dimension in ("paragraph", "stance"):
        return unit is not Unit.TAGS
    return dimension == "harm" and unit is not Unit.INCIDENTS
