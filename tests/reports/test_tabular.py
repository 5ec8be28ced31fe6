"""A cell is read with and without the letter of its note."""

import datetime

from gc25desk.reports.tabular import Noted, mark_of, value_of


def test_a_cell_is_its_value_and_its_letter() -> None:
    day = datetime.date(2026, 1, 2)
    assert (value_of(Noted(day, "b")), mark_of(Noted(day, "b"))) == (day, "b")
    assert (value_of(7), mark_of(7)) == (7, "")
