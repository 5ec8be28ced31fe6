"""The institution's own settings: kept whole as JSON, and never such that no complaint could be handled."""

import dataclasses
import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.clock import SHIPPED
from gc25desk.domain.institution import Institution, as_json, check, from_json
from gc25desk.domain.path import SHIPPED as STAGES
from gc25desk.domain.path import Stage
from gc25desk.errors import InvalidInput

settings = st.builds(
    Institution,
    clocks=st.tuples(
        *(
            st.builds(
                dataclasses.replace,
                st.just(clock),
                days=st.integers(1, 400),
                working=st.booleans(),
                on=st.booleans(),
            )
            for clock in SHIPPED
        )
    ),
    weekdays=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    moves_on=st.booleans(),
    country=st.sampled_from(("", "ZA", "DE")),
    part=st.sampled_from(("", "BY")),
    days_off=st.lists(st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)), max_size=3).map(tuple),
    emergency=st.text(max_size=40),
)


@given(settings)
def test_what_is_kept_is_what_is_read(held: Institution) -> None:
    check(held)
    assert from_json(as_json(held)) == held


@given(
    st.one_of(st.text(max_size=30), st.sampled_from(("[]", "{}", "null", '{"clocks": 3}', '{"stages": [1]}')))
)
def test_what_cannot_be_read_leaves_the_shipped_settings(text: str) -> None:
    assert from_json(text) == Institution()


def test_no_clock_runs_before_the_institution_switches_it_on() -> None:
    assert not any(clock.on for clock in Institution().clocks)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"weekdays": ()}, "weekdays"),
        ({"emergency": "x" * 5_000}, "emergency"),
        ({"clocks": (dataclasses.replace(SHIPPED[0], days=0),)}, "clocks"),
        ({"stages": ()}, "stages"),
        ({"stages": (Stage("received", ("closed",)),)}, "stages"),
        ({"stages": (*STAGES, Stage("of nobody", (), ends=True))}, "stages"),
    ],
)
def test_settings_by_which_nothing_could_be_handled_are_refused(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check(dataclasses.replace(Institution(), **changes))
    assert caught.value.field == field
