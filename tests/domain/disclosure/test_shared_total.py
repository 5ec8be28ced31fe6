"""Tables of one dimension that share a total, as most reports have them, against pencil and paper."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gc25desk.domain.disclosure.attack import Attacker
from gc25desk.domain.disclosure.gate import publish
from gc25desk.domain.disclosure.links import Links
from gc25desk.domain.disclosure.rule import HIDDEN, Count, Rule, is_hidden, protected
from gc25desk.domain.disclosure.table import Axis, Line, PublishedTable, TrueTable, members
from tests.domain.disclosure import shared_total
from tests.domain.disclosure.shared_total import Shown, bounds, total_span

RULE = Rule()
# Each unit has one value on each of three axes, and any number of values on a fourth.
units = st.tuples(
    st.integers(0, 6), st.sampled_from((0, 0, 0, 0, 1, 2)), st.integers(0, 1), st.sets(st.integers(0, 4))
)
populations = st.lists(units, max_size=60)


def table(name: str, lines: int, codes: Sequence[Sequence[int]], *, several: bool = False) -> TrueTable:
    axis = Axis(
        name,
        name,
        tuple(Line(str(line), str(line), frozenset({str(line)}), tells=False) for line in range(lines)),
        several,
    )
    counted = ((str(unit), [tuple(str(code) for code in found)]) for unit, found in enumerate(codes))
    return TrueTable(
        name, name, "children", (axis,), members(counted), several=frozenset({name} if several else ())
    )


def tables_of(population: Sequence[tuple[int, int, int, set[int]]]) -> list[TrueTable]:
    single = (("a", 8, [u[0] for u in population]), ("b", 4, [u[1] for u in population]))
    made = [table(name, lines, [[code] for code in codes]) for name, lines, codes in single]
    made.append(table("c", 2, [[unit[2]] for unit in population]))
    return [*made, table("d", 6, [sorted(unit[3]) or [5] for unit in population], several=True)]


def of_counts(*counts: int) -> TrueTable:
    return table("a", len(counts), [[line] for line, count in enumerate(counts) for _unit in range(count)])


def shown(published: PublishedTable) -> Shown:
    (axis,) = published.axes
    counts = tuple(published.count((line.code,)) for line in axis.lines)
    return Shown(counts, adds_up=not axis.several, more=published.more)


def attacked(tables: Sequence[PublishedTable]) -> Iterator[tuple[str, Count, int, int]]:
    """Yield each line’s table, its published count, and the bounds that pencil and paper find."""
    total = tables[0].count(("*",))
    loose = all(each.more for each in tables)
    between = total_span([shown(t) for t in tables], shared_total.span(total, RULE, more=loose), RULE)
    for each in tables:
        for public, found in zip(shown(each).counts, bounds(shown(each), between, RULE), strict=True):
            yield each.id, public, *found


@given(populations)
@settings(max_examples=200, deadline=None)
def test_no_hidden_count_can_be_narrowed_below_one_to_four(
    population: list[tuple[int, int, int, set[int]]],
) -> None:
    published = publish(tables_of(population), RULE).tables
    for _name, public, lowest, highest in attacked(published):
        assert not is_hidden(public) or (lowest <= 1 and highest >= 4)


@given(populations)
@settings(deadline=None)
def test_every_count_is_published_as_by_itself_or_hidden(
    population: list[tuple[int, int, int, set[int]]],
) -> None:
    tables = tables_of(population)
    for true, public in zip(tables, publish(tables, RULE).tables, strict=True):
        for place in true.places():
            alone = protected(true.count(place), RULE)
            assert public.count(place) in (alone, HIDDEN)
            assert public.count(place) == alone or public.more


# What rounding alone gives away.
GIVEN_AWAY = [
    ((4, 4, 0, 0), "two fours under a total of ten"),
    ((1,) * 7 + (0,) * 5, "seven ones under a total of five"),
    ((8, 8, 5, 1, 0), "three that were rounded up, beside a one"),
    ((1, 1, 0), "two ones under a hidden total"),
    ((4, 4), "two fours and nothing else"),
]


@pytest.mark.parametrize(("counts", "why"), GIVEN_AWAY, ids=[why for _counts, why in GIVEN_AWAY])
def test_plain_rounding_would_give_these_away(counts: tuple[int, ...], why: str) -> None:  # noqa: ARG001
    plain = Shown(tuple(protected(count, RULE) for count in counts))
    total = shared_total.span(protected(sum(counts), RULE), RULE)
    found = bounds(plain, total_span([plain], total, RULE), RULE)
    assert any(
        (0 < count < 5 and span[1] < 4) or span[0] > 1 for count, span in zip(counts, found, strict=True)
    )
    for _name, public, lowest, highest in attacked(publish([of_counts(*counts)], RULE).tables):
        assert not is_hidden(public) or (lowest <= 1 and highest >= 4)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=4))
@settings(max_examples=100, deadline=None)
def test_the_solver_finds_what_pencil_and_paper_find(counts: list[int]) -> None:
    links = Links([of_counts(*counts)])
    shown = Shown(tuple(protected(count, RULE) for count in counts))
    total = protected(sum(counts), RULE)
    places = links.printed[0]
    spans = [(0, 0)] * len(links.cells)
    for place, cell in places.items():
        spans[cell] = shared_total.span(protected(links.cells[cell].true, RULE), RULE)
        assert place == ("*",) or spans[cell] == shared_total.span(shown.counts[int(place[0])], RULE)
    attacker = Attacker(spans, links.relations, links.truth())
    by_hand = bounds(shown, total_span([shown], shared_total.span(total, RULE), RULE), RULE)
    assert [attacker.bounds(places[str(line),]) for line in range(len(counts))] == by_hand


def test_who_knows_the_method_itself_still_pins_no_small_count_down() -> None:
    """Every table of three lines up to 8 each: no publication has but one number behind a cross."""
    behind: dict[tuple[Count | bool, ...], list[tuple[int, ...]]] = defaultdict(list)
    for true in itertools.product(range(9), repeat=3):
        (public,) = publish([of_counts(*true)], RULE).tables
        behind[*shown(public).counts, public.count(("*",)), public.more].append(true)
    for published, possible in behind.items():
        for place in range(3):
            if isinstance(published[place], type(HIDDEN)):
                assert len({true[place] for true in possible}) > 1, published


def test_within_the_institution_nothing_is_hidden() -> None:
    (public,) = publish([of_counts(1, 2, 0)], None).tables
    assert shown(public) == Shown((1, 2, 0))
    assert public.hidden() == 0


def test_nothing_at_all_is_said_to_be_nothing() -> None:
    (public,) = publish([of_counts(0, 0)], RULE).tables
    assert shown(public) == Shown((0, 0))
