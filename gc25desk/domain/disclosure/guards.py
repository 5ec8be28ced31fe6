"""What must stay in doubt: every small count, every small difference, and every line that is all alike."""

import dataclasses
from collections.abc import Iterator

from gc25desk.domain.disclosure.links import Links
from gc25desk.domain.disclosure.rule import Mode, Rule
from gc25desk.domain.disclosure.table import TOTAL, Line, Place, TrueTable


@dataclasses.dataclass(frozen=True)
class Guard:
    """What a reader must not be able to rule out of one cell.

    The cell is safe if it may be as low as ``lowest`` and as high as ``highest``; with ``nought`` also
    if there may be nobody at all.
    """

    cell: int
    lowest: int
    highest: int
    nought: bool = False

    def holds(self, low: int, high: int) -> bool:
        """Tell whether bounds are wide enough."""
        return (self.nought and low <= 0) or (low <= self.lowest and high >= self.highest)


def guards(links: Links, rule: Rule) -> list[Guard]:
    """Return what the rule guards (S1, S3, S4, S7, D2), small counts first."""
    found = []
    for number, cell in enumerate(links.cells):
        own = rule.at_least(cell.least)
        if cell.is_printed and 0 < cell.holders < own.threshold:
            found.append(Guard(number, 1, own.highest_needed))
    exact = rule.mode is Mode.EXACT
    for number in links.differences():
        own = rule.at_least(links.cells[number].least)
        if 0 < links.cells[number].holders < own.threshold:
            found.append(Guard(number, 1, own.difference_needed, nought=not exact))
    found += _alike_exact(links, rule) if exact else _alike_rounded(links, rule)
    return list(dict.fromkeys(found))


def _alike_exact(links: Links, rule: Rule) -> Iterator[Guard]:
    """Guard a count that is everybody of its line: as many as the threshold may stand elsewhere."""
    for number, table in enumerate(links.tables):
        for place in _alike(table):
            at = links.printed[number][place]
            cell, least = links.cells[at], rule.at_least(links.cells[at].least).threshold
            if cell.holders >= least:
                yield Guard(at, max(0, cell.true - least), cell.true)


def _alike_rounded(links: Links, rule: Rule) -> Iterator[Guard]:
    """Guard the noughts beside a count that is everybody of its line; rounding guards the rest."""
    for number, table in enumerate(links.tables):
        for place in _alike(table):
            for nought in _noughts_beside(table, place):
                cell = links.printed[number][nought]
                yield Guard(cell, 0, rule.at_least(links.cells[cell].least).highest_needed)


def _noughts_beside(table: TrueTable, place: Place) -> Iterator[Place]:
    """Yield the other places of each line that holds nobody but those at a place."""
    for at, axis in enumerate(table.axes):
        line = [(*place[:at], one.code, *place[at + 1 :]) for one in axis.lines]
        whole = (*place[:at], TOTAL, *place[at + 1 :])
        if place[at] == TOTAL or table.count(whole) != table.count(place):
            continue
        noughts = [other for other in line if table.count(other) == 0]
        if len(noughts) == len(line) - 1 and axis.line(place[at]).tells:
            yield from noughts


def _alike(table: TrueTable) -> Iterator[Place]:
    """Yield places that hold everybody of a line and tell something of them (S4)."""
    for place in table.places():
        if not table.count(place):
            continue
        for at, axis in enumerate(table.axes):
            if place[at] == TOTAL or len(axis.lines) == 1:
                continue
            whole = (*place[:at], TOTAL, *place[at + 1 :])
            if table.count(whole) == table.count(place) and _tells(axis.line(place[at]), axis.lines):
                yield place
                break


def _tells(line: Line, lines: tuple[Line, ...]) -> bool:
    """Tell whether a line says something of its own: one that others divide says it through them."""
    return line.tells and not any(other.level > line.level for other in lines)
