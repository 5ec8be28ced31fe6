"""Axes start at zero and reach the largest number; colours are mixed and compared as WCAG says."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from gc25desk.ui.style import DARK, LIGHT, Tokens
from gc25desk.ui.widgets.chart_scale import contrast, mixed, readable_on, ticks


@given(st.integers(0, 10**9), st.integers(1, 8))
def test_ticks_start_at_zero_and_cover_the_largest_number(largest: int, most: int) -> None:
    made = ticks(largest, most)
    steps = {later - earlier for earlier, later in itertools.pairwise(made)}
    assert made[0] == 0
    assert made[-1] >= largest
    assert len(steps) == 1
    assert 2 <= len(made) <= most + 1
    assert made[-2] < max(largest, 1)
    assert str(steps.pop()).rstrip("0") in {"1", "2", "5"}


def test_nothing_to_show_still_has_an_axis() -> None:
    assert ticks(0) == (0, 1)


def test_mixing_goes_from_the_first_colour_to_the_second() -> None:
    assert mixed("#000000", "#FFFFFF", 0) == QColor("#000000")
    assert mixed("#000000", "#FFFFFF", 1) == QColor("#FFFFFF")
    assert mixed("#000000", "#FF0000", 0.5) == QColor(128, 0, 0)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@given(share=st.floats(0, 1))
def test_one_of_two_inks_is_readable_on_every_tint(colours: Tokens, share: float) -> None:
    ground = mixed(colours.surface, colours.accent, share)
    assert contrast(readable_on(ground, colours.text, colours.surface), ground) >= 3
