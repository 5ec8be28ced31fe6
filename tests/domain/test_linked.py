"""Against a reader who holds every table of a report and can add and subtract."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gc25desk.domain.disclosure import HIDDEN, Count, Rule, is_hidden, protected
from gc25desk.domain.linked import Lines, Shown, bounds, protected_tables, span, total_span

RULE = Rule()
# Each unit has one value on each of three axes, and any number of values on a fourth.
units = st.tuples(
    st.integers(0, 6), st.sampled_from((0, 0, 0, 0, 1, 2)), st.integers(0, 1), st.sets(st.integers(0, 4))
)
populations = st.lists(units, max_size=60)


def tables_of(population: Sequence[tuple[int, int, int, set[int]]]) -> list[Lines]:
    made = []
    for axis, lines in ((0, 8), (1, 4), (2, 2)):
        counter = Counter(unit[axis] for unit in population)
        made.append(Lines(tuple(counter[line] for line in range(lines))))
    several = Counter(line for unit in population for line in unit[3] or {5})
    return [*made, Lines(tuple(several[line] for line in range(6)), adds_up=False)]


def attacked(
    shown: Sequence[Shown], total: int, tables: Sequence[Lines]
) -> Iterator[tuple[int, Count, int, int]]:
    """Yield each line's true count, its published one, and the bounds a reader finds for it."""
    between = total_span(shown, protected(total, RULE), RULE)
    assert between[0] <= total <= between[1]
    for lines, table in zip(tables, shown, strict=True):
        for true, public, found in zip(lines.counts, table.counts, bounds(table, between, RULE), strict=True):
            yield true, public, *found


@given(populations)
@settings(max_examples=300)
def test_no_hidden_count_can_be_narrowed_below_one_to_four(
    population: list[tuple[int, int, int, set[int]]],
) -> None:
    tables = tables_of(population)
    for true, public, lowest, highest in attacked(
        protected_tables(tables, len(population), RULE), len(population), tables
    ):
        assert lowest <= true <= highest
        assert public == 0 or not 0 < true < 5 or (is_hidden(public) and lowest <= 1 and highest >= 4)


@given(populations)
def test_no_count_from_one_to_four_is_published(population: list[tuple[int, int, int, set[int]]]) -> None:
    for shown in protected_tables(tables_of(population), len(population), RULE):
        told = [count for count in shown.counts if isinstance(count, int)]
        assert all(count == 0 or (count >= 5 and count % 5 == 0) for count in told)


@given(populations)
def test_every_line_is_published_for_itself_whatever_the_others_are(
    population: list[tuple[int, int, int, set[int]]],
) -> None:
    tables = tables_of(population)
    for lines, shown in zip(tables, protected_tables(tables, len(population), RULE), strict=True):
        for true, public in zip(lines.counts, shown.counts, strict=True):
            assert is_hidden(public) or public == protected(true, RULE)
            assert is_hidden(public) == is_hidden(protected(true, RULE)) or shown.more


# What gave a count away before the lines were attacked.
GIVEN_AWAY = [
    (Lines((4, 4, 0, 0)), "two fours under a total of ten"),
    (Lines((1,) * 7 + (0,) * 5), "seven ones under a total of five"),
    (Lines((8, 8, 5, 1, 0)), "three that were rounded up, beside a one"),
    (Lines((1, 1, 0)), "two ones under a hidden total"),
    (Lines((4, 4)), "two fours and nothing else"),
    (Lines((4, 4, 0, 0), adds_up=False), "two fours that may overlap"),
]


@pytest.mark.parametrize(("lines", "why"), GIVEN_AWAY, ids=[why for _lines, why in GIVEN_AWAY])
def test_plain_rounding_would_give_these_away(lines: Lines, why: str) -> None:  # noqa: ARG001
    total = sum(lines.counts)
    plain = Shown(tuple(protected(count, RULE) for count in lines.counts), lines.adds_up)
    before = list(attacked([plain], total, [lines]))
    after = list(attacked(protected_tables([lines], total, RULE), total, [lines]))

    def narrow(found: list[tuple[int, Count, int, int]]) -> bool:
        return any(0 < true < 5 and (low > 1 or high < 4) for true, _public, low, high in found)

    assert narrow(before)
    assert not narrow(after)


def test_the_total_of_one_table_cannot_be_used_against_another() -> None:
    ones, whole = Lines((1,) * 7 + (0,) * 3), Lines((7, 0, 0))
    shown = protected_tables([ones, whole], 7, RULE)
    assert shown[0].more
    assert shown[1] == Shown((5, 0, 0))


@given(
    st.lists(st.integers(0, 9), min_size=2, max_size=3),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_the_bounds_are_those_of_trying_every_number(true: list[int], more: bool) -> None:
    """The attack is as strong as it can be: it finds exactly what a search over all numbers finds."""
    shown = Shown(tuple(protected(count, RULE) for count in true), more=more)
    public_total = protected(sum(true), RULE)
    between = total_span([shown], public_total, RULE)
    low, high = span(public_total, RULE)
    most = 13
    ranges = [
        range(spans[0], min(spans[1], most) + 1)
        for spans in (span(count, RULE, more=more) for count in shown.counts)
    ]
    possible = [guess for guess in itertools.product(*ranges) if low <= sum(guess) <= high]
    for place, found in enumerate(bounds(shown, between, RULE)):
        tried = [guess[place] for guess in possible]
        assert (found[0], min(found[1], most)) == (min(tried), max(tried))


def test_who_knows_the_method_itself_still_pins_no_small_count_down() -> None:
    """Every table of three lines up to 12 each: no publication has but one number behind a cross."""
    behind: dict[tuple[Count, ...], list[tuple[int, ...]]] = defaultdict(list)
    for true in itertools.product(range(13), repeat=3):
        (shown,) = protected_tables([Lines(true)], sum(true), RULE)
        behind[*shown.counts, protected(sum(true), RULE), int(shown.more)].append(true)
    for published, possible in behind.items():
        for place in range(3):
            if is_hidden(published[place]):
                assert len({true[place] for true in possible}) > 1, published


def test_that_all_are_in_one_line_is_not_said_where_the_line_tells_of_them() -> None:
    telling, silent = Lines((10, 0, 0), telling=frozenset({0, 1})), Lines((0, 0, 10), telling=frozenset({0}))
    assert protected_tables([telling, silent], 10, RULE) == (
        Shown((10, HIDDEN, HIDDEN), more=True),
        Shown((0, 0, 10)),
    )
    # Beside five and a total of five no other line could hold more than two.
    few = Lines((5, 0, 0), telling=frozenset({0}))
    assert protected_tables([few], 5, RULE) == (Shown((HIDDEN,) * 3, more=True),)


def test_within_the_institution_nothing_is_hidden() -> None:
    assert protected_tables([Lines((1, 2, 0))], 3, None) == (Shown((1, 2, 0)),)


def test_nothing_at_all_is_said_to_be_nothing() -> None:
    assert protected_tables([Lines((0, 0))], 0, RULE) == (Shown((0, 0)),)


def test_under_a_hidden_total_every_line_is_hidden() -> None:
    assert protected_tables([Lines((3, 0, 0))], 3, RULE) == (Shown((HIDDEN,) * 3, more=True),)
