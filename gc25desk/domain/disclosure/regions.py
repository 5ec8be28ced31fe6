"""Regions in one common measure: the values of each dimension, cut where any table of a document cuts them.

Two age bands that overlap, a year and its quarters, or a region and the same region without its capital
are seen through only when both are made of the same smallest parts.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from gc25desk.domain.disclosure.table import Days, Region, Values

Parts: TypeAlias = frozenset[str]
Key: TypeAlias = frozenset[tuple[str, Parts]]  # a region that can be looked up


class Measure:
    """Turns regions of many tables into keys; days become the stretches between any two cuts."""

    def __init__(self, regions: Iterable[Region]) -> None:
        cuts: dict[str, set[int]] = {}
        for region in regions:
            for dimension, values in region.items():
                if isinstance(values, Days):
                    cuts.setdefault(dimension, set()).update((values.first, values.last + 1))
        self._cuts = {dimension: sorted(found) for dimension, found in cuts.items()}
        self._known: dict[tuple[str, Values], Parts] = {}

    def key(self, region: Region) -> Key:
        """Return the region as a key; equal regions of different tables have the same."""
        return frozenset((dimension, self._parts(dimension, values)) for dimension, values in region.items())

    def _parts(self, dimension: str, values: Values) -> Parts:
        known = self._known.get((dimension, values))
        if known is None:
            known = self._cut(dimension, values) if isinstance(values, Days) else values
            self._known[dimension, values] = known
        return known

    def _cut(self, dimension: str, days: Days) -> Parts:
        return frozenset(f"from {cut}" for cut in self._cuts[dimension] if days.first <= cut <= days.last)


def without(key: Key, dimension: str) -> Key:
    """Return the region with one dimension left open."""
    return frozenset(item for item in key if item[0] != dimension)


def grains(sets: Iterable[Parts]) -> dict[Parts, frozenset[int]]:
    """Cut sets into the smallest parts that no set divides, each with the numbers of the sets it is in."""
    where: dict[str, set[int]] = {}
    for number, values in enumerate(sets):
        for value in values:
            where.setdefault(value, set()).add(number)
    together: dict[frozenset[int], set[str]] = {}
    for value, numbers in where.items():
        together.setdefault(frozenset(numbers), set()).add(value)
    return {frozenset(values): numbers for numbers, values in together.items()}


def covering(sets: Mapping[Parts, int], outer: Parts | None) -> list[Parts]:
    """Return the largest sets that lie wholly within another one; with None, within everything."""
    inner = [values for values in sets if outer is None or values < outer]
    return [values for values in inner if not any(values < other for other in inner)]
