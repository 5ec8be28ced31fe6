"""A concluding observation of an earlier review, and the institution's own view of what became of it."""

import dataclasses
import datetime as dt

from gc25desk.domain import record
from gc25desk.domain.field import EVERYONE, INTERNAL_ONLY, Kind, Sensitivity, code_list, declared
from gc25desk.domain.paragraph import check_references, numbers_in
from gc25desk.domain.record import Record
from gc25desk.i18n import N_

OBSERVATION = N_("What the Committee said")
SINCE = N_("What happened since")

# Five steps after the scale of the Human Rights Committee's follow-up procedure; it is always named as the
# institution's own view, never as a grade of the Committee (domain.md 9 item 37).
GRADES = code_list(
    "grade",
    ("a", N_("A – Largely carried out")),
    ("b", N_("B – Partly carried out")),
    ("c", N_("C – Not carried out")),
    ("d", N_("D – Nothing is known of it")),
    ("e", N_("E – Measures go against it")),
)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Observation(Record):
    """One recommendation of earlier concluding observations; ``cycle`` is the review that looks back."""

    cycle: str = declared(
        N_("Review cycle"),
        help=N_("The review in which it is looked at again."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        required=True,
    )
    symbol: str = declared(
        N_("Symbol"),
        help=N_("Of the document, such as CRC/C/XXX/CO/3-4."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        section=OBSERVATION,
        column=True,
    )
    number: str = declared(
        N_("Its paragraph"),
        help=N_("The number in that document, with the letter, such as “29 (b)”."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        required=True,
        section=OBSERVATION,
        column=True,
    )
    subject: str = declared(
        N_("Subject"),
        help=N_("What it is about, in a few words."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        required=True,
        section=OBSERVATION,
        column=True,
        searched=True,
    )
    text: str = declared(
        N_("Text"),
        help=N_("The words of the Committee, from the institution's own copy."),
        kind=Kind.LONG_TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        section=OBSERVATION,
        searched=True,
    )
    urgent: bool = declared(
        N_("One of the urgent areas"),
        help=N_("Whether the Committee named it among the areas for urgent measures."),
        kind=Kind.FLAG,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        section=OBSERVATION,
    )
    paragraphs: str = declared(
        N_("Paragraphs of GC25"),
        help=N_("Such as “54 and 82”; it then stands beside the sections on them."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        section=OBSERVATION,
    )
    grade: str = declared(
        N_("The institution's assessment"),
        help=N_("The institution's own view, not a grade given by the Committee."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        choices=GRADES,
        section=SINCE,
        column=True,
    )
    graded_on: dt.date | None = declared(
        N_("Assessed on"),
        help=N_("The day of the assessment."),
        kind=Kind.DATE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        section=SINCE,
    )
    since_then: str = declared(
        N_("What the State has done"),
        help=N_("What was done since, with sources."),
        kind=Kind.LONG_TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        section=SINCE,
        searched=True,
    )
    evidence: tuple[str, ...] = declared(
        N_("Evidence"),
        help=N_("The items of evidence that the assessment rests on."),
        kind=Kind.CHOICES,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=SINCE,
    )

    def numbers(self) -> tuple[int, ...]:
        """Return the paragraph numbers of general comment No. 25 that it bears on, in order."""
        return numbers_in(self.paragraphs)


def check(observation: Observation) -> None:
    """Raise InvalidInput, naming the field, if the observation breaks a rule."""
    record.check(observation)
    check_references(observation.paragraphs, "paragraphs")
