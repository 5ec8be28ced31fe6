"""Names found by some of their words, in any order and any script."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from gc25desk.domain.naming.readings import readings
from gc25desk.domain.naming.vocabulary import BEGINS, SAME, SOUNDS, SPELLING, Meaning, Vocabulary
from gc25desk.domain.naming.words import words_of

_BY_AN_INITIAL = 0.6
_SOME_OF_THE_NAME = 0.95
_ONE_WORD_TYPED = 0.85
_ONE_WORD_KNOWN = 0.7
_TAKEN_APART = 0.95
_SHORTEST_PART = 2  # letters
_MOST_WORDS = 4  # in a longer text no words are joined or taken apart: it is a note
_WEAKEST_FIRST = (BEGINS, SOUNDS, SPELLING, SAME)


# The owner, how many of the words are more than an initial, the words. Plain, as all of the index is: see
# ``domain/identity_index.py``.
_Name = tuple[int, int, tuple[str, ...]]


class NameIndex:
    """The names of many owners; an owner is any number the caller chose."""

    def __init__(self) -> None:
        """Begin without a name."""
        self._words = Vocabulary()
        self._names: dict[int, _Name] = {}
        self._of_owner: dict[int, tuple[int, ...]] = {}
        self._next = 0

    def add(self, owner: int, text: str) -> None:
        """Note a name of an owner."""
        for words in words_of(text):
            self._next += 1
            self._names[self._next] = (owner, _full(words), words)
            self._of_owner[owner] = (*self._of_owner.get(owner, ()), self._next)
            for word in set(words):
                self._words.add(word, self._next)

    def remove(self, owner: int) -> None:
        """Forget every name of an owner."""
        for number in self._of_owner.pop(owner, ()):
            _owner, _count, words = self._names.pop(number)
            for word in set(words):
                self._words.remove(word, number)

    def held(self) -> list[dict[Any, Any]]:
        """Return all that is held, for its emptying."""
        return [self._names, self._of_owner, *self._words.held()]

    def find(
        self, text: str, *, finished: bool = True, leaving_out: Set[int] = frozenset()
    ) -> dict[int, Meaning]:
        """Return the owners whose names the text may mean, with how well the best of them fits.

        Every word typed stands in the name, or every word of the name was typed: Fatima Hassan finds
        Hassan, Fatima and Fatima Ali Hassan, never Fatima Omar.
        """
        best: dict[int, Meaning] = {}
        known: dict[tuple[str, bool], dict[str, Meaning]] = {}
        for words, share in self._ways(text, finished):
            meant = []
            for place, word in enumerate(words):
                asked = (word, finished or place < len(words) - 1)
                if asked not in known:
                    known[asked] = self._words.meanings(word, finished=asked[1])
                meant.append(known[asked])
            for number in self._candidates(words, meant):
                owner, _count, name = self._names[number]
                fit = None if owner in leaving_out else _fit(words, meant, name)
                if fit is not None:
                    found = Meaning(fit.score * share, fit.why)
                    best[owner] = max(best.get(owner, found), found)
        return best

    def _ways(self, text: str, finished: bool) -> Iterator[tuple[tuple[str, ...], float]]:
        """Yield the ways to take a typed name apart: as it stands, then two words as one, or one as two."""
        ways = words_of(text)
        yield from ((way, 1.0) for way in ways)
        words = ways[0] if ways and len(ways[0]) <= _MOST_WORDS else ()
        for place, word in enumerate(words):
            before, after = words[:place], words[place + 1 :]
            if len(word) > 1 and len(after) > (0 if finished else 1):  # what is unfinished joins nothing yet
                yield (*before, word + after[0], *after[1:]), _TAKEN_APART
            for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
                if word[:cut] in self._words and word[cut:] in self._words:
                    yield (*before, word[:cut], word[cut:], *after), _TAKEN_APART

    def _candidates(self, words: Sequence[str], meant: Sequence[Mapping[str, Meaning]]) -> Iterable[int]:
        hits: Counter[int] = Counter()
        for known in meant:
            hits.update(set().union(*(self._words.holders(word) for word in known)))
        wanted = _full(words)
        return (n for n, count in hits.items() if count >= min(wanted, self._names[n][1]))


def _full(words: Sequence[str]) -> int:
    """Return how many of the words are more than an initial, at least one."""
    return max(1, sum(len(word) > 1 or not word.isascii() for word in words))


def _fit(words: Sequence[str], meant: Sequence[Mapping[str, Meaning]], name: Sequence[str]) -> Meaning | None:
    """Return how a name fits the typed words, each word of either side used once; None if it does not."""
    pairs = sorted(
        (
            (known[word].score, i, j)
            for i, known in enumerate(meant)
            for j, word in enumerate(name)
            if word in known
        ),
        key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair),
    )
    typed, known_places, fits = set(range(len(words))), set(range(len(name))), []
    for _score, i, j in pairs:
        if i in typed and j in known_places:
            typed.discard(i)
            known_places.discard(j)
            fits.append(meant[i][name[j]])
    for i in sorted(typed):
        place = next((j for j in sorted(known_places) if _is_initial(words[i], name[j])), None)
        if place is not None:
            typed.discard(i)
            known_places.discard(place)
            fits.append(Meaning(_BY_AN_INITIAL, SPELLING))
    if (typed and known_places) or not fits:
        return None
    share = _share(len(words), len(name), len(fits))
    why = min((fit.why for fit in fits), key=_WEAKEST_FIRST.index)
    return Meaning(share * sum(fit.score for fit in fits) / len(fits), why)


def _share(typed: int, known: int, fitted: int) -> float:
    if typed == known:
        return 1.0
    if fitted > 1:
        return _SOME_OF_THE_NAME
    return _ONE_WORD_TYPED if typed == 1 else _ONE_WORD_KNOWN


def _is_initial(one: str, other: str) -> bool:
    """Tell whether one word is a single letter and the other begins with its sound."""
    short, long = sorted((one, other), key=len)
    if len(short) > 1 or len(long) < 2:
        return False
    return any(sounds[:1] == start[:1] for sounds in readings(long) for start in readings(short))
