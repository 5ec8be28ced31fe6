"""The attacker finds what a reader can, no more and no less; the worked example has its published bounds."""

import itertools
import random
from collections.abc import Iterable, Sequence

import pytest

from gc25desk.domain.disclosure.attack import Attacker
from gc25desk.domain.disclosure.gate import publish
from gc25desk.domain.disclosure.guards import Guard
from gc25desk.domain.disclosure.links import Links, Relation
from gc25desk.domain.disclosure.rule import ANY, Mode, Rule, Span, is_hidden, protected, span
from gc25desk.domain.disclosure.table import TOTAL, Axis, Line, Place, TrueTable, members

AREAS = ("North", "South", "East", "West")
# Small counts in two corners: A in the north and C in the east.
WORKED = {"A": (2, 14, 9, 11), "B": (12, 31, 17, 22), "C": (7, 6, 1, 8), "D": (15, 19, 12, 26)}


def crossed(rows: Sequence[str], columns: Sequence[str], counts: Sequence[Sequence[int]]) -> TrueTable:
    """Return a table of two dimensions with these counts."""
    axes = [
        Axis(name, name, tuple(Line(code, code, frozenset({code})) for code in codes))
        for name, codes in (("row", rows), ("column", columns))
    ]
    units = (
        (f"{row}{column}{unit}", [(row,), (column,)])
        for row, line in zip(rows, counts, strict=True)
        for column, count in zip(columns, line, strict=True)
        for unit in range(count)
    )
    return TrueTable("t", "A table", "children", tuple(axes), members(units))


def worked() -> TrueTable:
    return crossed(tuple(WORKED), AREAS, tuple(WORKED.values()))


def bounds(
    table: TrueTable, hidden: Iterable[Place], asked: Iterable[Place], small: Span = (0, ANY)
) -> list[Span]:
    """Return what a reader finds for places, all others but the hidden ones printed as they are.

    ``small`` is what the symbol of a hidden count below five says.
    """
    links = Links([table])
    spans = [(cell.true, cell.true) for cell in links.cells]
    for place in hidden:
        spans[links.printed[0][place]] = small if table.count(place) < 5 else (0, ANY)
    attacker = Attacker(spans, links.relations, links.truth())
    return [attacker.bounds(links.printed[0][place]) for place in asked]


SMALL: list[Place] = [("A", "North"), ("C", "East")]


def test_with_the_small_counts_alone_hidden_both_are_worked_back() -> None:
    assert bounds(worked(), SMALL, SMALL) == [(2, 2), (1, 1)]


def test_one_more_in_each_row_is_not_enough_where_it_is_badly_chosen() -> None:
    badly: list[Place] = [*SMALL, ("A", "East"), ("C", "South")]
    assert bounds(worked(), badly, SMALL) == [(2, 2), (1, 1)]


CLOSED: list[Place] = [*SMALL, ("A", "East"), ("C", "North")]


def test_a_closed_cycle_gives_the_published_bounds() -> None:
    assert bounds(worked(), CLOSED, SMALL) == [(1, 9), (0, 8)]


def test_another_symbol_for_the_small_ones_gives_them_away() -> None:
    assert bounds(worked(), CLOSED, SMALL, small=(1, 4)) == [(2, 4), (1, 3)]


def test_four_more_leave_nought_possible_for_both() -> None:
    more: list[Place] = [("A", "East"), ("A", "West"), ("C", "North"), ("C", "West")]
    assert [low for low, _high in bounds(worked(), [*SMALL, *more], SMALL)] == [0, 0]


def test_exact_mode_chooses_the_closed_cycle() -> None:
    (published,) = publish([worked()], Rule(mode=Mode.EXACT)).tables
    assert {place for place, count in published.counts.items() if is_hidden(count)} == set(CLOSED)


def test_rounding_the_worked_example_gives_nothing_away() -> None:
    (published,) = publish([worked()], Rule()).tables
    assert [place for place, count in published.counts.items() if is_hidden(count)] == SMALL
    assert not published.more
    assert [published.count(("A", column)) for column in (*AREAS[1:], TOTAL)] == [15, 10, 10, 35]
    links = Links([worked()])
    spans = [span(protected(cell.true, Rule()), Rule()) for cell in links.cells]
    attacker = Attacker(spans, links.relations, links.truth())
    assert [attacker.bounds(links.printed[0][place]) for place in SMALL] == [(1, 4), (1, 4)]


def test_at_ten_more_is_hidden_and_holds() -> None:
    for mode in Mode:
        (published,) = publish([worked()], Rule(threshold=10, mode=mode)).tables
        small = [place for place in worked().places() if worked().count(place) < 10]
        assert len(small) == 6
        assert all(is_hidden(published.count(place)) for place in small)


# Against trying every number ---------------------------------------------------------------------


def tried(table: TrueTable, spans: dict[Place, Span], most: int) -> dict[Place, Span]:
    """Return the bounds of each place by trying every whole table with no count above ``most``."""
    rows, columns = (axis.codes()[:-1] for axis in table.axes)
    inner = list(itertools.product(rows, columns))
    found: dict[Place, Span] = {}
    for guess in itertools.product(
        *(range(spans[place][0], min(spans[place][1], most) + 1) for place in inner)
    ):
        counts: dict[Place, int] = dict(zip(inner, guess, strict=True))
        for row in rows:
            counts[row, TOTAL] = sum(counts[row, column] for column in columns)
        for column in (*columns, TOTAL):
            counts[TOTAL, column] = sum(counts[row, column] for row in rows)
        if all(spans[place][0] <= count <= spans[place][1] for place, count in counts.items()):
            for place, count in counts.items():
                low, high = found.get(place, (count, count))
                found[place] = min(low, count), max(high, count)
    return found


@pytest.mark.parametrize("mode", Mode)
def test_the_bounds_are_those_of_trying_every_number(mode: Mode) -> None:
    chance = random.Random(20)  # noqa: S311 - not for secrets
    for _table in range(15):
        counts = [[chance.choice((0, 1, 2, 3, 6)) for _column in range(2)] for _row in range(2)]
        table = crossed("ab", "xy", counts)
        rule = Rule(threshold=3, base=3, mode=mode)
        (published,) = publish([table], rule).tables
        most = sum(map(sum, counts))
        spans = {place: span(published.count(place), rule, more=published.more) for place in table.places()}
        if any(is_hidden(published.count((TOTAL, column))) for column in (*"xy", TOTAL)):
            continue  # without totals there is no end to what would have to be tried
        links = Links([table])
        by_cell = [(0, ANY)] * len(links.cells)
        for place, cell in links.printed[0].items():
            by_cell[cell] = spans[place]
        attacker = Attacker(by_cell, links.relations, links.truth())
        for place, expected in tried(table, spans, most).items():
            assert attacker.bounds(links.printed[0][place]) == expected, (counts, place)


def test_what_only_fractions_allow_is_not_called_safe() -> None:
    """Twice a count makes five with another twice: halves would do, whole numbers will not."""
    attacker = Attacker([(0, 3), (0, 3), (4, 5)], [Relation(((0, 2), (1, 2), (2, -1)))], [1, 1, 4])
    assert attacker.bounds(2) == (4, 4)
    assert attacker.unsafe([Guard(2, 4, 5)]) == [Guard(2, 4, 5)]


def test_counts_that_contradict_each_other_are_a_fault_and_not_safe() -> None:
    with pytest.raises(ValueError, match="do not agree"):
        Attacker([(1, 1), (2, 2)], [Relation(((0, 1), (1, -1)))], [1, 2])
