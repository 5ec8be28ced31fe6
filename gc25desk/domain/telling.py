"""Narratives taken apart so that two tellings of one matter meet, in scripts with spaces and without.

Chinese and Japanese are written without spaces, and so are Thai, Lao, Burmese and Khmer. The search index
holds each Chinese or Japanese character as a word (:func:`gc25desk.domain.text.folded`), and of other
scripts what stands between two marks, because SQLite's ``unicode61`` splits a word at each vowel sign. What
stands side by side there is found as a phrase: that is what a word is here.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from gc25desk.domain.text import folded, stands_apart

_LONGER = 3  # letters and marks; a word of no more tells nothing
_RUN = 5  # letters and marks set side by side where no space parts the words
_FEW = 12  # of these a text must have; of fewer that agree, chance would make a retelling
# Half of this is taken for the same matter. Two invented tellings of one in other words had 0.28 to 0.59 of
# the shorter in common, of two matters at most 0.19; some stand in the tests.
_RETOLD = 0.44
_UNSPACED_SHARE = 4  # at least one letter of so many; names of services stay in Latin letters
_HIRAGANA = re.compile("[\u3040-\u309f]")  # endings and small words
# A word taken over in katakana: pairs of its letters would count a "class" or a "group" three times.
_TAKEN_OVER = re.compile("[\u30a1-\u30fa\u30fc](?: [\u30a1-\u30fa\u30fc])+")
# Thai and Lao, Burmese, Khmer.
_OTHERS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def words_of(text: str) -> list[str]:
    """Return what a narrative is looked for by: longer words, each once, in order, as the index has them.

    One with a space in it is a phrase: two Chinese or Japanese characters, or the pieces of a word that the
    index splits. Phrases of a text without spaces overlap, so two of them tell no more than one word.
    """
    found: list[str] = []
    for one, other in itertools.pairwise(["", *folded(text).split(), ""]):
        if stands_apart(one):
            found += _pair(one, other)
        elif _OTHERS.search(one):
            found += _phrases(_pieces(one))
        elif len(_kept(one)) > _LONGER:
            found.append(" ".join(_pieces(one)))
    return [word for word in dict.fromkeys(found) if word]


def first(words: Sequence[str], most: int) -> list[str]:
    """Return the first words, as many as tell so much; a phrase tells half of what a word does."""
    told = itertools.accumulate(1 if " " in word else 2 for word in words)
    return [word for word, so_far in zip(words, told, strict=True) if so_far <= most * 2]


def much(words: Iterable[str]) -> float:
    """Return how many words' worth these tell."""
    return sum(0.5 if " " in word else 1.0 for word in words)


def unspaced(text: str) -> bool:
    """Tell whether a text is written without spaces, names in other letters aside."""
    letters = [letter for letter in folded(text) if letter.isalnum()]
    without = sum(stands_apart(letter) or _OTHERS.match(letter) is not None for letter in letters)
    return without * _UNSPACED_SHARE > len(letters)


def retold(one: str, other: str) -> float:
    """Return from 0 to 1 how much two texts without spaces tell the same, by what stands side by side."""
    ours, theirs = _runs(one), _runs(other)
    fewest = max(_FEW, min(len(ours), len(theirs)))
    return min(1.0, len(ours & theirs) / fewest / _RETOLD)


def _runs(text: str) -> set[str]:
    words = folded(text)
    found = {match[0] for match in _TAKEN_OVER.finditer(words)}
    for one, other in itertools.pairwise(["", *_TAKEN_OVER.sub(" . ", words).split(), ""]):
        if stands_apart(one):
            found.update(_pair(one, other))
        elif _OTHERS.search(one):
            kept = _kept(one)
            found.update(kept[at : at + _RUN] for at in range(len(kept) - _RUN + 1))
        elif len(_kept(one)) > _LONGER:
            found.add(_kept(one))
    return found


def _pair(one: str, other: str) -> list[str]:
    """Return two neighbouring characters as a phrase, unless both are of an ending."""
    if not stands_apart(other) or (_HIRAGANA.match(one) and _HIRAGANA.match(other)):
        return []
    return [f"{one} {other}"]


def _phrases(pieces: Sequence[str]) -> Iterator[str]:
    """Yield from each piece on as many as make a longer word."""
    for start in range(len(pieces)):
        for end in range(start + 1, len(pieces) + 1):
            if sum(map(len, pieces[start:end])) > _LONGER:
                yield " ".join(pieces[start:end])
                break


def _kept(word: str) -> str:
    return "".join(letter for letter in word if letter.isalnum() or _is_mark(letter))


def _pieces(word: str) -> list[str]:
    """Return what the index holds of a word: the letters between two marks."""
    return "".join(" " if _is_mark(letter) else letter for letter in _kept(word)).split()


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter).startswith("M")
