"""The Excel writer draws every block as real Excel: typed cells, tables, native charts, print set-up."""

import dataclasses
import datetime
import io
import tempfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from gc25desk.domain.disclosure.rule import Hidden
from gc25desk.domain.text import clean
from gc25desk.errors import CannotWrite
from gc25desk.reports.content import Citation, Run, Source, plain
from gc25desk.reports.excel import excel_bytes, sheet_names, write_excel
from gc25desk.reports.excel_cells import LONGEST_TEXT
from gc25desk.reports.excel_table import header_names
from gc25desk.reports.model import (
    Block,
    Chart,
    Heading,
    Orientation,
    Paragraph,
    Report,
    Section,
    Sheet,
    Table,
    TableOfContents,
)
from gc25desk.reports.tabular import Column, ColumnKind, Noted, Row, Tone
from tests.reports import hostile
from tests.reports.opened import S, all_text, faults, parts, xml
from tests.reports.sample_report import EVERY_BLOCK, WORDS_OF, arabic_report, long_report, report_of

FIRST = 2  # the cover and the index stand before the sheets of a report


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def second_sheet(*blocks: Block, language: str = "en") -> Worksheet:
    return opened(excel_bytes(report_of(*blocks, language=language))).worksheets[FIRST]


def values(sheet: Worksheet) -> list[object]:
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize("kind", list(EVERY_BLOCK))
def test_every_block_is_drawn(kind: type[Block], tmp_path: Path) -> None:
    content = excel_bytes(report_of(EVERY_BLOCK[kind]))
    text = all_text(content)
    assert [words for words in WORDS_OF[kind] if words not in text] == []
    (tmp_path / "one.xlsx").write_bytes(content)
    assert faults(tmp_path / "one.xlsx") == ""


@pytest.mark.parametrize("report", [long_report(), arabic_report()], ids=["en", "ar"])
def test_a_whole_report_is_valid(report: Report, tmp_path: Path) -> None:
    write_excel(report, tmp_path / "report.xlsx")
    assert faults(tmp_path / "report.xlsx") == ""


def test_the_cover_says_what_the_report_is_and_leads_to_its_sheets() -> None:
    sheets = (Sheet("It's one", ()), Sheet("Two", ()))
    report = dataclasses.replace(report_of(), sheets=sheets, snapshot="5f0c")
    cover = opened(excel_bytes(report)).worksheets[0]
    assert values(cover)[:3] == ["Commission of Exampleland", "PUBLIC", "A report"]
    assert datetime.date(2026, 11, 14).strftime("%d November %Y") in values(cover)
    assert "5f0c" in values(cover)
    assert links_of(cover) == {"Contents": "'Contents'!A1"}


def links_of(sheet: Worksheet) -> dict[object, str | None]:
    return {
        cell.value: cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink
    }


def test_the_index_leads_to_every_sheet_and_each_leads_back() -> None:
    sheets = (Sheet("It's one", (), "What one is"), Sheet("Two", ()))
    book = opened(excel_bytes(dataclasses.replace(report_of(), sheets=sheets)))
    assert links_of(book.worksheets[1]) == {"It's one": "'It''s one'!A1", "Two": "'Two'!A1"}
    assert "What one is" in values(book.worksheets[1])
    for sheet in book.worksheets[FIRST:]:
        assert links_of(sheet) == {"Back to the contents": "'Contents'!A1"}


def table_of(*rows: Row) -> Table:
    return Table("Counts", (Column("Kind"), Column("Count", ColumnKind.NUMBER)), rows)


