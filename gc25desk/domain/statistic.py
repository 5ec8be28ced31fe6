"""A statistic as a report writer declares it: what is counted, by what, of what period, and how it is shown.

Tables and charts are made from it anew whenever records change; the numbers themselves are never part of it.
"""

import dataclasses
import datetime as dt

from gc25desk.domain import record
from gc25desk.domain.bands import SCHEMES, USUAL, Scheme, scheme_of
from gc25desk.domain.condition import Condition, check_condition, values_of
from gc25desk.domain.dimensions import AXES, UNITS, Bearer, Unit, is_several, trait
from gc25desk.domain.disclosure.rule import (
    DEFAULT_THRESHOLD,
    GUARDED_THRESHOLD,
    THRESHOLDS,
    Mode,
    Rule,
)
from gc25desk.domain.field import (
    INTERNAL_ONLY,
    CodeList,
    Kind,
    Profile,
    Sensitivity,
    code_list,
    declared,
)
from gc25desk.domain.query import Filter
from gc25desk.domain.record import Record
from gc25desk.errors import InvalidInput
from gc25desk.i18n import N_, _

COUNTED = N_("What is counted")
PERIOD = N_("Period")
SHOWN = N_("How it is shown")
GUARDED = N_("How children are protected")

MOST_DIMENSIONS = 3  # outside the institution, filter included (S8)
# What general comment No. 25 says of violence and of sexual and other exploitation (S2).
_EXPLOITATION = frozenset({*range(80, 84), *range(112, 117)})

DATES = code_list("date_counted", ("received", N_("Date received")), ("closed", N_("Date closed")))
DRAWN = code_list("drawn_as", ("table", N_("Table")), ("chart", N_("Chart")), ("both", N_("Table and chart")))
MODES = code_list(
    "mode",
    (Mode.ROUNDED.value, N_("Rounded to the nearest five, small counts hidden")),
    (Mode.EXACT.value, N_("Exact, with further counts hidden to guard the small ones")),
)
THRESHOLD_CODES = code_list("threshold", *((str(number), str(number)) for number in THRESHOLDS))


def _chosen(label: str, help_sentence: str, choices: CodeList, section: str, *, default: str = "") -> str:
    value: str = declared(
        label,
        help=help_sentence,
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        choices=choices,
        section=section,
        required=bool(default),
        default=default or None,
    )
    return value


