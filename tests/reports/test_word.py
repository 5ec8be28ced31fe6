"""The Word writer draws every block as real Word: styles, lists, notes, fields, native charts."""

import dataclasses
import datetime
import io
import re
import sys
from pathlib import Path

import docx
import pytest

from gc25desk.domain.text import clean
from gc25desk.errors import CannotWrite
from gc25desk.reports.content import Footnote, Reference, Run, plain
from gc25desk.reports.excel_file import chart_workbook
from gc25desk.reports.model import (
    Block,
    BulletList,
    Chart,
    Heading,
    LetteredList,
    PageBreak,
    Paragraph,
    Recommendations,
    Report,
    Table,
    TableOfContents,
)
from gc25desk.reports.tabular import Column, Row
from gc25desk.reports.word import word_bytes, write_word
from gc25desk.reports.word_shell import template
from tests.reports import hostile
from tests.reports.opened import W, all_text, faults, first, paragraphs, parts, text_in, xml
from tests.reports.sample_report import EVERY_BLOCK, WORDS_OF, arabic_report, long_report, report_of


@pytest.mark.parametrize("kind", list(EVERY_BLOCK))
def test_every_block_is_drawn(kind: type[Block], tmp_path: Path) -> None:
    content = word_bytes(report_of(EVERY_BLOCK[kind]))
    text = all_text(content)
    assert [words for words in WORDS_OF[kind] if words not in text] == []
    (tmp_path / "one.docx").write_bytes(content)
    assert faults(tmp_path / "one.docx") == ""


@pytest.mark.parametrize(
    "report", [long_report(), long_report("fr"), arabic_report()], ids=["en", "fr", "ar"]
)
def test_a_whole_report_is_valid(report: Report, tmp_path: Path) -> None:
    write_word(report, tmp_path / "report.docx")
    assert faults(tmp_path / "report.docx") == ""


def test_the_shipped_template_is_what_the_script_makes() -> None:
    from installers.report_template import template as made

    assert parts(template().read_bytes()) == parts(made())


def test_the_template_is_valid() -> None:
    assert faults(template()) == ""


def test_the_title_page_says_what_the_report_is() -> None:
    shown = paragraphs(word_bytes(report_of(title="Rights")))
    assert shown[:3] == [
        ("CoverInstitution", "Commission of Exampleland"),
        ("CoverClassification", "PUBLIC"),
        ("Title", "Rights"),
    ]
    assert ("CoverDetail", "Date14 November 2026") in shown


def test_headings_and_paragraphs_have_real_styles_and_numbers() -> None:
    content = word_bytes(
        report_of(
            Heading("One"),
            Heading("Two", 2),
            Paragraph(plain("Said"), numbered=True),
            Paragraph(plain("Front")),
        )
    )
    assert paragraphs(content)[-4:] == [
        ("Heading1", "One"),
        ("Heading2", "Two"),
        ("NumberedParagraph", "Said"),
        ("BodyText", "Front"),
    ]
    styles = xml(content, "word/styles.xml")
    numbered = {
        style.get(f"{W}styleId")
        for style in styles.iter(f"{W}style")
        if style.find(f"{W}pPr/{W}numPr") is not None
    }
    assert {"Heading1", "Heading4", "NumberedParagraph", "LetteredList", "ListBullet"} <= numbered


