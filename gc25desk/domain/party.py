"""Persons and organisations, each a record of its own that complaints refer to (domain.md 9 item 4).

Who they are in a complaint is said there, by a role: the same platform is the respondent of many, and a
mother may be the complainant of one and the witness of another.
"""

import dataclasses

from gc25desk.domain import codes, record
from gc25desk.domain.declare import choice, line, link, text
from gc25desk.domain.field import INTERNAL_ONLY, Kind, Sensitivity, declared
from gc25desk.domain.record import Record
from gc25desk.i18n import N_

WHO = N_("Who it is")
REACHED = N_("How they are reached")

# Kinds that are people: what names them is theirs alone.
PEOPLE = frozenset({"child", "person"})


def _name(label: str, help_sentence: str, section: str, *, required: bool = False) -> str:
    value: str = declared(
        label,
        help=help_sentence,
        kind=Kind.TEXT,
        sensitivity=Sensitivity.IDENTITY,
        profiles=INTERNAL_ONLY,
        section=section,
        searched=True,
        required=required,
        column=required,
    )
    return value


@dataclasses.dataclass(frozen=True, kw_only=True)
class Party(Record):
    """A person, an organisation, a platform or a State body; the name is all that is required."""

    kind: str = choice(
        N_("Kind"),
        N_("A child, another person, an organisation, a platform or a State body."),
        codes.PARTY_KINDS,
        section=WHO,
        default="person",
        column=True,
        required=True,
    )
    name: str = _name(N_("Name"), N_("As the person or body calls itself."), WHO, required=True)
    other_names: str = _name(
        N_("Other names"), N_("Earlier names, nicknames, other spellings, with commas between."), WHO
    )
    handles: str = _name(N_("Accounts and web addresses"), N_("Names used online, with commas between."), WHO)
    respondent_type: str = choice(
        N_("Type of respondent"),
        N_("Public body, business by kind, or person."),
        codes.RESPONDENT_TYPES,
        section=WHO,
        column=True,
    )
    date_of_birth: str = _name(
        N_("Date of birth"), N_("Only if it is needed; a year is enough for most."), WHO
    )
    contact: str = _name(
        N_("Safe way to reach them"), N_("A number or address that is safe to use, and when."), REACHED
    )
    address: str = _name(N_("Address"), N_("Where letters go."), REACHED)
    language: str = line(N_("Language"), N_("The language they are best reached in."), section=REACHED)
    note: str = text(N_("Note"), N_("What colleagues should know; name nobody."), section=REACHED)
    merged_into: str = link(
        N_("Merged into"), N_("The record that stands for this one now."), "party", system=True
    )


@dataclasses.dataclass(frozen=True)
class Involved:
    """Somebody’s part in one complaint."""

    role: str = choice(N_("Role"), N_("Who they are in this complaint."), codes.ROLES)
    party: str = link(N_("Person or organisation"), N_("Their record."), "party")
    note: str = line(N_("Note"), N_("Such as: the mother, lives with the child; name nobody."))


def check(party: Party) -> None:
    """Raise InvalidInput, naming the field, if the record breaks a rule."""
    record.check(party)
