"""The true table of a statistic counts what it says, and each unit once in every total."""

import datetime as dt
from collections import Counter
from typing import Any

import pytest

from gc25desk.domain.axes import NOTED, RARE
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.condition import Condition
from gc25desk.domain.crosstab import tabulate
from gc25desk.domain.dimensions import AXES, UNITS, trait
from gc25desk.domain.disclosure.table import TOTAL, TrueTable
from gc25desk.domain.field import NOT_ASKED
from gc25desk.domain.practice import records as practice
from gc25desk.domain.statistic import Statistic
from tests.builders import a_child, a_complaint, a_tag

TODAY = dt.date(2026, 11, 21)
MANY = tuple(practice.complaints(150, 5, TODAY))


def counted(*complaints: Complaint, least: int = 0, **values: Any) -> TrueTable:
    filled: dict[str, Any] = {"title": "A table", "id": "t"}
    return tabulate(Statistic(**(filled | values)), complaints, named_from=least)


def lines(table: TrueTable) -> dict[str, int]:
    found = {code: table.count((code,)) for code in table.axes[0].codes()}
    return {code: count for code, count in found.items() if count}


def test_children_are_counted_by_what_they_are() -> None:
    two = a_complaint(children=(a_child(sex="girl"), a_child(sex="boy"), a_child(sex="")))
    assert lines(counted(two, a_complaint(), rows="sex")) == {"girl": 2, "boy": 1, NOT_ASKED: 1, TOTAL: 4}


def test_ages_fall_into_the_bands_asked_for_and_the_rest_into_the_silences() -> None:
    ages = [a_child(age=age) for age in (0, 4, 5, 9, 17)]
    silent = a_child(age=None, age_certainty="prefers_not_to_say")
    one = a_complaint(children=(*ages, silent, a_child(age=None, age_certainty="exact")))
    found = lines(counted(one, rows="age", bands="unhcr"))
    assert found == {"0-4": 2, "5-11": 2, "12-17": 1, "prefers_not_to_say": 1, "unknown": 1, TOTAL: 7}
    own = lines(counted(one, rows="age", bands="custom", custom_bands="0-4, 5, 6-17"))
    assert own["5-5"] == 1


def test_a_complaint_with_several_harms_stands_in_each_line_and_once_in_the_total() -> None:
    complaints = [a_complaint(harm=("content", "health")), a_complaint(harm=())]
    table = counted(*complaints, unit="complaints", rows="harm")
    assert lines(table) == {"content": 1, "health": 1, "~none": 1, TOTAL: 2}
    assert table.axes[0].several
    incidents = counted(*complaints, unit="incidents", rows="harm")
    assert lines(incidents) == {"content": 1, "health": 1, "~none": 1, TOTAL: 3}
    assert not incidents.axes[0].several
    assert incidents.holders((TOTAL,)) == 2


def test_tags_without_a_stance_are_not_counted() -> None:
    tagged = a_complaint(tags=(a_tag(75), a_tag(76, "context"), a_tag(77, "")))
    assert lines(counted(tagged, unit="paragraph_tags", rows="paragraph")) == {"75": 1, "76": 1, TOTAL: 2}
    assert lines(counted(tagged, unit="paragraph_tags", rows="chapter")) == {"VI": 2, TOTAL: 2}
    assert lines(counted(tagged, unit="paragraph_tags", rows="section")) == {"VI.E": 2, TOTAL: 2}
    assert lines(counted(tagged, unit="complaints", rows="chapter")) == {"VI": 1, TOTAL: 1}
    untagged = a_complaint(tags=())
    assert lines(counted(untagged, unit="complaints", rows="chapter")) == {"~none": 1, TOTAL: 1}


