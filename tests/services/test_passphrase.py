"""Passphrases worth having, and recovery codes that are read back as they were printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.services import passphrase
from gc25desk.services.passphrase import (
    generate,
    grouped,
    is_whole_code,
    new_recovery_code,
    normalised,
    same_code,
    strength,
)


def test_a_proposed_passphrase_is_six_words_and_strong_enough() -> None:
    proposed = {generate() for _time in range(20)}
    assert len(proposed) == 20
    for one in proposed:
        assert len(one.split(" ")) == 6
        assert strength(one).enough


@pytest.mark.parametrize(
    "weak", ["", "short", "aaaaaaaaaaaa", "password1234", "qwertyuiop12", "123456789012"]
)
def test_a_weak_passphrase_is_not_enough_and_says_why(weak: str) -> None:
    found = strength(weak)
    assert not found.enough
    assert found.score < 3
    assert found.sentence


@pytest.mark.parametrize(
    "typed", ["Commission Midland", "MIDLAND commission 2026", "Quillfeather Commission Midland"]
)
def test_the_names_of_the_institution_count_nothing(typed: str) -> None:
    own = ("Commission", "of", "Midland", "Quillfeather", "")
    assert strength(typed).enough
    assert not strength(typed, own).enough
    assert strength(f"{typed} gravel lantern orbit meadow", own).enough


@given(st.text(max_size=300))
def test_the_meter_has_a_sentence_for_anything_typed(typed: str) -> None:
    found = strength(typed, ["", "Midland"])
    assert 0 <= found.score <= 4
    assert found.enough == (found.score >= 3 and len(typed) >= passphrase.SHORTEST)


def test_no_two_codes_are_alike() -> None:
    codes = {new_recovery_code() for _time in range(200)}
    assert len(codes) == 200
    assert all(is_whole_code(code) for code in codes)


def test_a_code_is_printed_in_groups_of_four() -> None:
    assert grouped("ABCDEFGHJK") == "ABCD-EFGH-JK"
    assert [len(group) for group in new_recovery_code().split("-")] == [4] * 7


def test_a_code_typed_in_another_way_is_the_same_code() -> None:
    code = "0123-4567-89AB-CDEF-GHJK-MNPQ-RS" + new_recovery_code()[-2:]
    untidy = f"  {code.lower().replace('-', ' ')}\n".replace("0", "o").replace("1", "l")
    assert same_code(code, untidy)
    assert normalised(untidy) == normalised(code)
    whole = new_recovery_code()
    assert is_whole_code(whole.lower().replace("-", " "))


@given(st.integers(0, 27), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_letter_is_another_code(place: int, letter: str) -> None:
    code = normalised(new_recovery_code())
    other = code[:place] + letter + code[place + 1 :]
    assert same_code(code, other) is (other == code)


def test_a_slip_of_the_pen_is_noticed_almost_always() -> None:
    code = normalised(new_recovery_code())
    slips = [
        code[:place] + letter + code[place + 1 :]
        for place in range(26)
        for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
        if letter != code[place]
    ]
    # Two check letters let one slip in 1,024 through; of 806 slips a dozen would be a fault.
    assert sum(is_whole_code(slip) for slip in slips) < 12
    assert not is_whole_code(code[:-1])
    assert not is_whole_code("")


@given(st.text(max_size=40))
def test_anything_typed_as_a_code_is_compared_without_a_fault(typed: str) -> None:
    assert same_code(typed, typed)
    assert normalised(normalised(typed)) == normalised(typed)
