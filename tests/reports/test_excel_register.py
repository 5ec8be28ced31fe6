"""A streamed register is Excel like any other: typed, a real table, text that stays text, little memory."""

import datetime as dt
import io
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet

from gc25desk.domain.field import Profile
from gc25desk.domain.text import clean
from gc25desk.errors import CannotWrite, Stopped
from gc25desk.reports import excel_register, excel_register_cells, register
from gc25desk.reports.excel_cells import LONGEST_TEXT, cut, serial
from gc25desk.reports.excel_register import Progress, Rows, sheets_for, write_register
from gc25desk.reports.material import Material
from gc25desk.reports.model import Report
from gc25desk.reports.register import RegisterColumn
from gc25desk.reports.tabular import Column, ColumnKind
from gc25desk.reports.words import Words
from tests.domain.made import texts
from tests.reports import hostile
from tests.reports.opened import S, faults, parts, xml

DAY = dt.date(2026, 11, 14)
FIRST = 2  # after the cover and the index
COLUMNS = (
    RegisterColumn("status", Column("Status"), str),
    RegisterColumn("narrative", Column("What happened", width=40), str, is_free=True),
    RegisterColumn("on", Column("On", ColumnKind.DATE), lambda value: value),
    RegisterColumn("children", Column("Children", ColumnKind.NUMBER), lambda value: value),
)


def around(rows: int, language: str = "en") -> Report:
    material = Material(
        institution="Commission of Midland",
        state_party="Midland",
        title="",
        cycle="",
        date=DAY,
        since=None,
        until=None,
        profile=Profile.INTERNAL,
        language=language,
        complaints=(),
        evidence=(),
        rule=None,
        snapshot="5f0c",
        program="0.1",
    )
    return register.report(material, COLUMNS, rows, sheets_for(rows))


def written(
    rows: Sequence[Sequence[Any]], batch: int = 2, progress: Progress | None = None, language: str = "en"
) -> bytes:
    stream = io.BytesIO()
    batches = (rows[start : start + batch] for start in range(0, len(rows), batch))
    write_register(stream, around(len(rows), language), COLUMNS, Rows(len(rows), batches), progress)
    return stream.getvalue()


def opened(content: bytes, place: int = FIRST) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[place]
    assert isinstance(sheet, Worksheet)
    return sheet


def rows_of(sheet: Worksheet) -> list[tuple[Any, ...]]:
    (table,) = sheet.tables.values()
    return [tuple(cell.value for cell in row) for row in sheet[table.ref]][1:]


def test_cells_are_typed_in_a_real_table_below_a_frozen_header(tmp_path: Path) -> None:
    content = written([("Received", "One", DAY, 2), ("Closed", "", None, 0), ("Received", "= 3", DAY, 1)])
    (tmp_path / "register.xlsx").write_bytes(content)
    assert faults(tmp_path / "register.xlsx") == ""
    sheet = opened(content)
    moment = dt.datetime.combine(DAY, dt.time())
    assert rows_of(sheet) == [
        ("Received", "One", moment, 2),
        ("Closed", None, None, 0),
        ("Received", "= 3", moment, 1),
    ]
    (table,) = sheet.tables.values()
    assert table.column_names == ["Status", "What happened", "On", "Children"]
    assert table.autoFilter.ref == table.ref
    top = int("".join(filter(str.isdigit, table.ref.split(":")[0])))
    assert sheet.freeze_panes == f"A{top + 1}"
    assert sheet.print_title_rows == f"${top}:${top}"
    assert sheet.dimensions.startswith("A1:")
    assert sheet.max_row == top + 3
    cells = sheet[top + 3][:4]
    assert [cell.number_format for cell in cells] == ["General", "General", "[$-809]d mmm yyyy", "#,##0"]
    assert [cell.quotePrefix for cell in cells] == [False, True, False, False]


def test_few_different_values_are_shared_and_texts_are_not() -> None:
    content = written([("Received", f"Text {number}", None, 1) for number in range(9)])
    shared = [element.text for element in xml(content, "xl/sharedStrings.xml").iter(f"{S}t")]
    assert shared == ["Received"]
    assert b"sharedStrings.xml" in parts(content)["xl/_rels/workbook.xml.rels"]


def test_where_a_column_has_many_values_not_all_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel_register_cells, "_MOST_KEPT", 3)
    rows = [(f"Status {number % 7}", "", None, number) for number in range(21)]
    content = written(rows)
    assert len(list(xml(content, "xl/sharedStrings.xml").iter(f"{S}t"))) == 3
    assert [row[0] for row in rows_of(opened(content))] == [row[0] for row in rows]


