"""Translation of every string a user sees.

Mark strings at module level with ``N_`` and translate them where they are shown with ``_``: a
string translated at import time could never follow a change of language.
"""

import contextlib
import dataclasses
import gettext
import re
from collections.abc import Iterator
from contextvars import ContextVar
from pathlib import Path

from gc25desk.paths import bundled

DOMAIN = "gc25desk"
SOURCE_LANGUAGE = "en"
_NEARLY_WHOLE = 90  # per cent
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@dataclasses.dataclass
class _InUse:
    language: str
    translations: gettext.NullTranslations


_in_use = _InUse(SOURCE_LANGUAGE, gettext.NullTranslations())
_spoken: ContextVar[_InUse | None] = ContextVar("spoken", default=None)


def N_(message: str) -> str:  # noqa: N802 - the name gettext users know
    """Mark a string for translation without translating it now."""
    return message


def _(message: str) -> str:
    """Translate a string into the language in use."""
    return _now().translations.gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a string that depends on a count."""
    return _now().translations.ngettext(singular, plural, count)


def _now() -> _InUse:
    return _spoken.get() or _in_use


def locale_folder() -> Path:
    """Return the folder of the compiled catalogues."""
    return bundled("resources/locale")


def languages() -> tuple[str, ...]:
    """Return the codes of the languages the window can be shown in, the source language first.

    A catalogue may hold the words of reports alone; then reports can be written in its language, and the
    window is not offered in it.
    """
    whole = (code for code in catalogues() if code != SOURCE_LANGUAGE and _share(code) >= _NEARLY_WHOLE)
    return (SOURCE_LANGUAGE, *whole)


def catalogues() -> tuple[str, ...]:
    """Return the codes of the languages that have a catalogue, whole or not."""
    return tuple(sorted(p.parent.parent.name for p in locale_folder().glob(f"*/LC_MESSAGES/{DOMAIN}.mo")))


def _share(language: str) -> int:
    """Return how much of a catalogue is translated, in per cent, as its header says; 100 if it does not."""
    told = re.search(r"(\d+)%", _translations(language).info().get("project-id-version", ""))
    return int(told[1]) if told else 100


def use(language: str) -> None:
    """Show every later string in ``language``; the source text stands in where a string is missing."""
    _in_use.translations = _translations(language)
    _in_use.language = language


@contextlib.contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say what is said within in ``language``, on this thread alone, whatever the window speaks.

    A report is written in its own language while the window goes on in the user's.
    """
    before = _spoken.set(_InUse(language, _translations(language)))
    try:
        yield
    finally:
        _spoken.reset(before)


@contextlib.contextmanager
def to_the_user() -> Iterator[None]:
    """Say what is said within in the language of the window: a fault met while a report is drawn, say."""
    before = _spoken.set(None)
    try:
        yield
    finally:
        _spoken.reset(before)


def _translations(language: str) -> gettext.NullTranslations:
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, locale_folder(), [language], fallback=True)


def language() -> str:
    """Return the code of the language in use."""
    return _now().language


def right_to_left() -> bool:
    """Tell whether the language in use is written from right to left."""
    return _now().language.split("_")[0].split("-")[0] in RIGHT_TO_LEFT
