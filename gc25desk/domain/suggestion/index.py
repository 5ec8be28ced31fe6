"""Terms of all that is known of the paragraphs, weighed: BM25F over the sorts of passages."""

import dataclasses
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from gc25desk.domain.suggestion.concepts import CONCEPT
from gc25desk.domain.suggestion.passages import Passage
from gc25desk.domain.suggestion.reading import terms
from gc25desk.domain.suggestion.synonyms import Synonym
from gc25desk.domain.suggestion.synonyms import passages as of_synonyms
from gc25desk.domain.suggestion.weights import WEIGHTS, Weights

_WHOLE = frozenset({"said", "keyword", "own"})  # the sorts of passages that are met as a whole


@dataclasses.dataclass(frozen=True)
class Phrase:
    """A passage short enough to be met as a whole: its paragraph, and the weight of all its terms."""

    paragraph: int
    total: float


@dataclasses.dataclass(frozen=True)
class Alias:
    """Terms that a text is taken to hold as well, once it holds all the needed ones."""

    needed: frozenset[str]
    terms: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Index:
    """What is known of the paragraphs in one language, ready to be asked; it is never changed.

    ``rarity`` is the inverse document frequency of a term times what its sort counts; ``postings`` holds
    for each term the paragraphs with it and their saturated frequency; ``phrases`` and ``in_phrases`` the
    passages met as a whole; ``stems`` the single words by their first letter; ``aliases`` the words that
    the institution uses for others.
    """

    language: str
    rarity: Mapping[str, float]
    postings: Mapping[str, tuple[tuple[int, float], ...]]
    phrases: tuple[Phrase, ...]
    in_phrases: Mapping[str, tuple[int, ...]]
    stems: Mapping[str, tuple[str, ...]]
    aliases: tuple[Alias, ...] = ()
    weights: Weights = WEIGHTS


def build(
    language: str,
    passages: Iterable[Passage],
    synonyms: Iterable[Synonym] = (),
    weights: Weights = WEIGHTS,
) -> Index:
    """Return the index of passages; of those in another language only the concepts count."""
    synonyms = tuple(synonyms)
    passages = (*passages, *of_synonyms(synonyms, language))
    counted = [(passage, Counter(_terms(passage, language))) for passage in passages]
    fields: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for passage, found in counted:
        fields[passage.paragraph, passage.field].update(found)
    rarity = _rarity(fields, weights)
    wholes = [(passage.paragraph, found) for passage, found in counted if passage.field in _WHOLE and found]
    in_phrases: dict[str, list[int]] = defaultdict(list)
    for at, (_paragraph, found) in enumerate(wholes):
        for term in found:
            in_phrases[term].append(at)
    return Index(
        language,
        rarity,
        _postings(fields, weights),
        tuple(Phrase(number, sum(rarity[term] for term in found)) for number, found in wholes),
        {term: tuple(places) for term, places in in_phrases.items()},
        _by_letter(rarity),
        tuple(_alias(synonym, language) for synonym in synonyms if synonym.words),
        weights,
    )


def _terms(passage: Passage, language: str) -> list[str]:
    found = terms(passage.text, passage.language)
    if passage.language == language:
        return found
    return [term for term in found if term.startswith(CONCEPT)]


def _rarity(fields: Mapping[tuple[int, str], Counter[str]], weights: Weights) -> dict[str, float]:
    holders: dict[str, set[int]] = defaultdict(set)
    for (number, _field), found in fields.items():
        for term in found:
            holders[term].add(number)
    total = len({number for number, _field in fields})
    return {
        term: weights.of_term(term) * math.log(1 + (total - len(held) + 0.5) / (len(held) + 0.5))
        for term, held in holders.items()
    }


def _postings(
    fields: Mapping[tuple[int, str], Counter[str]], weights: Weights
) -> dict[str, tuple[tuple[int, float], ...]]:
    lengths: dict[str, list[int]] = defaultdict(list)
    for (_number, field), found in fields.items():
        lengths[field].append(found.total())
    frequency: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for (number, field), found in fields.items():
        average = sum(lengths[field]) / len(lengths[field]) or 1.0
        longer = 1 - weights.length + weights.length * found.total() / average
        for term, count in found.items():
            frequency[term][number] += weights.fields[field] * count / longer
    top = weights.saturation + 1
    return {
        term: tuple((number, met * top / (met + weights.saturation)) for number, met in by_number.items())
        for term, by_number in frequency.items()
    }


def _alias(synonym: Synonym, language: str) -> Alias:
    needed = frozenset(term for term in terms(synonym.said, language) if not term.startswith(CONCEPT))
    return Alias(needed, tuple(term for words in synonym.words for term in terms(words, language)))


def _by_letter(known: Iterable[str]) -> dict[str, tuple[str, ...]]:
    stems: dict[str, list[str]] = defaultdict(list)
    for term in known:
        if " " not in term and not term.startswith(CONCEPT):
            stems[term[0]].append(term)
    return {letter: tuple(held) for letter, held in stems.items()}
