"""Ways to cut a table anew before anything is hidden; they keep every count true (domain.md 3.3).

Merging two age bands, paragraphs into sections, rare places into one, or leaving an axis out costs a reader
detail; hiding costs holes. So the writer is offered the ways, those that hide least first.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

from gc25desk.domain.bands import CUSTOM
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.crosstab import tabulate
from gc25desk.domain.disclosure.gate import publish
from gc25desk.domain.disclosure.rule import Rule
from gc25desk.domain.statistic import Statistic
from gc25desk.errors import TooRevealing


class Way(StrEnum):
    """How a table is cut anew."""

    BANDS = "bands"  # two neighbouring age bands become one
    COARSER = "coarser"  # paragraphs to sections to chapters, months to quarters to years
    RARE = "rare"  # typed names that few share come together in one line
    WITHOUT = "without"  # an axis is left out


_COARSER = {"paragraph": ("section", "chapter"), "section": ("chapter",), "month": ("quarter", "year"),
            "quarter": ("year",)}  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Redesign:
    """One way to cut a statistic anew; ``hidden`` of its ``counts`` would then not be printed."""

    way: Way
    statistic: Statistic
    hidden: int
    counts: int


def redesigns(
    statistic: Statistic, complaints: Sequence[Complaint], rule: Rule | None = None
) -> tuple[Redesign, ...]:
    """Return the ways to cut a statistic anew that hide less than it does, best first.

    Each is tried by itself under the statistic’s own rule, or under one given; at equal numbers the one
    that keeps more counts comes first. A statistic that hides nothing has none.
    """
    rule = rule if rule is not None else statistic.rule()
    now, _counts = _hides(statistic, complaints, rule)
    found = []
    for way, other in _ways(statistic) if now else ():
        hidden, counts = _hides(other, complaints, rule)
        if hidden < now:
            found.append(Redesign(way, other, hidden, counts))
    return tuple(sorted(found, key=lambda one: (one.hidden, -one.counts)))


def _hides(statistic: Statistic, complaints: Sequence[Complaint], rule: Rule) -> tuple[int, int]:
    """Return how many counts a statistic hides, and how many it has; all of them where nothing may leave."""
    table = tabulate(statistic, complaints, named_from=rule.at_least(int(statistic.threshold)).threshold)
    counts = sum(1 for _place in table.places())
    try:
        return publish([table], rule).hidden(), counts
    except TooRevealing:
        return counts, counts


def _ways(statistic: Statistic) -> Iterator[tuple[Way, Statistic]]:
    if "age" in statistic.axes():
        for scheme in statistic.scheme().merged():
            yield Way.BANDS, dataclasses.replace(statistic, bands=CUSTOM, custom_bands=scheme.written())
    for name in ("rows", "columns"):
        for coarser in _COARSER.get(getattr(statistic, name), ()):
            change: dict[str, Any] = {name: coarser}
            yield Way.COARSER, dataclasses.replace(statistic, **change)
    if {"place", "ethnic_origin", "national_origin"} & {*statistic.axes()}:
        least = max(int(statistic.threshold), statistic.named_from or 0)
        for times in (2, 4, 8):
            yield Way.RARE, dataclasses.replace(statistic, named_from=least * times)
    if statistic.columns:
        yield Way.WITHOUT, dataclasses.replace(statistic, columns="")
        yield Way.WITHOUT, dataclasses.replace(statistic, rows=statistic.columns, columns="")
