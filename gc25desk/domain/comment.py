"""A comment on a section of a report, from one colleague to the others."""

import dataclasses

from gc25desk.domain import record
from gc25desk.domain.field import INTERNAL_ONLY, Kind, Sensitivity, declared
from gc25desk.domain.record import Record
from gc25desk.i18n import N_


@dataclasses.dataclass(frozen=True, kw_only=True)
class Comment(Record):
    """What somebody remarks on a section; it stays on the desk and is in no report.

    It is a record of its own, so that it can be written while a colleague types in the section.
    """

    about: str = declared(
        N_("Section"),
        help=N_("The section it is about."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        required=True,
    )
    text: str = declared(
        N_("Comment"),
        help=N_("What should be looked at."),
        kind=Kind.LONG_TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        required=True,
        column=True,
        searched=True,
    )
    passage: str = declared(
        N_("Passage"),
        help=N_("The words of the draft that it is about."),
        kind=Kind.LONG_TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
    )
    done: bool = declared(
        N_("Done"),
        help=N_("Whether it has been dealt with."),
        kind=Kind.FLAG,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        column=True,
    )


def check(comment: Comment) -> None:
    """Raise InvalidInput, naming the field, if the comment breaks a rule."""
    record.check(comment)
