"""What the institution holds for some paragraphs, as it stands beside a draft."""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

from gc25desk.domain.access import Act
from gc25desk.domain.assessment import Assessment, Trend, trend
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.cycle import Cycle
from gc25desk.domain.evidence import Evidence, may_be_cited
from gc25desk.domain.field import Profile
from gc25desk.domain.monitoring import Monitoring
from gc25desk.domain.observation import Observation
from gc25desk.domain.paragraph import Tag, counts, numbers_in
from gc25desk.domain.project import Project
from gc25desk.domain.recommendation import Recommendation
from gc25desk.reports.material import may_be_counted
from gc25desk.services.access import needs
from gc25desk.services.desk import Desk
from gc25desk.services.project import gathered_by
from gc25desk.store import records
from gc25desk.store.counts import ids_tagged
from gc25desk.store.session import Reader

GIVEN = "given"  # a consent that stands


@dataclasses.dataclass(frozen=True)
class HeldCase:
    """A complaint on the paragraphs; ``as_case`` and ``quotable`` tell what its giver agreed to."""

    complaint: Complaint
    tags: tuple[Tag, ...]
    as_case: bool
    quotable: bool


@dataclasses.dataclass(frozen=True)
class HeldEvidence:
    """An item of evidence on the paragraphs; ``citable`` tells whether the report may name it."""

    item: Evidence
    tags: tuple[Tag, ...]
    citable: bool


@dataclasses.dataclass(frozen=True)
class Rated:
    """The institution's rating of one paragraph, with its trend against the cycle before."""

    assessment: Assessment
    trend: Trend | None


@dataclasses.dataclass(frozen=True)
class Holdings:
    """All that stands beside a section: of complaints those that the report may count, newest first."""

    numbers: tuple[int, ...]
    cases: tuple[HeldCase, ...]
    evidence: tuple[HeldEvidence, ...]
    observations: tuple[Observation, ...]
    recommendations: tuple[Recommendation, ...]
    ratings: tuple[Rated, ...]
    planned: tuple[Monitoring, ...]

    @property
    def is_silent(self) -> bool:
        """Whether nothing is held on which the section could rest."""
        return not self.cases and not self.evidence


@needs(Act.READ_REPORTS)
def of(desk: Desk, project_id: str, numbers: Sequence[int]) -> Holdings:
    """Return what the desk holds on paragraphs for a report; identities stay sealed.

    Raises NotFound for a report that is not on the desk.
    """
    wanted = frozenset(numbers)
    with desk.store.reading_sealed() as reader:
        held = gathered_by(reader, project_id)
        profile = held.project.for_profile
        return Holdings(
            numbers=tuple(sorted(wanted)),
            cases=_cases(reader, wanted, profile),
            evidence=_evidence(reader, wanted, profile),
            observations=tuple(one for one in held.observations if wanted.intersection(one.numbers())),
            recommendations=_recommended_before(reader, held.project, wanted),
            ratings=tuple(
                one for one in rated(reader, held.project.cycle) if one.assessment.paragraph in wanted
            ),
            planned=tuple(
                one
                for one in records.load_by(reader, "monitoring", "cycle", held.project.cycle)
                if wanted.intersection(one.numbers())
            ),
        )


def _cases(reader: Reader, wanted: frozenset[int], profile: Profile) -> tuple[HeldCase, ...]:
    found: list[Complaint] = _tagged(reader, "complaint", wanted)
    return tuple(
        HeldCase(
            complaint=one,
            tags=_tags(one.tags, wanted),
            as_case=one.consent_case_study == GIVEN,
            quotable=one.consent_quotation == GIVEN,
        )
        for one in found
        if may_be_counted(one, profile)
    )


def _evidence(reader: Reader, wanted: frozenset[int], profile: Profile) -> tuple[HeldEvidence, ...]:
    found: list[Evidence] = _tagged(reader, "evidence", wanted)
    return tuple(HeldEvidence(one, _tags(one.tags, wanted), may_be_cited(one, profile)) for one in found)


def _tagged(reader: Reader, noun: str, wanted: frozenset[int]) -> list[Any]:
    return list(reversed(records.load_many(reader, noun, ids_tagged(reader, noun, wanted))))


def _tags(tags: Iterable[Tag], wanted: frozenset[int]) -> tuple[Tag, ...]:
    return tuple(tag for tag in tags if tag.paragraph in wanted and counts(tag))


def _recommended_before(
    reader: Reader, project: Project, wanted: frozenset[int]
) -> tuple[Recommendation, ...]:
    """Return what the institution recommended on the paragraphs in reports of other cycles."""
    others = {one.id for one in records.load_many(reader, "project") if one.cycle != project.cycle}
    return tuple(
        one
        for one in records.load_many(reader, "recommendation")
        if one.project in others and wanted.intersection(numbers_in(one.paragraphs))
    )


def rated(reader: Reader, cycle_id: str) -> tuple[Rated, ...]:
    """Return all ratings of a cycle within a transaction, each with its trend against the cycle before."""
    now: list[Assessment] = records.load_by(reader, "assessment", "cycle", cycle_id)
    before = _cycle_before(reader, cycle_id)
    earlier = records.load_by(reader, "assessment", "cycle", before.id) if before is not None else []
    last = {one.paragraph: one.rating for one in earlier}
    return tuple(Rated(one, trend(one.rating, last.get(one.paragraph))) for one in now)


def _cycle_before(reader: Reader, cycle_id: str) -> Cycle | None:
    """Return the cycle before another, by the year of its pre-session and then by when it was entered."""
    cycles: list[Cycle] = records.load_many(reader, "cycle")
    # Entry order is that of load_many, and sorting keeps it among cycles of one year.
    cycles.sort(key=lambda one: one.pre_session_year or 0)
    place = next((place for place, one in enumerate(cycles) if one.id == cycle_id), 0)
    return cycles[place - 1] if place else None
