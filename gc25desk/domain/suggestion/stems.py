"""Words brought to their stem, so that a picture is found by pictures; Snowball's rules for each language."""

import functools
import threading
from collections.abc import Callable

from gc25desk.domain.text import folded

# Snowball's names of the languages a desk may be in. A word of any other language stays whole.
_ALGORITHMS = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "hi": "hindi",
    "id": "indonesian",
    "it": "italian",
    "ne": "nepali",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "tr": "turkish",
}
_LOCK = threading.Lock()


@functools.lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a folded word; the word itself in a language without rules."""
    if language not in _ALGORITHMS or len(word) < 3:
        return word
    with _LOCK:  # a stemmer holds the word it is at work on
        return _rules(language)(word)


@functools.lru_cache(maxsize=50_000)
def forms(raw: str) -> tuple[str, ...]:
    """Return the folded spellings of a word as it stands; several where Arabic joins its small words."""
    return tuple(folded(_without_apostrophe(raw)).split())


def forget() -> None:
    """Drop the words that were read, which may be those of a record."""
    stem.cache_clear()
    forms.cache_clear()


def _without_apostrophe(raw: str) -> str:
    before, mark, after = raw.replace("’", "'").partition("'")
    if not mark:
        return raw
    if after.casefold() == "t":  # don't, isn't
        return before + after
    # An elided article stands before the word, an English ending after it.
    return after if len(before) <= 2 and len(after) > 2 else before


@functools.cache
def _rules(language: str) -> Callable[[str], str]:
    import snowballstemmer  # noqa: PLC0415 - rules of 34 languages are slow to import

    return snowballstemmer.stemmer(_ALGORITHMS[language]).stemWord
