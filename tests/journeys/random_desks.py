"""Random desks: whatever people may write and count, hostile text included, with canaries among it.

A :class:`Plan` is drawn by hypothesis and has no desk yet; ``filled.on`` puts it on a real one. Texts and
codes are drawn from small pools, so that counts come together and some are large enough to be shown.
"""

import dataclasses
import datetime as dt
from collections.abc import Sequence

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
from gc25desk.domain.field import Profile
from gc25desk.domain.monitoring import Monitoring
from gc25desk.domain.observation import Observation
from gc25desk.domain.paragraph import COMPLAINT_STANCES, EVIDENCE_STANCES
from gc25desk.domain.project import LAYOUTS, Project
from gc25desk.domain.recommendation import Recommendation
from gc25desk.domain.section import PART_KEYS
from gc25desk.domain.statistic import Statistic, check, check_leaving
from gc25desk.errors import InvalidInput
from tests.journeys.pools import Pools

MOST_COMPLAINTS, MOST_EVIDENCE = 25, 12
PEOPLE_OF_NO_REPORT = ("peer", "family_member", "unknown_online_person", "")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Plan:
    """What will stand on a desk; what needs the identifier of a section holds a number in its stead."""

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
