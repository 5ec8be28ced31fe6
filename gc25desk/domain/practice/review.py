"""A review of Midland for a practice desk: its cycle, what was observed before, ratings, plans, a report.

All of it is invented, the concluding observations too. What stands in ``[cite 75]`` becomes a citation of
an item of evidence on that paragraph, or nothing where the desk has none.
"""

import datetime as dt
import functools
import json
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from gc25desk.domain.assessment import Assessment
from gc25desk.domain.cycle import OCTOBER, Cycle
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.monitoring import Monitoring
from gc25desk.domain.observation import Observation
from gc25desk.domain.practice.chance import stream
from gc25desk.domain.practice.stories import FOLDER
from gc25desk.domain.project import ALTERNATIVE_REPORT, Project
from gc25desk.domain.recommendation import Recommendation
from gc25desk.paths import bundled

_CITE = re.compile(r"\s?\[cite (\d+)\]")
_BEFORE = 8  # years between two reviews (Decision No. 15)

Pick = Callable[[int], str]


@functools.cache
def told() -> Mapping[str, Any]:
    """Return the review as it was written down."""
    found: Mapping[str, Any] = json.loads((bundled(FOLDER) / "review.json").read_text("utf-8"))
    return found


def cycles(today: dt.date) -> tuple[Cycle, Cycle]:
    """Return the review before and the one that is under way, both unsaved, as of a day."""
    year = today.year + 1
    earlier = Cycle(**told()["earlier"], **_sessions(year - _BEFORE))
    return earlier, Cycle(**told()["cycle"], **_sessions(year))


def _sessions(year: int) -> dict[str, Any]:
    return {
        "loipr_month": OCTOBER,
        "loipr_year": year - 2,
        "pre_session_month": OCTOBER,
        "pre_session_year": year,
    }


def picker(evidence: Sequence[Evidence], seed: int) -> Pick:
    """Return what draws an item of evidence on a paragraph, for good; the empty text where there is none."""

    def pick(paragraph: int) -> str:
        on_it = [one for one in evidence if any(tag.paragraph == paragraph for tag in one.tags)]
        citable = [one for one in on_it if one.citable == "public"] or on_it
        return _drawn(stream(seed, "review", paragraph), [one.id for one in citable])

    return pick


def _drawn(chance: random.Random, ids: Sequence[str]) -> str:
    return chance.choice(ids) if ids else ""


def observations(cycle: Cycle, pick: Pick, today: dt.date) -> Iterator[Observation]:
    """Yield what the Committee asked for last time, with the institution's assessment of most."""
    for one in told()["observations"]:
        yield Observation(
            cycle=cycle.id,
            symbol=cycle.observations_symbol,
            number=one["number"],
            subject=one["subject"],
            text=one["text"],
            urgent=one["urgent"],
            paragraphs=one["paragraphs"],
            grade=one["grade"],
            graded_on=today - dt.timedelta(days=21) if one["grade"] else None,
            since_then=one["since"],
            evidence=_on(pick, one["evidence"]),
        )


def ratings(earlier: Cycle, cycle: Cycle, pick: Pick) -> Iterator[Assessment]:
    """Yield the ratings of both reviews, those of the earlier one without reasons."""
    for one in told()["ratings"]:
        number = one["paragraph"]
        if one["before"]:
            yield Assessment(cycle=earlier.id, paragraph=number, rating=one["before"])
        yield Assessment(
            cycle=cycle.id,
            paragraph=number,
            rating=one["rating"],
            reasons=one["reasons"],
            evidence=_on(pick, number),
        )


def monitoring(cycle: Cycle, today: dt.date) -> Iterator[Monitoring]:
    """Yield what is planned to be found out, one of it past its day."""
    for one in told()["monitoring"]:
        values = {key: one[key] for key in ("question", "paragraphs", "method", "status", "note")}
        yield Monitoring(cycle=cycle.id, date_due=today + dt.timedelta(days=one["days"]), **values)


def report(cycle: Cycle, today: dt.date) -> Project:
    """Return the alternative report, on the two years up to a day."""
    return Project(
        title=told()["report"],
        cycle=cycle.id,
        kind=ALTERNATIVE_REPORT,
        since=today.replace(year=today.year - 2, day=1),
        until=today,
        date_due=cycle.date_of("alternative_report"),
    )


def drafted(parts: Mapping[str, str], pick: Pick) -> dict[str, Any]:
    """Return the parts of a section with their citations."""

    def cited(found: re.Match[str]) -> str:
        chosen = pick(int(found[1]))
        return f"{{cite:evidence/{chosen}}}" if chosen else ""

    return {key: _CITE.sub(cited, text) for key, text in parts.items()}


def recommendations(issue: Mapping[str, Any], project: str, section: str, pick: Pick) -> list[Recommendation]:
    """Return the recommendations of an issue in their order."""
    return [
        Recommendation(
            project=project,
            issue=section,
            position=place,
            **(one | {"evidence": _on(pick, one["evidence"])}),
        )
        for place, one in enumerate(issue["recommendations"], 1)
    ]


def _on(pick: Pick, paragraph: int) -> tuple[str, ...]:
    chosen = pick(paragraph) if paragraph else ""
    return (chosen,) if chosen else ()