def test_cells_are_typed() -> None:
    columns = (
        Column("Text"),
        Column("Count", ColumnKind.NUMBER),
        Column("Share", ColumnKind.PERCENT),
        Column("On", ColumnKind.DATE),
    )
    day = datetime.date(2026, 11, 14)
    sheet = second_sheet(
        Table("t", columns, (Row(("012", 1234, 0.125, day)), Row(("n", Noted(7, "a"), "n/a", None))))
    )
    first, second = (list(row) for row in sheet.iter_rows(min_row=6, max_row=7, max_col=4))
    assert [cell.value for cell in first] == ["012", 1234, 0.125, datetime.datetime(2026, 11, 14)]  # noqa: DTZ001
    assert [cell.number_format for cell in first] == ["General", "#,##0", "0.0%", "[$-809]d mmm yyyy"]
    assert [cell.value for cell in second] == ["n", 7, "n/a", None]
    assert second[1].number_format == '#,##0" (a)"'


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), 10**15, -(10**20), datetime.date(1899, 12, 31), datetime.date(1, 1, 1)],
)
def test_what_excel_would_change_is_written_as_words(value: float | datetime.date, tmp_path: Path) -> None:
    content = excel_bytes(report_of(table_of(Row(("n", value)))))
    assert str(value) in values(opened(content).worksheets[FIRST])
    (tmp_path / "odd.xlsx").write_bytes(content)
    assert faults(tmp_path / "odd.xlsx") == ""


def test_a_hidden_cell_is_a_cross_with_its_sentence_and_nothing_else() -> None:
    shown = values(second_sheet(table_of(Row(("One", Hidden())), Row(("Two", 12)))))
    assert "×" in shown
    assert any(str(value).startswith("×  A number not shown") for value in shown)


def test_tables_are_real_and_totals_stand_below_them() -> None:
    sheet = second_sheet(table_of(Row(("One", 5)), Row(("Two", 7)), Row(("Total", 12), total=True)))
    (table,) = sheet.tables.values()
    top, last = (int("".join(filter(str.isdigit, corner))) for corner in table.ref.split(":"))
    assert last - top == 2
    assert table.autoFilter.ref == table.ref
    assert sheet.cell(last + 1, 1).value == "Total"
    assert sheet.freeze_panes == f"A{top + 1}"
    assert sheet.print_title_rows == f"${top}:${top}"


def test_an_empty_table_says_so() -> None:
    sheet = second_sheet(table_of())
    assert "Nothing to list." in values(sheet)
    assert not sheet.tables


def test_several_tables_share_a_sheet() -> None:
    content = excel_bytes(report_of(table_of(Row(("One", 5))), table_of(Row(("Two", 6)))))
    names = [
        table.get("displayName")
        for name in ("table1", "table2")
        for table in [xml(content, f"xl/tables/{name}.xml")]
    ]
    assert len(set(names)) == 2
    assert opened(content).worksheets[FIRST].freeze_panes is None


def test_every_sheet_is_set_up_for_print() -> None:
    for sheet in opened(excel_bytes(long_report())).worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        fitted, header, footer = sheet.sheet_properties.pageSetUpPr, sheet.oddHeader, sheet.oddFooter
        assert fitted is not None
        assert header is not None
        assert footer is not None
        assert fitted.fitToPage
        assert (header.right.text, footer.right.text) == ("PUBLIC", "Page &P of &N")


def test_a_header_holds_ampersands() -> None:
    sheet = opened(excel_bytes(report_of(title="Fish & Co &D"))).worksheets[0]
    assert (
        b"Fish &amp;&amp; Co &amp;&amp;D"
        in parts(excel_bytes(report_of(title="Fish & Co &D")))["xl/worksheets/sheet1.xml"]
    )
    assert sheet.title == "Cover"


def test_charts_are_native_over_cells_of_their_sheet() -> None:
    chart = EVERY_BLOCK[Chart]
    content = excel_bytes(report_of(chart))
    drawing = parts(content)["xl/drawings/drawing1.xml"]
    assert b'descr="Alternative words"' in drawing
    references = [element.text for element in xml(content, "xl/charts/chart1.xml").iter("{*}f")]
    sheet = opened(content).worksheets[FIRST]
    found = [
        [cell.value for row in sheet[str(ref).split("!")[1].replace("$", "")] for cell in row]
        if ":" in str(ref)
        else sheet[str(ref).split("!")[1].replace("$", "")].value
        for ref in references
    ]
    assert found == ["Received", ["North", "South ×"], [12, None], "Closed", ["North", "South ×"], [9, None]]


