"""Lists, ranges and values stand in a sentence as the report's language sets them."""

import pytest

from gc25desk.i18n import speaking
from gc25desk.reports.periods import apart, named, ranges, span, together


@pytest.mark.parametrize(
    ("language", "comma", "semicolon", "colon", "dash"),
    [
        ("en", "a, b", "a; b", "a: b", "9–12"),
        ("fr", "a, b", "a\u202f; b", "a\u00a0: b", "9–12"),
        ("es", "a, b", "a; b", "a: b", "9–12"),
        ("ar", "a، b", "a؛ b", "a: b", "9-12"),
    ],
)
def test_what_stands_between_the_parts(
    language: str, comma: str, semicolon: str, colon: str, dash: str
) -> None:
    with speaking(language):
        assert together(("a", "b")) == comma
        assert apart(("a", "b")) == semicolon
        assert named("a", "b") == colon
        assert span(9, 12) == dash


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "7, 9–12 and 14"), ("fr", "7, 9–12 et 14"), ("es", "7, 9–12 y 14"), ("ar", "7 و9-12 و14")],
)
def test_numbers_are_listed_as_the_un_cites_them(language: str, shown: str) -> None:
    with speaking(language):
        assert ranges([14, 9, 10, 11, 12, 7]) == shown
        assert ranges([5]) == "5"
        assert ranges([]) == ""


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([], ""), ([3], "3"), ([3, 4], "3–4"), ([9, 12, 14, 13, 12], "9 and 12–14"), ([1, 3, 5], "1, 3 and 5")],
)
def test_neighbours_in_a_list_of_numbers_are_joined(numbers: list[int], words: str) -> None:
    assert ranges(numbers) == words


def test_one_part_stands_alone() -> None:
    assert together(["a"]) == apart(["a"]) == "a"
    assert together([]) == ""
