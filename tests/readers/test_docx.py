"""Word files: automatic numbers are counted, notes keep their place, what is no text is left out."""

from pathlib import Path

import docx
import pytest

from gc25desk.domain.document import note_mark
from gc25desk.errors import UnreadableFile
from gc25desk.readers.document import read
from tests.readers.files import (
    level,
    lists,
    note_reference,
    notes_part,
    numbered,
    paragraph,
    run,
    write_docx,
    write_zip,
)


def filled(path: Path) -> list[str]:
    return [line for line in read(path).lines if line.strip()]


def test_typed_text_of_an_ordinary_word_file(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("A. Lanterns", 2)
    document.add_paragraph("1. The lantern stood.")
    document.add_table(1, 1).cell(0, 0).text = "2. In a table."
    document.save(str(tmp_path / "copy.docx"))
    assert filled(tmp_path / "copy.docx") == ["A. Lanterns", "1. The lantern stood.", "2. In a table."]


def test_automatic_numbers_are_counted(tmp_path: Path) -> None:
    body = [
        numbered(run("Chapter"), level=0),
        numbered(run("one"), level=1),
        numbered(run("two"), level=1),
        paragraph(run("between")),
        numbered(run("Chapter"), level=0),
        numbered(run("three"), level=2),
    ]
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", 4) + level(2, "lowerLetter", "(%3)")
    path = write_docx(tmp_path / "c.docx", body, {"word/numbering.xml": lists(levels)})
    assert filled(path) == ["I. Chapter", "4. one", "5. two", "between", "II. Chapter", "(a) three"]


def test_a_list_may_restart_and_another_continue(tmp_path: Path) -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="9"/></w:lvlOverride></w:num>'
    )
    body = [numbered(run(f"in {n}"), numbering=n) for n in (1, 1, 2, 3, 3)]
    path = write_docx(
        tmp_path / "c.docx", body, {"word/numbering.xml": lists(level(0, "decimal", "%1."), more)}
    )
    assert filled(path) == ["1. in 1", "2. in 1", "3. in 2", "9. in 3", "10. in 3"]


def test_a_style_may_carry_the_numbering(tmp_path: Path) -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    styles = (
        f'<w:styles {w}><w:style w:styleId="Base">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Para"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>'
    )
    body = [paragraph(run("x"), f'<w:pStyle w:val="{name}"/>') for name in ("Para", "Loop", "None", "Base")]
    parts = {"word/numbering.xml": lists(level(0, "decimal", "%1.")), "word/styles.xml": styles}
    assert filled(write_docx(tmp_path / "c.docx", body, parts)) == ["1. x", "x", "x", "2. x"]


def test_notes_keep_their_place_and_are_numbered_as_they_are_called(tmp_path: Path) -> None:
    body = [
        paragraph(run("First") + note_reference(12) + run(" second") + note_reference(3, "endnote")),
        paragraph(run("Third.") + note_reference(2)),
    ]
    parts = {
        "word/footnotes.xml": notes_part("footnote", {2: "Late note.", 12: "Early note."}),
        "word/endnotes.xml": notes_part("endnote", {3: "End note."}),
    }
    document = read(write_docx(tmp_path / "c.docx", body, parts))
    assert document.notes == ((1, "Early note."), (2, "End note."), (3, "Late note."))
    assert document.text().split() == [
        f"First{note_mark(1)}",
        f"second{note_mark(2)}",
        f"Third.{note_mark(3)}",
    ]


def test_a_typed_number_set_high_is_a_mark(tmp_path: Path) -> None:
    high = '<w:vertAlign w:val="superscript"/>'
    path = write_docx(
        tmp_path / "c.docx", [paragraph(run("Harbour.") + run("12", high) + run(" In 28 ports."))]
    )
    assert filled(path) == [f"Harbour.{note_mark(12)} In 28 ports."]


def test_what_is_no_text_is_left_out(tmp_path: Path) -> None:
    body = [
        paragraph(
            run("kept ")
            + f"<w:ins>{run('inserted ')}</w:ins>"
            + "<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
            + f"<w:r><w:pict><w:txbxContent>{paragraph(run('boxed'))}</w:txbxContent></w:pict></w:r>"
            + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
            + "<w:r><w:t>self</w:t><w:noBreakHyphen/><w:t>made</w:t><w:softHyphen/><w:t>up</w:t></w:r>"
        )
    ]
    assert filled(write_docx(tmp_path / "c.docx", body)) == ["kept inserted self-madeup"]


def test_a_package_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "c.docx", {"xl/workbook.xml": "<a/>"})
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    assert "not a Word document" in caught.value.what


def test_an_entity_in_any_part_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x "yyyy">]><a>&x;</a>'
    for part in ("word/numbering.xml", "word/styles.xml", "word/footnotes.xml"):
        path = write_docx(tmp_path / "c.docx", [paragraph(run("x") + note_reference(1))], {part: bomb})
        with pytest.raises(UnreadableFile):
            read(path)
