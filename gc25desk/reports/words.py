"""The writers' own words, numbers and dates, in the report's language rather than the window's."""

import datetime
import functools
import gettext
from collections.abc import Sequence

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from gc25desk.domain.disclosure.rule import Hidden
from gc25desk.i18n import DOMAIN, N_, RIGHT_TO_LEFT, SOURCE_LANGUAGE, locale_folder
from gc25desk.reports.model import Cell, Classification, ColumnKind, value_of
from gc25desk.reports.writer_words import ARABIC_MONTHS, SHIPPED

CROSS = "×"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ARABIC_SCRIPT = frozenset({"ar", "fa", "ur"})
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"  # the order in which Word counts in arabicAbjad
# Digits are European in all six languages, as the page and paragraph numbers of Word are.
_DIGITS = "latn"

CLASSIFICATIONS = {
    Classification.PUBLIC: N_("PUBLIC"),
    Classification.CONFIDENTIAL: N_("CONFIDENTIAL"),
    Classification.PERSONAL: N_("Internal – contains personal data"),
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
        self.primary = primary(language)
        self.right_to_left = self.primary in RIGHT_TO_LEFT
        self.tag = language_tag(language)
        self.locale = _locale(self.tag)
        self._catalogue = _catalogue(language)
        self._shipped = SHIPPED.get(self.primary, {})
        self._between = _between_thousands(self.locale)

    def __call__(self, message: str) -> str:
        """Translate a string marked with ``N_`` into the report's language."""
        translated = self._catalogue.gettext(message)
        return self._shipped.get(message, message) if translated == message else translated

    def number(self, value: int | float) -> str:
        """Return a number with the language's separators."""
        if self._between and type(value) is int and value >= 0:
            return f"{value:,}".replace(",", self._between)
        return format_decimal(value, locale=self.locale, numbering_system=_DIGITS)

    def percent(self, share: float) -> str:
        """Return a share (0.25) as a percentage with at most one decimal."""
        pattern = self.locale.percent_formats[None].pattern.replace("##0", "##0.#")
        return format_percent(share, format=pattern, locale=self.locale, numbering_system=_DIGITS)

    def date(self, day: datetime.date) -> str:
        """Return a date with the month in words; the first of a month is an ordinal in French.

        Arabic has both names of a month, as the United Nations write them for readers east and west.
        """
        if self.primary == "ar":
            return f"{day.day} {ARABIC_MONTHS[day.month - 1]} {day.year}"
        return self._first_of_month(day, str(format_date(day, "long", locale=self.locale)))

    def short_date(self, day: datetime.date) -> str:
        """Return a date with a short month that no table cell breaks in two."""
        return self._first_of_month(day, format_date(day, "d MMM y", locale=self.locale)).replace(
            " ", "\u00a0"
        )

    def _first_of_month(self, day: datetime.date, shown: str) -> str:
        return f"1er{shown[1:]}" if self.primary == "fr" and day.day == 1 else shown

    def enumerated(self, parts: Sequence[str]) -> str:
        """Return parts in a row with “and” before the last, as 9, 12 and 15."""
        return format_list(parts, locale=self.locale)

    def letter(self, number: int) -> str:
        """Return the mark of a sub-paragraph: (a), or a) in French and Spanish (UN style)."""
        return self.bracketed(letters(number, _ABJAD if self.abjad else _LATIN))

    @property
    def abjad(self) -> bool:
        """Tell whether sub-paragraphs are counted in Arabic letters, as in the UN's Arabic documents.

        Headings keep their Latin letters: a bare alif looks like the Roman numeral of the level above.
        """
        return self.primary == "ar"

    def bracketed(self, mark: str) -> str:
        """Return a mark in the brackets of the language's sub-paragraphs."""
        return f"{mark})" if self.half_brackets else f"({mark})"

    @property
    def comma(self) -> str:
        """Return the comma of the language's script."""
        return "،" if self.primary in _ARABIC_SCRIPT else ","

    @property
    def semicolon(self) -> str:
        """Return the semicolon of the language's script, with the space that French sets before it."""
        if self.primary == "fr":
            return "\u202f;"
        return "؛" if self.primary in _ARABIC_SCRIPT else ";"

    @property
    def colon(self) -> str:
        """Return the colon, with the space that French sets before it."""
        return "\u00a0:" if self.primary == "fr" else ":"

    @property
    def dash(self) -> str:
        """Return what stands between the ends of a range of numbers: in the UN's Arabic a hyphen."""
        return "-" if self.primary == "ar" else "–"

    @property
    def half_brackets(self) -> bool:
        """Tell whether sub-paragraphs are marked a) rather than (a)."""
        return self.primary in {"fr", "es"}

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


def letters(number: int, alphabet: str = _LATIN) -> str:
    """Return 1 as a, 26 as z, 27 as aa, 28 as bb: the way Word counts in letters."""
    turns, place = divmod(number - 1, len(alphabet))
    return alphabet[place] * (turns + 1)


def primary(language: str) -> str:
    """Return the language of a code without its country: ``fr`` of ``fr-CH``."""
    return language.replace("_", "-").split("-")[0].lower()


def language_tag(language: str) -> str:
    """Return the tag by which Word and Excel know a language."""
    return _TAGS.get(language, language.replace("_", "-"))


def _locale(tag: str) -> Locale:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


@functools.cache
def _between_thousands(locale: Locale) -> str:
    """Return what stands between groups of three digits; empty where digits are grouped otherwise.

    Tables are full of whole numbers, and Babel takes fifty times as long over each.
    """
    pattern = locale.decimal_formats[None]
    shown = str(format_decimal(1_234_567, locale=locale, numbering_system=_DIGITS))
    between = shown[1 : shown.find("234")]
    return between if pattern.grouping == (3, 3) and shown == between.join(("1", "234", "567")) else ""


@functools.cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, locale_folder(), [language], fallback=True)
