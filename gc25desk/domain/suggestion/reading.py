"""Text as terms with their places: stems, pairs of neighbouring stems, and the concepts they stand for.

A term is a stem (``pictur``), a pair in order (``fake pictur``) or a concept (``#naked``). Places are
offsets into the text as it was given, so that a window can mark the very words that matched.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from gc25desk.domain.suggestion.concepts import CONCEPT, concepts
from gc25desk.domain.suggestion.stems import forms, stem
from gc25desk.domain.suggestion.stop_words import stop_words
from gc25desk.domain.text import folded

LONGEST = 40_000  # letters of a text that are read; a narrative has some hundreds of words
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_PIECE = re.compile(rf"[{_CJK}]|(?:(?![{_CJK}])[^\W_])+(?:['’](?:(?![{_CJK}])[^\W_])+)?|[.!?;:\n。！？]")
_APART = 2  # stop words that may stand between the two words of a pair
_NEGATIONS = frozenset(
    {"no", "not", "never", "nobody", "none", "without"}  # English
    | {"pas", "jamais", "aucun", "ni", "nunca", "nadie", "ningun", "sin"}  # French and Spanish
)
_NEGATED = 2  # words by which a negation may stand before what it takes back


@dataclasses.dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: where it stands, its stem, and whether it says nothing by itself."""

    start: int
    end: int
    stem: str
    stop: bool
    negates: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Occurrence:
    """A term with the words it was read from; ``negated`` when the text says that it did not happen."""

    term: str
    words: tuple[Word, ...]
    negated: bool = False


def occurrences(text: str, language: str) -> list[Occurrence]:
    """Return every term of a text in order of its sentences; a text longer than ``LONGEST`` is cut."""
    return [
        occurrence
        for sentence in sentences(text[:LONGEST], language)
        for occurrence in (*_stems(sentence), *_pairs(sentence), *_concepts(sentence, language))
    ]


def terms(text: str, language: str) -> list[str]:
    """Return the terms of a text without their places."""
    return [occurrence.term for occurrence in occurrences(text, language)]


def language_of(text: str, known: Sequence[str]) -> str:
    """Return which of the known languages a text is in, by its small words; the first when none tells."""
    words = [folded(piece) for piece in re.findall(r"[^\W\d_]+", text[:LONGEST])]
    counts = {code: sum(word in stop_words(code) for word in words) for code in known}
    return max(known, key=lambda code: counts[code])


def sentences(text: str, language: str) -> Iterator[list[Word]]:
    """Yield the words of each sentence."""
    words: list[Word] = []
    for piece in _PIECE.finditer(text):
        if piece[0][0].isalnum():
            words.extend(_words(piece, language))
        elif words:
            yield words
            words = []
    if words:
        yield words


def _words(piece: re.Match[str], language: str) -> Iterator[Word]:
    for form in forms(piece[0]):
        stop = form in stop_words(language)
        yield Word(piece.start(), piece.end(), stem(form, language), stop, form in _NEGATIONS)


def _stems(sentence: Sequence[Word]) -> Iterator[Occurrence]:
    for word in sentence:
        if not word.stop and (len(word.stem) > 1 or not word.stem.isascii()):
            yield Occurrence(word.stem, (word,))


def _pairs(sentence: Sequence[Word]) -> Iterator[Occurrence]:
    before: tuple[int, Word] | None = None
    for at, word in enumerate(sentence):
        if word.stop:
            continue
        if before is not None and at - before[0] <= _APART + 1:
            yield Occurrence(f"{before[1].stem} {word.stem}", (before[1], word))
        before = at, word


def _concepts(sentence: Sequence[Word], language: str) -> Iterator[Occurrence]:
    stems = [word.stem for word in sentence]
    known = concepts(language)
    for at in range(len(stems)):
        negated = any(word.negates for word in sentence[max(0, at - _NEGATED) : at])
        named: set[str] = set()
        for length in range(1, known.longest + 1):
            for name in known.members.get(tuple(stems[at : at + length]), ()):
                if name not in named and at + length <= len(stems):
                    named.add(name)
                    words = tuple(sentence[at : at + length])
                    yield Occurrence(CONCEPT + name, words, negated and name in known.deniable)
