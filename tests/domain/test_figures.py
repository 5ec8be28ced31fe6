"""What is counted, in which unit, and which query finds what was counted."""

import datetime as dt
import itertools
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.child import PARA_30_AXES
from gc25desk.domain.codes import AGE_BANDS
from gc25desk.domain.field import NOT_ASKED, NOT_SAID, UNKNOWN
from gc25desk.domain.figures import (
    AGE_SILENCE,
    Axis,
    age_silence,
    axes,
    coverage_state,
    months_until,
    quarter_start,
)

days = st.dates(dt.date(1950, 1, 1), dt.date(2150, 12, 31))
numbers = st.integers(1, 50)


def counted(**given_counts: Mapping[Any, int]) -> tuple[Axis, ...]:
    return axes({key: {} for key in (*PARA_30_AXES, "age_silence")} | given_counts)


def axis(key: str, **given_counts: Mapping[Any, int]) -> Axis:
    return next(one for one in counted(**given_counts) if one.key == f"children.{key}")


@given(days, st.integers(1, 40))
def test_the_months_follow_each_other_up_to_the_present_one(day: dt.date, count: int) -> None:
    months = months_until(day, count)
    assert len(months) == count
    assert months[-1] == day.replace(day=1)
    for earlier, later in itertools.pairwise(months):
        assert (earlier + dt.timedelta(days=31)).replace(day=1) == later


@given(days)
def test_a_quarter_holds_its_day(day: dt.date) -> None:
    start = quarter_start(day)
    assert start <= day < start + dt.timedelta(days=93)
    assert (start.day, start.month % 3) == (1, 1)


def test_the_axes_are_those_of_paragraph_30_in_its_order() -> None:
    assert [one.key for one in counted()] == [f"children.{key}" for key in PARA_30_AXES]


@given(st.dictionaries(st.integers(0, 17), numbers), st.dictionaries(st.sampled_from((NOT_ASKED,)), numbers))
def test_every_age_falls_in_one_band_and_every_missing_age_in_a_silence(
    ages: dict[int, int], silent: dict[str, int]
) -> None:
    cells = axis("age", age=ages, age_silence=silent).cells
    assert sum(cell.count for cell in cells) == sum(ages.values()) + sum(silent.values())
    assert [cell.code for cell in cells] == [
        *(f"{low}-{high}" for low, high in AGE_BANDS),
        NOT_ASKED,
        NOT_SAID,
        UNKNOWN,
    ]
    for cell, (low, high) in zip(cells, AGE_BANDS, strict=False):
        assert cell.count == sum(number for age, number in ages.items() if low <= age <= high)
        (condition,) = cell.query.filters
        assert (condition.lowest, condition.highest) == (low, high)


@given(st.dictionaries(st.sampled_from(("girl", "boy", "other", NOT_ASKED, NOT_SAID, UNKNOWN, "")), numbers))
def test_every_child_stands_in_one_line_even_where_the_answer_was_left_empty(
    counts: dict[str, int],
) -> None:
    cells = {cell.code: cell for cell in axis("sex", sex=counts).cells}
    assert sum(cell.count for cell in cells.values()) == sum(counts.values())
    assert cells[NOT_ASKED].count == counts.get(NOT_ASKED, 0) + counts.get("", 0)
    assert cells[NOT_ASKED].query.filters[0].values == (NOT_ASKED, "")
    assert cells["girl"].query.filters[0].values == ("girl",)


def test_typed_places_come_before_the_silences_the_most_frequent_first() -> None:
    cells = axis("place", place={"South": 2, "North": 5, NOT_ASKED: 9, "Coast": 2}).cells
    assert [cell.code for cell in cells] == ["North", "Coast", "South", NOT_ASKED, NOT_SAID, UNKNOWN]


@pytest.mark.parametrize(
    ("certainty", "silence"),
    [
        (NOT_ASKED, NOT_ASKED),
        (NOT_SAID, NOT_SAID),
        (UNKNOWN, UNKNOWN),
        ("exact", UNKNOWN),
        ("estimated", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_a_missing_age_is_explained_by_one_silence(certainty: str, silence: str) -> None:
    assert age_silence(certainty) == silence


def test_the_silence_of_an_age_is_found_by_its_own_key() -> None:
    assert axis("age").cells[-1].query.filters[0].key == AGE_SILENCE


@pytest.mark.parametrize(
    ("held", "gap", "reported", "state"),
    [
        (False, False, False, "nothing"),
        (True, False, False, "tagged"),
        (True, True, False, "gap"),
        (True, True, True, "reported"),
        (True, False, True, "reported"),
    ],
)
def test_a_paragraph_shows_the_furthest_step_it_has_reached(
    held: bool,
    gap: bool,
    reported: bool,
    state: str,
) -> None:
    assert coverage_state(held=held, gap=gap, reported=reported) == state
