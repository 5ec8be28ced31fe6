"""Every child from 0 to 17 falls into exactly one band, whatever the scheme."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.bands import CUSTOM, SCHEMES, USUAL, Scheme, scheme_of
from gc25desk.errors import InvalidInput

SHIPPED = [code for code in SCHEMES.codes() if code != CUSTOM]


@pytest.mark.parametrize("code", SHIPPED)
def test_every_age_has_one_band_in_the_shipped_schemes(code: str) -> None:
    scheme = scheme_of(code)
    assert [sum(low <= age <= high for low, high in scheme.bands) for age in range(18)] == [1] * 18


def test_the_usual_bands_are_those_of_unicef() -> None:
    assert scheme_of(USUAL).bands == ((0, 5), (6, 11), (12, 17))
    assert scheme_of("unhcr").bands == ((0, 4), (5, 11), (12, 17))
    assert scheme_of("crc").bands == ((0, 7), (8, 9), (10, 17))


@given(st.sets(st.integers(0, 16)))
def test_any_cuts_make_a_scheme_that_reads_back_as_written(lasts: set[int]) -> None:
    ends = [*sorted(lasts), 17]
    bands = tuple(zip([0, *(last + 1 for last in ends[:-1])], ends, strict=True))
    scheme = scheme_of(CUSTOM, Scheme(bands).written())
    assert scheme.bands == bands
    for age in range(18):
        low, high = scheme.band_of(age)
        assert low <= age <= high


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "cannot be read"),
        ("young, old", "cannot be read"),
        ("0-9", "Age 10 stands in no band"),
        ("0–9, 9–17", "Age 9 stands in two bands"),
        ("0-20", "18 is beyond"),
        ("0-5, 17-6", "ends before it begins"),
        ("1-17", "Age 0 stands in no band"),
    ],
)
def test_bands_that_leave_a_child_out_or_count_one_twice_are_refused(text: str, why: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        scheme_of(CUSTOM, text)
    assert why in caught.value.what
    assert caught.value.field == "custom_bands"


def test_merging_makes_one_band_of_two_neighbours() -> None:
    merged = [scheme.bands for scheme in scheme_of(USUAL).merged()]
    assert merged == [((0, 11), (12, 17)), ((0, 5), (6, 17))]
