"""The system of sums that ties all published counts together, as a reader could write it down.

One cell stands for one region, however many tables print it. Where regions differ in one dimension alone,
the larger is the sum of its smallest parts; parts that no table prints are cells too, because the
difference of two printed counts is as good as printed (D2). Where one unit may have several values of the
dimension, parts are only known to be at most the whole, and to cover it.

Tables published earlier belong to the same system (D4). Those of an edition whose records have changed
since are tied to the others by what came and what went (D1, D3).
"""

import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from gc25desk.domain.disclosure.regions import Key, Measure, Parts, covering, grains, without
from gc25desk.domain.disclosure.rings import joint_tables
from gc25desk.domain.disclosure.rule import ANY
from gc25desk.domain.disclosure.table import TOTAL, Place, Region, TrueTable

NOW = 0  # the edition of the document itself
Name: TypeAlias = tuple[int, str, Key]  # the edition, the unit counted and the region
Group: TypeAlias = tuple[int, str, Key, str]  # the same, looked at in one dimension
Sides: TypeAlias = dict[Parts | None, int]  # the cells of a group by their values; None for all of them


@dataclasses.dataclass(frozen=True)
class Relation:
    """``lowest`` ≤ the sum of coefficient times cell ≤ ``highest``."""

    terms: tuple[tuple[int, int], ...]
    lowest: int = 0
    highest: int = 0


@dataclasses.dataclass
class Cell:
    """One number of the system: who is counted, who stands behind it, and where it is printed.

    ``places`` are pairs of the number of a table and a place in the document itself, ``known`` the same
    in earlier tables; a cell with neither is printed nowhere. ``least`` is the highest threshold that a
    table asks for. An ``inner`` cell belongs to the table of all dimensions of a ring.
    """

    units: frozenset[str]
    holders: int
    least: int = 0
    inner: bool = False
    places: list[tuple[int, Place]] = dataclasses.field(default_factory=list)
    known: list[tuple[int, Place]] = dataclasses.field(default_factory=list)

    @property
    def true(self) -> int:
        """The true count."""
        return len(self.units)

    @property
    def is_printed(self) -> bool:
        """Whether the count stands in a table of the document or of an earlier one."""
        return bool(self.places or self.known)


