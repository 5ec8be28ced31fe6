"""Random desks: whatever people may write and count, hostile text included, with canaries among it.

A :class:`Plan` is drawn by hypothesis and has no desk yet; ``filled.on`` puts it on a real one. Texts and
codes are drawn from small pools, so that counts come together and some are large enough to be shown.
"""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from gc25desk.domain import dimensions
from gc25desk.domain.assessment import Assessment
from gc25desk.domain.bands import SCHEMES
from gc25desk.domain.child import Child
from gc25desk.domain.comment import Comment
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.condition import Condition
from gc25desk.domain.cycle import Cycle
from gc25desk.domain.disclosure.rule import THRESHOLDS
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Field, Kind, Profile, Sensitivity, fields_of
from gc25desk.domain.monitoring import Monitoring
from gc25desk.domain.observation import Observation
from gc25desk.domain.paragraph import COMPLAINT_STANCES, EVIDENCE_STANCES, Tag
from gc25desk.domain.practice.chance import stream
from gc25desk.domain.project import LAYOUTS, Project
from gc25desk.domain.recommendation import Recommendation
from gc25desk.domain.section import PART_KEYS
from gc25desk.domain.statistic import Statistic, check, check_leaving
from gc25desk.domain.text import clean
from gc25desk.errors import InvalidInput
from tests.domain.made import HOSTILE
from tests.journeys.canaries import Canary, identity, is_kept, kept_word

MOST_COMPLAINTS, MOST_EVIDENCE = 25, 12
PEOPLE_OF_NO_REPORT = ("peer", "family_member", "unknown_online_person", "")
TYPED = (
    *HOSTILE,
    "=1+1",
    "＝1+1",
    "w" * 300,
    "<w:t>said</w:t>",
    "\u200fقانون\u200e (law)",
    "法律法规不足",
    "a **bold** word and __another__",
    "{cite:evidence/nobody} {see:section/nowhere}",
    "\\{no insert}",
)
FIRST, LAST = dt.date(2023, 6, 1), dt.date(2026, 11, 19)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Plan:
    """What will stand on a desk; records that need another's identifier hold its number in its stead."""

    complaints: tuple[Complaint, ...]
    evidence: tuple[Evidence, ...]
    observations: tuple[Observation, ...]
    statistics: tuple[Statistic, ...]
    ratings: tuple[Assessment, ...]
    cycle: Cycle
    project: Project
    drafted: tuple[tuple[int, str, str], ...]  # section, part, text
    recommendations: tuple[Recommendation, ...]
    comments: tuple[Comment, ...]
    monitoring: tuple[Monitoring, ...]

    def _repr_pretty_(self, printer: RepresentationPrinter, _cycle: bool) -> None:
        """Tell hypothesis how much there is of each; all of it would fill pages."""
        fields = ((field.name, getattr(self, field.name)) for field in dataclasses.fields(self))
        printer.text(", ".join(f"{len(value)} {name}" for name, value in fields if isinstance(value, tuple)))