def test_a_chart_after_a_table_stands_beside_it_over_cells_of_its_own() -> None:
    chart = EVERY_BLOCK[Chart]
    sheet = second_sheet(table_of(Row(("North", 12)), Row(("South", Hidden()))), chart)
    (drawn,) = (vars(sheet)["_charts"],)
    (placed,) = drawn
    (table,) = sheet.tables.values()
    top = int("".join(filter(str.isdigit, table.ref.split(":")[0])))
    start = placed.anchor._from
    assert (start.col, start.row) == (2, top)  # below the header
    bottom = next(
        row for row in range(1, 99) if str(sheet.cell(row, 1).value or "").startswith("×  A number not shown")
    )
    heights = [sheet.row_dimensions[row].height or 15 for row in range(top + 1, bottom)]
    assert sum(heights) * 12_700 >= placed.anchor.ext.height
    assert sheet.freeze_panes == f"A{top + 1}"


def test_rows_stand_out_by_rules_of_the_sheet(tmp_path: Path) -> None:
    tones = (('no "thing"', Tone.GAP), ("planned", Tone.PLANNED), ("context", Tone.CONTEXT))
    columns = (Column("Paragraph", ColumnKind.NUMBER), Column("State", tones=tones))
    rows = tuple(Row((number, words)) for number, (words, _tone) in enumerate(tones))
    content = excel_bytes(report_of(Table("Coverage", columns, rows)))
    (tmp_path / "toned.xlsx").write_bytes(content)
    assert faults(tmp_path / "toned.xlsx") == ""
    (area,) = opened(content).worksheets[FIRST].conditional_formatting
    assert str(area.sqref) == "A6:B8"
    assert [rule.formula for rule in area.rules] == [
        ['$B6="no ""thing"""'],
        ['$B6="planned"'],
        ['$B6="context"'],
    ]


@pytest.mark.parametrize(("language", "number"), [("fr", "40C"), ("es", "C0A"), ("ar", "C01")])
def test_months_are_named_in_the_language_of_the_report(language: str, number: str) -> None:
    table = Table("t", (Column("On", ColumnKind.DATE),), (Row((datetime.date(2026, 11, 14),)),))
    sheet = opened(excel_bytes(report_of(table, language=language))).worksheets[FIRST]
    (day,) = (cell for row in sheet.iter_rows() for cell in row if getattr(cell, "is_date", False))
    assert day.number_format == f"[$-{number}]d mmm yyyy"


def test_a_report_from_right_to_left_turns_its_sheets() -> None:
    assert all(sheet.sheet_view.rightToLeft for sheet in opened(excel_bytes(arabic_report())).worksheets)
    assert not any(sheet.sheet_view.rightToLeft for sheet in opened(excel_bytes(long_report())).worksheets)


def test_formulas_never_come_from_text(tmp_path: Path) -> None:
    texts = hostile.FORMULAS
    table = Table(
        "=1+1", (Column("=A1"), Column("@x")), tuple(Row((text, Noted(text, "a"))) for text in texts)
    )
    blocks: tuple[Block, ...] = (
        table,
        *(Paragraph(plain(text)) for text in texts),
        *(Heading(t) for t in texts),
    )
    content = excel_bytes(report_of(*blocks, title="=1+1"))
    (tmp_path / "formulas.xlsx").write_bytes(content)
    assert faults(tmp_path / "formulas.xlsx") == ""
    for name, data in parts(content).items():
        if name.startswith("xl/worksheets/sheet"):
            assert b"<f>" not in data
            assert b't="e"' not in data
    sheet = opened(content).worksheets[FIRST]
    cells = [row[0] for row in sheet.iter_rows() if row[0].value is not None]
    assert {str(cell.value) for cell in cells} >= {clean(text).strip() for text in texts}
    begun = [cell for cell in cells if str(cell.value).strip("\u200b\ufeff \t\n")[:1] in set("=+-@＝＋－＠")]
    assert len(begun) > len(texts) // 2
    assert all(cell.quotePrefix for cell in begun)


