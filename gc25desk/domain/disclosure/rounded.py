"""Rounded mode: what is hidden beyond the small counts where rounding alone gives one away.

A rounded total and the lines beside it can still tell a hidden count: where two lines are hidden and the
total is 10, both are 4. Then more is hidden around the cell until every small count could be anything
that is hidden: first the noughts of one of its sums, then what is printed as the least of it, and so on.
Counts printed alike in one sum are hidden alike, or the choice among them would tell the true order.
"""

from collections.abc import Callable, Iterable, Sequence

from gc25desk.domain.disclosure.guards import Guard
from gc25desk.domain.disclosure.links import Cell, Links
from gc25desk.domain.disclosure.rule import ANY, Count, Rule, Span, both, is_hidden, protected, span
from gc25desk.domain.disclosure.table import TOTAL

MOST_TIDIED = 60  # ways to print something again that are tried


class Blur:
    """What is hidden of a system in rounded mode, and what a reader then knows of each cell.

    ``known`` is what earlier tables say of each cell.
    """

    def __init__(self, links: Links, rule: Rule, known: Sequence[Span]) -> None:
        self._cells, self._tables, self._rule, self._known = links.cells, links.tables, rule, known
        self._plain = [self._by_itself(cell) for cell in links.cells]
        self._shown = [self._where_printed(number) for number in range(len(links.cells))]
        self._crosses = [self._where_crossed(cell) for cell in links.cells]
        self.hidden = {
            number
            for number, cell in enumerate(self._cells)
            if cell.places and is_hidden(self._plain[number])
        }
        self._sums: dict[int, list[set[int]]] = {}
        for relation in links.relations:
            cells = {cell for cell, _k in relation.terms}
            for cell in cells:
                self._sums.setdefault(cell, []).append(cells)
        self._loose: set[int] = set()
        self._extra: list[set[int]] = []
        self._hide_small_tables(links)

    def _hide_small_tables(self, links: Links) -> None:
        """Hide every count of a table whose total is hidden: two crosses under it would narrow each other."""
        for number, table in enumerate(links.tables):
            places = links.printed[number]
            if table.axes and places[table.total] in self.hidden:
                self.hidden.update(places.values())
                self._loose.add(number)

    def _by_itself(self, cell: Cell) -> Count:
        """Return what may be published of a count by itself; many tags of few complaints are few (S1)."""
        own = self._rule.at_least(cell.least)
        by_holders = protected(cell.holders, own)
        return by_holders if is_hidden(by_holders) else protected(cell.true, own)

    def more(self) -> set[int]:
        """Return the tables in which a cross may stand for any number."""
        return self._loose.union(
            table
            for number in self.hidden
            for table, _place in self._cells[number].places
            if not 0 < self._cells[number].true < self._least_of(table)
        )

    def _least_of(self, table: int) -> int:
        return self._rule.at_least(self._tables[table].threshold).threshold

    def spans(self) -> list[Span]:
        """Return what a reader knows of each cell from where it is printed."""
        found = self._shown.copy()
        more = self.more()
        for number in self.hidden:
            said = [most for table, most in self._crosses[number] if table not in more]
            found[number] = both((1, min(said)) if said else (0, ANY), self._known[number])
        return found

    def _where_printed(self, number: int) -> Span:
        """Return what a reader knows of a cell that is not hidden."""
        cell, known = self._cells[number], self._known[number]
        return (
            both(span(self._plain[number], self._rule.at_least(cell.least)), known) if cell.places else known
        )

    def _where_crossed(self, cell: Cell) -> list[tuple[int, int]]:
        """Return each table that prints a cell, with the most that a cross in it stands for."""
        return [(table, self._least_of(table) - 1) for table in {table for table, _place in cell.places}]

    # Hiding more --------------------------------------------------------------------------------

    def hide_around(self, guards: Iterable[Guard]) -> bool:
        """Hide the next counts around guarded ones; return False where nothing is left to do.

        What is hidden for one often serves its neighbours, so these wait until they are asked again.
        """
        done: set[int] = set()
        for guard in guards:
            sums = self._sums.get(guard.cell, ())
            if not any(cells & done for cells in sums):
                done |= self._hide_around(guard.cell)
        return bool(done)

    def tidy(self, is_safe: Callable[[], bool]) -> None:
        """Print again what was hidden beyond the small counts and is not needed, the dearest first."""
        dearest = sorted(self._extra, key=lambda way: (-sum(map(self._weight, way)), sorted(way)))
        for way in dearest[:MOST_TIDIED]:
            self.hidden -= way
            if not is_safe():
                self.hidden |= way

    def _hide_around(self, cell: int) -> set[int]:
        """Return what is hidden or loosened around one cell."""
        reached: set[int] = {cell}
        while True:
            sums = [cells for inner in reached for cells in self._sums.get(inner, ())]
            ways = [way for way in map(self._least, sums) if way]
            if ways:
                best = min(ways, key=lambda way: (sum(map(self._weight, way)), sorted(way)))
                self.hidden |= best
                self._extra.append(best)
                return best
            wider = reached.union(*sums)
            if wider == reached:
                return reached if self._loosen(reached) else set()
            reached = wider

    def _least(self, cells: set[int]) -> set[int]:
        """Return the counts of one sum that are printed as the least of it: all of them or none."""
        shown = {number for number in cells if self._cells[number].places} - self.hidden
        shown = {number for number in shown if self._known[number] == (0, ANY)}
        least = min(map(self._printed, shown), default=0)
        return {number for number in shown if self._printed(number) == least}

    def _loosen(self, cells: set[int]) -> bool:
        """Where all is hidden, let every cross stand for any number, as where more is hidden."""
        before = len(self._loose)
        self._loose |= {table for cell in cells for table, _place in self._cells[cell].places}
        return len(self._loose) > before

    def _printed(self, number: int) -> int:
        count = self._plain[number]
        return count if isinstance(count, int) else 0

    def _weight(self, number: int) -> float:
        """Return what a reader loses with a count: little with a nought, much with a total."""
        totals = max(place.count(TOTAL) for _table, place in self._cells[number].places)
        return float((1 + self._printed(number)) * 4**totals)