def test_hostile_texts_are_text_and_the_file_is_valid(tmp_path: Path) -> None:
    given = [*hostile.TEXTS, *hostile.FORMULAS]
    content = written([(text, text, None, 0) for text in given])
    (tmp_path / "hostile.xlsx").write_bytes(content)
    assert faults(tmp_path / "hostile.xlsx") == ""
    held = parts(content)
    body = held["xl/worksheets/sheet3.xml"]
    assert b"<f>" not in body
    assert b't="e"' not in body
    assert all(
        len((text.text or "").encode("utf-16-le")) // 2 <= LONGEST_TEXT
        for part in ("xl/worksheets/sheet3.xml", "xl/sharedStrings.xml")
        for text in xml(content, part).iter(f"{S}t")
    )
    shared = {element.text for element in xml(content, "xl/sharedStrings.xml").iter(f"{S}t")}
    rows = [
        row
        for row in xml(content, "xl/worksheets/sheet3.xml").iter(f"{S}row")
        if row.find(f"{S}c") is not None
    ]
    own = {text.text for row in rows[-len(given) :] for text in row.iter(f"{S}t")}
    assert own == shared
    assert {as_read(text) for text in given if "_x" not in text} - {None} <= shared
    assert "_x005F_x0041_ and _x005F_x005F_" in shared


ROWS = st.lists(
    st.tuples(
        texts,
        texts,
        st.none() | st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)),
        st.none() | st.integers(-(10**14), 10**14),
    ),
    max_size=12,
)


@settings(max_examples=40)
@given(rows=ROWS, batch=st.integers(1, 5), language=st.sampled_from(["en", "fr", "ar"]))
def test_what_is_written_is_read_back(
    rows: list[tuple[str, str, dt.date | None, int | None]], batch: int, language: str
) -> None:
    content = written(rows, batch, language=language)
    sheet = opened(content)
    assert bool(sheet.sheet_view.rightToLeft) is (language == "ar")
    if not rows:
        assert not sheet.tables
        return
    for (status, narrative, day, count), read in zip(rows, rows_of(sheet), strict=True):
        assert read[:2] == (as_read(status), as_read(narrative))
        assert read[3] == count
        assert read[2] == (None if day is None else day_as_read(day))


def as_read(text: str) -> str | None:
    return cut(clean(text).strip(), Words("en"))[0] or None


def day_as_read(day: dt.date) -> dt.datetime | str:
    return dt.datetime.combine(day, dt.time()) if day.year >= 1900 else day.isoformat()


# Without types in openpyxl.
NUMBER_OF: Callable[[dt.date], float] = to_excel


@given(day=st.dates(dt.date(1900, 1, 1), dt.date(9999, 12, 31)))
def test_days_have_the_numbers_of_excel(day: dt.date) -> None:
    assert serial(day) == NUMBER_OF(day)


def test_a_day_before_excels_calendar_has_no_number() -> None:
    assert serial(dt.date(1899, 12, 31)) is None


def test_more_rows_than_a_sheet_holds_go_on_on_the_next(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(excel_register, "MOST_ROWS", 4)
    rows = [("Received", f"Text {number}", DAY, number) for number in range(10)]
    content = written(rows, 3)
    (tmp_path / "long.xlsx").write_bytes(content)
    assert faults(tmp_path / "long.xlsx") == ""
    read = [row[3] for place in range(3) for row in rows_of(opened(content, FIRST + place))]
    assert read == list(range(10))


@pytest.mark.parametrize("said", [1, 3])
def test_another_number_of_rows_than_was_said_is_no_file(said: int) -> None:
    rows = Rows(said, [[("Received", "", None, 1), ("Closed", "", None, 1)]])
    with pytest.raises(ValueError, match="rows came"):
        write_register(io.BytesIO(), around(said), COLUMNS, rows)


def test_how_far_it_is_is_told_and_it_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []

    def until_four(done: int, of: int) -> bool:
        told.append((done, of))
        return done < 4

    with pytest.raises(Stopped):
        written([("Received", "", None, 1)] * 9, progress=until_four)
    assert told == [(2, 9), (4, 9)]


def test_more_text_than_a_file_can_hold_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel_register, "_LARGEST_PART", 5_000)
    with pytest.raises(CannotWrite):
        written([("Received", "x" * 1_000, None, 1)] * 9)


def test_memory_stays_flat() -> None:
    def most(rows: int) -> int:
        def batches() -> Iterator[list[tuple[Any, ...]]]:
            for start in range(0, rows, 200):
                yield [
                    (f"Status {n % 9}", f"A text of its own, {n}. " * 9, DAY, n)
                    for n in range(start, start + 200)
                ]

        with tempfile.TemporaryFile() as stream:
            tracemalloc.start()
            write_register(stream, around(rows), COLUMNS, Rows(rows, batches()))
            _now, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        return peak

    most(200)  # what is imported and kept the first time
    assert most(12_000) < 1.5 * most(2_000)


def test_the_same_rows_give_the_same_bytes() -> None:
    rows = [("Received", "One", DAY, 2), ("Closed", "Two", None, 0)]
    assert written(rows) == written(rows, 1)


def test_no_tool_is_named_and_no_part_is_hidden() -> None:
    content = written([("Received", "One", DAY, 2)])
    found = b"".join(parts(content).values()).lower()
    assert b"openpyxl" not in found
    assert b'state="hidden"' not in found