class Links:
    """All cells of a document’s tables, and of earlier ones, with the relations between them.

    ``earlier`` are tables with the number of their edition: ``NOW`` if nothing has changed since, so that
    they are as good as tables of the document. Raises ValueError if two tables of one edition give the
    same region different counts: they were not counted from the same records.
    """

    def __init__(self, tables: Sequence[TrueTable], earlier: Sequence[tuple[int, TrueTable]] = ()) -> None:
        self.tables = tuple(tables)
        self.cells: list[Cell] = []
        self.relations: list[Relation] = []
        self.printed: list[dict[Place, int]] = []
        self.numbers: dict[Name, int] = {}
        every = [*((NOW, table) for table in tables), *earlier]
        self._measure = Measure(region for _edition, table in every for region in _regions(table))
        self._several = frozenset[str]().union(*(table.several for _edition, table in every))
        for number, (edition, table) in enumerate(every):
            self._print(number, edition, table)
        for edition in dict.fromkeys(edition for edition, _table in every):
            every += [
                (edition, joint) for joint in joint_tables([table for e, table in every if e == edition])
            ]
        for edition, table in every[len(tables) + len(earlier) :]:
            for place in table.places():
                self._cell(edition, table, place, inner=True)
        self.sides: dict[Group, Sides] = {}
        self._group()
        self._covered: dict[tuple[Group, Parts | None], frozenset[str]] = {}
        for edition, table in every:
            self._note_covers(edition, table)
        for group, sides in self.sides.items():
            self._relate(group, sides)

    def holds(self) -> bool:
        """Tell whether the true counts keep all relations, as they must where nothing has changed."""
        return all(
            relation.lowest
            <= sum(k * self.cells[cell].true for cell, k in relation.terms)
            <= relation.highest
            for relation in self.relations
        )

    def truth(self) -> list[int]:
        """Return the true counts of all cells."""
        return [cell.true for cell in self.cells]

    def differences(self) -> Iterator[int]:
        """Yield the cells that are printed nowhere and follow from others by subtraction."""
        return (n for n, cell in enumerate(self.cells) if not cell.is_printed and not cell.inner)

    def unprinted(self) -> frozenset[int]:
        """Return the cells that are printed nowhere."""
        return frozenset(number for number, cell in enumerate(self.cells) if not cell.is_printed)

    def difference(self, units: frozenset[str], *of: int, name: Name | None = None) -> int:
        """Return the number of a cell that is printed nowhere, a difference of others.

        One with a name stands for a region, and is the same cell wherever that region comes up.
        """
        if name is not None:
            known = self.numbers.setdefault(name, len(self.cells))
            if known < len(self.cells):
                return known
        least = max(self.cells[cell].least for cell in of)
        self.cells.append(Cell(units, len({unit.partition("/")[0] for unit in units}), least))
        return len(self.cells) - 1

    # The cells ----------------------------------------------------------------------------------

    def _print(self, number: int, edition: int, table: TrueTable) -> None:
        found = {place: self._cell(edition, table, place) for place in table.places()}
        for place, cell in found.items():
            if number < len(self.tables):
                self.cells[cell].places.append((number, place))
            else:
                self.cells[cell].known.append((number - len(self.tables), place))
        if number < len(self.tables):
            self.printed.append(found)

    def _cell(self, edition: int, table: TrueTable, place: Place, *, inner: bool = False) -> int:
        name = (edition, table.unit, self._measure.key(table.region(place)))
        found = self.numbers.get(name)
        if found is None:
            self.cells.append(Cell(table.units(place), table.holders(place), table.threshold, inner))
            found = self.numbers[name] = len(self.cells) - 1
        elif self.cells[found].units != table.units(place):
            raise ValueError(f"{table.id} and another table count the same differently")
        self.cells[found].least = max(self.cells[found].least, table.threshold)
        return found

    # Which cells differ in one dimension alone ---------------------------------------------------

    def _group(self) -> None:
        for (edition, unit, key), cell in self.numbers.items():
            for dimension, parts in key:
                group = (edition, unit, without(key, dimension), dimension)
                self.sides.setdefault(group, {})[parts] = cell
        dimensions = {group[3] for group in self.sides}
        for (edition, unit, key), cell in self.numbers.items():
            for dimension in dimensions - {dimension for dimension, _parts in key}:
                sides = self.sides.get((edition, unit, key, dimension))
                if sides is not None:
                    sides[None] = cell

    def _note_covers(self, edition: int, table: TrueTable) -> None:
        """Note of every line of totals that the lines of its axis take in all of it."""
        for place in table.places():
            key = self._measure.key(table.region(place))
            for at, axis in enumerate(table.axes):
                if place[at] != TOTAL:
                    continue
                lines = [(*place[:at], line.code, *place[at + 1 :]) for line in axis.lines]
                keys = [dict(self._measure.key(table.region(line))) for line in lines]
                union = frozenset[str]().union(*(found[axis.dimension] for found in keys))
                group = (edition, table.unit, without(key, axis.dimension), axis.dimension)
                self._covered[group, dict(key).get(axis.dimension)] = union

    # The relations ------------------------------------------------------------------------------

    def _relate(self, group: Group, sides: Sides) -> None:
        if len(sides) < 2:
            return
        if group[3] in self._several:
            self._relate_several(group, sides)
        else:
            self._relate_parts(group, sides)

    def _relate_parts(self, group: Group, sides: Sides) -> None:
        sets = [parts for parts in sides if parts is not None]
        cut = grains(sets)
        numbers = {grain: self._grain(group, sets, grain, inside) for grain, inside in cut.items()}
        for parts, cell in sides.items():
            inside = [grain for grain in cut if parts is None or grain <= parts]
            if inside == [parts]:
                continue
            filled = self._covered.get((group, parts))
            terms = [(numbers[grain], -1) for grain in inside if filled is None or grain <= filled]
            if parts is None and filled is None:
                rest = self._units(cell).difference(*(self._units(sides[one]) for one in sets))
                terms.append(
                    (
                        self.difference(
                            rest, cell, name=_named(group, (f"not {one}" for one in itertools.chain(*cut)))
                        ),
                        -1,
                    )
                )
            self.relations.append(Relation(((cell, 1), *terms)))

    def _grain(self, group: Group, sets: Sequence[Parts], grain: Parts, inside: frozenset[int]) -> int:
        sides = self.sides[group]
        if grain in sides:
            return sides[grain]
        within = [self._units(sides[sets[number]]) for number in inside]
        outside = [self._units(sides[parts]) for n, parts in enumerate(sets) if n not in inside]
        units = frozenset.intersection(*within).difference(*outside)
        return self.difference(units, *sides.values(), name=_named(group, grain))

    def _units(self, cell: int) -> frozenset[str]:
        return self.cells[cell].units

    def _relate_several(self, group: Group, sides: Sides) -> None:
        sets = {parts: cell for parts, cell in sides.items() if parts is not None}
        for parts, cell in sides.items():
            inner = covering(sets, parts)
            for smaller in inner:
                units = self._units(cell) - self._units(sets[smaller])
                name = _named(
                    group, (*(f"in {one}" for one in parts or ()), *(f"not {one}" for one in smaller))
                )
                rest = self.difference(units, cell, name=name)
                self.relations.append(Relation(((cell, 1), (sets[smaller], -1), (rest, -1))))
            filled = self._covered.get((group, parts))
            union = frozenset[str]().union(*inner)
            if inner and (parts == union or (filled is not None and filled <= union)):
                terms = ((cell, -1), *((sets[smaller], 1) for smaller in inner))
                self.relations.append(Relation(terms, 0, ANY))


def _named(group: Group, values: Iterable[str]) -> Name:
    """Return the name of a region within a group, by what it holds of the group’s dimension."""
    edition, unit, key, dimension = group
    return edition, unit, key | {(dimension, frozenset(values))}


def _regions(table: TrueTable) -> Iterator[Region]:
    yield table.universe
    for axis in table.axes:
        yield from ({axis.dimension: line.values} for line in axis.lines)
