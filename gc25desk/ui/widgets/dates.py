"""How days are typed and shown."""

import datetime as dt
import functools
import re
import unicodedata

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime

from gc25desk.i18n import SOURCE_LANGUAGE, _, language

_ISO = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})|(\d{4})(\d\d)(\d\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})(?:[-/. ]+(\d{4}|\d\d))?")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s.\-/]*([^\W\d_]{3,})\.?[\s,.\-/]*(\d{4}|\d\d)?")
_NAME_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:[\s,]+(\d{4}|\d\d))?")
_SHIFT = re.compile(r"([+-])(\d{0,4})")


def parse_day(text: str, today: dt.date) -> dt.date | None:
    """Return the day a text means, or None for an empty one; ValueError if it means none.

    Reads 2026-11-14, 20261114, 14/11/2026, 14.11.26, 14 Nov 2026, 14 November, November 14, 2026
    (month names in English and in the language in use), t or today, and +3 or -3 from today. The day
    comes before the month. A day without a year is the one nearest to today.
    """
    wanted = _plain(text)
    if not wanted:
        return None
    if wanted in {"t", "today", _plain(_("today"))}:
        return today
    shift = _SHIFT.fullmatch(wanted)
    if shift:
        days = int(shift[2] or 1)
        return today + dt.timedelta(days if shift[1] == "+" else -days)
    year, month, day = _parts(wanted)
    if year is None:
        return _nearest(month, day, today)
    return dt.date(year, month, day)


def _plain(text: str) -> str:
    digits = "".join(
        str(unicodedata.digit(letter)) if unicodedata.category(letter) == "Nd" else letter for letter in text
    )
    return " ".join(digits.casefold().replace("–", "-").split())


def _parts(wanted: str) -> tuple[int | None, int, int]:
    found = _ISO.fullmatch(wanted)
    if found:
        year, month, day = (int(part) for part in found.groups() if part)
        return year, month, day
    found = _DAY_FIRST.fullmatch(wanted)
    if found:
        return _year(found[3]), int(found[2]), int(found[1])
    found = _NAMED.fullmatch(wanted)
    if found:
        return _year(found[3]), _month(found[2]), int(found[1])
    found = _NAME_FIRST.fullmatch(wanted)
    if found:
        return _year(found[3]), _month(found[1]), int(found[2])
    raise ValueError(wanted)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


def _nearest(month: int, day: int, today: dt.date) -> dt.date:
    candidates = []
    for year in range(today.year - 4, today.year + 5):  # a 29 February may be four years away
        try:
            candidates.append(dt.date(year, month, day))
        except ValueError:
            continue
    return min(candidates, key=lambda candidate: abs(candidate - today))


def _month(name: str) -> int:
    for known, number in _months(language()):
        if known.startswith(name) or known == name:
            return number
    raise ValueError(name)


@functools.cache
def _months(code: str) -> tuple[tuple[str, int], ...]:
    found = []
    for locale in dict.fromkeys((_locale(code), _locale(SOURCE_LANGUAGE))):
        for width in ("wide", "abbreviated"):
            names = locale.months["format"][width]
            found += [(_plain(name).rstrip("."), number) for number, name in names.items()]
    return tuple(found)


@functools.cache
def _locale(code: str) -> Locale:
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(SOURCE_LANGUAGE)


@functools.lru_cache(maxsize=4096)
def _shown_day(day: dt.date, code: str) -> str:
    return _plain_digits(format_date(day, "d MMM y", locale=_locale(code)))


def _plain_digits(text: str) -> str:
    # Numbers keep one form in every language, so that a date typed is the date shown.
    return "".join(
        str(unicodedata.digit(letter)) if unicodedata.category(letter) == "Nd" else letter for letter in text
    )


def show_day(day: dt.date | None) -> str:
    """Return a day as 14 Nov 2026 in the language in use, empty for None."""
    return "" if day is None else _shown_day(day, language())


def show_short_day(day: dt.date) -> str:
    """Return a day without its year, as 14 Nov."""
    return _plain_digits(format_date(day, "d MMM", locale=_locale(language())))


def show_moment(moment: dt.datetime | None) -> str:
    """Return a moment as 14 Nov 2026, 14:02 in the machine's own time zone, empty for None."""
    if moment is None:
        return ""
    local = moment.astimezone()
    return _plain_digits(format_datetime(local, "d MMM y, HH:mm", locale=_locale(language())))


def show_clock(moment: dt.datetime) -> str:
    """Return the time of day of a moment as 14:02 in the machine's own time zone."""
    return moment.astimezone().strftime("%H:%M")


def today() -> dt.date:
    """Return the day it is where the machine stands."""
    return dt.datetime.now().astimezone().date()
