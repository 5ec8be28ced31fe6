"""The attacker: what a reader with all tables, pencil and patience can work out of each hidden count.

Every published number puts bounds on a cell and every sum is an equation; the lowest and the highest
value that a cell can then take are two linear programs (as in ``attack`` of sdcTable), solved with HiGHS.

Which bounds count: counts are whole numbers, so a reader may leave out every solution in fractions. A
linear program forgets that and can call a cell wide which whole numbers leave narrow. (In one table of two
dimensions it cannot: its equations are totally unimodular. In three dimensions, hierarchies in both
directions and linked tables it can.) So a cell is called safe only on the strength of *witnesses*: whole
tables that agree with everything published and lie on both sides of what the rule asks. What can be
reached at all can be reached from the true table, and the nearest table that does is mostly whole; where
it is not, the question is put again in whole numbers, and where that finds no end in time, the cell is not
called safe. Where not even fractions reach, whole numbers do not either, and nothing more is asked. Every
witness is held against all sums and bounds before it counts, however it was found, and serves all cells
that it takes far enough.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import highspy
import numpy as np
from numpy.typing import NDArray

from gc25desk.domain.disclosure.guards import Guard
from gc25desk.domain.disclosure.links import Relation
from gc25desk.domain.disclosure.moves import Moves
from gc25desk.domain.disclosure.rule import ANY, Span
from gc25desk.domain.disclosure.solver import solver_for, within_time
from gc25desk.stopping import go_on

Numbers: TypeAlias = NDArray[np.float64]

_WHOLE = 1e-6
_PATIENCE = 20.0  # seconds for one question in whole numbers


class Attacker:
    """A reader of published counts: ``spans`` say of each cell between what its true count must lie.

    ``relations`` are sums that hold, and ``truth`` the counts that the reader wants. Raises ValueError if
    these do not agree with what is given.
    """

    def __init__(self, spans: Sequence[Span], relations: Sequence[Relation], truth: Sequence[int]) -> None:
        self._spans = list(spans)
        self._between = _between(spans)
        self._relations = relations
        self._truth = np.array(truth, dtype=np.float64)
        self._sums = _Sums(relations)
        if not self._agrees(self._truth):
            raise ValueError("the true counts do not agree with what is published")
        self._moves = Moves(truth, spans, relations, [1.0] * len(truth))
        self._witnesses = [self._truth]
        self._seen = np.array(self._witnesses)
        self._low, self._high = self._truth, self._truth

    def unsafe(self, guards: Iterable[Guard]) -> list[Guard]:
        """Return the guards that do not hold, in their order."""
        return [guard for guard in guards if not self._is_safe(guard)]

    def learn(self, spans: Sequence[Span]) -> None:
        """Know each cell within other bounds than before; witnesses that still agree stay what they are."""
        for cell, (span, before) in enumerate(zip(spans, self._spans, strict=True)):
            if span != before:
                self._moves.widen(cell, span)
        self._spans = list(spans)
        self._between = _between(spans)
        seen = self._all_seen()
        within = (seen >= self._between[:, 0]) & (seen <= self._between[:, 1])
        agreeing = seen[within.all(axis=1)]
        self._low, self._high = agreeing.min(axis=0), agreeing.max(axis=0)

    def bounds(self, cell: int) -> Span:
        """Return the lowest and highest whole count that a cell can have."""
        cap = 4 * max((high for _low, high in self._spans if high < ANY), default=0) + 10_000
        solver = solver_for(
            [(low, min(high, cap)) for low, high in self._spans],
            [relation.terms for relation in self._relations],
            [(relation.lowest, relation.highest) for relation in self._relations],
        )
        low, high = (_end(solver, cell, sign, len(self._spans)) for sign in (1, -1))
        return low, ANY if high >= cap else high

    def _all_seen(self) -> Numbers:
        """Return every witness, one a row."""
        if len(self._seen) < len(self._witnesses):
            self._seen = np.array(self._witnesses)
        return self._seen

    def _is_safe(self, guard: Guard) -> bool:
        if self._is_proven(guard):
            return True
        self._reach(guard.cell, 0 if guard.nought else guard.lowest)
        if self._is_proven(guard):
            return True
        self._reach(guard.cell, guard.lowest)
        if self._low[guard.cell] <= guard.lowest:
            self._reach(guard.cell, guard.highest)
        return self._is_proven(guard)

    def _is_proven(self, guard: Guard) -> bool:
        return guard.holds(int(self._low[guard.cell]), int(self._high[guard.cell]))

    def _reach(self, cell: int, value: int) -> None:
        """Look for a whole table in which a cell has a value beyond all that was seen of it."""
        go_on()
        if self._low[cell] <= value <= self._high[cell]:
            return
        far = value - int(self._truth[cell])
        steps = self._moves.find(cell, far)
        if steps is not None and not _is_whole(steps):
            steps = self._moves.find_whole(cell, far, _PATIENCE)
        if steps is None or not _is_whole(steps):
            return
        table = self._truth + np.rint(steps)
        if self._agrees(table):
            self._witnesses.append(table)
            self._low, self._high = np.minimum(self._low, table), np.maximum(self._high, table)

    def _agrees(self, table: Numbers) -> bool:
        return self._is_within(table) and self._sums.hold(table)

    def _is_within(self, table: Numbers) -> bool:
        return bool(((table >= self._between[:, 0]) & (table <= self._between[:, 1])).all())


def _between(spans: Sequence[Span]) -> Numbers:
    return np.array(spans, dtype=np.float64).reshape(-1, 2)


class _Sums:
    """The relations as one matrix in rows, to hold a table against all of them at once."""

    def __init__(self, relations: Sequence[Relation]) -> None:
        terms = [(row, *term) for row, relation in enumerate(relations) for term in relation.terms]
        self._rows = np.array([row for row, _cell, _k in terms], dtype=np.int64)
        self._cells = np.array([cell for _row, cell, _k in terms], dtype=np.int64)
        self._factors = np.array([k for _row, _cell, k in terms], dtype=np.float64)
        self._low = np.array([relation.lowest for relation in relations], dtype=np.float64)
        self._high = np.array([relation.highest for relation in relations], dtype=np.float64)

    def hold(self, table: Numbers) -> bool:
        """Tell whether a table keeps every relation."""
        sums = np.zeros(len(self._low))
        np.add.at(sums, self._rows, self._factors * table[self._cells])
        return bool(((sums >= self._low) & (sums <= self._high)).all())


def _end(solver: highspy.Highs, cell: int, sign: int, columns: int) -> int:
    """Return the lowest (1) or highest (-1) value of a cell over all whole tables."""
    solver.changeColCost(cell, float(sign))
    solver.run()
    if not _is_whole(np.asarray(solver.getSolution().col_value)):
        every = np.arange(columns, dtype=np.int32)
        solver.changeColsIntegrality(columns, every, np.ones(columns, dtype=np.uint8))
        within_time(solver, _PATIENCE)
        solver.changeColsIntegrality(columns, every, np.zeros(columns, dtype=np.uint8))
    return round(solver.getSolution().col_value[cell])


def _is_whole(table: Numbers) -> bool:
    return bool(np.abs(table - np.rint(table)).max(initial=0.0) < _WHOLE)
