"""A child affected by what a complaint is about.

The characteristics are those by which GC25 para 30 asks data to be disaggregated. They are
self-described and optional; not asked, not said and not known are three different answers.
"""

import dataclasses

from gc25desk.domain import codes
from gc25desk.domain.field import EVERYONE, INTERNAL_ONLY, NOT_ASKED, Kind, Sensitivity, declared
from gc25desk.i18n import N_

OLDEST = 17  # a child is below 18 (CRC article 1)


@dataclasses.dataclass(frozen=True)
class Child:
    """One child affected; age is in completed years at the time of the event, not of the call."""

    name: str = declared(
        N_("Child's name"),
        help=N_("Only if needed to handle the complaint. It never leaves the desk."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.IDENTITY,
        profiles=INTERNAL_ONLY,
        searched=True,
    )
    age: int | None = declared(
        N_("Age at the event"),
        help=N_("Completed years when it happened, 0 to 17."),
        kind=Kind.NUMBER,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=EVERYONE,
        lowest=0,
        highest=OLDEST,
    )
    age_certainty: str = declared(
        N_("How the age is known"),
        help=N_("Exact, estimated, from a range, or why there is none."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=EVERYONE,
        choices=codes.AGE_CERTAINTY,
        default=NOT_ASKED,
    )
    sex: str = declared(
        N_("Sex"),
        help=N_("As the child or family describes it."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=EVERYONE,
        choices=codes.SEXES,
        default=NOT_ASKED,
    )
    disability: str = declared(
        N_("Disability"),
        help=N_("As the child or family describes it."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=EVERYONE,
        choices=codes.DISABILITIES,
        default=NOT_ASKED,
    )
    place: str = declared(
        N_("Region or district"),
        help=N_("An area large enough not to point at one child; never an address."),
        kind=Kind.OPEN,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=EVERYONE,
        choices=codes.PLACES,
        default=NOT_ASKED,
    )
    ethnic_origin: str = declared(
        N_("Ethnic origin"),
        help=N_("Only as the child or family describes it."),
        kind=Kind.OPEN,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=EVERYONE,
        choices=codes.ORIGINS,
        default=NOT_ASKED,
    )
    national_origin: str = declared(
        N_("National origin"),
        help=N_("Only as the child or family describes it."),
        kind=Kind.OPEN,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=EVERYONE,
        choices=codes.ORIGINS,
        default=NOT_ASKED,
    )
    socioeconomic: str = declared(
        N_("Socioeconomic background"),
        help=N_("As the child or family describes it."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=EVERYONE,
        choices=codes.SOCIOECONOMIC,
        default=NOT_ASKED,
    )
    groups: tuple[str, ...] = declared(
        N_("Groups"),
        help=N_("Situations that ask for special care, as the child or family describes them."),
        kind=Kind.CHOICES,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=EVERYONE,
        choices=codes.GROUPS,
    )
    self_described: bool = declared(
        N_("Described by themselves"),
        help=N_("Tick if the child or family said so themselves, not an officer."),
        kind=Kind.FLAG,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=INTERNAL_ONLY,
    )


# The axes of GC25 para 30, in its order, with the field of a child that answers each.
PARA_30_AXES: tuple[str, ...] = (
    "age",
    "sex",
    "disability",
    "place",
    "ethnic_origin",
    "national_origin",
    "socioeconomic",
)