def test_a_heading_outside_the_count_has_no_number() -> None:
    body = xml(word_bytes(report_of(Heading("Summary", numbered=False))), "word/document.xml")
    heading = next(p for p in body.iter(f"{W}p") if text_in(p) == "Summary")
    assert first(heading, f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") == "0"


def test_each_lettered_list_begins_again() -> None:
    one = LetteredList((plain("first"), plain("second")))
    ask = Recommendations(plain("Asked:"), (plain("Do"),))
    content = word_bytes(report_of(one, one, ask))
    body = xml(content, "word/document.xml")
    numbers = [
        first(p, f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
        for p in body.iter(f"{W}p")
        if str(first(p, f"{W}pPr/{W}pStyle").get(f"{W}val")) in {"LetteredList", "Recommendation"}
    ]
    assert numbers == ["101", "101", "102", "102", "103"]
    starts = {
        num.get(f"{W}numId"): first(num, f"{W}lvlOverride/{W}startOverride").get(f"{W}val")
        for num in xml(content, "word/numbering.xml").iter(f"{W}num")
        if num.find(f"{W}lvlOverride") is not None
    }
    assert starts == {"101": "1", "102": "1", "103": "1"}


@pytest.mark.parametrize(("language", "mark"), [("en", "(%1)"), ("fr", "%1)"), ("es", "%1)")])
def test_letters_are_marked_as_the_language_has_it(language: str, mark: str) -> None:
    numbering = xml(word_bytes(report_of(language=language)), "word/numbering.xml")
    assert mark in {text.get(f"{W}val") for text in numbering.iter(f"{W}lvlText")}


def test_footnotes_are_real_and_in_order() -> None:
    notes = [Paragraph((Run(f"Claim {n}"), Footnote((Run(f"Source {n}"),))), numbered=True) for n in (1, 2)]
    content = word_bytes(report_of(*notes))
    marks = [m.get(f"{W}id") for m in xml(content, "word/document.xml").iter(f"{W}footnoteReference")]
    found = {n.get(f"{W}id"): text_in(n) for n in xml(content, "word/footnotes.xml")}
    assert marks == ["1", "2"]
    assert found == {"-1": "", "0": "", "1": "Source 1", "2": "Source 2"}
    declared = [n.get(f"{W}id") for n in xml(content, "word/settings.xml").iter(f"{W}footnote")]
    assert declared == ["-1", "0"]


def test_no_notes_make_no_notes_part() -> None:
    assert "word/footnotes.xml" not in parts(word_bytes(report_of(Heading("One"))))


def test_the_contents_are_right_on_opening() -> None:
    blocks = (
        TableOfContents(2),
        Heading("One"),
        Paragraph(plain("p"), numbered=True),
        Heading("Two", 2),
        Paragraph(plain("p"), numbered=True),
        Heading("Deep", 3),
    )
    content = word_bytes(report_of(*blocks))
    shown = [entry for entry in paragraphs(content) if entry[0].startswith("TOC")]
    assert shown == [("TOCHeading", "Contents"), ("TOC1", "I.One1–22"), ("TOC2", "A.Two22")]
    body = xml(content, "word/document.xml")
    targets = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")} <= targets
    pages = [i.text for i in body.iter(f"{W}instrText") if "PAGEREF" in str(i.text)]
    assert len(pages) == 2
    # Only Word knows its pages, so it counts them on opening.
    assert first(xml(content, "word/settings.xml"), f"{W}updateFields").get(f"{W}val") == "true"


def test_references_are_fields_that_lead_to_their_target() -> None:
    text = (
        Run("See "),
        Reference("paragraph"),
        Run(" and "),
        Reference("table"),
        Reference("with spaces, длинный"),
    )
    blocks = (
        EVERY_BLOCK[Paragraph],
        EVERY_BLOCK[Table],
        Heading("h", anchor="with spaces, длинный"),
        Paragraph(text),
    )
    content = word_bytes(report_of(*blocks))
    body = xml(content, "word/document.xml")
    asked = re.findall(r"REF (\w+)", " ".join(i.text or "" for i in body.iter(f"{W}instrText")))
    names = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert len(asked) == 3
    assert set(asked) <= names
    assert all(len(name) <= 40 for name in asked)
    assert paragraphs(content)[-1][1] == "See 1 and Table 1I"


def test_a_reference_to_nowhere_is_a_fault_of_the_builder() -> None:
    with pytest.raises(ValueError, match="no block"):
        word_bytes(report_of(Paragraph((Reference("lost"),))))


def test_bookmarks_are_numbered_apart() -> None:
    body = xml(word_bytes(long_report()), "word/document.xml")
    ids = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids)) > 20


