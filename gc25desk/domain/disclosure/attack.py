"""The attacker: what a reader with all tables, pencil and patience can work out of each hidden count.

Every published number puts bounds on a cell and every sum is an equation; the lowest and the highest
value that a cell can then take are two linear programs (as in ``attack`` of sdcTable), solved with HiGHS.
The model is built once; between two questions only the objective changes, and the solver goes on
from where it stands.

Which bounds count: counts are whole numbers, so a reader may leave out every solution in fractions. A
linear program forgets that and can call a cell wide which whole numbers leave narrow. (In one table of two
dimensions it cannot: its equations are totally unimodular. In three dimensions, hierarchies in both
directions and linked tables it can.) So a cell is called safe only on the strength of *witnesses*: whole
tables that agree with everything published and lie on both sides of what the rule asks. Where the
linear program’s own solution is not whole, the question is put again in whole numbers, and where that
finds no end in time, the cell is not called safe. Where even the linear program is narrow, whole numbers
are too, and nothing more is asked. One witness serves every cell: what it proves is not asked again, and
the first questions look for tables in which all guarded cells are high, or low, together.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import highspy
import numpy as np

from gc25desk.domain.disclosure.guards import Guard
from gc25desk.domain.disclosure.links import Relation
from gc25desk.domain.disclosure.rule import ANY, Span
from gc25desk.domain.disclosure.solver import solver_for, within_time

Numbers: TypeAlias = "np.ndarray[tuple[int], np.dtype[np.float64]]"

_WHOLE = 1e-6
_PATIENCE = 20.0  # seconds for one question in whole numbers


class Attacker:
    """A reader of published counts: ``spans`` say of each cell between what its true count must lie.

    ``relations`` are sums that hold; ``truth``, if given, is the first witness. Raises ValueError if no
    counts at all agree with what is given.
    """

    def __init__(
        self, spans: Sequence[Span], relations: Sequence[Relation], truth: Sequence[int] | None = None
    ) -> None:
        self._cap = 4 * max((high for _low, high in spans if high < ANY), default=0) + 10_000
        self._solver = solver_for(
            [(low, min(high, self._cap)) for low, high in spans],
            [relation.terms for relation in relations],
            [(relation.lowest, relation.highest) for relation in relations],
        )
        self._columns = len(spans)
        self._low = np.full(len(spans), float(ANY))
        self._high = np.full(len(spans), -1.0)
        if truth is not None:
            self._witness(np.array(truth, dtype=np.float64))

    def bounds(self, cell: int) -> Span:
        """Return the lowest and highest whole count that a cell can have."""
        self._push({cell: 1})
        self._push({cell: -1})
        low, high = int(self._low[cell]), int(self._high[cell])
        return low, ANY if high >= self._cap else high

    def unsafe(self, guards: Iterable[Guard]) -> list[Guard]:
        """Return the guards that do not hold, in their order."""
        open_ = [guard for guard in guards if not self._is_proven(guard)]
        for sign in (1, -1):
            if len(open_) > 2:
                self._push({guard.cell: sign for guard in open_})
        return [guard for guard in open_ if not self._is_safe(guard)]

    def widen(self, cell: int, span: Span) -> None:
        """Let a cell be anything within wider bounds than before; witnesses stay what they are."""
        self._solver.changeColBounds(cell, float(span[0]), float(min(span[1], self._cap)))

    def _is_proven(self, guard: Guard) -> bool:
        return guard.holds(int(self._low[guard.cell]), int(self._high[guard.cell]))

    def _is_safe(self, guard: Guard) -> bool:
        if self._is_proven(guard):
            return True
        if self._low[guard.cell] > (0 if guard.nought else guard.lowest):
            self._push({guard.cell: 1})
        if self._is_proven(guard):
            return True
        if self._low[guard.cell] <= guard.lowest:
            self._push({guard.cell: -1})
        return self._is_proven(guard)

    def _push(self, costs: dict[int, int]) -> None:
        """Look for the whole table in which these cells are lowest (1) or highest (-1)."""
        self._price({cell: float(cost) for cell, cost in costs.items()})
        self._solver.run()
        status = self._solver.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            raise ValueError(f"no counts agree with what is published: {status.name}")
        table = self._table()
        if _is_whole(table):
            self._witness(table)
        elif len(costs) == 1:  # several at once are only a first look
            self._push_whole()
        self._price(dict.fromkeys(costs, 0.0))

    def _push_whole(self) -> None:
        every = np.arange(self._columns, dtype=np.int32)
        self._solver.changeColsIntegrality(self._columns, every, np.full(self._columns, 1, dtype=np.uint8))
        within_time(self._solver, _PATIENCE)
        # A table found before time was up is a witness like any other.
        if self._solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
            self._witness(self._table())
        self._solver.changeColsIntegrality(self._columns, every, np.zeros(self._columns, dtype=np.uint8))

    def _price(self, costs: dict[int, float]) -> None:
        cells = np.array(list(costs), dtype=np.int32)
        self._solver.changeColsCost(len(costs), cells, np.array(list(costs.values())))

    def _table(self) -> Numbers:
        return np.asarray(self._solver.getSolution().col_value, dtype=np.float64)

    def _witness(self, table: Numbers) -> None:
        whole = np.rint(table)
        self._low = np.minimum(self._low, whole)
        self._high = np.maximum(self._high, whole)


def _is_whole(table: Numbers) -> bool:
    return bool(np.abs(table - np.rint(table)).max(initial=0.0) < _WHOLE)
