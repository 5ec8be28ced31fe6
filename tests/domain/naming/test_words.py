"""The words of a name, however they are joined and whatever small words stand between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.naming.words import words_of


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("HASSAN, Fatima", (("hassan", "fatima"),)),
        ("Anna-Maria", (("anna", "maria"), ("annamaria",))),
        ("De la Cruz", (("cruz",), ("delacruz",))),
        ("O’Connor", (("oconnor",),)),
        ("Khalid ibn al-Walid", (("khalid", "walid"), ("khalid", "ibnalwalid"))),
        ("Abd al-Rahman", (("abdrahman",),)),
        ("Abdurrahman", (("abdrrahman",),)),
        ("Abdul Rahman", (("abdrahman",),)),
        ("عبد الرحمن", (("عبدرحمن",),)),
        ("عَبْدُ الرَّحْمٰن", (("عبدرحمن",),)),
        ("عبدالرحمن", (("عبدرحمن",),)),
        ("Абдуррахман", (("абдррахман",),)),
        ("Abdullah", (("abdlah",),)),
        ("ash-Shami", (("shami",), ("ashshami",))),
        ("Ash Miller", (("ash", "miller"),)),
        ("Le Minh", (("le", "minh"), ("leminh",))),
        ("Пётр Ива́нов", (("пётр", "иванов"),)),
        ("गीता शर्मा", (("गीता", "शर्मा"),)),
        ("Al", (("al",),)),
        ("12 — !", ()),
        ("", ()),
    ],
)
def test_a_name_is_taken_apart(name: str, ways: tuple[tuple[str, ...], ...]) -> None:
    assert words_of(name) == ways


@given(st.text(max_size=30))
def test_no_text_breaks_it_and_every_word_is_one(text: str) -> None:
    for way in words_of(text):
        assert all(word == word.strip() and word for word in way)


@given(
    st.lists(
        st.sampled_from(["fatima", "hassan", "أمينة", "خليل", "пётр", "nguyễn", "oconnor", "王小明"]),
        min_size=1,
        max_size=5,
    )
)
def test_taking_words_apart_again_changes_nothing(words: list[str]) -> None:
    assert words_of(" ".join(words_of(" ".join(words))[0])) == words_of(" ".join(words))
