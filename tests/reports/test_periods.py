"""Lists, ranges and values stand in a sentence as the report's language sets them."""

import pytest

from gc25desk.i18n import speaking
from gc25desk.reports.annexes import ranges
from gc25desk.reports.periods import apart, named, span, together


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
        assert ranges([9, 10, 11, 12, 14]) == f"{dash}{comma[1:-1]}14"


def test_one_part_stands_alone() -> None:
    assert together(["a"]) == apart(["a"]) == "a"
    assert together([]) == ""
