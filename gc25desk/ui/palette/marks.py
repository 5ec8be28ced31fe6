"""Where the words looked for stand in a text, folded the way the search index folds them."""

import functools

from gc25desk.domain.text import folded, search_terms

# What the index takes off the front of an Arabic word: "and", "the", or both.
_ARABIC_FRONTS = ("\u0648", "\u0627\u0644", "\u0648\u0627\u0644")


def marks(text: str, words: str) -> list[tuple[int, int]]:
    """Return where any of the words matches, as ``(start, length)``, in order, without overlap.

    A word matches the beginning of a word of the text only; in scripts without spaces anywhere.
    """
    flat, places = _flat(text)
    spellings = {spelling.replace(" ", "") for term in search_terms(words) for spelling in term}
    found = [span for spelling in spellings for span in _spans(flat, spelling)]
    return _merged([(places[start], places[end]) for start, end in found])


def _flat(text: str) -> tuple[str, list[int]]:
    """Return the text folded, and for each of its characters (and its end) the place in ``text``."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        kept = _character(character)
        characters.append(kept)
        places.extend([place] * len(kept))
    return "".join(characters), [*places, len(text)]


@functools.lru_cache(maxsize=4096)
def _character(character: str) -> str:
    return " " if character.isspace() else folded(character)


def _spans(flat: str, spelling: str) -> list[tuple[int, int]]:
    spans = []
    start = flat.find(spelling) if spelling else -1
    while start >= 0:
        if _begins(flat, start):
            spans.append((start, start + len(spelling)))
        start = flat.find(spelling, start + 1)
    return spans


def _begins(flat: str, start: int) -> bool:
    """Tell whether a word of the index begins at a place."""
    front = start
    while front > 0 and flat[front - 1].isalnum():
        front -= 1
    return front == start or _unspaced(flat[start]) or flat[front:start] in _ARABIC_FRONTS


def _unspaced(character: str) -> bool:
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff"


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return [(start, end - start) for start, end in merged]
