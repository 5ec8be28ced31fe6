"""Moves: changes of counts that keep every sum, from the true table to another that could be the true one.

A move that takes one cell where the rule asks shows that a reader cannot rule it out. The cheapest is
looked for, which is mostly a short cycle of whole steps; the model is built once, and between two
questions only what is asked changes.
"""

from collections.abc import Sequence
from typing import TypeAlias

import highspy
import numpy as np
from numpy.typing import NDArray

from gc25desk.domain.disclosure.links import Relation
from gc25desk.domain.disclosure.rule import ANY, Span
from gc25desk.domain.disclosure.solver import solver_for, within_time

Steps: TypeAlias = NDArray[np.float64]

_TINY = 1e-6


class Moves:
    """The moves from ``truth`` that keep all relations and leave each cell within its span.

    ``costs`` are those of moving a cell by one, up or down.
    """

    def __init__(
        self,
        truth: Sequence[int],
        spans: Sequence[Span],
        relations: Sequence[Relation],
        costs: Sequence[float],
    ) -> None:
        self._truth = truth
        self._room = [_room(true, span) for true, span in zip(truth, spans, strict=True)]
        count = len(truth)
        rows, sums = [], []
        for relation in relations:
            there = sum(k * truth[cell] for cell, k in relation.terms)
            rows.append([*relation.terms, *((cell + count, -k) for cell, k in relation.terms)])
            highest = ANY if relation.highest >= ANY else relation.highest - there
            sums.append((relation.lowest - there, highest))
        self._solver = solver_for(
            [*((0, up) for up, _down in self._room), *((0, down) for _up, down in self._room)],
            rows,
            sums,
            [*costs, *costs],
        )

    def price(self, cell: int, cost: float) -> None:
        """Change what it costs to move a cell."""
        for column in (cell, cell + len(self._truth)):
            self._solver.changeColCost(column, cost)

    def widen(self, cell: int, span: Span) -> None:
        """Let a cell move within other bounds."""
        self._room[cell] = _room(self._truth[cell], span)
        self._bound(cell)

    def find(self, cell: int, far: int) -> Steps | None:
        """Return the cheapest move that takes a cell so far, up or down, as a step of every cell; or None."""
        return self._ask(cell, far, seconds=0.0)

    def find_whole(self, cell: int, far: int, seconds: float) -> Steps | None:
        """Return a move in whole steps, or None if there is none or time is up."""
        return self._ask(cell, far, seconds=seconds)

    def _ask(self, cell: int, far: int, *, seconds: float) -> Steps | None:
        up, down = self._room[cell]
        if not -down <= far <= up:
            return None
        count = len(self._truth)
        self._solver.changeColBounds(cell, max(far, 0.0), max(far, 0.0))
        self._solver.changeColBounds(cell + count, max(-far, 0.0), max(-far, 0.0))
        if seconds:
            self._run_whole(seconds)
        else:
            self._solver.run()
        found = self._steps() if self._is_answered() else None
        self._bound(cell)
        return found

    def _is_answered(self) -> bool:
        state = self._solver.getInfo().primal_solution_status
        return bool(state == highspy.SolutionStatus.kSolutionStatusFeasible)

    def _steps(self) -> Steps:
        values = np.asarray(self._solver.getSolution().col_value, dtype=np.float64)
        steps: Steps = values[: len(self._truth)] - values[len(self._truth) :]
        steps[np.abs(steps) < _TINY] = 0.0
        return steps

    def _run_whole(self, seconds: float) -> None:
        columns = 2 * len(self._truth)
        every = np.arange(columns, dtype=np.int32)
        self._solver.changeColsIntegrality(columns, every, np.ones(columns, dtype=np.uint8))
        within_time(self._solver, seconds)
        self._solver.changeColsIntegrality(columns, every, np.zeros(columns, dtype=np.uint8))

    def _bound(self, cell: int) -> None:
        up, down = self._room[cell]
        self._solver.changeColBounds(cell, 0.0, float(up))
        self._solver.changeColBounds(cell + len(self._truth), 0.0, float(down))


def _room(true: int, span: Span) -> Span:
    """Return how far a count can go up and down within its span."""
    return ANY if span[1] >= ANY else span[1] - true, true - span[0]