@pytest.mark.parametrize(
    ("by", "days"), [("month", {"2025-12": 1, "2026-02": 2}), ("year", {"2025-01": 1, "2026-01": 2})]
)
def test_lines_over_time_have_no_gaps(by: str, days: dict[str, int]) -> None:
    complaints = [
        a_complaint(date_received=day)
        for day in (dt.date(2025, 12, 31), dt.date(2026, 2, 1), dt.date(2026, 2, 28))
    ]
    table = counted(*complaints, unit="complaints", rows=by)
    assert lines(table) == {**days, TOTAL: 3}
    assert len(table.axes[0].lines) == (3 if by == "month" else 2)


def test_the_period_holds_both_its_days_and_none_without_the_date() -> None:
    days = [dt.date(2026, 3, day) for day in (1, 2, 30, 31)]
    complaints = [a_complaint(date_received=day, date_closed=None) for day in days]
    inside = counted(*complaints, unit="complaints", since=days[1], until=days[2])
    assert inside.count(()) == 2
    assert counted(*complaints, unit="complaints", dated_by="closed").count(()) == 0


def test_conditions_on_one_trait_are_alternatives_and_on_several_all_hold() -> None:
    children = [a_child(sex=sex, age=age) for sex in ("girl", "boy", "other") for age in (3, 9, 15)]
    one = a_complaint(children=tuple(children))
    girls_or_other = (Condition(by="sex", value="girl"), Condition(by="sex", value="other"))
    assert counted(one, conditions=girls_or_other).count(()) == 6
    older = (*girls_or_other, Condition(by="age", lowest=9))
    assert counted(one, conditions=older).count(()) == 4
    chapter = (Condition(by="chapter", value="VI"),)
    assert counted(one, a_complaint(tags=()), unit="complaints", conditions=chapter).count(()) == 1


def test_rare_names_come_together_and_are_named_nowhere() -> None:
    children = (
        [a_child(place="Northshire")] * 6 + [a_child(place="Tinyhamlet")] * 2 + [a_child(place="Farland")]
    )
    one = a_complaint(children=tuple(children))
    table = counted(one, rows="place", least=5)
    assert lines(table) == {"Northshire": 6, RARE: 3, TOTAL: 9}
    assert not any("Tinyhamlet" in line.label for line in table.axes[0].lines)
    assert lines(counted(one, rows="place", least=5, named_from=8)) == {RARE: 9, TOTAL: 9}
    assert lines(counted(one, rows="place"))["Tinyhamlet"] == 2


def test_unknown_values_are_never_dropped() -> None:
    one = a_complaint(children=(a_child(), a_child(sex="unknown"), a_child(sex="prefers_not_to_say")))
    table = counted(one, rows="sex", unknowns=False)
    assert lines(table) == {"girl": 1, NOTED: 2, TOTAL: 3}
    (noted,) = [line for line in table.axes[0].lines if line.noted]
    assert noted.code == NOTED
    assert not noted.tells


@pytest.mark.parametrize("unit", UNITS.codes())
@pytest.mark.parametrize("axis", AXES.codes())
def test_every_axis_takes_in_every_unit(axis: str, unit: str) -> None:
    if trait(axis).bearer.value == "child" and unit != "children":
        return
    table = counted(*MANY, unit=unit, rows=axis)
    units = frozenset[str]().union(*(table.units((line.code,)) for line in table.axes[0].lines))
    assert units == table.units((TOTAL,))
    if not table.axes[0].several:
        assert sum(table.count((line.code,)) for line in table.axes[0].lines) == table.count((TOTAL,))


def test_a_crossed_table_agrees_with_its_margins_and_with_counting_by_hand() -> None:
    table = counted(*MANY, rows="sex", columns="disability")
    by_hand = Counter((child.sex, child.disability) for one in MANY for child in one.children)
    for (sex, disability), count in by_hand.items():
        assert table.count((sex, disability)) == count
    alone = counted(*MANY, rows="sex")
    assert all(table.count((code, TOTAL)) == alone.count((code,)) for code in alone.axes[0].codes())
