"""A text is read as terms that keep their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.suggestion.concepts import languages
from gc25desk.domain.suggestion.reading import language_of, occurrences, terms
from tests.domain.made import texts


def concepts_in(text: str, language: str = "en") -> set[str]:
    return {term for term in terms(text, language) if term.startswith("#")}


def test_words_meet_in_their_stem() -> None:
    assert set(terms("pictures", "en")) & set(terms("picture", "en"))
    assert set(terms("Cámaras", "es")) & set(terms("camara", "es"))


def test_a_pair_is_neighbours_in_one_sentence_and_small_words_do_not_part_it() -> None:
    (pair,) = [term for term in terms("signal in the village", "en") if " " in term and "#" not in term]
    assert pair in terms("The signal of our village is gone", "en")
    assert pair not in terms("There is no signal. Village life", "en")


def test_people_say_one_thing_in_many_ways() -> None:
    assert "#picture" in concepts_in("her pics") & concepts_in("a photograph") & concepts_in(
        "sus fotos", "es"
    )
    assert "#suicide" in concepts_in("he wants to end it all")


def test_an_elided_article_and_an_english_ending_are_not_part_of_a_word() -> None:
    assert set(terms("l’école", "fr")) & set(terms("école", "fr"))
    assert set(terms("my son’s", "en")) == set(terms("my son", "en"))


def test_what_did_not_happen_is_marked_and_a_lack_is_not() -> None:
    def denied(text: str) -> set[str]:
        return {found.term for found in occurrences(text, "en") if found.negated}

    assert "#camera" in denied("Nobody filmed him.")
    assert "#camera" not in denied("They filmed him.")
    assert denied("Nobody trained us.") == set()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They put my picture on the page and will not take it off", "en"),
        ("Ils ont mis ma photo sur la page et ne veulent pas la retirer", "fr"),
        ("Pusieron mi foto en la página y no la quieren quitar", "es"),
        ("", "en"),
        ("图片", "en"),
    ],
)
def test_the_language_is_told_by_its_small_words(text: str, language: str) -> None:
    assert language_of(text, languages()) == language


def test_arabic_and_chinese_are_read() -> None:
    assert set(terms("والمدرسة", "ar")) & set(terms("مدرسة", "ar"))
    assert set(terms("学校", "zh")) & set(terms("我的学校", "zh"))


@given(st.one_of(texts, st.text(max_size=200)), st.sampled_from(["en", "fr", "es", "ar", "xx"]))
def test_every_place_is_a_word_of_the_text(text: str, language: str) -> None:
    for found in occurrences(text, language):
        assert found.words
        for word in found.words:
            assert 0 <= word.start < word.end <= len(text)
            assert any(letter.isalnum() for letter in text[word.start : word.end])
