"""Exact mode: which further counts are hidden so that no hidden one can be worked back (S5, S7).

For each guarded cell the cheapest *move* is looked for: a change of counts, none below nought, that keeps
every sum and takes the cell to what the rule asks. The cells it goes through must be hidden; those hidden
already cost next to nothing. Each move is a linear program (the heuristic of Kelly, Golden and Assad,
1992, with the sums of all linked tables at once). Afterwards cells are printed again, the dearest
first, where the moves that went through them find another way.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from gc25desk.domain.disclosure.guards import Guard
from gc25desk.domain.disclosure.links import Links
from gc25desk.domain.disclosure.moves import Moves
from gc25desk.domain.disclosure.rule import Span

Need = tuple[int, int]  # a cell, and by how much it must be able to move

_FREE = 1e-4  # what it costs to go through a cell that is hidden anyway
MOST_ASKED = 1_500  # questions, after which what is still hidden too much stays so


class Hiding:
    """The cells of a system that are hidden; ``known`` is what earlier tables say of each."""

    def __init__(self, links: Links, hidden: Iterable[int], known: Sequence[Span]) -> None:
        self._links = links
        self.hidden = set(hidden)
        self._first = frozenset(self.hidden)
        self._open = frozenset(number for number, cell in enumerate(links.cells) if not cell.places)
        self._weights = [_weight(links, number) for number in range(len(links.cells))]
        self._asked = 0
        self._moves: dict[Need, frozenset[int]] = {}
        free = self.hidden | self._open
        costs = [_FREE if number in free else weight for number, weight in enumerate(self._weights)]
        self._system = Moves(links.truth(), known, links.relations, costs)

    def protect(self, guards: Iterable[Guard]) -> None:
        """Hide what the guards need, those that must move furthest first."""
        needs = {need for guard in guards for need in self._needs(guard)}
        for need in sorted(needs, key=lambda need: (-abs(need[1]), need)):
            self._find(need)

    def tidy(self) -> None:
        """Print again what turns out not to be needed, the dearest first."""
        extra = self.hidden - self._first
        for cell in sorted(extra, key=lambda number: (-self._weights[number], number)):
            if self._asked < MOST_ASKED:
                self._spare(cell)

    def hide_around(self, cells: Iterable[int]) -> bool:
        """Hide the cheapest printed cell in each sum of these; return False where nothing is left.

        Where everything in these sums is hidden already, what narrows them stands in the sums next to them.
        """
        sums = [{cell for cell, _k in relation.terms} for relation in self._links.relations]
        reached: set[int] = set()
        wider = set(cells)
        while wider > reached:
            reached = wider
            near = [terms for terms in sums if terms & reached]
            found = {self._cheapest(shown) for terms in near if (shown := terms - self.hidden - self._open)}
            if found:
                self._hide(found)
                return True
            wider = reached.union(*near)
        return False

    def _cheapest(self, shown: Iterable[int]) -> int:
        return min(shown, key=lambda number: (self._weights[number], number))

    def _needs(self, guard: Guard) -> Iterable[Need]:
        true = self._links.cells[guard.cell].true
        if true < guard.highest:
            yield guard.cell, guard.highest - true
        if true > guard.lowest:
            yield guard.cell, guard.lowest - true

    def _find(self, need: Need) -> None:
        cells = self._move(need)
        if cells is not None:
            self._moves[need] = cells
            self._hide(cells)

    def _hide(self, cells: Iterable[int]) -> None:
        for cell in set(cells) - self.hidden:
            self.hidden.add(cell)
            self._system.price(cell, _FREE)

    def _spare(self, cell: int) -> None:
        """Print a cell if every move through it finds another way among what is hidden."""
        through = [need for need, cells in self._moves.items() if cell in cells]
        self.hidden.discard(cell)
        self._system.price(cell, self._weights[cell])
        other = {}
        for need in through:
            cells = self._move(need)
            if cells is None or not cells <= self.hidden | self._open:
                self._hide([cell])
                return
            other[need] = cells
        self._moves |= other

    def _move(self, need: Need) -> frozenset[int] | None:
        """Return the cells of the cheapest move, or None where there is none."""
        self._asked += 1
        steps = self._system.find(*need)
        return None if steps is None else frozenset(np.flatnonzero(steps).tolist())


def _weight(links: Links, number: int) -> float:
    """Return what it costs a reader not to see a cell: more for large counts, far more for totals."""
    cell = links.cells[number]
    if not cell.places:
        return _FREE
    totals = max(place.count("*") for _table, place in cell.places)
    return float((1 + np.log2(1 + cell.true)) * 4**totals)
