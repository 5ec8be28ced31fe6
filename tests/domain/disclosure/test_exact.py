"""What exact mode hides beyond the small counts, against the least that could be hidden."""

import itertools
import random
from collections.abc import Iterable

from gc25desk.domain.disclosure.attack import Attacker
from gc25desk.domain.disclosure.gate import publish
from gc25desk.domain.disclosure.guards import Guard, guards
from gc25desk.domain.disclosure.links import Links
from gc25desk.domain.disclosure.rule import ANY, Mode, Rule, is_hidden
from gc25desk.domain.disclosure.table import TOTAL, Place, TrueTable
from tests.domain.disclosure.figures import LOSSES
from tests.domain.disclosure.test_attack import crossed

EXACT = Rule(mode=Mode.EXACT)


def is_safe(links: Links, hidden: Iterable[Place], guarded: Iterable[Guard]) -> bool:
    cells = {links.printed[0][place] for place in hidden}
    spans = [(0, ANY) if n in cells else (cell.true, cell.true) for n, cell in enumerate(links.cells)]
    return not Attacker(spans, links.relations, links.truth()).unsafe(guarded)


def best(table: TrueTable, small: set[Place]) -> int:
    """Return how few inner counts must be hidden beside the small ones, by trying every choice."""
    links = Links([table])
    guarded = guards(links, EXACT)
    inner = [place for place in table.places() if TOTAL not in place and place not in small]
    for count in range(len(inner) + 1):
        for extra in itertools.combinations(inner, count):
            if is_safe(links, {*small, *extra}, guarded):
                return count
    raise AssertionError("nothing that leaves the totals printed is enough")


def a_table(chance: random.Random) -> TrueTable:
    """Return a table of three by three with one or two small counts and totals that are not."""
    counts = [[chance.randint(5, 30) for _column in range(3)] for _row in range(3)]
    for _small in range(chance.randint(1, 2)):
        counts[chance.randrange(3)][chance.randrange(3)] = chance.randint(1, 4)
    return crossed("abc", "xyz", counts)


def test_little_more_is_hidden_than_must_be() -> None:
    """Over all tables at most a tenth more counts than the least, and in none more than two."""
    chance = random.Random(7)  # noqa: S311 - not for secrets
    ours = least = 0
    for _table in range(LOSSES()):
        table = a_table(chance)
        small = {place for place in table.places() if 0 < table.count(place) < 5}
        (published,) = publish([table], EXACT).tables
        extra, fewest = published.hidden() - len(small), best(table, small)
        assert fewest <= extra <= fewest + 2
        ours, least = ours + extra, least + fewest
    assert ours <= 1.1 * least, (ours, least)


def test_totals_stay_where_they_can() -> None:
    chance = random.Random(8)  # noqa: S311 - not for secrets
    for _table in range(20):
        (published,) = publish([a_table(chance)], EXACT).tables
        assert not any(is_hidden(count) for place, count in published.counts.items() if TOTAL in place)


def test_a_table_with_nothing_small_loses_nothing() -> None:
    (published,) = publish([crossed("ab", "xy", [[5, 0], [9, 12]])], EXACT).tables
    hidden = {place for place, count in published.counts.items() if is_hidden(count)}
    assert hidden <= {("a", "x"), ("a", "y"), ("b", "x"), ("b", "y"), ("a", TOTAL), (TOTAL, "y")}
    (published,) = publish([crossed("ab", "xy", [[5, 6], [9, 12]])], EXACT).tables
    assert published.hidden() == 0
    assert published.more is False
