"""The writers' own words, numbers and dates, in the report's language rather than the window's."""

import datetime
import functools
import gettext

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from gc25desk.domain.disclosure.rule import Hidden
from gc25desk.i18n import DOMAIN, N_, RIGHT_TO_LEFT, SOURCE_LANGUAGE, locale_folder
from gc25desk.reports.model import Cell, Classification, ColumnKind, value_of

CROSS = "×"
# Digits are European in all six languages, as the page and paragraph numbers of Word are.
_DIGITS = "latn"

CLASSIFICATIONS = {
    Classification.PUBLIC: N_("PUBLIC"),
    Classification.CONFIDENTIAL: N_("CONFIDENTIAL"),
}
PROFILES = {
    "public": N_("For the public"),
    "committee": N_("For the UN Committee on the Rights of the Child"),
    "internal": N_("For use inside the institution only"),
}

# Language tags as Word and Excel know them: the spelling of the UN where a language has several.
_TAGS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ar": "ar-SA", "ru": "ru-RU", "zh": "zh-CN"}


class Words:
    """Words, numbers and dates in one language."""

    def __init__(self, language: str) -> None:
        """Load the catalogue of a language; the source text stands in where a string is missing."""
        self.language = language
        self.right_to_left = _primary(language) in RIGHT_TO_LEFT
        self.tag = _TAGS.get(language, language.replace("_", "-"))
        self.locale = _locale(self.tag)
        self._catalogue = _catalogue(language)

    def __call__(self, message: str) -> str:
        """Translate a string marked with ``N_`` into the report's language."""
        return self._catalogue.gettext(message)

    def number(self, value: int | float) -> str:
        """Return a number with the language's separators."""
        return _decimal(value, self.locale)

    def percent(self, share: float) -> str:
        """Return a share (0.25) as a percentage with at most one decimal."""
        pattern = self.locale.percent_formats[None].pattern.replace("##0", "##0.#")
        return format_percent(share, format=pattern, locale=self.locale, numbering_system=_DIGITS)

    def date(self, day: datetime.date) -> str:
        """Return a date with the month in words."""
        return format_date(day, "long", locale=self.locale)

    def short_date(self, day: datetime.date) -> str:
        """Return a date with a short month that no table cell breaks in two."""
        return format_date(day, "d MMM y", locale=self.locale).replace(" ", "\u00a0")

    def letter(self, number: int) -> str:
        """Return the mark of a sub-paragraph: (a), or a) in French and Spanish (UN style)."""
        return self.bracketed(letters(number))

    def bracketed(self, mark: str) -> str:
        """Return a mark in the brackets of the language's sub-paragraphs."""
        return f"{mark})" if self.half_brackets else f"({mark})"

    @property
    def half_brackets(self) -> bool:
        """Tell whether sub-paragraphs are marked a) rather than (a)."""
        return _primary(self.language) in {"fr", "es"}

    def cell(self, cell: Cell, kind: ColumnKind) -> str:
        """Return a table cell as words, without the letter of its note."""
        value = value_of(cell)
        match value:
            case None:
                return ""
            case str():
                return value
            case Hidden():
                return CROSS
            case datetime.date():
                return self.short_date(value)
            case _:
                return self.percent(value) if kind is ColumnKind.PERCENT else self.number(value)

    def hidden_note(self, given: str) -> str:
        """Return the sentence under a table with hidden cells: the report's own or a general one."""
        general = N_(
            "A number not shown, so that no child can be recognised from it or from the other numbers."
        )
        return f"{CROSS}  {given or self(general)}"


def letters(number: int) -> str:
    """Return 1 as a, 26 as z, 27 as aa, 28 as bb: the way Word counts in letters."""
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


def _primary(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


def _locale(tag: str) -> Locale:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


@functools.lru_cache(4096)
def _decimal(value: int | float, locale: Locale) -> str:
    # Tables say the same small numbers over and over.
    return format_decimal(value, locale=locale, numbering_system=_DIGITS)


@functools.cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, locale_folder(), [language], fallback=True)
