"""Numbers, dates and marks follow the report's language."""

import datetime

import pytest

from gc25desk.domain.disclosure.rule import Hidden
from gc25desk.reports.tabular import Cell, ColumnKind, Noted
from gc25desk.reports.words import Words

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
        ("ar", "14 نوفمبر 2026"),
        ("zh", "2026年11月14日"),
    ],
)
def test_dates(language: str, shown: str) -> None:
    assert Words(language).date(DAY) == shown


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
