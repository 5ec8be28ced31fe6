"""Wide annexes lie across the page, with annexes counted apart and headers that reach the margin."""

from pathlib import Path

import pytest
from lxml import etree

from gc25desk.reports.model import (
    BulletList,
    Heading,
    Orientation,
    PageBreak,
    Paragraph,
    Section,
    Table,
    TableOfContents,
    plain,
)
from gc25desk.reports.word import word_bytes
from tests.reports.opened import W, faults, first, parts, text_in, xml
from tests.reports.sample_report import EVERY_BLOCK, report_of

ACROSS, UPRIGHT = Section(Orientation.LANDSCAPE), Section(Orientation.PORTRAIT)
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def sections(content: bytes) -> list[etree._Element]:
    return list(xml(content, "word/document.xml").iter(f"{W}sectPr"))


def widths(content: bytes) -> list[tuple[str, str]]:
    sizes = [first(section, f"{W}pgSz") for section in sections(content)]
    return [(str(size.get(f"{W}w")), str(size.get(f"{W}orient"))) for size in sizes]


def test_a_section_across_and_one_upright_again() -> None:
    content = word_bytes(report_of(Heading("One"), ACROSS, Heading("Two"), UPRIGHT, Heading("Three")))
    assert widths(content) == [("11906", "portrait"), ("16838", "landscape"), ("11906", "portrait")]


def test_a_report_without_sections_has_one() -> None:
    assert widths(word_bytes(report_of(Heading("One")))) == [("11906", "portrait")]


def test_a_section_that_lies_as_before_is_a_page_break() -> None:
    content = word_bytes(report_of(Heading("One"), UPRIGHT, Heading("Two")))
    assert len(sections(content)) == 1
    broken = [
        text_in(p)
        for p in xml(content, "word/document.xml").iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert broken == ["One", "Two"]


def test_only_the_first_section_has_a_title_page() -> None:
    found = sections(word_bytes(report_of(Heading("One"), ACROSS, Heading("Two"))))
    assert [section.find(f"{W}titlePg") is not None for section in found] == [True, False]


def test_headers_reach_the_margin_of_their_page() -> None:
    content = word_bytes(report_of(Heading("One"), ACROSS, Heading("Two"), UPRIGHT, Heading("Three")))
    keys = [first(section, f"{W}headerReference").get(f"{R}id") for section in sections(content)]
    assert keys[0] == keys[2] != keys[1]
    relations = parts(content)["word/_rels/document.xml.rels"].decode()
    wide = next(part for part in relations.split("<Relationship ") if f'Id="{keys[1]}"' in part)
    name = wide.split('Target="')[1].split('"')[0].removeprefix("/word/")
    stops = [
        tab.get(f"{W}pos")
        for tab in xml(content, f"word/{name}").iter(f"{W}tab")
        if tab.get(f"{W}val") == "right"
    ]
    assert stops == ["14004"]


def test_tables_fill_the_width_of_their_page() -> None:
    table = EVERY_BLOCK[Table]
    content = word_bytes(report_of(Heading("One"), ACROSS, table))
    columns = [int(str(c.get(f"{W}w"))) for c in xml(content, "word/document.xml").iter(f"{W}gridCol")]
    assert sum(columns) == 14004


@pytest.mark.parametrize(
    "last",
    [TableOfContents(), EVERY_BLOCK[Table], Paragraph(plain("p")), BulletList(()), PageBreak(), Heading("h")],
    ids=lambda block: type(block).__name__,
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_section_may_end_with_any_block(last: Heading, language: str, tmp_path: Path) -> None:
    content = word_bytes(
        report_of(last, ACROSS, Heading("Two"), ACROSS, PageBreak(), UPRIGHT, language=language)
    )
    (tmp_path / "report.docx").write_bytes(content)
    assert faults(tmp_path / "report.docx") == ""
    assert [kind for _width, kind in widths(content)] == ["portrait", "landscape", "portrait"]


def test_a_section_may_be_all_there_is(tmp_path: Path) -> None:
    content = word_bytes(report_of(ACROSS))
    (tmp_path / "report.docx").write_bytes(content)
    assert faults(tmp_path / "report.docx") == ""


def numbers(content: bytes) -> dict[str, tuple[str, str]]:
    """Return the list and the level that headings name themselves, by their text."""
    found = {}
    for paragraph in xml(content, "word/document.xml").iter(f"{W}p"):
        tie = paragraph.find(f"{W}pPr/{W}numPr")
        if tie is not None:
            found[text_in(paragraph)] = (
                str(first(tie, f"{W}numId").get(f"{W}val")),
                str(first(tie, f"{W}ilvl").get(f"{W}val")),
            )
    return found


def test_headings_of_each_annex_are_a_list_of_their_own() -> None:
    content = word_bytes(
        report_of(
            Heading("Body"),
            Heading("First", annex=True),
            Heading("one", 2),
            Heading("two", 2),
            Heading("Second", annex=True),
            Heading("three", 2),
        )
    )
    assert numbers(content) == {"one": ("101", "1"), "two": ("101", "1"), "three": ("102", "1")}
    numbering = xml(content, "word/numbering.xml")
    own = next(num for num in numbering.iter(f"{W}num") if num.get(f"{W}numId") == "102")
    assert len(own.findall(f"{W}lvlOverride")) == 5


@pytest.mark.parametrize(
    ("language", "count", "shown"),
    [("en", 2, "Annex %1."), ("en", 1, "Annex."), ("fr", 2, "Annexe %1."), ("es", 1, "Anexo.")],
)
def test_annexes_are_numbered_in_words_of_the_language(language: str, count: int, shown: str) -> None:
    content = word_bytes(report_of(*(Heading(f"a{n}", annex=True) for n in range(count)), language=language))
    assert shown in {text.get(f"{W}val") for text in xml(content, "word/numbering.xml").iter(f"{W}lvlText")}
