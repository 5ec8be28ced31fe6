"""The paragraphs that fit a narrative best, with the words of the narrative that say so."""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.suggestion.index import Index
from gc25desk.domain.suggestion.learned import NOTHING, Learned
from gc25desk.domain.suggestion.passages import EXPLAINED_BY
from gc25desk.domain.suggestion.reading import Occurrence, Word, occurrences
from gc25desk.domain.suggestion.spelling import mended

SHOWN = 5  # words by which a suggestion is explained
_REPEATS = 3  # mentions of one term that count
_ENOUGH = 20.0  # the sum of weights at which a score is one half


@dataclasses.dataclass(frozen=True)
class Suggestion:
    """One paragraph that a text may be about.

    ``score`` is between 0 and 1 and compares suggestions for one text only. ``because`` are words of the
    text, the weightiest first, and ``places`` where each of them stands: start and end in letters.
    """

    paragraph: int
    score: float
    because: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


def suggest(index: Index, text: str, limit: int = 5, learned: Learned = NOTHING) -> list[Suggestion]:
    """Return the paragraphs that fit a text best, best first.

    A paragraph that only explains never comes before a duty, however well it fits.
    """
    scores = _Scores(index)
    for occurrence, share in _met(index, text):
        scores.add(occurrence, share)
    scores.add_aliases()
    scores.add_phrases()
    scores.add_learned(learned)
    found = {number: score for number, score in scores.of_paragraphs().items() if score > 0}
    chosen = sorted(found, key=lambda number: (-found[number], number))[:limit]
    chosen.sort(key=catalogue().is_duty, reverse=True)
    return [_told(text, number, found[number], scores.words[number]) for number in chosen]


def _met(index: Index, text: str) -> Iterable[tuple[Occurrence, float]]:
    """Yield the terms of a text, mended where none is known, with what share of its weight each has."""
    weights, seen = index.weights, Counter[str]()
    for read in occurrences(text, index.language):
        share = weights.denied if read.negated else 1.0
        near = None if read.term in index.rarity else mended(read.term, index)
        occurrence = read if near is None else dataclasses.replace(read, term=near)
        seen[occurrence.term] += 1
        if seen[occurrence.term] > 1:
            share *= weights.repeated if seen[occurrence.term] <= _REPEATS else 0.0
        yield occurrence, share if near is None else share * weights.misspelt


class _Scores:
    """Adds up what each paragraph has met, and remembers by which words."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._sums: dict[int, float] = defaultdict(float)
        self._phrases: dict[int, float] = defaultdict(float)
        self._terms: dict[str, tuple[Word, ...]] = {}
        self.words: dict[int, dict[Word, float]] = defaultdict(lambda: defaultdict(float))

    def add(self, occurrence: Occurrence, share: float) -> None:
        """Count a term for every paragraph that has it."""
        index = self._index
        first = occurrence.term not in self._terms
        self._terms.setdefault(occurrence.term, occurrence.words)
        if occurrence.term not in index.rarity:
            return
        weight = share * index.rarity[occurrence.term]
        for number, met in index.postings[occurrence.term]:
            self._count(number, weight * met, occurrence.words)
        if first:
            for place in index.in_phrases.get(occurrence.term, ()):
                self._phrases[place] += weight

    def add_aliases(self) -> None:
        """Count the words that the institution's own words stand for."""
        for alias in self._index.aliases:
            if alias.needed and alias.needed <= self._terms.keys():
                words = tuple(dict.fromkeys(word for term in alias.needed for word in self._terms[term]))
                for term in alias.terms:
                    if term in self._index.rarity and term not in self._terms:
                        self.add(Occurrence(term, words), 1.0)

    def add_phrases(self) -> None:
        """Count the passages that were met as a whole, the more of one the better."""
        weights = self._index.weights
        held: dict[int, list[float]] = defaultdict(list)
        for place, met in self._phrases.items():
            phrase = self._index.phrases[place]
            held[phrase.paragraph].append(met * met / phrase.total)
        for number, met_phrases in held.items():
            best = sorted(met_phrases, reverse=True)[: weights.phrases]
            self._sums[number] += weights.phrase * sum(
                met * weights.fading**rank for rank, met in enumerate(best)
            )

    def add_learned(self, learned: Learned) -> None:
        """Count what colleagues tagged before."""
        weights = self._index.weights
        for term, words in self._terms.items():
            for number, weight in learned.weights.get(term, ()):
                self._count(number, weights.learned * weight, words)
        for number, share in learned.prior.items():
            if number in self._sums:
                self._sums[number] += weights.prior * share

    def of_paragraphs(self) -> Mapping[int, float]:
        """Return the sum of each paragraph, duties with their share of what explains them."""
        sums = dict(self._sums)
        for explaining, duties in EXPLAINED_BY.items():
            for duty in duties:
                share = self._index.weights.explained * self._sums.get(explaining, 0.0)
                sums[duty] = sums.get(duty, 0.0) + share
        return sums

    def _count(self, number: int, amount: float, words: tuple[Word, ...]) -> None:
        self._sums[number] += amount
        telling = [word for word in words if not word.stop] or words
        for word in telling:
            self.words[number][word] += amount / len(telling)


def _told(text: str, number: int, score: float, words: Mapping[Word, float]) -> Suggestion:
    chosen: dict[str, tuple[int, int]] = {}
    for word in sorted(words, key=lambda word: (-words[word], word.start)):
        chosen.setdefault(text[word.start : word.end].casefold(), (word.start, word.end))
    places = sorted(tuple(chosen.values())[:SHOWN], key=list(chosen.values()).index)
    return Suggestion(
        number,
        round(score / (score + _ENOUGH), 4),
        tuple(text[start:end] for start, end in places),
        tuple(places),
    )
