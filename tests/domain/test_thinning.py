"""Thinning keeps all of two days, then fewer and fewer, and never loses the newest by any clock."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.thinning import ALL_FOR, DAYS, MONTHS, WEEKS, kept

NOW = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
anytime = st.integers(0, 15 * 365 * 24 * 60).map(
    lambda minutes: dt.datetime(2020, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
)
moments = st.sets(anytime, max_size=60)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("made", "stay"),
    [
        ([], []),
        # All of two days, however many.
        (
            ["2026-11-21T11:00", "2026-11-21T10:30", "2026-11-20T09:00", "2026-11-19T12:00"],
            ["2026-11-21T11:00", "2026-11-21T10:30", "2026-11-20T09:00", "2026-11-19T12:00"],
        ),
        # Then the newest of a day.
        (
            ["2026-11-18T08:00", "2026-11-18T17:00", "2026-11-17T08:00"],
            ["2026-11-18T17:00", "2026-11-17T08:00"],
        ),
        # Seven days; the eighth stays only as the newest of its week.
        (
            [f"2026-11-{day:02}T10:00" for day in range(8, 19)],
            [f"2026-11-{day:02}T10:00" for day in (8, 12, 13, 14, 15, 16, 17, 18)],
        ),
        # The newest of a week, then of a month.
        (
            [
                *(f"2026-11-{day:02}T10:00" for day in range(12, 19)),
                "2026-11-05T10:00",
                "2026-11-03T10:00",
                "2026-10-29T10:00",
                "2026-10-06T10:00",
                "2026-09-30T10:00",
                "2026-09-02T10:00",
            ],
            [
                *(f"2026-11-{day:02}T10:00" for day in range(12, 19)),
                "2026-11-05T10:00",
                "2026-10-29T10:00",
                "2026-09-30T10:00",
            ],
        ),
        # A year of months, and not thirteen.
        (
            [f"{2025 + month // 12}-{month % 12 + 1:02}-10T10:00" for month in range(5, 18)],
            [f"{2025 + month // 12}-{month % 12 + 1:02}-10T10:00" for month in range(6, 18)],
        ),
        # One that is all there is stays, however old.
        (["2019-01-01T00:00"], ["2019-01-01T00:00"]),
    ],
)
def test_which_backups_stay_on_a_given_day(made: list[str], stay: list[str]) -> None:
    assert sorted(kept([at(one) for one in made], NOW)) == sorted(at(one) for one in stay)


def test_an_hourly_backup_for_400_days_leaves_few_and_reaches_a_year_back() -> None:
    held: set[dt.datetime] = set()
    start = NOW - dt.timedelta(days=400)
    for hour in range(400 * 24 + 1):
        now = start + dt.timedelta(hours=hour)
        held = set(kept(held | {now}, now))
    assert len(held) <= 49 + DAYS + WEEKS + MONTHS
    assert NOW - min(held) > dt.timedelta(days=320)
    ages = sorted(NOW - moment for moment in held)
    assert all(later - earlier <= dt.timedelta(days=32) for earlier, later in pairwise(ages))


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_jumps_by_years_leaves_the_old_backups_there(years: int) -> None:
    held = {NOW - dt.timedelta(days=day) for day in range(40)}
    before = kept(held, NOW)
    moved = NOW + dt.timedelta(days=365 * years)
    after = kept(before | {moved}, moved)
    assert {NOW, moved} <= after
    assert len(after) >= DAYS


@given(moments, anytime)
def test_what_always_holds(made: set[dt.datetime], now: dt.datetime) -> None:
    stay = kept(made, now)
    assert stay <= made
    assert kept(stay, now) == stay
    assert not made or max(made) in stay
    assert {moment for moment in made if dt.timedelta(0) <= now - moment <= ALL_FOR} <= stay
    past = {moment for moment in made if moment <= now}
    assert not past or max(past) in stay
    assert len([moment for moment in stay if now - moment > ALL_FOR]) <= DAYS + WEEKS + MONTHS
