"""Ratings of paragraphs, and where they stand against the cycle before."""

import pytest

from gc25desk.domain.assessment import Assessment, Trend, check, trend
from gc25desk.errors import InvalidInput


@pytest.mark.parametrize(
    ("now", "before", "found"),
    [
        ("partly", "not_met", Trend.BETTER),
        ("met", "worse", Trend.BETTER),
        ("worse", "not_met", Trend.WORSE),
        ("largely", "largely", Trend.SAME),
        ("largely", None, Trend.NEW),
        ("unknown", "met", None),
        ("met", "unknown", None),
    ],
)
def test_trend(now: str, before: str | None, found: Trend | None) -> None:
    assert trend(now, before) is found


@pytest.mark.parametrize("number", [0, 126])
def test_there_are_125_paragraphs(number: int) -> None:
    with pytest.raises(InvalidInput):
        check(Assessment(cycle="c", paragraph=number, rating="met"))
