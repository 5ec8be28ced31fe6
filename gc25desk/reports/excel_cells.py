"""Typed cells: text stays text whatever it begins with, numbers are numbers, nothing is cut in silence."""

import datetime
import math
import re

from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.worksheet.worksheet import Worksheet

from gc25desk.domain.disclosure.rule import Hidden
from gc25desk.domain.text import clean, like_formula
from gc25desk.i18n import N_
from gc25desk.reports.tabular import ColumnKind, Noted, Plain, mark_of, value_of
from gc25desk.reports.words import CROSS, Words

LONGEST_TEXT = 32_767  # of a cell, in UTF-16 units (Excel specifications and limits)
_FIRST_YEAR = 1900  # Excel counts its days from there
_LONGEST_NUMBER = 10**15  # Excel keeps 15 digits; a longer whole number would change in silence

# Excel reads _x0041_ in a text as the letter A (ISO/IEC 29500-1, ST_Xstring).
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

NUMBER_FORMATS = {
    ColumnKind.TEXT: "General",
    ColumnKind.NUMBER: "#,##0.###",
    ColumnKind.PERCENT: "0.0%",
    ColumnKind.DATE: "d mmm yyyy",
}
_DAY_ZERO = datetime.date(1899, 12, 30).toordinal()
_FALSE_LEAP_DAY = 60
_WHOLE = "#,##0"
# Numbers of languages as Excel knows them (MS-LCID), so that a month is named in the report's language
# wherever the file is opened; the Arabic is that of Egypt, whose calendar is never the lunar one.
_LANGUAGE_NUMBERS = {"en": "809", "fr": "40C", "es": "C0A", "ar": "C01", "ru": "419", "zh": "804"}


def cell_at(sheet: Worksheet, row: int, column: int) -> ExcelCell:
    """Return a cell to write to; raises TypeError for one that a merged text already covers."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, ExcelCell):
        raise TypeError(f"{cell.coordinate} is covered by a merged cell")
    return cell


def put(
    cell: ExcelCell, value: Plain | Noted, kind: ColumnKind = ColumnKind.NUMBER, words: Words | None = None
) -> bool:
    """Put a value into a cell; return whether its text was too long for Excel and was cut.

    ``words`` gives the sentence that stands where a text was cut. A number with the letter of a note
    stays a number: the letter is part of its format.
    """
    shown, mark = value_of(value), mark_of(value)
    if shown is None:
        return False
    text = _as_text(shown)
    if text is not None:
        return put_text(cell, f"{text} ({mark})" if mark else text, words)
    if isinstance(shown, datetime.date):
        cell.value = datetime.date(shown.year, shown.month, shown.day)
        cell.number_format = _day_format(words)
    elif isinstance(shown, int | float):
        cell.value, cell.number_format = shown, _format(shown, kind)
    if mark:
        cell.number_format = f'{cell.number_format}" ({mark})"'
    return False


def _as_text(value: Plain) -> str | None:
    """Return the words for a value that Excel cannot hold as a number or a date, None for the others."""
    match value:
        case str():
            return value
        case Hidden():
            return CROSS
        case datetime.date() if value.year < _FIRST_YEAR:
            return value.isoformat()
        case int() | float() if not math.isfinite(value) or abs(value) >= _LONGEST_NUMBER:
            return str(value)
        case _:
            return None


def _day_format(words: Words | None) -> str:
    number = _LANGUAGE_NUMBERS.get(words.primary) if words else None
    return f"[$-{number}]{NUMBER_FORMATS[ColumnKind.DATE]}" if number else NUMBER_FORMATS[ColumnKind.DATE]


def _format(value: float, kind: ColumnKind) -> str:
    if kind is ColumnKind.PERCENT:
        return NUMBER_FORMATS[kind]
    return _WHOLE if isinstance(value, int) else NUMBER_FORMATS[ColumnKind.NUMBER]


def put_text(cell: ExcelCell, text: str, words: Words | None = None) -> bool:
    """Put text into a cell as text and nothing else; return whether it was cut.

    White space at either end is left out: the schema has no lawful way to keep it in a cell.
    """
    shown, was_cut = cut(clean(text).strip(), words or Words("en"))
    cell.value = unescaped(shown)
    cell.data_type = "s"
    if like_formula(shown):
        cell.quotePrefix = True
    return was_cut


def unescaped(text: str) -> str:
    """Return a text as a cell must hold it so that none of its letters is read as an escape."""
    return _ESCAPE.sub("_x005F_", text) if "_x" in text else text


def serial(day: datetime.date) -> int | None:
    """Return the number by which Excel knows a day, None for one before its calendar begins.

    Excel takes 1900 for a leap year, so that its numbers are one less before March of that year.
    """
    if day.year < _FIRST_YEAR:
        return None
    number = day.toordinal() - _DAY_ZERO
    return number if number > _FALSE_LEAP_DAY else number - 1


def cut(text: str, words: Words) -> tuple[str, bool]:
    """Return text that a cell can hold, with a sentence at its end if any was left out."""
    if len(text) * 8 <= LONGEST_TEXT or _units(text) <= LONGEST_TEXT:
        return text, False
    ending = words(N_(" … [The text goes on: a cell holds no more. {count} characters are left out here.]"))
    low, high = 0, min(len(text), LONGEST_TEXT)
    room = LONGEST_TEXT - len(ending) - 8
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _units(text[:middle]) <= room else (low, middle - 1)
    return text[:low] + ending.format(count=words.number(len(text) - low)), True


def _units(text: str) -> int:
    """Return the UTF-16 units of a text as the file will hold it."""
    return len(text.encode("utf-16-le")) // 2 + 6 * len(_ESCAPE.findall(text))
