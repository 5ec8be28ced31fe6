"""Paragraphs are ranked by the words of a text, and told by those words."""

import pytest
from hypothesis import given, settings

from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.suggestion import passages
from gc25desk.domain.suggestion.index import Index, build
from gc25desk.domain.suggestion.passages import SAID, Passage
from gc25desk.domain.suggestion.ranking import suggest
from gc25desk.domain.suggestion.synonyms import Synonym
from tests.domain.made import texts


@pytest.fixture(scope="module")
def shipped() -> Index:
    return build("en", passages.shipped("en"))


def small(*synonyms: Synonym) -> Index:
    known = [
        Passage(75, SAID, "a camera in the classroom", "en"),
        Passage(81, SAID, "naked pictures of her", "en"),
        Passage(67, SAID, "the family posts pictures", "en"),
        Passage(9, SAID, "no signal in the village", "en"),
    ]
    return build("en", known, synonyms)


def numbers(index: Index, text: str, limit: int = 5) -> list[int]:
    return [found.paragraph for found in suggest(index, text, limit)]


def test_the_paragraph_whose_words_are_met_comes_first() -> None:
    assert numbers(small(), "There is a camera in our classroom")[0] == 75
    assert numbers(small(), "We have no signal out here in the village")[0] == 9


def test_nothing_is_suggested_for_words_that_nothing_knows() -> None:
    assert suggest(small(), "xyzzy plugh") == []
    assert suggest(small(), "") == []


def test_no_more_are_given_than_asked_for(shipped: Index) -> None:
    assert len(suggest(shipped, "The school put cameras in class", 3)) == 3
    assert suggest(shipped, "The school put cameras in class", 0) == []


def test_the_words_told_are_words_of_the_text_at_their_places() -> None:
    text = "CAMERAS were put into our Classroom"
    first = suggest(small(), text)[0]
    assert set(first.because) == {"CAMERAS", "Classroom"}
    assert tuple(text[start:end] for start, end in first.places) == first.because


def test_what_only_explains_comes_after_every_duty(shipped: Index) -> None:
    found = numbers(shipped, "My family posts pictures of me, parents share photos online", 125)
    duties = [catalogue().is_duty(number) for number in found]
    assert 67 in found
    assert duties == sorted(duties, reverse=True)


def test_a_slip_of_the_pen_is_mended() -> None:
    found = suggest(small(), "a camrea in the clasroom")
    assert found[0].paragraph == 75
    assert found[0].because == ("clasroom",) or "camrea" in found[0].because


def test_a_word_said_over_and_over_does_not_carry_the_list() -> None:
    text = "signal " * 50 + "a camera in the classroom"
    assert numbers(small(), text)[0] == 75


def test_what_did_not_happen_weighs_less() -> None:
    happened = suggest(small(), "They took naked pictures")[0].score
    assert suggest(small(), "No naked pictures")[0].score < happened


def test_the_words_of_the_institution_speak_for_paragraphs_and_for_other_words() -> None:
    assert numbers(small(), "the gogo wire is down") == []
    assert numbers(small(Synonym("gogo wire", paragraphs=(9,))), "the gogo wire is down") == [9]
    named = small(Synonym("gogo wire", words=("signal", "village")))
    (found,) = suggest(named, "the gogo wire is down")
    assert found.paragraph == 9
    assert set(found.because) == {"gogo", "wire"}


@given(texts)
@settings(deadline=None)
def test_any_text_is_ranked_best_first(shipped: Index, text: str) -> None:
    found = suggest(shipped, text, 125)
    duties = [one.score for one in found if catalogue().is_duty(one.paragraph)]
    assert duties == sorted(duties, reverse=True)
    assert all(0 < one.score < 1 and len(one.because) <= 5 for one in found)
    assert len({one.paragraph for one in found}) == len(found)


def test_french_and_spanish_are_ranked_by_their_own_words() -> None:
    french, spanish = (build(language, passages.shipped(language)) for language in ("fr", "es"))
    assert 75 in numbers(french, "On a mis des caméras dans les vestiaires de l’école")
    assert 81 in numbers(spanish, "Mi ex tiene fotos mías sin ropa y dice que las va a mandar a todos")
