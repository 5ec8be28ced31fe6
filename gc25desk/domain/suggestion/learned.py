"""What the tags that colleagues gave before say of words: learned on the desk, never leaving it.

The weight of a term for a paragraph is the logarithm of how much more often records tagged to it hold
the term than records do at large. It is shrunk by the number of those records over that number and
``SHRINKAGE``, so that a few tags say little and many say more.
"""

import dataclasses
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from gc25desk.domain.suggestion.reading import language_of, occurrences

SHRINKAGE = 8.0
HEAVIEST = 3.0
BACKGROUND = 25  # records without the word, imagined beside those of a desk that has few
_LEAST_RECORDS = 2  # a word of one record only may be a name, and says nothing of the next


@dataclasses.dataclass(frozen=True)
class Example:
    """A text that somebody tagged, or the passage that one tag rests on, with its paragraphs."""

    text: str
    paragraphs: tuple[int, ...]


@dataclasses.dataclass(frozen=True)
class Learned:
    """Weights by term and paragraph, and for each paragraph how common it is, from 0 to 1."""

    weights: Mapping[str, tuple[tuple[int, float], ...]]
    prior: Mapping[int, float]


NOTHING = Learned({}, {})


def learn(examples: Iterable[Example], languages: Sequence[str]) -> Learned:
    """Return what tagged texts say, in any of the languages; ``NOTHING`` when there are none."""
    held = [(_terms(example.text, languages), example.paragraphs) for example in examples]
    held = [(found, paragraphs) for found, paragraphs in held if found and paragraphs]
    if not held:
        return NOTHING
    by_term = Counter(term for found, _paragraphs in held for term in found)
    by_paragraph = Counter(number for _found, paragraphs in held for number in set(paragraphs))
    together: dict[str, Counter[int]] = defaultdict(Counter)
    for found, paragraphs in held:
        for term in found:
            together[term].update(set(paragraphs))
    weights = {
        term: _weights(together[term], count / (len(held) + BACKGROUND), by_paragraph)
        for term, count in by_term.items()
        if count >= _LEAST_RECORDS
    }
    top = math.log1p(max(by_paragraph.values()))
    trusted = len(held) / (len(held) + SHRINKAGE)
    prior = {number: trusted * math.log1p(count) / top for number, count in by_paragraph.items()}
    return Learned({term: found for term, found in weights.items() if found}, prior)


def _terms(text: str, languages: Sequence[str]) -> frozenset[str]:
    found = occurrences(text, language_of(text, languages))
    return frozenset(o.term for o in found if " " not in o.term and not o.negated)


def _weights(
    together: Mapping[int, int], rate: float, by_paragraph: Mapping[int, int]
) -> tuple[tuple[int, float], ...]:
    """Return the paragraphs in whose records a term is more common than at large."""
    found = []
    for number, count in together.items():
        likely = count / by_paragraph[number]
        if likely > rate:
            trusted = count / (count + SHRINKAGE)
            found.append((number, trusted * min(HEAVIEST, math.log(likely / rate))))
    return tuple(found)
