"""Paragraphs are found by words and by pasted quotations, the best first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gc25desk.domain.likeness import find
from gc25desk.domain.official_text import TextParagraph
from tests.readers import copies

_PARAGRAPHS = copies.invented().paragraphs


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_quotation_with_a_slip_comes_first(data: st.DataObject) -> None:
    paragraph = data.draw(st.sampled_from(_PARAGRAPHS))
    words = paragraph.text.split()
    length = data.draw(st.integers(12, 40))
    start = data.draw(st.integers(0, max(0, len(words) - length)))
    quoted = words[start : start + length]
    slip = data.draw(st.integers(0, len(quoted) - 1))
    quoted[slip] = quoted[slip][1:]
    found = find("“" + " ".join(quoted) + "”", _PARAGRAPHS, limit=3)
    assert found[0][0] == paragraph.number
    assert found[0][1] > 0.8


def test_a_whole_paragraph_is_wholly_alike_however_it_is_typeset() -> None:
    for paragraph in _PARAGRAPHS[::9]:
        pasted = paragraph.text.upper().replace(" ", "\u00a0 ").replace("“", '"')
        number, likeness = find(pasted, _PARAGRAPHS, limit=1)[0]
        assert number == paragraph.number
        assert likeness > 0.99


def test_rare_words_weigh_more_than_common_ones() -> None:
    held = [
        TextParagraph(n, "I", "", words)
        for n, words in enumerate(
            [
                "the lantern of the harbour",
                "the meadow of copper",
                "the lantern of quarry",
                "the thimble and the saddle",
            ],
            1,
        )
    ]
    assert find("the quarry", held)[0][0] == 3
    assert [n for n, _likeness in find("lantern harbour", held)] == [1, 3]


def test_slips_and_beginnings_of_words_are_understood() -> None:
    held = [TextParagraph(1, "I", "", "Cafés with children"), TextParagraph(2, "I", "", "A copper harbour")]
    assert find("harbuor", held)[0][0] == 2
    assert find("child", held)[0] == (1, 1.0)
    assert find("CAFES", held)[0][0] == 1


@pytest.mark.parametrize("words", ["", "  ", "?!", "zzyzx"])
def test_nothing_is_found_for_nothing(words: str) -> None:
    assert find(words, _PARAGRAPHS) == []


def test_without_a_text_nothing_is_found() -> None:
    assert find("lantern", []) == []


def test_no_more_than_the_limit() -> None:
    found = find("lantern", _PARAGRAPHS, limit=4)
    assert len(found) == 4
    likenesses = [likeness for _number, likeness in found]
    assert likenesses == sorted(likenesses, reverse=True)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_words_give_likeness_between_nought_and_one(words: str) -> None:
    assert all(0 < likeness <= 1 for _number, likeness in find(words, _PARAGRAPHS))
