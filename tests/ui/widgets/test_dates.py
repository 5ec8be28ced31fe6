"""Days can be typed in any usual way and are always shown in one."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk import i18n
from gc25desk.ui.widgets.dates import parse_day, show_clock, show_day, show_moment, show_short_day

TODAY = dt.date(2026, 11, 21)
DAY = dt.date(2026, 11, 14)
YEARS = st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-14",
        "2026/11/14",
        "2026 11 14",
        "20261114",
        "14/11/2026",
        "14.11.2026",
        "14-11-2026",
        "14 11 2026",
        "14/11/26",
        "14.11.26",
        "14/11",
        "14-11",
        "14 Nov 2026",
        "14 november 2026",
        "14nov2026",
        "14 Nov.",
        "14. Nov. 2026",
        "14th November, 2026",
        "14-Nov-26",
        "November 14, 2026",
        "Nov 14 2026",
        "nov 14",
        "  14   Nov   2026 ",
        "١٤/١١/٢٠٢٦",
        "2026–11–14",
        "-7",
    ],
)
def test_many_ways_mean_one_day(typed: str) -> None:
    assert parse_day(typed, TODAY) == DAY


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", None),
        ("   ", None),
        ("t", TODAY),
        ("T", TODAY),
        ("today", TODAY),
        ("+", TODAY + dt.timedelta(1)),
        ("-", TODAY - dt.timedelta(1)),
        ("+3", TODAY + dt.timedelta(3)),
        ("31 Dec", dt.date(2026, 12, 31)),
        ("2 Jan", dt.date(2027, 1, 2)),
        ("29 Feb", dt.date(2028, 2, 29)),
    ],
)
def test_short_ways(typed: str, day: dt.date | None) -> None:
    assert parse_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        "31/2/2026",
        "2026-13-01",
        "11/14/2026",
        "yesterday-ish",
        "2026-11",
        "14",
        "14 Foo 2026",
        "30 Feb",
        "1/1/0",
    ],
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        parse_day(typed, TODAY)


@given(st.text(max_size=40))
def test_any_text_means_a_day_or_none_or_is_refused(typed: str) -> None:
    try:
        parse_day(typed, TODAY)
    except (ValueError, OverflowError):
        return


@given(YEARS)
def test_what_is_shown_can_be_typed(day: dt.date) -> None:
    for shown in (show_day(day), day.isoformat(), f"{day:%d/%m/%Y}"):
        assert parse_day(shown, TODAY) == day


@pytest.mark.parametrize("language", ["fr", "es", "ru", "ar", "zh", "xx"])
def test_what_is_shown_can_be_typed_in_every_language(language: str) -> None:
    i18n.use(language)
    for month in range(1, 13):
        day = dt.date(2026, month, 14)
        assert "2026" in show_day(day)
        if language != "zh":
            assert parse_day(show_day(day), TODAY) == day


def test_shown_forms() -> None:
    assert show_day(DAY) == "14 Nov 2026"
    assert show_day(None) == ""
    assert show_short_day(DAY) == "14 Nov"
    assert show_moment(None) == ""
    noon = dt.datetime(2026, 11, 14, 12, 5, tzinfo=dt.UTC)
    local = noon.astimezone()
    assert show_moment(noon) == f"{local.day} Nov 2026, {local:%H:%M}"
    assert show_clock(noon) == f"{local:%H:%M}"