def test_table_headers_repeat_and_rows_stay_whole() -> None:
    body = xml(word_bytes(report_of(EVERY_BLOCK[Table])), "word/document.xml")
    rows = list(body.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    properties = first(body, f".//{W}tblPr")
    assert first(properties, f"{W}tblCaption").get(f"{W}val") == "Table words"
    assert first(properties, f"{W}tblDescription").get(f"{W}val") == "Description words"


def test_table_cells_are_shown_in_words() -> None:
    body = xml(word_bytes(report_of(EVERY_BLOCK[Table])), "word/document.xml")
    rows = [[text_in(cell) for cell in row.iter(f"{W}tc")] for row in body.iter(f"{W}tr")]
    assert rows[1:3] == [["Row words", "1,234a", "14\u00a0Nov\u00a02026"], ["Row kept back", "×", ""]]


def test_a_hidden_cell_has_its_sentence_under_the_table() -> None:
    table = EVERY_BLOCK[Table]
    assert ("TableNote", "×  Fewer than 5.") in paragraphs(
        word_bytes(dataclasses.replace(report_of(table), hidden_note="Fewer than 5."))
    )
    open_table = Table("t", (Column("a"),), (Row((1,)),))
    assert "TableNote" not in [style for style, _ in paragraphs(word_bytes(report_of(open_table)))]


@pytest.mark.parametrize("count", [1, 7, 40])
def test_columns_fill_the_page(count: int) -> None:
    columns = tuple(Column(f"A column of number {n}", width=5 + n) for n in range(count))
    body = xml(word_bytes(report_of(Table("t", columns, ()))), "word/document.xml")
    widths = [int(str(column.get(f"{W}w"))) for column in body.iter(f"{W}gridCol")]
    assert sum(widths) == 9072
    assert min(widths) > 0


def test_a_page_break_is_a_property_of_what_follows() -> None:
    content = word_bytes(
        report_of(Heading("One"), PageBreak(), BulletList(()), Heading("Two"), Heading("Three"))
    )
    broken = [
        text_in(p)
        for p in xml(content, "word/document.xml").iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert broken == ["One", "Two"]


def test_charts_are_native_with_their_data_inside() -> None:
    chart = EVERY_BLOCK[Chart]
    assert isinstance(chart, Chart)
    chart = dataclasses.replace(chart, anchor="")
    report = report_of(chart, chart)
    found = parts(word_bytes(report))
    assert {"word/charts/chart1.xml", "word/charts/chart2.xml", "word/embeddings/data2.xlsx"} <= set(found)
    assert b"data1.xlsx" in found["word/charts/_rels/chart1.xml.rels"]
    assert found["word/embeddings/data1.xlsx"] == chart_workbook(chart, "Data", report)
    assert b'descr="Alternative words"' in found["word/document.xml"]


def test_a_report_from_right_to_left_is_mirrored_throughout() -> None:
    content = word_bytes(arabic_report())
    body = xml(content, "word/document.xml")
    plain_paragraphs = [p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}bidi") is None]
    # Drawings, which have no direction of writing, and the one quotation in English.
    others = [text_in(p) for p in plain_paragraphs if p.find(f".//{W}drawing") is None]
    assert others == ["An English quotation stands from left to right (12 words)."]
    assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in body.iter(f"{W}tbl"))
    language = first(xml(content, "word/styles.xml"), f".//{W}docDefaults//{W}lang")
    assert language.get(f"{W}bidi") == "ar-SA"


def test_numbers_of_lists_stand_within_the_margin_where_lines_begin() -> None:
    def sides(language: str) -> set[str | None]:
        numbering = xml(word_bytes(report_of(Heading("One"), language=language)), "word/numbering.xml")
        return {one.get(f"{W}val") for one in numbering.iter(f"{W}lvlJc")}

    assert (sides("en"), sides("ar")) == ({"left"}, {"right"})


def test_a_paragraph_that_leads_stays_with_what_follows_it() -> None:
    told = word_bytes(report_of(Paragraph(plain("Leads"), leads=True), Paragraph(plain("Follows"))))
    body = xml(told, "word/document.xml")
    kept = [text_in(one) for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept == ["Leads"]


def test_properties_tell_of_the_report_and_of_nothing_else() -> None:
    report = dataclasses.replace(report_of(title="Rights"), subtitle="Alternative report", language="fr")
    content = word_bytes(report)
    properties = docx.Document(io.BytesIO(content)).core_properties
    assert (properties.title, properties.author) == ("Rights", "Commission of Exampleland")
    assert properties.last_modified_by == "Commission of Exampleland"
    assert (properties.language, properties.category, properties.comments) == ("fr-FR", "PUBLIC", "")
    assert properties.created == properties.modified == datetime.datetime(2026, 11, 14, tzinfo=datetime.UTC)
    found = parts(content)
    assert b"python-docx" not in b"".join(found.values())
    assert not [name for name in found if "thumbnail" in name or "comments" in name or "custom" in name]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert word_bytes(long_report()) == word_bytes(long_report())


def test_another_date_changes_the_dates_only() -> None:
    one, other = (
        parts(word_bytes(report_of(*EVERY_BLOCK.values(), date=datetime.date(2026, 1, day))))
        for day in (1, 2)
    )
    changed = {name for name in one if one[name] != other[name] and not name.endswith(".xlsx")}
    assert changed == {"docProps/core.xml", "word/document.xml"}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_hostile_text_is_shown_or_visibly_replaced(language: str, tmp_path: Path) -> None:
    texts = (*hostile.TEXTS, *hostile.FORMULAS)
    rows = tuple(Row((text, 1)) for text in texts)
    blocks: tuple[Block, ...] = (
        *(Paragraph((Run(text), Footnote((Run(text),)))) for text in texts),
        *(Heading(text) for text in hostile.FORMULAS),
        Table("\x00 & <caption>", (Column("\x01"), Column('"')), rows, description='" & <'),
        TableOfContents(),
    )
    content = word_bytes(report_of(*blocks, language=language, title="\x00 & <title>", sheets=()))
    (tmp_path / "hostile.docx").write_bytes(content)
    assert faults(tmp_path / "hostile.docx") == ""
    shown = {text for style, text in paragraphs(content) if style == "BodyText"}
    assert {clean(text).replace("\n", "").replace("\t", "") for text in texts} <= shown


def test_every_code_point_can_be_written() -> None:
    step = 4096
    chunks = ["".join(map(chr, range(start, start + step))) for start in range(0, sys.maxunicode + 1, step)]
    content = word_bytes(report_of(*(Paragraph(plain(chunk)) for chunk in chunks), sheets=()))
    shown = [text for style, text in paragraphs(content) if style == "BodyText"]
    assert shown == [clean(chunk).replace("\n", "").replace("\t", "") for chunk in chunks]


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write_word(report_of(), tmp_path / "none" / "report.docx")
