"""A chart's data is rectangular and speaks the language in use."""

import pytest

from gc25desk import i18n
from gc25desk.ui.widgets.chart_data import Bar, ChartData, Group, listed, number


def test_words_name_category_count_and_series() -> None:
    data = ChartData("Month", ("received",), (Group("Oct", (Bar(1_284),), full="October 2026"),))
    assert data.words(0, 0) == "October 2026: 1\u202f284 received"


def test_a_ragged_chart_is_refused() -> None:
    with pytest.raises(ValueError, match="one bar for each series"):
        ChartData("Month", ("received", "closed"), (Group("Oct", (Bar(1),)),))


def test_the_largest_of_nothing_is_zero() -> None:
    assert ChartData().largest() == 0
    assert ChartData("x", ("a", "b"), (Group("g", (Bar(3), Bar(9))),)).largest() == 9


def test_numbers_are_grouped_by_thousands() -> None:
    assert number(0) == "0"
    assert number(12_345) == "12\u202f345"


def test_numbers_keep_one_form_in_every_language() -> None:
    i18n.use("ar")
    assert number(284) == "284"


@pytest.mark.parametrize(
    ("names", "words"),
    [([], ""), (["Girl"], "Girl"), (["Girl", "Boy"], "Girl and Boy"), (["A", "B", "C"], "A, B and C")],
)
def test_names_become_a_list_in_words(names: list[str], words: str) -> None:
    assert listed(names) == words
