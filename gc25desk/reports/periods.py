"""Days, periods, numbers and what stands between the parts of a list, in the words of a report."""

import datetime as dt
import functools
from collections.abc import Iterable

from gc25desk.i18n import _
from gc25desk.i18n import language as spoken
from gc25desk.reports.material import Material
from gc25desk.reports.words import Words

_words = functools.cache(Words)


def day_words(day: dt.date, language: str) -> str:
    """Return a day as the report's language writes it, as 14 November 2026."""
    return _words(language).date(day)


def number_words(number: int, language: str) -> str:
    """Return a whole number as the report's language groups its digits."""
    return _words(language).number(number)


def together(parts: Iterable[str]) -> str:
    """Return parts one after the other, with the comma of the language in use between them."""
    return f"{_words(spoken()).comma} ".join(parts)


def enumerated(parts: Iterable[str]) -> str:
    """Return parts one after the other, with “and” before the last in the language in use."""
    return _words(spoken()).enumerated(list(parts))


def apart(parts: Iterable[str]) -> str:
    """Return parts that hold commas themselves, with the semicolon of the language in use between them."""
    return f"{_words(spoken()).semicolon} ".join(parts)


def span(low: int, high: int) -> str:
    """Return a range of numbers in the language in use, as ``9–12``."""
    return f"{low}{_words(spoken()).dash}{high}"


def ranges(numbers: Iterable[int]) -> str:
    """Return numbers as a list in which neighbours are joined, as ``9 and 12–14``."""
    groups: list[list[int]] = []
    for number in sorted(set(numbers)):
        if groups and groups[-1][1] == number - 1:
            groups[-1][1] = number
        else:
            groups.append([number, number])
    return enumerated(str(low) if low == high else span(low, high) for low, high in groups)


def named(name: str, value: str) -> str:
    """Return a name with its value after the colon of the language in use."""
    return f"{name}{_words(spoken()).colon} {value}"


def stretch_words(since: dt.date | None, until: dt.date, language: str) -> str:
    """Return from when to when in words; without a beginning, up to when."""
    if since is None:
        return _("up to {until}").format(until=day_words(until, language))
    return _("{since} to {until}").format(since=day_words(since, language), until=day_words(until, language))


def period_words(material: Material) -> str:
    """Return the period of a report in words."""
    since, until = material.since, material.until or material.date
    if since is None:
        return _("all complaints received up to {until}").format(until=day_words(until, material.language))
    return _("{since} to {until}").format(
        since=day_words(since, material.language), until=day_words(until, material.language)
    )