class Pools:
    """The texts and codes that one desk is made of, and who stands in the next record.

    Hypothesis draws the texts and how many records there are; a stream of chance that it draws too fills
    their hundreds of fields, which are too many for it to draw one by one.
    """

    def __init__(self, draw: st.DrawFn, kind: str) -> None:
        """Draw the pools for a desk with a report of one kind."""
        self.draw = draw
        self.chance = stream(draw(st.integers(0, 2**32)), kind)
        drawn = draw(st.lists(st.text(max_size=60), max_size=4))
        self.texts = [*drawn, *self.chance.sample(TYPED, 4)]
        self.titles = [text for text in map(one_line, self.texts) if text] or ["A title"]
        self._codes: dict[str, tuple[str, ...]] = {}
        self._people = 0
        self._ids = 0
        self._makers: dict[Kind, Callable[[Field], Any]] = {
            Kind.TEXT: lambda _field: self.text(),
            Kind.LONG_TEXT: lambda _field: self.text(),
            Kind.URL: lambda _field: self.text(),
            Kind.CHOICE: self.code,
            Kind.OPEN: self.code,
            Kind.CHOICES: self._codes_of,
            Kind.NUMBER: self._number,
            Kind.FLAG: lambda _field: self.maybe(),
            Kind.DATE: lambda _field: self.one((None, self.day())),
            Kind.RECORDS: lambda _field: (),
        }

    def person(self) -> Canary:
        """Return the next canary."""
        self._people += 1
        return Canary(self._people % 64)

    def id(self) -> str:
        """Return the next identifier; the same desk has the same ones."""
        self._ids += 1
        return str(uuid.UUID(int=(0xDE5C << 112) + self._ids, version=4))

    def one(self, choices: Sequence[Any]) -> Any:
        """Return one of some things."""
        return self.chance.choice(choices)

    def maybe(self) -> bool:
        """Return yes or no."""
        return bool(self.one((True, False)))

    def drawn(self, most: int) -> range:
        """Return as many numbers as hypothesis draws; the simplest desk is the fullest."""
        return range(most - self.draw(st.integers(0, most)))

    def some(self, most: int) -> range:
        """Return a few numbers, or none."""
        return range(self.chance.randint(0, most))

    def text(self) -> str:
        """Return a text as somebody may type it."""
        return str(self.one(self.texts))

    def title(self) -> str:
        """Return a line that is not empty."""
        return str(self.one(self.titles))

    def code(self, field: Field) -> str:
        """Return one of the few codes of a list that this desk uses."""
        assert field.choices is not None
        name = f"{field.key} {field.choices.name}"
        if name not in self._codes:
            codes = (*field.choices.codes(), *(["North", self.title()] if field.kind is Kind.OPEN else [""]))
            self._codes[name] = tuple(self.one(codes) for _ in range(3))
        return str(self.one(self._codes[name]))

    def day(self) -> dt.date:
        """Return a day of the last years."""
        return FIRST + dt.timedelta(days=self.chance.randint(0, (LAST - FIRST).days))

    def record(self, noun: str, kind: type[Any], **fixed: Any) -> Any:
        """Return a record of a kind with canaries where nothing may leave."""
        values = {
            field.key: self._value(noun, field)
            for field in fields_of(kind)
            if not field.system and field.kind is not Kind.FILES and field.key not in fixed
        }
        return kind(**(values | fixed))

    def _value(self, noun: str, field: Field) -> Any:
        if field.sensitivity is Sensitivity.IDENTITY:
            return identity(field.key, self.person())
        if is_kept(field):
            return f"{self.text()} {kept_word(noun, field)}"
        return self._makers[field.kind](field)

    def _codes_of(self, field: Field) -> tuple[str, ...]:
        return tuple(self.code(field) for _ in self.some(2)) if field.choices is not None else ()

    def _number(self, field: Field) -> int | None:
        found: int | None = self.one((None, field.lowest, field.highest, self.chance.randint(8, 14)))
        return found

    def tags(self, noun: str, stances: Sequence[str]) -> tuple[Tag, ...]:
        """Return tags to a few paragraphs, the first of them the main one."""
        numbers = self.chance.sample((9, 30, 54, 75, 76, 103, 125), self.chance.randint(0, 3))
        return tuple(
            self.record(noun, Tag, paragraph=number, stance=self.one(("", *stances)), primary=place == 0)
            for place, number in enumerate(numbers)
        )


def one_line(text: str) -> str:
    """Return a text as a field of one line keeps it."""
    return " ".join(clean(text).split("\n")).strip()


@st.composite
def desks(draw: st.DrawFn, kind: str) -> Plan:
    """Return the plan of a desk with a report of one kind."""
    pools = Pools(draw, kind)
    complaints = tuple(_complaint(pools) for _ in pools.drawn(MOST_COMPLAINTS))
    evidence = tuple(_evidence(pools) for _ in pools.drawn(MOST_EVIDENCE))
    statistics = tuple(_statistic(pools) for _ in pools.drawn(3))
    observations = tuple(_observation(pools, evidence) for _ in pools.some(3))
    inserts = _inserts(complaints, evidence, observations, statistics)
    return Plan(
        complaints=complaints,
        evidence=evidence,
        observations=observations,
        statistics=statistics,
        ratings=tuple(_rating(pools, number) for number in (9, 54, 75)[: pools.chance.randint(0, 3)]),
        cycle=_cycle(pools),
        project=_project(pools, kind),
        drafted=tuple(_drafted(pools, inserts) for _ in pools.drawn(24)),
        recommendations=tuple(_recommendation(pools, evidence) for _ in pools.some(4)),
        comments=tuple(pools.record("comment", Comment, about="0") for _ in pools.some(2)),
        monitoring=tuple(
            pools.record("monitoring", Monitoring, cycle="", paragraphs=pools.one(("", "75, 103")))
            for _ in pools.some(2)
        ),
    )


def _complaint(pools: Pools) -> Complaint:
    made: Complaint = pools.record(
        "complaint",
        Complaint,
        id=pools.id(),
        date_received=pools.day(),
        date_closed=None,
        respondent_type=pools.one((*PEOPLE_OF_NO_REPORT, "social_platform", "school")),
        children=tuple(pools.record("complaint", Child) for _ in pools.some(3)),
        tags=pools.tags("complaint", COMPLAINT_STANCES.codes()),
    )
    return made


def _evidence(pools: Pools) -> Evidence:
    made: Evidence = pools.record(
        "evidence",
        Evidence,
        id=pools.id(),
        title=pools.title(),
        date=pools.one((None, pools.day(), dt.date(1900, 1, 1), dt.date(2200, 12, 31))),
        tags=pools.tags("evidence", EVIDENCE_STANCES.codes()),
    )
    if made.citable in {"public", "committee"} and made.confidentiality != "strict":
        return made
    # Its title may be named to nobody outside, or to nobody at all.
    return dataclasses.replace(made, title=f"{made.title[:900]} {UNCITED}", source=UNCITED)


