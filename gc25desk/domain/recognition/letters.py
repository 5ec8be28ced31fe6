"""A text as a stream of its letters, in which every copy of the same words looks the same.

Case, accents, spaces, line ends, hyphens, quotes and every digit are left out: whatever a copy did
to its layout, its footnote marks, its page numbers and its paragraph numbers, the stream stays.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gc25desk.domain.document import MARK_CLOSE, MARK_OPEN

_MARK = re.compile(f"{MARK_OPEN}[^{MARK_CLOSE}]*")


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


class _Folds(dict[str, str]):
    """What each character becomes, found once: looking one up is all that a long text costs."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        super().__init__()
        self._fold = fold

    def __missing__(self, character: str) -> str:
        self[character] = self._fold(character)
        return self[character]

    def of(self, text: str) -> list[str]:
        """Return what each character of a text becomes; the inside of marks becomes nothing."""
        # Blanks in the place of a mark keep the places of all that follows.
        plain = _MARK.sub(lambda mark: " " * len(mark[0]), text) if MARK_OPEN in text else text
        return list(map(self.__getitem__, plain))


def _letters_of(character: str) -> str:
    folded = unicodedata.normalize("NFKD", character.casefold())
    return "".join(c for c in folded if c.isalpha())


def _signs_of(character: str) -> str:
    return str(unicodedata.decimal(character)) if character.isdecimal() else _LETTERS[character]


_LETTERS = _Folds(_letters_of)
_SIGNS = _Folds(_signs_of)


def letters(text: str) -> Stream:
    """Return the letters of a text."""
    return _stream(_LETTERS.of(text))


def signs(text: str) -> Stream:
    """Return the letters and the digits of a text, without superscripts and without marks."""
    return _stream(_SIGNS.of(text))


def folded(text: str) -> str:
    """Return the letters and digits of a text as one string."""
    return "".join(_SIGNS.of(text))


def _stream(folds: Sequence[str]) -> Stream:
    return Stream("".join(folds), tuple(place for place, fold in enumerate(folds) for _sign in fold))


def digest(text: str, size: int = 4) -> str:
    """Return a short one-way hash in hexadecimal, ``size`` bytes long."""
    return hashlib.blake2b(text.encode("utf-8"), digest_size=size).hexdigest()
