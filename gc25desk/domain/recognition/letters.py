"""A text as a stream of its letters, in which every copy of the same words looks the same.

Case, accents, spaces, line ends, hyphens, quotes and every digit are left out: whatever a copy did
to its layout, its footnote marks, its page numbers and its paragraph numbers, the stream stays.
"""

import functools
import hashlib
import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from gc25desk.domain.document import MARK_CLOSE, MARK_OPEN


@dataclass(frozen=True)
class Stream:
    """Folded characters, and for each the index of the raw character it came from."""

    folded: str
    places: tuple[int, ...]

    def at(self, raw: int) -> int:
        """Return the index of the first folded character at or after a raw index."""
        return bisect_left(self.places, raw)

    def __len__(self) -> int:
        """Return how many folded characters there are."""
        return len(self.folded)


@functools.lru_cache(maxsize=4096)
def _letters_of(character: str) -> str:
    folded = unicodedata.normalize("NFKD", character.casefold())
    return "".join(c for c in folded if c.isalpha())


@functools.lru_cache(maxsize=4096)
def _signs_of(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return _letters_of(character)


def letters(text: str) -> Stream:
    """Return the letters of a text."""
    return _stream(text, _letters_of)


def signs(text: str) -> Stream:
    """Return the letters and the digits of a text, without superscripts and without marks."""
    return _stream(text, _signs_of)


def folded(text: str) -> str:
    """Return the letters and digits of a text as one string."""
    return signs(text).folded


def _stream(text: str, fold: Callable[[str], str]) -> Stream:
    characters: list[str] = []
    places: list[int] = []
    in_mark = False
    for place, character in enumerate(text):
        in_mark = character == MARK_OPEN or (in_mark and character != MARK_CLOSE)
        if in_mark:
            continue
        for sign in fold(character):
            characters.append(sign)
            places.append(place)
    return Stream("".join(characters), tuple(places))


def digest(text: str, size: int = 4) -> str:
    """Return a short one-way hash in hexadecimal, ``size`` bytes long."""
    return hashlib.blake2b(text.encode("utf-8"), digest_size=size).hexdigest()
