"""The institution's own rating of one paragraph of general comment No. 25 in one review cycle."""

import dataclasses
from enum import StrEnum

from gc25desk.domain import record
from gc25desk.domain.field import EVERYONE, INTERNAL_ONLY, Kind, Sensitivity, code_list, declared
from gc25desk.domain.official_text import PARAGRAPHS
from gc25desk.domain.record import Record
from gc25desk.i18n import N_

RATINGS = code_list(
    "rating",
    ("met", N_("Met")),
    ("largely", N_("Largely met")),
    ("partly", N_("Partly met")),
    ("not_met", N_("Not met")),
    ("worse", N_("Measures go against it")),
    ("unknown", N_("Cannot be judged")),
)
_ORDER = ("worse", "not_met", "partly", "largely", "met")


class Trend(StrEnum):
    """Where a paragraph stands against the cycle before."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    NEW = "new"


TREND_LABELS: dict[Trend, str] = {
    Trend.BETTER: N_("Better than in the last cycle"),
    Trend.SAME: N_("As in the last cycle"),
    Trend.WORSE: N_("Worse than in the last cycle"),
    Trend.NEW: N_("Not rated in the last cycle"),
}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Assessment(Record):
    """One rating with its reasons; it is the institution's view, not a measurement."""

    cycle: str = declared(
        N_("Review cycle"),
        help=N_("The review for which the paragraph was rated."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        required=True,
    )
    paragraph: int | None = declared(
        N_("Paragraph"),
        help=N_("Number of the paragraph of general comment No. 25, from 1 to 125."),
        kind=Kind.NUMBER,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        required=True,
        column=True,
        lowest=1,
        highest=PARAGRAPHS,
    )
    rating: str = declared(
        N_("Rating"),
        help=N_("How far the State does what the paragraph asks."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        choices=RATINGS,
        required=True,
        column=True,
    )
    reasons: str = declared(
        N_("Reasons"),
        help=N_("Why the institution rates it so."),
        kind=Kind.LONG_TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        searched=True,
    )
    evidence: tuple[str, ...] = declared(
        N_("Evidence"),
        help=N_("The items of evidence that the rating rests on."),
        kind=Kind.CHOICES,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
    )


def check(assessment: Assessment) -> None:
    """Raise InvalidInput, naming the field, if the rating breaks a rule."""
    record.check(assessment)


def trend(now: str, before: str | None) -> Trend | None:
    """Return how a rating compares with that of the last cycle; None where one of them cannot be judged."""
    if not before:
        return Trend.NEW
    if now not in _ORDER or before not in _ORDER:
        return None
    step = _ORDER.index(now) - _ORDER.index(before)
    return Trend.SAME if step == 0 else Trend.BETTER if step > 0 else Trend.WORSE
