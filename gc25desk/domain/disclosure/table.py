"""A table of true counts and what is published of it.

Every cell, margins included, is a *region*: which values of which dimensions it counts. Two cells of two
tables that count the same region are one number to a reader, whatever the tables are called; that is
how tables, charts and sentences of a document are linked (S7).
"""

import dataclasses
import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from gc25desk.domain.disclosure.rule import Count, Hidden

TOTAL = "*"  # stands in a place for all lines of an axis

Place: TypeAlias = tuple[str, ...]  # one line code, or TOTAL, for each axis


@dataclasses.dataclass(frozen=True)
class Days:
    """The days from ``first`` to ``last``, both included, as ordinals; values of a dimension of dates."""

    first: int
    last: int


Values: TypeAlias = frozenset[str] | Days


@dataclasses.dataclass(frozen=True)
class Line:
    """One line of an axis: the values of the dimension it stands for.

    ``level`` is how deep it stands below others that include it; ``tells`` is False for a line that
    says nothing of those it counts, as “Not asked” does; a ``noted`` one is drawn as a note under the table.
    """

    code: str
    label: str
    values: Values
    level: int = 0
    tells: bool = True
    noted: bool = False


@dataclasses.dataclass(frozen=True)
class Axis:
    """The lines of a table in one direction.

    ``dimension`` names what the values are values of. With ``several`` one unit may stand in several
    lines, so that they do not add up to the total. The lines always take in every unit of the table.
    """

    dimension: str
    label: str
    lines: tuple[Line, ...]
    several: bool = False

    def codes(self) -> tuple[str, ...]:
        """Return the codes of the lines in order, the total last."""
        return (*(line.code for line in self.lines), TOTAL)

    def line(self, code: str) -> Line:
        """Return one line; raises KeyError if there is none with this code."""
        for line in self.lines:
            if line.code == code:
                return line
        raise KeyError(code)


Region: TypeAlias = Mapping[str, Values]


@dataclasses.dataclass(frozen=True)
class TrueTable:
    """The true counts of one statistic; it never leaves the desk.

    ``members`` holds for every place that is not empty, totals included, which units it counts. A unit
    is text; what comes before a slash is who or what must not be singled out (S1: many tags of one
    complaint are one complaint). ``universe`` is the filter and the period as a region; ``several``
    names the dimensions of which one unit may have more than one value. ``threshold`` is the table’s own,
    where it asks for more care than the document does.
    """

    id: str
    title: str
    unit: str
    axes: tuple[Axis, ...]
    members: Mapping[Place, frozenset[str]]
    universe: Region = dataclasses.field(default_factory=dict)
    several: frozenset[str] = frozenset()
    threshold: int = 0

    def places(self) -> Iterator[Place]:
        """Yield every place of the table, totals included, in the order of the lines."""
        return itertools.product(*(axis.codes() for axis in self.axes))

    def units(self, place: Place) -> frozenset[str]:
        """Return the units counted at a place."""
        return self.members.get(place, frozenset())

    def count(self, place: Place) -> int:
        """Return the true count of a place."""
        return len(self.units(place))

    def holders(self, place: Place) -> int:
        """Return how many different children or complaints stand behind a count (S1)."""
        units = self.units(place)
        return len({unit.partition("/")[0] for unit in units}) if self.is_repeating else len(units)

    @functools.cached_property
    def is_repeating(self) -> bool:
        """Whether one child or complaint may be counted more than once."""
        return any("/" in unit for unit in itertools.islice(self.units(self.total), 1))

    @property
    def total(self) -> Place:
        """The place of the grand total."""
        return (TOTAL,) * len(self.axes)

    def region(self, place: Place) -> dict[str, Values]:
        """Return what a place counts: the universe, narrowed by the lines of the place."""
        found = dict(self.universe)
        for axis, code in zip(self.axes, place, strict=True):
            if code != TOTAL:
                found[axis.dimension] = _both(found.get(axis.dimension), axis.line(code).values)
        return found


def _both(outer: Values | None, inner: Values) -> Values:
    """Return the values that two conditions on one dimension leave."""
    if isinstance(outer, Days) and isinstance(inner, Days):
        return Days(max(outer.first, inner.first), min(outer.last, inner.last))
    if isinstance(outer, frozenset) and isinstance(inner, frozenset):
        return outer & inner
    return inner


@dataclasses.dataclass(frozen=True)
class PublishedTable:
    """What may leave of a table: nothing in it carries a true count that is hidden.

    With ``more`` a cross may stand for any number, nought included, and not only for a small one.
    """

    id: str
    title: str
    unit: str
    axes: tuple[Axis, ...]
    counts: Mapping[Place, Count]
    more: bool = False

    def count(self, place: Place) -> Count:
        """Return the published count of a place."""
        return self.counts[place]

    @property
    def total(self) -> Place:
        """The place of the grand total."""
        return (TOTAL,) * len(self.axes)

    def hidden(self) -> int:
        """Return how many counts of the table are hidden, totals included."""
        return sum(isinstance(count, Hidden) for count in self.counts.values())


def members(units: Iterable[tuple[str, Sequence[tuple[str, ...]]]]) -> dict[Place, frozenset[str]]:
    """Return which units stand at which place, from each unit with its line codes on every axis."""
    alike: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for unit, codes in units:
        alike.setdefault(tuple(codes), []).append(unit)
    found: dict[Place, set[str]] = {}
    for on_axes, names in alike.items():
        for place in itertools.product(*((*on_axis, TOTAL) for on_axis in on_axes)):
            found.setdefault(place, set()).update(names)
    return {place: frozenset(unit_set) for place, unit_set in found.items()}
