"""The system of sums that ties all published counts of a document together, as a reader could write it.

One cell stands for one region, however many tables print it. Where regions differ in one dimension alone,
the larger is the sum of its smallest parts; parts that no table prints are cells too, because the
difference of two printed counts is as good as printed (D2). Where one unit may have several values of the
dimension, parts are only known to be at most the whole, and to cover it.
"""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from gc25desk.domain.disclosure.regions import Key, Measure, Parts, covering, grains, without
from gc25desk.domain.disclosure.rings import joint_tables
from gc25desk.domain.disclosure.rule import ANY
from gc25desk.domain.disclosure.table import TOTAL, Place, Region, TrueTable

Name: TypeAlias = tuple[str, Key]  # the unit counted and the region
Group: TypeAlias = tuple[str, Key, str]  # a unit and a region, looked at in one dimension


@dataclasses.dataclass(frozen=True)
class Relation:
    """``lowest`` ≤ the sum of coefficient times cell ≤ ``highest``."""

    terms: tuple[tuple[int, int], ...]
    lowest: int = 0
    highest: int = 0


@dataclasses.dataclass
class Cell:
    """One number of the system: the true count, who stands behind it, and where it is printed.

    ``places`` are pairs of the number of a table and a place; a cell with none is printed nowhere.
    ``units`` are those counted.
    """

    units: frozenset[str]
    holders: int
    places: list[tuple[int, Place]] = dataclasses.field(default_factory=list)
    inner: bool = False  # of a table of all dimensions of a ring: no sum of printed counts by itself

    @property
    def true(self) -> int:
        """The true count."""
        return len(self.units)