def test_hostile_text_is_shown_or_visibly_replaced(tmp_path: Path) -> None:
    rows = tuple(Row((text, 1)) for text in hostile.TEXTS)
    blocks: tuple[Block, ...] = (
        Table("\x00", (Column("\x00\n"), Column("\x00\n")), rows),
        *(Paragraph(plain(t)) for t in hostile.TEXTS),
    )
    content = excel_bytes(report_of(*blocks, title="\x00\ud800"))
    (tmp_path / "hostile.xlsx").write_bytes(content)
    assert faults(tmp_path / "hostile.xlsx") == ""
    for text in xml(content, "xl/worksheets/sheet3.xml").iter(f"{S}t"):
        assert len((text.text or "").encode("utf-16-le")) // 2 <= LONGEST_TEXT
    assert "\ufffd" in all_text(content)


def test_a_long_text_is_cut_in_sight() -> None:
    sheet = second_sheet(table_of(Row(("x" * 40_000, 1))))
    (cell,) = [value for value in values(sheet) if str(value).startswith("xxx")]
    kept = str(cell).rstrip("]").count("x") - str(cell).split("…")[1].count("x")
    assert f"{40_000 - kept:,} characters are left out here.]" in str(cell)
    assert any("cut on this sheet: 1" in str(value) for value in values(sheet))


def test_a_long_paragraph_goes_on_in_the_next_rows() -> None:
    text = "word " * 9_000
    sheet = second_sheet(Paragraph(plain(text)))
    shown = " ".join(str(value) for value in values(sheet) if str(value).startswith("word"))
    assert shown == text.strip()
    assert all(dimension.height <= 409 for dimension in sheet.row_dimensions.values() if dimension.height)


def test_the_letters_of_an_escape_stay_letters() -> None:
    content = excel_bytes(report_of(table_of(Row(("_x0041_", 1)))))
    assert b"_x005F_x0041_" in parts(content)["xl/worksheets/sheet3.xml"]


def test_properties_tell_of_the_report_and_of_nothing_else() -> None:
    content = excel_bytes(report_of(EVERY_BLOCK[Chart], title="Rights"))
    properties = opened(content).properties
    assert (properties.title, properties.creator) == ("Rights", "Commission of Exampleland")
    assert properties.lastModifiedBy == "Commission of Exampleland"
    assert properties.created == properties.modified == datetime.datetime(2026, 11, 14)  # noqa: DTZ001
    found = b"".join(parts(content).values()).lower()
    assert b"openpyxl" not in found
    assert b"python" not in found


def test_the_same_report_gives_the_same_bytes() -> None:
    assert excel_bytes(long_report()) == excel_bytes(long_report())


def test_nothing_is_written_anywhere_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "no folder for temporary files"))
    assert excel_bytes(long_report())


def test_the_contents_are_links_to_the_other_sheets() -> None:
    sheets = (Sheet("Index", (TableOfContents(),)), Sheet("Other", ()))
    index = opened(excel_bytes(report_of(sheets=sheets))).worksheets[FIRST]
    assert values(index) == ["Index", "Back to the contents", "Cover", "Contents", "Other"]


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["Counts", "counts"], ["Counts", "counts (2)"]),
        (["a/b:c*[d]?\\"], ["a b c d"]),
        (["x" * 40, "x" * 40], ["x" * 31, "x" * 27 + " (2)"]),
        (["", "'"], ["–", "– (2)"]),
        (["History"], ["History (2)"]),
        (["👧" * 20], ["👧" * 15]),
    ],
)
def test_sheet_names(titles: list[str], names: list[str]) -> None:
    assert sheet_names(titles) == names


def test_column_names_are_on_one_line_and_each_once() -> None:
    assert header_names(["a\nb", "A B", "", "", "x" * 300]) == ["a b", "A B (2)", "–", "– (2)", "x" * 250]


def test_notes_annexes_and_low_headings_read_as_in_word() -> None:
    source = Source("law", (Run("Law of 2019"),))
    cited = Paragraph((Run("One"), Citation(source), Run(". Two."), Citation(source)))
    annexes = (Heading("Counts", annex=True), Section(Orientation.LANDSCAPE), Heading("More", annex=True))
    shown = set(values(second_sheet(cited, Heading("Deep", 5), *annexes)))
    assert {"One. [1] Two. [2]", "[1] Law of 2019.", "[2] Ibid."} <= shown
    assert {"(i) Deep", "Annex I. Counts", "Annex II. More"} <= shown


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write_excel(report_of(), tmp_path / "none" / "report.xlsx")
