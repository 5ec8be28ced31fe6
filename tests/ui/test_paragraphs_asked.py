"""The find field tells a reference from words, and searches the catalogue where there is no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.catalogue import catalogue
from gc25desk.errors import InvalidInput
from gc25desk.ui.paragraphs.asked import Asked, in_catalogue, read


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("54", (54,)),
        ("para 54", (54,)),
        ("GC25 §54", (54,)),
        ("  paras. 80-83 ", (80, 81, 82, 83)),
        ("44, 46 and 48", (44, 46, 48)),
    ],
)
def test_a_reference_is_read_as_numbers(typed: str, numbers: tuple[int, ...]) -> None:
    assert read(typed) == Asked(numbers=numbers)


@pytest.mark.parametrize(
    "typed", ["126", "0", "art. 54", "article 12", "general comment No. 13 para 5", "83-80"]
)
def test_a_wrong_reference_is_refused_with_the_reason(typed: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read(typed)
    assert refused.value.what
    assert refused.value.next_step


@pytest.mark.parametrize(
    "typed", ["privacy", "children under 12", "4 children said", "in the", "paragraph", "§", "of"]
)
def test_anything_else_is_words(typed: str) -> None:
    assert read(typed) == Asked(words=typed)


def test_nothing_typed_asks_nothing() -> None:
    assert read("   ") == Asked()


@given(st.text(max_size=400))
def test_no_typing_makes_it_stumble(typed: str) -> None:
    try:
        asked = read(typed)
    except InvalidInput:
        return
    assert bool(asked.numbers) + bool(asked.words) <= 1


@pytest.mark.parametrize("number", [9, 54, 75, 125])
def test_a_title_finds_its_own_paragraph_first(number: int) -> None:
    assert in_catalogue(catalogue().paragraph(number).title)[0] == number


def test_the_words_of_callers_are_found_without_case_and_accents() -> None:
    assert 54 in in_catalogue("FAKE NÉWS")


def test_more_of_the_words_stand_before_fewer() -> None:
    both = in_catalogue("surveillance school")
    assert both[0] == 75
    assert len(both) > 1


def test_words_nobody_uses_find_nothing() -> None:
    assert in_catalogue("zzxqy") == []
    assert in_catalogue("") == []
