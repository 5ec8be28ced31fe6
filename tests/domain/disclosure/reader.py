"""The strongest reader: somebody who knows every table of a document and writes the people themselves down.

Unknown is how many people there are of every kind, a kind being one value of each trait of the document;
each printed count is a sum of kinds. Nothing here knows of regions, shared margins, hierarchies or rings,
which the product’s attacker must find by itself.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import highspy
import numpy as np
from numpy.typing import NDArray

from gc25desk.domain.disclosure.rule import ANY, Rule, Span, span
from gc25desk.domain.disclosure.solver import new_solver
from gc25desk.domain.disclosure.table import Place, PublishedTable, TrueTable

Kind: TypeAlias = dict[str, frozenset[str]]
Columns: TypeAlias = NDArray[np.int32]


class Reader:
    """Holds printed tables; with ``whole`` people come in whole numbers.

    ``before`` are tables printed earlier. Then each kind of person was there already or came since;
    that none went, this reader takes for granted.
    """

    def __init__(
        self,
        tables: Sequence[TrueTable],
        printed: Sequence[PublishedTable],
        rule: Rule,
        *,
        whole: bool = False,
        before: Sequence[tuple[TrueTable, PublishedTable]] = (),
    ) -> None:
        self._tables = tables
        self._kinds = list(_kinds([*tables, *(table for table, _printed in before)]))
        self._columns = len(self._kinds) * (2 if before else 1)
        self._solver = new_solver()
        self._solver.setOptionValue("output_flag", False)
        for _column in range(self._columns):
            self._solver.addVar(0, 100_000)
        if whole:
            every = np.arange(self._columns, dtype=np.int32)
            self._solver.changeColsIntegrality(self._columns, every, np.ones(self._columns, dtype=np.uint8))
        for true, table in zip(tables, printed, strict=True):
            self._read(true, table, rule, self._columns)
        for true, table in before:
            self._read(true, table, rule, len(self._kinds))

    def _read(self, true: TrueTable, table: PublishedTable, rule: Rule, columns: int) -> None:
        for place in true.places():
            low, high = span(table.count(place), rule, more=table.more)
            inside = self._inside(true, place, range(columns))
            top = highspy.kHighsInf if high >= ANY else high
            self._solver.addRow(low, top, len(inside), inside, np.ones(len(inside)))

    def bounds(self, number: int, place: Place) -> Span:
        """Return between what the count at a place of a table must lie."""
        return self._bounds(self._inside(self._tables[number], place, range(self._columns)))

    def came(self, number: int, place: Place) -> Span:
        """Return between what the number of those at a place must lie who came since."""
        new = range(len(self._kinds), self._columns)
        return self._bounds(self._inside(self._tables[number], place, new))

    def _bounds(self, inside: Columns) -> Span:
        every = np.arange(self._columns, dtype=np.int32)
        found = []
        for sign in (1.0, -1.0):
            costs = np.zeros(self._columns)
            costs[inside] = sign
            self._solver.changeColsCost(self._columns, every, costs)
            self._solver.run()
            assert self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
            found.append(sign * self._solver.getInfo().objective_function_value)
        return int(np.ceil(found[0] - 1e-4)), int(np.floor(found[1] + 1e-4))

    def _inside(self, table: TrueTable, place: Place, columns: range) -> Columns:
        region = table.region(place)
        wanted = {trait: values for trait, values in region.items() if isinstance(values, frozenset)}
        assert len(wanted) == len(region)
        found = [
            column
            for column in columns
            if all(self._kinds[column % len(self._kinds)][trait] & values for trait, values in wanted.items())
        ]
        return np.array(found, dtype=np.int32)


def _kinds(tables: Sequence[TrueTable]) -> Iterator[Kind]:
    """Yield every kind of person: one value of each trait, or a set of values where there may be several."""
    values: dict[str, set[str]] = {}
    several = frozenset[str]().union(*(table.several for table in tables))
    for table in tables:
        for axis in table.axes:
            for line in axis.lines:
                assert isinstance(line.values, frozenset)
                values.setdefault(axis.dimension, set()).update(line.values)
        for dimension, found in table.universe.items():
            assert isinstance(found, frozenset)
            values.setdefault(dimension, {"other"}).update(found)
    traits = sorted(values)
    choices = [_choices(sorted(values[trait]), several=trait in several) for trait in traits]
    for kind in itertools.product(*choices):
        yield dict(zip(traits, kind, strict=True))


def _choices(values: Sequence[str], *, several: bool) -> list[frozenset[str]]:
    if not several:
        return [frozenset({value}) for value in values]
    counts = range(1, len(values) + 1)
    return [frozenset(chosen) for count in counts for chosen in itertools.combinations(values, count)]


def guarded(tables: Sequence[TrueTable], rule: Rule) -> Iterator[tuple[int, Place]]:
    """Yield where the printed counts stand that are too small."""
    for number, table in enumerate(tables):
        for place in table.places():
            if 0 < table.count(place) < rule.threshold:
                yield number, place