class Links:
    """All cells of a document's tables with the relations between them.

    Raises ValueError if two tables give the same region different counts: they were not counted from
    the same records.
    """

    def __init__(self, tables: Sequence[TrueTable]) -> None:
        self.tables = tuple(tables)
        self.cells: list[Cell] = []
        self.relations: list[Relation] = []
        self.printed: list[dict[Place, int]] = []
        self._numbers: dict[Name, int] = {}
        self._sides: dict[Group, dict[Parts | None, int]] = {}
        self._covered: dict[Group, list[tuple[Parts | None, frozenset[str]]]] = {}
        self._measure = Measure(region for table in tables for region in _regions(table))
        for number, table in enumerate(tables):
            self.printed.append({place: self._printed(number, table, place) for place in table.places()})
        for table in joint_tables(tables):
            for place in table.places():
                self._cell(table, place, inner=True)
            self._note_covers(table)
        self._several = frozenset().union(*(table.several for table in tables)) if tables else frozenset()
        self._group()
        for group, sides in self._sides.items():
            self._relate(group, sides)

    def _printed(self, number: int, table: TrueTable, place: Place) -> int:
        found = self._cell(table, place)
        self.cells[found].places.append((number, place))
        return found

    def _cell(self, table: TrueTable, place: Place, *, inner: bool = False) -> int:
        name = (table.unit, self._measure.key(table.region(place)))
        found = self._numbers.get(name)
        if found is None:
            self.cells.append(Cell(table.units(place), table.holders(place), inner=inner))
            found = self._numbers[name] = len(self.cells) - 1
        elif self.cells[found].units != table.units(place):
            raise ValueError(f"{table.id} and another table count the same differently")
        return found

    # Which cells differ in one dimension alone -------------------------------------------------

    def _group(self) -> None:
        for (unit, key), cell in self._numbers.items():
            for dimension, parts in key:
                self._sides.setdefault((unit, without(key, dimension), dimension), {})[parts] = cell
        dimensions = {dimension for _unit, _key, dimension in self._sides}
        for (unit, key), cell in self._numbers.items():
            for dimension in dimensions - {dimension for dimension, _parts in key}:
                sides = self._sides.get((unit, key, dimension))
                if sides is not None:
                    sides[None] = cell
        for table in self.tables:
            self._note_covers(table)

    def _note_covers(self, table: TrueTable) -> None:
        """Note of every line of totals that the lines of its axis take in all of it."""
        for place in table.places():
            key = self._measure.key(table.region(place))
            for at, axis in enumerate(table.axes):
                if place[at] != TOTAL:
                    continue
                lines = [(*place[:at], line.code, *place[at + 1 :]) for line in axis.lines]
                keys = [dict(self._measure.key(table.region(line))) for line in lines]
                union = frozenset[str]().union(*(found[axis.dimension] for found in keys))
                outer = dict(key).get(axis.dimension)
                group = (table.unit, without(key, axis.dimension), axis.dimension)
                self._covered.setdefault(group, []).append((outer, union))

    # The relations ------------------------------------------------------------------------------

    def _relate(self, group: Group, sides: dict[Parts | None, int]) -> None:
        if len(sides) < 2:
            return
        if group[2] in self._several:
            self._relate_several(group, sides)
        else:
            self._relate_parts(group, sides)

    def _relate_parts(self, group: Group, sides: dict[Parts | None, int]) -> None:
        sets = [parts for parts in sides if parts is not None]
        cut = grains(sets)
        numbers = {grain: self._grain(sides, sets, grain, inside) for grain, inside in cut.items()}
        for parts, cell in sides.items():
            inside = [grain for grain in cut if parts is None or grain <= parts]
            if inside == [parts]:
                continue
            filled = self._filling(group, parts)
            terms = [(numbers[grain], -1) for grain in inside if filled is None or grain <= filled]
            if parts is None and filled is None:
                terms.append((self._rest(sides, sets), -1))
            self.relations.append(Relation(((cell, 1), *terms)))

    def _filling(self, group: Group, parts: Parts | None) -> frozenset[str] | None:
        """Return values that are known to take in all of a side, if any are known."""
        for outer, union in self._covered.get(group, ()):
            if outer == parts:
                return union
        return None

    def _grain(
        self, sides: dict[Parts | None, int], sets: Sequence[Parts], grain: Parts, inside: frozenset[int]
    ) -> int:
        if grain in sides:
            return sides[grain]
        within = [self._units(sides[sets[number]]) for number in inside]
        outside = [self._units(sides[parts]) for n, parts in enumerate(sets) if n not in inside]
        return self._add(frozenset.intersection(*within).difference(*outside))

    def _rest(self, sides: dict[Parts | None, int], sets: Sequence[Parts]) -> int:
        return self._add(self._units(sides[None]).difference(*(self._units(sides[parts]) for parts in sets)))

    def _units(self, cell: int) -> frozenset[str]:
        return self.cells[cell].units

    def _add(self, units: frozenset[str]) -> int:
        self.cells.append(Cell(units, len({unit.partition("/")[0] for unit in units})))
        return len(self.cells) - 1

    def _relate_several(self, group: Group, sides: dict[Parts | None, int]) -> None:
        sets = {parts: cell for parts, cell in sides.items() if parts is not None}
        for parts, cell in sides.items():
            inner = covering(sets, parts)
            for smaller in inner:
                rest = self._add(self._units(cell) - self._units(sets[smaller]))
                self.relations.append(Relation(((cell, 1), (sets[smaller], -1), (rest, -1))))
            filled = self._filling(group, parts)
            union = frozenset[str]().union(*inner)
            if inner and (parts == union or (filled is not None and filled <= union)):
                terms = ((cell, -1), *((sets[smaller], 1) for smaller in inner))
                self.relations.append(Relation(terms, 0, ANY))

    def differences(self) -> Iterable[int]:
        """Return the cells that are printed nowhere and follow from others by subtraction."""
        return (n for n, cell in enumerate(self.cells) if not cell.places and not cell.inner)

    def unprinted(self) -> frozenset[int]:
        """Return the cells that are printed nowhere."""
        return frozenset(number for number, cell in enumerate(self.cells) if not cell.places)


def _regions(table: TrueTable) -> Iterable[Region]:
    yield table.universe
    for axis in table.axes:
        yield from ({axis.dimension: line.values} for line in axis.lines)
