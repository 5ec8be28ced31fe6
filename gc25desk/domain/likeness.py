"""Finds paragraphs by words or by a pasted quotation, with a likeness from 0 to 1.

A quotation is measured by its best-fitting stretch of a paragraph, so that a piece from the middle,
with a few slips, still comes first. A few words are weighed by how rare they are in the text.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from gc25desk.domain.official_text import TextParagraph
from gc25desk.domain.text import folded

_QUOTATION_WORDS = 5
_UNLIKE = 0.6  # the share that any two English passages of some length have in common
_LONGEST = 20_000
_PIECE = 60  # letters
_PIECES = 12
_MEASURED = 20  # paragraphs with the most shared words; a quotation shares nearly all of its own
_SLIP = 84.0  # rapidfuzz: a word this alike is taken for a slip of the pen
_LEAST = 0.01


def find(words: str, paragraphs: Iterable[TextParagraph], limit: int = 10) -> list[tuple[int, float]]:
    """Return ``(number, likeness)`` of the paragraphs that fit best, best first; none for empty words."""
    wanted = _words(words[:_LONGEST])
    texts = {paragraph.number: _words(paragraph.text) for paragraph in paragraphs}
    if not wanted or not texts:
        return []
    by_words = _by_words(wanted, texts)
    found = by_words
    if len(wanted) >= _QUOTATION_WORDS:
        likely = sorted(texts, key=lambda n: -by_words[n])[:_MEASURED]
        quoted = {n: _likeness(" ".join(wanted), " ".join(texts[n])) for n in likely}
        # Shared words alone never outweigh a true quotation.
        found = {n: max(quoted.get(n, 0.0), 0.5 * by_words[n]) for n in texts}
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], -by_words[pair[0]], pair[0]))
    return [(number, round(min(1.0, score), 4)) for number, score in ranked[:limit] if score >= _LEAST]


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in folded(_without_apostrophes(text))).split()


def _without_apostrophes(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, "'’‘ʼ")))


def _likeness(wanted: str, text: str) -> float:
    """Return how alike a quotation and a paragraph are, the baseline of any two passages taken off."""
    if wanted in text:
        return 1.0
    # Short pieces fit in one machine word and are compared a hundred times faster than one long one.
    pieces = [wanted[at : at + _PIECE] for at in range(0, len(wanted), _PIECE)]
    measured = pieces[:: max(1, len(pieces) // _PIECES)]
    # By length: the last piece may be a few letters, of which one slip is a third.
    alike = sum(len(piece) * fuzz.partial_ratio(piece, text) for piece in measured)
    share = alike / sum(map(len, measured)) / 100
    return max(0.0, (share - _UNLIKE) / (1 - _UNLIKE))


def _by_words(wanted: Sequence[str], texts: Mapping[int, Sequence[str]]) -> dict[int, float]:
    """Return the share of the wanted words, weighed by rarity, that each paragraph holds."""
    holders = Counter(word for text in texts.values() for word in set(text))
    known = {word: _meant(word, holders) for word in set(wanted)}
    weights = {word: _weight(meant, holders, len(texts)) for word, meant in known.items()}
    total = sum(weights.values())
    sets = {number: set(text) for number, text in texts.items()}
    return {
        number: sum(weights[word] for word, meant in known.items() if meant & held) / total
        for number, held in sets.items()
    }


def _meant(word: str, holders: Counter[str]) -> set[str]:
    """Return the words of the text that a word stands for: itself, longer forms of it, or a near one."""
    forms = {held for held in holders if held.startswith(word)} if len(word) > 3 else {word} & holders.keys()
    if forms:
        return forms
    near = process.extractOne(word, holders.keys(), scorer=fuzz.ratio, score_cutoff=_SLIP)
    return {near[0]} if near else set()


def _weight(meant: set[str], holders: Counter[str], count: int) -> float:
    held = min(count, max((holders[word] for word in meant), default=0))
    return math.log((count + 1) / (held + 0.5))
