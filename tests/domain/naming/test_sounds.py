"""Words are alike by their sound, whichever comes first."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.naming.readings import MOST_READINGS, readings
from gc25desk.domain.naming.sounds import ALIKE, begins_like, forms, likeness, slot_cost
from gc25desk.domain.naming.words import words_of
from tests.domain.naming.pairs import APART, MEET, pairs

WORDS = sorted(
    {w for text in (MEET, APART) for pair in pairs(text) for name in pair for w in words_of(name)[0]}
)
LETTERS = st.text("abcdefghijklmnopqrstuvwxyzšçüабгжийхщюяъابةحخدذشعغقكليىوهאבשγμπ가한की王", max_size=12)
VOWELS = st.text("aeiouæɔâîû?~ŷ*", max_size=4)


def test_every_written_name_but_a_chinese_or_korean_one_has_a_sound() -> None:
    silent = {word for word in WORDS if not forms(word)}
    assert silent == {"王小明", "王大明", "김민수", "김민지"}


@given(word=st.sampled_from(WORDS))
def test_a_name_sounds_like_itself(word: str) -> None:
    assert not forms(word) or likeness(forms(word), forms(word)) == 1.0


@given(one=st.sampled_from(WORDS) | LETTERS, other=st.sampled_from(WORDS) | LETTERS)
def test_likeness_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert likeness(forms(one), forms(other)) == likeness(forms(other), forms(one))
    assert 0.0 <= likeness(forms(one), forms(other)) <= 1.0


@given(one=VOWELS, other=VOWELS)
def test_vowels_cost_the_same_both_ways_and_nothing_against_themselves(one: str, other: str) -> None:
    assert abs(slot_cost(one, other) - slot_cost(other, one)) < 1e-9
    assert slot_cost(one, one) == 0.0


@given(word=LETTERS)
def test_a_word_has_few_readings_and_no_sound_twice(word: str) -> None:
    found = readings(word)
    assert len(found) <= MOST_READINGS
    assert all(first != second for sounds in found for first, second in itertools.pairwise(sounds))


@given(word=st.sampled_from(WORDS), data=st.data())
def test_the_beginning_of_a_name_sounds_like_the_name(word: str, data: st.DataObject) -> None:
    found = forms(word)
    if found:
        start = found[0].consonants[: data.draw(st.integers(1, max(1, len(found[0].consonants))))]
        typed = type(found[0])(start, start, (*found[0].slots[: len(start)], ""))
        assert not start or begins_like([typed], found) >= ALIKE