UNCITED = "zquncitedtitleqz"


def _observation(pools: Pools, evidence: Sequence[Evidence]) -> Observation:
    made: Observation = pools.record(
        "observation",
        Observation,
        id=pools.id(),
        cycle="",
        number=pools.one(("12", "29 (b)", pools.title())),
        subject=pools.title(),
        paragraphs=pools.one(("", "75", "54, 75–76")),
        evidence=_some_of(pools, evidence),
    )
    return made


def _some_of(pools: Pools, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    return (pools.one(evidence).id,) if evidence and pools.maybe() else ()


def _rating(pools: Pools, number: int) -> Assessment:
    made: Assessment = pools.record(
        "assessment", Assessment, cycle="", paragraph=number, rating=pools.one(("met", "not_met", "unknown"))
    )
    return made


def _recommendation(pools: Pools, evidence: Sequence[Evidence]) -> Recommendation:
    made: Recommendation = pools.record(
        "recommendation",
        Recommendation,
        project="",
        issue=str(pools.chance.randint(0, 60)),
        position=pools.chance.randint(0, 9),
        action=pools.title(),
        paragraphs=pools.one(("", "24, 35 and 36")),
        evidence=_some_of(pools, evidence),
    )
    return made


# Statistics -------------------------------------------------------------------------------------


def _statistic(pools: Pools) -> Statistic:
    plain = Statistic(
        id=pools.id(),
        title=pools.title(),
        unit=pools.one(dimensions.UNITS.codes()),
        mode=pools.one(("rounded", "exact")),
        threshold=str(pools.one(THRESHOLDS)),
        unknowns=pools.maybe(),
        bands=pools.one(SCHEMES.codes()),
        custom_bands="0–9, 10–14, 15–17",
        named_from=pools.one((None, 1, 20)),
    )
    axes = pools.chance.sample(dimensions.AXES.codes(), pools.chance.randint(0, 2))
    rows, columns = (*axes, "", "")[:2]
    asked = dataclasses.replace(plain, rows=rows, columns=columns)
    conditions = tuple(_condition(pools) for _ in pools.some(2))
    narrowed = dataclasses.replace(asked, conditions=conditions)
    return next(one for one in (narrowed, asked, plain) if _is_sound(one))


def _condition(pools: Pools) -> Condition:
    made = (
        Condition(by="sex", value="girl"),
        Condition(by="age", lowest=10),
        Condition(by="paragraph", value="75"),
        Condition(by="place", value="North"),
        Condition(by="stance", value="alleged_violation"),
        Condition(by="harm", value="contact"),
    )
    found: Condition = pools.one(made)
    return found


def _is_sound(statistic: Statistic) -> bool:
    try:
        check(statistic)
        check_leaving(statistic, Profile.PUBLIC)
    except InvalidInput:
        return False
    return True


# The report -------------------------------------------------------------------------------------


def _cycle(pools: Pools) -> Cycle:
    month = pools.one(("", "february", "june", "october"))
    return Cycle(
        title=pools.title(),
        procedure=pools.one(("simplified", "traditional")),
        observations_symbol=pools.text()[:100],
        pre_session_month=month,
        pre_session_year=2028 if month else None,
    )


def _project(pools: Pools, kind: str) -> Project:
    return Project(
        title=pools.title(),
        cycle="",
        kind=kind,
        layout=pools.one(LAYOUTS.codes()),
        since=pools.one((None, dt.date(2024, 1, 1))),
        until=pools.one((None, dt.date(2026, 6, 30))),
        word_limit=pools.one((None, 100, 3_000, 10_000)),
    )


def _inserts(
    complaints: Sequence[Complaint],
    evidence: Sequence[Evidence],
    observations: Sequence[Observation],
    statistics: Sequence[Statistic],
) -> list[str]:
    """Return every insert that has something to refer to; ``SECTION`` is one of the report's sections."""
    found = ["{cite:paragraph/75}", "{note|A note of its own: =1+1}", "{see:section/SECTION}"]
    found += [f"{{cite:evidence/{one.id}|p. 4}}" for one in evidence]
    found += [f"{{cite:complaint/{one.id}}}" for one in complaints[:4]]
    found += [f"{{cite:observation/{one.id}}}" for one in observations]
    for one in statistics:
        found += [f"{{number:statistic/{one.id}|{place}}}" for place in ("total", "girl", "75", "content")]
        found += [f"{{{kind}:statistic/{one.id}}}" for kind in ("table", "chart")]
        found += [f"{{see:statistic/{one.id}}}", f"{{see:statistic/{one.id}-chart}}"]
    return found


def _drafted(pools: Pools, inserts: Sequence[str]) -> tuple[int, str, str]:
    lines = [
        f"{pools.one(('', '- ', '+ '))}{pools.text()} Schools film pupils.{pools.one(inserts)}"
        for _ in range(pools.chance.randint(1, 3))
    ]
    return pools.chance.randint(0, 60), pools.one(PART_KEYS), "\n".join(lines)
