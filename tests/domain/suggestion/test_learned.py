"""What colleagues tagged before is learned: little from a few tags, more from many, nothing of one record."""

from gc25desk.domain.suggestion.index import build
from gc25desk.domain.suggestion.learned import HEAVIEST, NOTHING, Example, learn
from gc25desk.domain.suggestion.passages import SAID, Passage
from gc25desk.domain.suggestion.ranking import suggest

OTHERS = [Example(f"the river number{n} rose over the field", (9,)) for n in range(200)]


def weight(tags: int, word: str = "zorb") -> float:
    examples = [Example(f"a {word} was seen by witness{n}", (75,)) for n in range(tags)]
    return dict(learn([*examples, *OTHERS], ["en"]).weights.get(word, ())).get(75, 0.0)


def test_nothing_is_learned_from_nothing() -> None:
    assert learn([], ["en"]) is NOTHING
    assert learn([Example("", (75,)), Example("a text", ())], ["en"]) is NOTHING


def test_more_tags_say_more_and_never_too_much() -> None:
    few, some, many = weight(2), weight(6), weight(15)
    assert 0 < few < some < many <= HEAVIEST


def test_a_word_of_one_record_is_not_learned() -> None:
    assert weight(1) == 0.0


def test_a_word_as_common_everywhere_tells_no_paragraph_from_another() -> None:
    examples = [Example("same words", (number,)) for number in (9, 75) for _n in range(10)]
    weights = learn(examples, ["en"]).weights
    assert weights
    assert all(dict(held)[9] == dict(held)[75] for held in weights.values())


def test_what_was_learned_moves_a_paragraph_up() -> None:
    index = build("en", [Passage(9, SAID, "zorb signal", "en"), Passage(75, SAID, "camera", "en")])
    examples = [Example(f"a zorb was seen by witness{n}", (75,)) for n in range(15)]
    learned = learn([*examples, *OTHERS], ["en"])
    without = {found.paragraph: found.score for found in suggest(index, "a zorb")}
    found = suggest(index, "a zorb", learned=learned)
    assert 75 not in without
    assert [one.because for one in found if one.paragraph == 75] == [("zorb",)]