@dataclasses.dataclass(frozen=True, kw_only=True)
class Statistic(Record):
    """One declared statistic, from which tables, charts and the numbers in sentences are made."""

    title: str = declared(
        N_("Title"),
        help=N_("As it will stand above the table, without any name of a person."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        required=True,
        column=True,
        searched=True,
        section=COUNTED,
    )
    unit: str = _chosen(
        N_("Unit"),
        N_(
            "Children affected, complaints, incidents or tags of paragraphs. An incident is one kind of harm "
            "alleged in one complaint; a complaint with no kind of harm recorded is one incident."
        ),
        UNITS,
        COUNTED,
        default=Unit.CHILDREN.value,
    )
    rows: str = _chosen(
        N_("Rows"), N_("What the lines of the table stand for; none gives a single number."), AXES, COUNTED
    )
    columns: str = _chosen(N_("Columns"), N_("What the columns stand for, if anything."), AXES, COUNTED)
    conditions: tuple[Condition, ...] = declared(
        N_("Only those where"),
        help=N_("Which records are counted; with no condition, all of the period."),
        kind=Kind.RECORDS,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=INTERNAL_ONLY,
        record=Condition,
        section=COUNTED,
    )
    dated_by: str = _chosen(
        N_("Period by"),
        N_("Which date puts a complaint into the period; one without that date is not counted."),
        DATES,
        PERIOD,
        default="received",
    )
    since: dt.date | None = declared(
        N_("From"),
        help=N_("The first day counted; none means from the beginning."),
        kind=Kind.DATE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        section=PERIOD,
    )
    until: dt.date | None = declared(
        N_("Until"),
        help=N_("The last day counted; none means to the day of the report."),
        kind=Kind.DATE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        section=PERIOD,
    )
    bands: str = _chosen(
        N_("Age bands"),
        N_("Which ages stand in one line."),
        SCHEMES,
        SHOWN,
        default=USUAL,
    )
    custom_bands: str = declared(
        N_("Bands of your own"),
        help=N_("From 0 to 17 without a gap, such as “0–9, 10–14, 15–17”."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        section=SHOWN,
    )
    named_from: int | None = declared(
        N_("Places and origins named from"),
        help=N_("Names given for fewer come together in one line; never below the smallest count shown."),
        kind=Kind.NUMBER,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        section=SHOWN,
        lowest=1,
        highest=1_000,
    )
    unknowns: bool = declared(
        N_("Unknown values as lines"),
        help=N_("Not asked, not said and not known as lines of the table; otherwise as a note under it."),
        kind=Kind.FLAG,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        section=SHOWN,
        default=True,
    )
    drawn_as: str = _chosen(N_("Drawn as"), N_("A table, a chart or both."), DRAWN, SHOWN, default="table")
    mode: str = _chosen(
        N_("Counts are"), N_("Rounded counts are simpler and safer; exact ones hide more."), MODES, GUARDED,
        default=Mode.ROUNDED.value,
    )  # fmt: skip
    threshold: str = _chosen(
        N_("Smallest count shown"),
        N_("Smaller counts are hidden. Ten is proposed for small areas and for sexual exploitation."),
        THRESHOLD_CODES,
        GUARDED,
        default=str(DEFAULT_THRESHOLD),
    )

    def axes(self) -> tuple[str, ...]:
        """Return the codes of the axes in use, rows first."""
        return tuple(code for code in (self.rows, self.columns) if code)

    def rule(self) -> Rule:
        """Return the disclosure rule that the statistic asks for."""
        return Rule(threshold=int(self.threshold), mode=Mode(self.mode))

    def scheme(self) -> Scheme:
        """Return the age bands; raises InvalidInput if they are no scheme."""
        return scheme_of(self.bands, self.custom_bands)


def check(statistic: Statistic) -> None:
    """Raise InvalidInput, naming the field, if the statistic cannot be counted as declared."""
    record.check(statistic)
    statistic.scheme()
    for name in ("rows", "columns"):
        _check_bearer(statistic, getattr(statistic, name), name)
    for condition in statistic.conditions:
        check_condition(condition)
        _check_bearer(statistic, condition.by, "conditions")
    if statistic.columns and not statistic.rows:
        raise _wrong(_("A table with columns needs rows."), "rows")
    if len({trait(code).dimension for code in statistic.axes()}) < len(statistic.axes()):
        raise _wrong(_("Rows and columns cannot both stand for the same thing."), "columns")
    _check_several(statistic)
    if statistic.since and statistic.until and statistic.until < statistic.since:
        raise _wrong(_("The period ends before it begins."), "until")


def check_leaving(statistic: Statistic, profile: Profile) -> None:
    """Raise InvalidInput if the statistic looks at too many traits at once for a profile (S8)."""
    if profile is not Profile.INTERNAL and len(dimensions(statistic)) > MOST_DIMENSIONS:
        raise _wrong(
            _("This looks at {count} traits at once, the filter included; outside the institution {most} "
              "are the most.").format(count=len(dimensions(statistic)), most=MOST_DIMENSIONS),
            "conditions",
        )  # fmt: skip


def dimensions(statistic: Statistic) -> frozenset[str]:
    """Return the dimensions that a statistic looks at, by axes and filter."""
    codes = (*statistic.axes(), *(condition.by for condition in statistic.conditions))
    return frozenset(trait(code).dimension for code in codes)


def proposed_threshold(statistic: Statistic) -> int:
    """Return the threshold to propose: higher for small areas and for exploitation and abuse (S2)."""
    by_place = "place" in dimensions(statistic)
    paragraphs = {int(c.value) for c in statistic.conditions if c.by == "paragraph" and c.value.isdecimal()}
    harmed = {condition.value for condition in statistic.conditions if condition.by == "harm"}
    guarded = by_place or (paragraphs and paragraphs <= _EXPLOITATION) or harmed == {"contact"}
    return GUARDED_THRESHOLD if guarded else DEFAULT_THRESHOLD


def filters(statistic: Statistic) -> tuple[Filter, ...]:
    """Return the filter and the period as the filters of a list of complaints.

    The list holds the complaints behind the number; where children are counted, those with at least one.
    """
    dated = f"date_{statistic.dated_by}"
    found = [Filter(dated, since=statistic.since, until=statistic.until)]
    together: dict[str, list[Condition]] = {}
    for condition in statistic.conditions:
        together.setdefault(trait(condition.by).dimension, []).append(condition)
    return (*found, *(_filter(conditions) for conditions in together.values()))


def _filter(conditions: list[Condition]) -> Filter:
    one = trait(conditions[0].by)
    keys = {Bearer.CHILD: f"children.{one.code}", Bearer.TAG: f"tags.{one.dimension}"}
    values = tuple(value for condition in conditions for value in values_of(condition))
    return Filter(keys.get(one.bearer, one.code), values=values)


def _check_bearer(statistic: Statistic, code: str, name: str) -> None:
    if code and trait(code).bearer is Bearer.CHILD and statistic.unit != Unit.CHILDREN:
        raise _wrong(
            _("“{axis}” is told of a child, and {unit} are counted here; one may be about several children.")
            .format(axis=AXES.label(code), unit=UNITS.label(statistic.unit).lower()),
            name,
        )  # fmt: skip


def _check_several(statistic: Statistic) -> None:
    """Refuse a filter on what the lines stand for where a unit may stand in several of them.

    A line would then count those that have both values, and no reader could tell which number is which.
    """
    filtered = {trait(condition.by).dimension for condition in statistic.conditions}
    for code in statistic.axes():
        one = trait(code)
        if one.dimension in filtered and is_several(Unit(statistic.unit), one.dimension):
            raise _wrong(
                _("“{axis}” cannot stand in the table and in the filter: one complaint may have several.")
                .format(axis=AXES.label(code)),
                "conditions",
            )  # fmt: skip


def _wrong(what: str, field: str) -> InvalidInput:
    return InvalidInput(what, _("Change it and save again. Nothing has been saved yet."), field)
