"""Languages by their names: what people type when they are asked which language they speak."""

import functools

from babel import Locale, UnknownLocaleError

from gc25desk.domain.text import folded
from gc25desk.i18n import language


def shown(code: str) -> str:
    """Return the name of a language in the language in use; its code where no name is known."""
    name = _name(language(), code) or _name("en", code) or code
    return name[:1].upper() + name[1:]


def everyday() -> tuple[str, ...]:
    """Return the codes of languages with a two-letter code of ISO 639, by their names in the one in use."""
    return tuple(sorted(_codes(), key=_in_order))


@functools.lru_cache(maxsize=1)
def _codes() -> tuple[str, ...]:
    return tuple(code for code in map(str, _locale("en").languages) if len(code) == 2)


def _in_order(code: str) -> str:
    return folded(shown(code))


def code_of(words: str) -> str:
    """Return the code of a language from what was typed: a code or a name; empty for none that is known.

    Names are known in English, in the language in use, and in the language itself.
    """
    for part in words.replace(";", ",").replace("/", ",").split(","):
        wanted = folded(part).strip()
        found = _names(language()).get(wanted, "")
        if found:
            return found
    return ""


@functools.lru_cache(maxsize=16)
def _names(spoken: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for code in _codes():
        own = _name(code, code) if code in _KNOWN else ""
        for name in filter(None, (code, _name("en", code), _name(spoken, code), own)):
            found.setdefault(folded(name).strip(), code)
    return found


def _name(spoken: str, code: str) -> str:
    return str(_locale(spoken).languages.get(code) or "")


# Whose own name for themselves is looked up; each takes a file of Babel's to be read.
_KNOWN = frozenset(
    {
        "am", "ar", "bn", "de", "en", "es", "fa", "fr", "ha", "hi", "id", "it", "ja", "km", "ko", "my", "ne",
        "nl", "pl", "ps", "pt", "ro", "ru", "rw", "so", "sw", "ta", "th", "ti", "tr", "uk", "ur", "vi", "zh",
    }
)  # fmt: skip


@functools.lru_cache(maxsize=64)
def _locale(code: str) -> Locale:
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")
