"""A statistic says what it counts; what cannot be counted is refused with a sentence that names the field."""

import dataclasses
import datetime as dt
from typing import Any

import pytest

from gc25desk.domain.condition import Condition
from gc25desk.domain.dimensions import AXES, FILTERED, UNITS, trait
from gc25desk.domain.disclosure.rule import Mode, Rule
from gc25desk.domain.field import Profile, Sensitivity, fields_of
from gc25desk.domain.query import Filter
from gc25desk.domain.record import as_json, from_json
from gc25desk.domain.statistic import Statistic, check, check_leaving, filters, proposed_threshold
from gc25desk.errors import InvalidInput


def a_statistic(**values: Any) -> Statistic:
    filled: dict[str, Any] = {"title": "Children affected, by sex", "rows": "sex"}
    return Statistic(**(filled | values))


def test_a_statistic_comes_back_from_json_as_it_went() -> None:
    statistic = a_statistic(
        columns="age",
        conditions=(Condition(by="place", value="North"), Condition(by="age", lowest=6)),
        since=dt.date(2026, 1, 1),
        unknowns=False,
        threshold="10",
    )
    assert from_json(Statistic, as_json(statistic)) == statistic
    check(statistic)


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("title", {"title": ""}),
        ("rows", {"unit": "complaints", "rows": "sex"}),
        ("rows", {"unit": "paragraph_tags", "rows": "age"}),
        ("columns", {"unit": "complaints", "rows": "harm", "columns": "place"}),
        ("columns", {"rows": "month", "columns": "year"}),
        ("columns", {"rows": "paragraph", "columns": "chapter"}),
        ("rows", {"rows": "", "columns": "sex"}),
        ("until", {"since": dt.date(2026, 2, 1), "until": dt.date(2026, 1, 1)}),
        ("custom_bands", {"bands": "custom", "custom_bands": "0-9"}),
        ("threshold", {"threshold": "4"}),
        ("rows", {"rows": "platform"}),
        (
            "conditions",
            {"unit": "complaints", "rows": "harm", "conditions": (Condition(by="sex", value="girl"),)},
        ),
        ("conditions", {"conditions": (Condition(by="sex", value="nobody"),)}),
        ("conditions", {"conditions": (Condition(by="sex", value="girl", lowest=3),)}),
        ("conditions", {"conditions": (Condition(by="age"),)}),
        ("conditions", {"conditions": (Condition(by="age", value="5"),)}),
        ("conditions", {"conditions": (Condition(by="age", lowest=9, highest=3),)}),
        ("conditions", {"conditions": (Condition(by="paragraph", value="126"),)}),
        ("conditions", {"conditions": (Condition(by="paragraph", value="٣"),)}),
        ("conditions", {"conditions": (Condition(by="chapter", value="XV"),)}),
        ("conditions", {"conditions": (Condition(by="place", value=""),)}),
    ],
)
def test_what_cannot_be_counted_is_refused_and_the_field_named(field: str, values: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput) as caught:
        check(a_statistic(**values))
    assert caught.value.field == field
    assert caught.value.next_step


def test_a_trait_of_children_is_not_told_of_complaints() -> None:
    with pytest.raises(InvalidInput, match="complaints are counted here"):
        check(a_statistic(unit="complaints"))


@pytest.mark.parametrize("unit", UNITS.codes())
def test_every_axis_is_counted_or_refused_with_a_reason(unit: str) -> None:
    for axis in AXES.codes():
        statistic = a_statistic(unit=unit, rows=axis)
        try:
            check(statistic)
        except InvalidInput as error:
            assert trait(axis).bearer.value == "child"
            assert unit != "children"
            assert error.field == "rows"


def test_only_what_is_safe_as_a_count_is_an_axis() -> None:
    for code in {*AXES.codes(), *FILTERED.codes()}:
        field = trait(code).field()
        assert field is None or field.sensitivity is Sensitivity.STATISTICAL


def test_outside_the_institution_three_traits_are_the_most_the_filter_included() -> None:
    three = a_statistic(columns="age", conditions=(Condition(by="disability", value="seeing"),))
    four = dataclasses.replace(three, conditions=(*three.conditions, Condition(by="place", value="North")))
    twice = dataclasses.replace(
        three, conditions=(*three.conditions, Condition(by="disability", value="several"))
    )
    for profile in Profile:
        check_leaving(three, profile)
        check_leaving(twice, profile)
    check_leaving(four, Profile.INTERNAL)
    for profile in (Profile.PUBLIC, Profile.COMMITTEE):
        with pytest.raises(InvalidInput, match="4 traits"):
            check_leaving(four, profile)


def test_ten_is_proposed_for_small_areas_and_for_exploitation() -> None:
    assert proposed_threshold(a_statistic()) == 5
    assert proposed_threshold(a_statistic(rows="place")) == 10
    assert proposed_threshold(a_statistic(conditions=(Condition(by="place", value="North"),))) == 10
    assert proposed_threshold(a_statistic(conditions=(Condition(by="harm", value="contact"),))) == 10
    exploitation = (Condition(by="paragraph", value="112"), Condition(by="paragraph", value="81"))
    assert proposed_threshold(a_statistic(conditions=exploitation)) == 10
    wider = (*exploitation, Condition(by="paragraph", value="75"))
    assert proposed_threshold(a_statistic(conditions=wider)) == 5


def test_the_rule_is_what_was_declared() -> None:
    assert a_statistic().rule() == Rule()
    assert a_statistic(mode="exact", threshold="10").rule() == Rule(threshold=10, mode=Mode.EXACT)


def test_the_filter_finds_the_complaints_behind_the_number() -> None:
    statistic = a_statistic(
        conditions=(
            Condition(by="sex", value="girl"),
            Condition(by="sex", value="other"),
            Condition(by="age", lowest=16),
            Condition(by="harm", value="contact"),
            Condition(by="paragraph", value="75"),
        ),
        until=dt.date(2026, 6, 30),
    )
    assert filters(statistic) == (
        Filter("date_received", until=dt.date(2026, 6, 30)),
        Filter("children.sex", values=("girl", "other")),
        Filter("children.age", values=("16", "17")),
        Filter("harm", values=("contact",)),
        Filter("tags.paragraph", values=("75",)),
    )


def test_nothing_of_a_statistic_leaves_by_itself() -> None:
    own = [field for field in fields_of(Statistic) if not field.system]
    assert all(field.profiles == {Profile.INTERNAL} for field in own)
    assert all(field.help.endswith(".") for field in own)
