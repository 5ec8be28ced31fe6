"""The institution's settings decide when a complaint is due, and public holidays come from a kept library."""

import dataclasses
import datetime as dt
from typing import Any

import pytest

from gc25desk.domain.institution import Institution
from gc25desk.errors import InvalidInput
from gc25desk.services import institution, saving, task
from gc25desk.services.desk import Desk
from tests.builders import a_complaint

MONDAY = dt.date(2026, 11, 16)


def switched_on(*codes: str, **more: Any) -> Institution:
    clocks = tuple(
        dataclasses.replace(clock, on=clock.code in codes, working=True) for clock in Institution().clocks
    )
    return dataclasses.replace(Institution(clocks=clocks), **more)


def test_without_a_clock_a_day_that_was_typed_stays(desk: Desk) -> None:
    saved, _changes = saving.save(desk, "complaint", a_complaint(date_due=dt.date(2026, 12, 24)))
    assert saved.date_due == dt.date(2026, 12, 24)


def test_a_clock_that_runs_says_when_the_next_step_and_its_task_are_due(desk: Desk) -> None:
    institution.change(desk, switched_on("register", "acknowledge"))
    saved, _changes = saving.save(desk, "complaint", a_complaint(date_received=MONDAY, date_due=None))
    assert saved.date_due == dt.date(2026, 11, 19)
    [wanted] = [one for one in task.of_complaint(desk, saved.id) if one.rule == "acknowledge"]
    assert wanted.date_due == saved.date_due


def test_days_off_and_public_holidays_are_not_worked() -> None:
    held = switched_on("register", country="ZA", days_off=(dt.date(2026, 12, 17),))
    calendar = institution.calendar(held)
    assert not calendar.is_worked(dt.date(2026, 12, 16))  # Day of Reconciliation
    assert not calendar.is_worked(dt.date(2026, 12, 17))
    assert calendar.is_worked(dt.date(2026, 12, 18))


def test_a_country_nobody_knows_has_no_holidays() -> None:
    calendar = institution.calendar(Institution(country="XX"))
    assert calendar.is_worked(dt.date(2026, 12, 25))


def test_settings_are_kept_and_refused_when_broken(desk: Desk) -> None:
    institution.change(desk, switched_on("register"))
    assert institution.settings(desk).clocks[0].on
    with pytest.raises(InvalidInput):
        institution.change(desk, Institution(weekdays=()))
    assert institution.settings(desk).weekdays == (0, 1, 2, 3, 4)
