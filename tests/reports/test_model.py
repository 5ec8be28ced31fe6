"""The model refuses what no writer could draw, and hides what it is told to."""

import datetime
import typing

import pytest

from gc25desk.domain.disclosure.rule import Hidden
from gc25desk.reports.model import (
    Block,
    Chart,
    ChartKind,
    Column,
    Footnote,
    Heading,
    Noted,
    Row,
    Run,
    Series,
    Table,
    mark_of,
    plain,
    text_of,
    value_of,
)
from tests.reports.sample_report import EVERY_BLOCK, WORDS_OF


def test_every_block_has_a_sample() -> None:
    blocks = set(typing.get_args(Block))
    assert blocks == set(EVERY_BLOCK)
    assert blocks == set(WORDS_OF)


def test_a_row_must_fit_its_columns() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Table("Counts", (Column("a"), Column("b")), (Row(("one",)),))


def test_a_table_needs_columns() -> None:
    with pytest.raises(ValueError, match="no columns"):
        Table("Counts", (), ())


def test_a_series_must_fit_its_categories() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Chart(ChartKind.BAR, "Counts", ("a", "b"), (Series("s", (1,)),), alt="")


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_chart_draws_numbers_only(value: float) -> None:
    with pytest.raises(ValueError, match="not a number"):
        Series("s", (value,))


@pytest.mark.parametrize("level", [0, 5])
def test_there_are_four_levels_of_heading(level: int) -> None:
    with pytest.raises(ValueError, match="level"):
        Heading("Too deep", level)


def test_a_hidden_cell_is_told_with_and_without_a_note() -> None:
    columns = (Column("a"),)
    assert Table("t", columns, (Row((Hidden(),)),)).hides()
    assert Table("t", columns, (Row((Noted(Hidden(), "a"),)),)).hides()
    assert not Table("t", columns, (Row((5,)),)).hides()


def test_a_cell_is_its_value_and_its_letter() -> None:
    day = datetime.date(2026, 1, 2)
    assert (value_of(Noted(day, "b")), mark_of(Noted(day, "b"))) == (day, "b")
    assert (value_of(7), mark_of(7)) == (7, "")


def test_the_words_of_a_content_leave_notes_out() -> None:
    assert text_of((Run("one "), Footnote((Run("note"),)), *plain("two"))) == "one two"
