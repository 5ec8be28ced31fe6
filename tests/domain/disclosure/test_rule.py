"""No published count points at a child."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.disclosure.rule import ANY, HIDDEN, Hidden, Mode, Rule, is_hidden, protected, share, span

counts = st.integers(0, 5_000)
rules = st.builds(Rule, threshold=st.integers(2, 20), base=st.sampled_from([1, 3, 5, 10]))


@given(counts, rules)
def test_nothing_between_nothing_and_the_threshold_is_ever_published(count: int, rule: Rule) -> None:
    shown = protected(count, rule)
    assert is_hidden(shown) is (0 < count < rule.threshold)
    if isinstance(shown, int):
        assert shown == 0 or shown >= rule.threshold


@given(counts, rules)
def test_what_is_published_is_near_the_truth(count: int, rule: Rule) -> None:
    shown = protected(count, rule)
    if isinstance(shown, int):
        assert abs(shown - count) <= rule.base // 2 or shown == rule.threshold


@given(counts, counts, rules)
def test_more_is_never_published_as_less(first: int, second: int, rule: Rule) -> None:
    low, high = sorted((first, second))
    shown = protected(low, rule), protected(high, rule)
    if isinstance(shown[0], int) and isinstance(shown[1], int):
        assert shown[0] <= shown[1]


@pytest.mark.parametrize(
    ("count", "shown"), [(0, 0), (5, 5), (6, 5), (7, 5), (8, 10), (12, 10), (13, 15), (102, 100), (103, 105)]
)
def test_a_count_is_rounded_to_the_nearest_five(count: int, shown: int) -> None:
    assert protected(count, Rule()) == shown


@given(st.integers(1, 4), st.integers(1, 4))
def test_a_hidden_count_tells_nothing_of_the_true_one(first: int, second: int) -> None:
    assert protected(first, Rule()) == protected(second, Rule()) == HIDDEN
    assert not dataclasses.fields(Hidden)


@given(counts)
def test_within_the_institution_the_count_is_the_count(count: int) -> None:
    assert protected(count, None) == count


@pytest.mark.parametrize("rule", [Rule(), None])
def test_there_is_no_less_than_nothing(rule: Rule | None) -> None:
    with pytest.raises(ValueError, match="negative"):
        protected(-1, rule)


# Percentages and what a printed count stands for --------------------------------------------------


def test_no_share_of_fewer_than_fifty_and_none_of_a_hidden_count() -> None:
    assert share(25, 50) == 0.5
    assert share(0, 50) == 0
    assert share(25, 49) is None
    assert share(HIDDEN, 50) == share(25, HIDDEN) == HIDDEN


@given(counts, rules, st.sampled_from(Mode))
def test_the_true_count_is_always_among_what_is_printed_stands_for(
    count: int, rule: Rule, mode: Mode
) -> None:
    rule = dataclasses.replace(rule, mode=mode)
    lowest, highest = span(protected(count, rule), rule)
    assert lowest <= count <= highest
    assert protected(lowest, rule) == protected(min(highest, 10_000), rule) or mode is Mode.EXACT


def test_exact_counts_are_printed_as_they_are() -> None:
    exact = Rule(mode=Mode.EXACT)
    assert [protected(count, exact) for count in (0, 4, 5, 13)] == [0, HIDDEN, 5, 13]
    assert span(HIDDEN, exact) == (0, ANY)


def test_a_higher_threshold_is_taken_and_a_lower_one_is_not() -> None:
    assert Rule().at_least(10) == Rule(threshold=10)
    assert Rule().at_least(3) == Rule()
