"""The model refuses what no writer could draw, and hides what it is told to."""

import typing

import pytest

from gc25desk.domain.disclosure.rule import Hidden
from gc25desk.reports.model import Block, Chart, ChartKind, Heading, Series, Table
from gc25desk.reports.tabular import Column, Noted, Row
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


@pytest.mark.parametrize("level", [0, 6])
def test_there_are_five_levels_of_heading(level: int) -> None:
    with pytest.raises(ValueError, match="level"):
        Heading("Too deep", level)


def test_a_hidden_cell_is_told_with_and_without_a_note() -> None:
    columns = (Column("a"),)
    assert Table("t", columns, (Row((Hidden(),)),)).hides()
    assert Table("t", columns, (Row((Noted(Hidden(), "a"),)),)).hides()
    assert not Table("t", columns, (Row((5,)),)).hides()
