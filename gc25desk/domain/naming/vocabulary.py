"""The words that stand in the names of a desk, and which of them a typed word may mean."""

import bisect
import dataclasses
import itertools
from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from gc25desk.domain.naming.readings import leaves_vowels_out, unaccented
from gc25desk.domain.naming.sounds import ALIKE, Form, begins_like, forms, likeness

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


@dataclasses.dataclass
class Word:
    """One known word: how it may sound, and the names that hold it."""

    forms: tuple[Form, ...]
    letters: str
    holders: set[int] = dataclasses.field(default_factory=set)


class Vocabulary:
    """Known words by their consonants, for hearing, and by their length, for slips of the pen."""

    def __init__(self) -> None:
        """Begin without a word."""
        self._words: dict[str, Word] = {}
        self._by_key: dict[str, set[str]] = {}
        self._by_size: dict[tuple[str, int], dict[str, str]] = {}
        self._order: list[str] | None = None
        self._keys: list[str] | None = None

    def __contains__(self, text: str) -> bool:
        """Tell whether a name holds this very word."""
        return text in self._words

    def add(self, text: str, holder: int) -> None:
        """Note that a name holds a word."""
        word = self._words.get(text)
        if word is None:
            word = self._words[text] = _word(text)
            for form in word.forms:
                self._by_key.setdefault(form.key, set()).add(text)
            if word.letters:
                self._by_size.setdefault(_size(word.letters), {})[text] = word.letters
            self._order = self._keys = None
        word.holders.add(holder)

    def remove(self, text: str, holder: int) -> None:
        """Forget that a name holds a word, and the word with its last holder."""
        word = self._words[text]
        word.holders.discard(holder)
        if word.holders:
            return
        del self._words[text]
        for form in word.forms:
            _discard(self._by_key, form.key, text)
        if word.letters:
            sized = self._by_size[_size(word.letters)]
            del sized[text]
            if not sized:
                del self._by_size[_size(word.letters)]
        self._order = self._keys = None

    def holders(self, text: str) -> set[int]:
        """Return the names that hold a known word."""
        return self._words[text].holders

    def meanings(self, text: str, *, finished: bool = True) -> dict[str, Meaning]:
        """Return the known words that a typed word may mean; an unfinished one also means what it begins."""
        typed = self._words.get(text) or _word(text)
        found: dict[str, Meaning] = {}
        begun = () if finished else self._begun(text, typed)
        for known, meaning in itertools.chain(begun, self._slips(text, typed), self._heard(typed)):
            found[known] = max(found.get(known, meaning), meaning)
        if text in self._words:
            found[text] = Meaning(1.0, SAME)
        return found

    def _heard(self, typed: Word) -> Iterator[tuple[str, Meaning]]:
        for text in {text for form in typed.forms for text in self._by_key.get(form.key, ())}:
            alike = likeness(typed.forms, self._words[text].forms)
            if alike >= ALIKE:
                yield text, Meaning(_HEARD * alike, SPELLING if alike >= _ONE_SPELLING else SOUNDS)

    def _slips(self, text: str, typed: Word) -> Iterator[tuple[str, Meaning]]:
        # A name that someone bears is not taken for a slip in another: Martina, Marina.
        if len(typed.letters) < _SWAP_LENGTH or text in self._words:
            return
        initial, length = _size(typed.letters)
        for size in range(length - 1, length + 2):
            near = self._by_size.get((initial, size), {})
            for letters, _distance, known in process.extract(
                typed.letters, near, scorer=OSA.distance, score_cutoff=1, limit=None
            ):
                if _is_slip(typed.letters, letters):
                    yield known, Meaning(_SLIP, SPELLING)

    def _begun(self, text: str, typed: Word) -> Iterator[tuple[str, Meaning]]:
        if len(text) < _FEWEST_BEGUN and text.isascii():
            return
        if self._order is None or self._keys is None:
            self._order, self._keys = sorted(self._words), sorted(self._by_key)
        for key in {form.consonants.replace("C", "X") for form in typed.forms if len(form.consonants) > 1}:
            for longer in _beginning(self._keys, key):
                for known in self._by_key[longer]:
                    alike = begins_like(typed.forms, self._words[known].forms)
                    if alike >= ALIKE:
                        yield known, Meaning(_BEGUN * _HEARD * alike, BEGINS)
        for known in _beginning(self._order, text):
            yield known, Meaning(_BEGUN, BEGINS)


def _word(text: str) -> Word:
    # Where vowels are left out, one letter more is another name.
    letters = "" if leaves_vowels_out(text) else unaccented(text)
    return Word(forms(text), letters)


def _size(letters: str) -> tuple[str, int]:
    return letters[0], len(letters)


def _discard(index: dict[str, set[str]], key: str, text: str) -> None:
    held = index.get(key)
    if held is not None:
        held.discard(text)
        if not held:
            del index[key]


def _beginning(ordered: list[str], start: str) -> list[str]:
    return ordered[bisect.bisect_left(ordered, start) : bisect.bisect_left(ordered, start + "\U0010ffff")]


def _is_slip(one: str, other: str) -> bool:
    """Tell whether one slip explains the difference; the last letter tells a girl from a boy and is none."""
    if one[-1] != other[-1]:
        return False
    if sorted(one) == sorted(other):
        return True
    return min(len(one), len(other)) >= _SLIP_LENGTH
