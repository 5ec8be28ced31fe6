"""Numbers, dates and marks follow the report's language."""

import ast
import datetime
import re
from pathlib import Path

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.disclosure.rule import Hidden
from gc25desk.reports import words
from gc25desk.reports.model import Cell, ColumnKind, Noted
from gc25desk.reports.periods import day_words, number_words
from gc25desk.reports.words import Words
from gc25desk.reports.writer_words import SHIPPED

DAY = datetime.date(2026, 11, 14)


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "12,345.5"), ("fr", "12\u202f345,5"), ("es", "12.345,5"), ("ar", "12,345.5"), ("xx", "12,345.5")],
)
def test_numbers(language: str, shown: str) -> None:
    assert Words(language).number(12345.5) == shown


@pytest.mark.parametrize(("language", "shown"), [("en", "12.3%"), ("fr", "12,3\u00a0%"), ("ar", "12.3%")])
def test_shares(language: str, shown: str) -> None:
    assert Words(language).percent(0.123) == shown


def test_whole_shares_have_no_decimals() -> None:
    assert Words("en").percent(0.25) == "25%"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "14 November 2026"),
        ("fr", "14 novembre 2026"),
        ("ar", "14 تشرين الثاني/نوفمبر 2026"),
        ("zh", "2026年11月14日"),
    ],
)
def test_dates(language: str, shown: str) -> None:
    assert Words(language).date(DAY) == shown


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    assert Words("fr").date(datetime.date(2026, 1, 1)) == "1er janvier 2026"
    assert Words("fr").date(datetime.date(2026, 1, 11)) == "11 janvier 2026"
    assert Words("fr").short_date(datetime.date(2026, 1, 1)) == "1er\u00a0janv.\u00a02026"
    assert Words("es").date(datetime.date(2026, 1, 1)) == "1 de enero de 2026"


def test_a_sentence_and_a_table_write_days_and_numbers_alike() -> None:
    for language in ("en", "fr", "es", "ar", "ru", "zh", "xx"):
        assert day_words(DAY, language) == Words(language).date(DAY)
        assert number_words(12345, language) == Words(language).number(12345)


@pytest.mark.parametrize(
    ("cell", "kind", "shown"),
    [
        (None, ColumnKind.NUMBER, ""),
        ("n/a", ColumnKind.NUMBER, "n/a"),
        (1234, ColumnKind.NUMBER, "1,234"),
        (0.5, ColumnKind.PERCENT, "50%"),
        (Hidden(), ColumnKind.NUMBER, "×"),
        (Noted(3, "a"), ColumnKind.NUMBER, "3"),
        (DAY, ColumnKind.DATE, "14\u00a0Nov\u00a02026"),
    ],
)
def test_cells(cell: Cell, kind: ColumnKind, shown: str) -> None:
    assert Words("en").cell(cell, kind) == shown


def test_the_direction_is_the_language_s() -> None:
    assert Words("ar").right_to_left
    assert not Words("fr").right_to_left


def test_a_report_s_own_rule_replaces_the_general_sentence() -> None:
    assert Words("en").hidden_note("Fewer than 5.") == "×  Fewer than 5."
    assert Words("en").hidden_note("").startswith("×  A number not shown")


def writers_words() -> set[str]:
    """Return every string that the writers mark for translation, read from their source."""
    folder = Path(words.__file__).parent
    names = (
        "words",
        "notes",
        "numbering",
        "word",
        "word_*",
        "excel",
        "excel_*",
        "chart",
        "front",
        "un_sources",
    )
    files = {file for name in names for file in folder.glob(f"{name}.py")}
    found = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_":
                assert isinstance(node.args[0], ast.Constant)
                found.add(str(node.args[0].value))
    return found


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_the_writers_need_no_catalogue_in(language: str) -> None:
    assert set(SHIPPED[language]) == writers_words()


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_what_is_filled_in_is_there_in_every_language(language: str) -> None:
    def fields(text: str) -> set[str]:
        return set(re.findall(r"\{\w+\}", text))

    assert {text for text, told in SHIPPED[language].items() if fields(text) != fields(told)} == set()


def test_a_catalogue_goes_before_the_shipped_words(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken = Words("fr")
    monkeypatch.setattr(spoken._catalogue, "gettext", lambda text: "Planche" if text == "Table" else text)
    assert (spoken("Table"), spoken("Annex")) == ("Planche", "Annexe")


def test_a_country_does_not_hide_the_language() -> None:
    assert Words("fr-CH")("Table") == "Tableau"


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "ru", "zh", "hi", "de-CH"])
@given(value=st.integers(-(10**12), 10**15))
def test_whole_numbers_are_grouped_as_babel_groups_them(language: str, value: int) -> None:
    spoken = Words(language)
    assert spoken.number(value) == format_decimal(value, locale=spoken.locale, numbering_system="latn")
