"""The words that stand in the names of a desk, and which of them a typed word may mean."""

import bisect
import dataclasses
import itertools
from collections.abc import Hashable, Iterator, Sequence, Set
from typing import Any, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from gc25desk.domain.naming.readings import leaves_vowels_out, unaccented
from gc25desk.domain.naming.sounds import ALIKE, Form, begins_like, forms, likeness

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")
SAME, SPELLING, SOUNDS, BEGINS = "same", "spelling", "sounds", "begins"

_ONE_SPELLING = 0.97  # this alike, only the script or the writing differs
_HEARD = 0.95
_SLIP = 0.85
_BEGUN = 0.8
_SLIP_LENGTH = 8  # letters; in shorter names one letter tells two people apart
_SWAP_LENGTH = 6
_FEWEST_BEGUN = 2


@dataclasses.dataclass(frozen=True, order=True)
class Meaning:
    """How well a known word fits a typed one: ``score`` from 0 to 1, ``why`` a code of this module."""

    score: float
    why: str


# How a word may sound: the key, consonants and slots of each form. Plain, as all of the index is: see
# ``domain/identity_index.py``.
_Sounds = tuple[tuple[str, str, tuple[str, ...]], ...]


class Vocabulary:
    """Known words by their consonants, for hearing, and by their length, for slips of the pen."""

    def __init__(self) -> None:
        """Begin without a word."""
        self._sounds: dict[str, _Sounds] = {}
        self._holders: dict[str, dict[int, None]] = {}
        self._by_key: dict[str, dict[str, None]] = {}
        self._by_size: dict[tuple[str, int], dict[str, str]] = {}
        self._order: list[str] | None = None
        self._keys: list[str] | None = None

    def __contains__(self, text: str) -> bool:
        """Tell whether a name holds this very word."""
        return text in self._holders

    def add(self, text: str, holder: int) -> None:
        """Note that a name holds a word."""
        if text not in self._holders:
            sounds = forms(text)
            self._sounds[text] = tuple((form.key, form.consonants, form.slots) for form in sounds)
            for form in sounds:
                self._by_key.setdefault(form.key, {})[text] = None
            letters = _letters(text)
            if letters:
                self._by_size.setdefault(_size(letters), {})[text] = letters
            self._order = self._keys = None
        self._holders.setdefault(text, {})[holder] = None

    def remove(self, text: str, holder: int) -> None:
        """Forget that a name holds a word, and the word with its last holder."""
        del self._holders[text][holder]
        if self._holders[text]:
            return
        del self._holders[text]
        for key, _consonants, _slots in self._sounds.pop(text):
            _discard(self._by_key, key, text)
        letters = _letters(text)
        if letters:
            _discard(self._by_size, _size(letters), text)
        self._order = self._keys = None

    def held(self) -> list[dict[Any, Any]]:
        """Return all that is held, for its emptying."""
        return [self._holders, self._sounds, self._by_key, self._by_size]

    def holders(self, text: str) -> Set[int]:
        """Return the names that hold a known word."""
        return self._holders[text].keys()

    def meanings(self, text: str, *, finished: bool = True) -> dict[str, Meaning]:
        """Return the known words that a typed word may mean; an unfinished one also means what it begins."""
        typed = self._forms(text) if text in self._sounds else forms(text)
        found: dict[str, Meaning] = {}
        begun = () if finished else self._begun(text, typed)
        for known, meaning in itertools.chain(begun, self._slips(text), self._heard(typed)):
            found[known] = max(found.get(known, meaning), meaning)
        if text in self._holders:
            found[text] = Meaning(1.0, SAME)
        return found

    def _forms(self, text: str) -> tuple[Form, ...]:
        return tuple(itertools.starmap(Form, self._sounds[text]))

    def _heard(self, typed: Sequence[Form]) -> Iterator[tuple[str, Meaning]]:
        for text in {text for form in typed for text in self._by_key.get(form.key, ())}:
            alike = likeness(typed, self._forms(text))
            if alike >= ALIKE:
                yield text, Meaning(_HEARD * alike, SPELLING if alike >= _ONE_SPELLING else SOUNDS)

    def _slips(self, text: str) -> Iterator[tuple[str, Meaning]]:
        # A name that someone bears is not taken for a slip in another: Martina, Marina.
        typed = "" if text in self._holders else _letters(text)
        if len(typed) < _SWAP_LENGTH:
            return
        initial, length = _size(typed)
        for size in range(length - 1, length + 2):
            near = self._by_size.get((initial, size), {})
            for letters, _distance, known in process.extract(
                typed, near, scorer=OSA.distance, score_cutoff=1, limit=None
            ):
                if _is_slip(typed, letters):
                    yield known, Meaning(_SLIP, SPELLING)

    def _begun(self, text: str, typed: Sequence[Form]) -> Iterator[tuple[str, Meaning]]:
        if len(text) < _FEWEST_BEGUN and text.isascii():
            return
        if self._order is None or self._keys is None:
            self._order, self._keys = sorted(self._holders), sorted(self._by_key)
        for key in {form.consonants.replace("C", "X") for form in typed if len(form.consonants) > 1}:
            for longer in _beginning(self._keys, key):
                for known in self._by_key[longer]:
                    alike = begins_like(typed, self._forms(known))
                    if alike >= ALIKE:
                        yield known, Meaning(_BEGUN * _HEARD * alike, BEGINS)
        for known in _beginning(self._order, text):
            yield known, Meaning(_BEGUN, BEGINS)


def _letters(text: str) -> str:
    """Return the letters in which a slip may be; where vowels are left out, one more is another name."""
    return "" if leaves_vowels_out(text) else unaccented(text)


def _size(letters: str) -> tuple[str, int]:
    return letters[0], len(letters)


def _discard(index: dict[_Key, dict[str, _Value]], key: _Key, text: str) -> None:
    held = index.get(key, {})
    held.pop(text, None)  # two forms of a word may have one key
    if not held:
        index.pop(key, None)


def _beginning(ordered: list[str], start: str) -> list[str]:
    return ordered[bisect.bisect_left(ordered, start) : bisect.bisect_left(ordered, start + "\U0010ffff")]


def _is_slip(one: str, other: str) -> bool:
    """Tell whether one slip explains the difference; the last letter tells a girl from a boy and is none."""
    if one[-1] != other[-1]:
        return False
    if sorted(one) == sorted(other):
        return True
    return min(len(one), len(other)) >= _SLIP_LENGTH
