"""The labelled narratives, their halves, and the share whose best paragraph is among the first five."""

import functools
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gc25desk.domain.suggestion.index import Index
from gc25desk.domain.suggestion.ranking import suggest

FIRST = 5


@dataclass(frozen=True)
class Narrative:
    """What a caller told, the paragraph it is best tagged to, and others that would do."""

    best: int
    also: tuple[int, ...]
    text: str


@functools.cache
def narratives(name: str) -> tuple[Narrative, ...]:
    """Return a labelled set of this folder, in its order."""
    found = json.loads((Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8"))
    return tuple(Narrative(entry["best"], tuple(entry["also"]), entry["text"]) for entry in found)


def training(told: Sequence[Narrative]) -> list[Narrative]:
    """Return the half that was tuned on: of the two of a paragraph, the first and the second by turns."""
    return [one for at, one in enumerate(told) if at % 4 in {0, 3}]


def held_out(told: Sequence[Narrative]) -> list[Narrative]:
    """Return the other half."""
    return [one for at, one in enumerate(told) if at % 4 in {1, 2}]


def among_first(index: Index, told: Iterable[Narrative], first: int = FIRST) -> float:
    """Return the share of narratives whose best paragraph is among the first that are suggested."""
    ranks = [one.best in [s.paragraph for s in suggest(index, one.text, first)] for one in told]
    return sum(ranks) / len(ranks)
