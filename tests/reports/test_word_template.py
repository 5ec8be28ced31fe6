"""A report in an institution's own template has its look, its letterhead, and our numbering."""

import io
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.parser import parse_xml

from gc25desk.readers.own_template import read_template
from gc25desk.reports.model import Report
from gc25desk.reports.word import word_bytes
from gc25desk.reports.word_shell import Shell, template
from gc25desk.reports.word_template import adopted
from tests.readers.templates import LETTERHEAD, letterhead, saved
from tests.reports.edited import through_office
from tests.reports.opened import W, all_text, faults, first, paragraphs, parts, xml
from tests.reports.sample_report import arabic_report, long_report, report_of

SPACE = f'xmlns:w="{W[1:-1]}"'


def shell_of(document: Document, folder: Path) -> Shell:
    return adopted(read_template(saved(document, folder / "own.docx")).content)


@pytest.mark.parametrize(
    "report", [long_report(), long_report("fr"), arabic_report()], ids=["en", "fr", "ar"]
)
def test_a_report_in_a_template_is_valid(report: Report, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(word_bytes(report, shell_of(letterhead(), tmp_path)))
    assert faults(tmp_path / "report.docx") == ""


def test_the_letterhead_stays_and_ours_stands_below(tmp_path: Path) -> None:
    content = word_bytes(report_of(title="Rights"), shell_of(letterhead(), tmp_path))
    section = docx.Document(io.BytesIO(content)).sections[0]
    assert [p.text for p in section.header.paragraphs] == [LETTERHEAD, "Rights\tPUBLIC"]
    assert section.footer.paragraphs[0].text == "1 Liberty Square"
    assert section.footer.paragraphs[1].text.endswith("Page 1 of 1")


def test_a_footer_that_counts_pages_is_left_alone(tmp_path: Path) -> None:
    document = letterhead()
    footer = document.sections[0].footer.paragraphs[0]._p
    footer.append(parse_xml(f'<w:fldSimple {SPACE} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    content = word_bytes(report_of(), shell_of(document, tmp_path))
    assert len(docx.Document(io.BytesIO(content)).sections[0].footer.paragraphs) == 1


def test_styles_are_known_by_name_whatever_their_id(tmp_path: Path) -> None:
    document = letterhead()
    document.styles["Heading 1"].element.set(f"{W}styleId", "Titre1")
    shell = shell_of(document, tmp_path)
    assert shell.styles["Heading1"] == "Titre1"
    shown = paragraphs(word_bytes(long_report(), shell))
    assert ("Titre1", "Method") in shown
    assert not [style for style, _text in shown if style == "Heading1"]


def test_the_look_of_a_style_is_the_templates(tmp_path: Path) -> None:
    document = letterhead()
    document.styles["Heading 1"].font.name = "Papyrus"
    content = word_bytes(long_report(), shell_of(document, tmp_path))
    assert docx.Document(io.BytesIO(content)).styles["Heading 1"].font.name == "Papyrus"


def test_an_id_that_is_taken_is_not_taken_again(tmp_path: Path) -> None:
    document = letterhead()
    document.styles.add_style("Something else", WD_STYLE_TYPE.PARAGRAPH).element.set(
        f"{W}styleId", "TableText"
    )
    shell = shell_of(document, tmp_path)
    assert shell.styles["TableText"] == "TableText2"


def test_missing_styles_are_supplied_and_told(tmp_path: Path) -> None:
    document = letterhead()
    for name in ("Heading 2", "Title"):
        document.styles[name].delete()
    shell = shell_of(document, tmp_path)
    assert "The template has no style “Heading 2”; ours is used." in shell.remarks
    assert "The template has no style “Title”; ours is used." in shell.remarks
    assert "The template has no style “Heading 1”; ours is used." not in shell.remarks
    names = {style.name for style in docx.Document(io.BytesIO(word_bytes(report_of(), shell))).styles}
    assert {"Heading 2", "Title", "Numbered paragraph"} <= names


def test_every_style_of_ours_has_a_place(tmp_path: Path) -> None:
    shell = shell_of(letterhead(), tmp_path)
    styles = {style.style_id for style in shell.document.styles}
    assert set(shell.styles.values()) <= styles
    assert {style.style_id for style in docx.Document(str(template())).styles} == set(shell.styles)


def test_headings_are_counted_as_the_united_nations_count_them(tmp_path: Path) -> None:
    document = letterhead()
    heading = document.styles["Heading 1"].element
    heading.get_or_add_pPr().append(parse_xml(f'<w:numPr {SPACE}><w:numId w:val="3"/></w:numPr>'))
    shell = shell_of(document, tmp_path)
    assert any("numbers headings" in remark for remark in shell.remarks)
    content = word_bytes(long_report(), shell)
    numbering = xml(content, "word/numbering.xml")
    style = next(s for s in xml(content, "word/styles.xml") if s.get(f"{W}styleId") == "Heading1")
    number = first(style, f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    used = next(one for one in numbering.iter(f"{W}num") if one.get(f"{W}numId") == number)
    shape = first(used, f"{W}abstractNumId").get(f"{W}val")
    abstract = next(a for a in numbering.iter(f"{W}abstractNum") if a.get(f"{W}abstractNumId") == shape)
    assert [text.get(f"{W}val") for text in abstract.iter(f"{W}lvlText")] == [
        "%1.",
        "%2.",
        "%3.",
        "(%4)",
        "(%5)",
    ]


def test_the_page_is_the_templates(tmp_path: Path) -> None:
    shell = shell_of(letterhead(), tmp_path)
    assert shell.page.text_width == 12240 - 1701 - 1800
    body = xml(word_bytes(long_report(), shell), "word/document.xml")
    table = next(body.iter(f"{W}tbl"))
    assert sum(int(str(column.get(f"{W}w"))) for column in table.iter(f"{W}gridCol")) == shell.page.text_width


def test_nothing_of_the_template_but_its_look_is_in_the_file(tmp_path: Path) -> None:
    document = letterhead()
    document.core_properties.author = "Somebody Invented"
    document.add_paragraph("Dear Sir or Madam")
    content = word_bytes(report_of(), shell_of(document, tmp_path))
    text = all_text(content)
    assert "Invented" not in text
    assert "Dear Sir" not in text
    assert b"python-docx" not in b"".join(parts(content).values())


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (word_bytes(long_report(), shell_of(letterhead(), tmp_path)) for _ in range(2))
    assert one == other


def test_a_template_without_lists_is_given_them(tmp_path: Path) -> None:
    document = letterhead()
    for relation in list(document.part.rels.values()):
        if relation.reltype.endswith("/numbering"):
            del document.part.rels[relation.rId]
    content = word_bytes(long_report(), shell_of(document, tmp_path))
    (tmp_path / "report.docx").write_bytes(content)
    assert "word/numbering.xml" in parts(content)
    assert faults(tmp_path / "report.docx") == ""


def test_a_template_that_libreoffice_made_serves(tmp_path: Path) -> None:
    (tmp_path / "own.docx").write_bytes(saved(letterhead(), tmp_path / "first.docx").read_bytes())
    made = through_office(tmp_path / "own.docx", "dotx", tmp_path / "made")
    safe = read_template(made)
    content = word_bytes(long_report(), adopted(safe.content))
    (tmp_path / "report.docx").write_bytes(content)
    assert LETTERHEAD in all_text(content)
    assert faults(tmp_path / "report.docx") == ""
