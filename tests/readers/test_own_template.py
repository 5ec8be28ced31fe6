"""A Word template is taken with what is safe alone, and what was left out is said."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml

from gc25desk.errors import UnreadableFile
from gc25desk.readers.own_template import read_template
from tests.readers.templates import (
    LETTERHEAD,
    PICTURE,
    as_kind,
    as_macro_template,
    changed,
    letterhead,
    saved,
)
from tests.reports.opened import W, all_text, faults, parts

ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
FETCHING = ["INCLUDETEXT x", "DDEAUTO c:\\\\x", "MACROBUTTON x", "FILENAME \\p", "USERNAME"]
SPACE = f'xmlns:w="{W[1:-1]}"'


def test_a_letterhead_and_its_picture_are_kept(tmp_path: Path) -> None:
    safe = read_template(saved(letterhead(), tmp_path / "own.docx"))
    assert safe.remarks == ()
    assert LETTERHEAD in all_text(safe.content)
    assert PICTURE in parts(safe.content).values()
    header = docx.Document(io.BytesIO(safe.content)).sections[0].header
    assert header.paragraphs[0].text == LETTERHEAD


@pytest.mark.parametrize("kind", ["template", "document"])
def test_a_dotx_becomes_a_document(kind: str, tmp_path: Path) -> None:
    safe = read_template(as_kind(saved(letterhead(), tmp_path / "own.dotx"), kind))
    assert docx.Document(io.BytesIO(safe.content)).styles["Heading 1"].name == "Heading 1"


def test_the_same_template_gives_the_same_bytes(tmp_path: Path) -> None:
    path = saved(letterhead(), tmp_path / "own.docx")
    assert read_template(path) == read_template(path)


def test_text_in_the_body_is_left_out_and_told(tmp_path: Path) -> None:
    document = letterhead()
    document.add_paragraph("Dear Sir or Madam")
    safe = read_template(saved(document, tmp_path / "own.docx"))
    assert "Dear Sir" not in all_text(safe.content)
    assert len(safe.remarks) == 1


def test_who_made_the_template_is_left_out(tmp_path: Path) -> None:
    document = letterhead()
    document.core_properties.author = "Somebody Invented"
    safe = read_template(saved(document, tmp_path / "own.docx"))
    assert not [name for name in parts(safe.content) if name.startswith(("docProps", "customXml"))]
    assert b"Invented" not in b"".join(parts(safe.content).values())


def test_macros_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="macros"):
        read_template(as_macro_template(saved(letterhead(), tmp_path / "own.dotm")))


def test_a_hidden_macro_part_is_refused(tmp_path: Path) -> None:
    path = changed(saved(letterhead(), tmp_path / "own.dotx"), {}, {"word/vbaProject.bin": b"x"})
    with pytest.raises(UnreadableFile, match="macros"):
        read_template(path)


def test_what_lies_outside_is_not_fetched(tmp_path: Path) -> None:
    document = letterhead()
    header = document.sections[0].header.part
    outside = "http://example.org/track.png"
    key = header.relate_to(outside, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    header.element.append(
        parse_xml(
            f'<w:p {SPACE} xmlns:v="urn:schemas-microsoft-com:vml" '
            f'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            f'<w:r><w:pict><v:shape><v:imagedata r:id="{key}" src="{outside}"/></v:shape></w:pict></w:r>'
            "</w:p>"
        )
    )
    document.part.relate_to(outside, ATTACHED, is_external=True)
    safe = read_template(saved(document, tmp_path / "own.docx"))
    assert b"example.org" not in b"".join(parts(safe.content).values())
    assert b"External" not in b"".join(parts(safe.content).values())
    assert len(safe.remarks) == 1


def test_a_link_in_the_letterhead_stays_as_text(tmp_path: Path) -> None:
    document = letterhead()
    header = document.sections[0].header.part
    key = header.relate_to("https://example.org", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    header.element.append(
        parse_xml(
            f"<w:p {SPACE} "
            f'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            f'<w:hyperlink r:id="{key}"><w:r><w:t>example.org</w:t></w:r></w:hyperlink></w:p>'
        )
    )
    safe = read_template(saved(document, tmp_path / "own.docx"))
    assert "example.org" in all_text(safe.content)
    assert b"https://" not in parts(safe.content)["word/_rels/header1.xml.rels"]
    assert safe.remarks == ()


@pytest.mark.parametrize(
    "instruction", ["INCLUDETEXT x", "DDEAUTO c:\\\\x", "MACROBUTTON x", "FILENAME \\p", "USERNAME"]
)
def test_fields_that_fetch_or_tell_become_text(instruction: str, tmp_path: Path) -> None:
    document = letterhead()
    paragraph = document.sections[0].footer.paragraphs[0]._p
    kinds = [f'<w:fldChar {SPACE} w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")]
    pieces = [
        kinds[0],
        f"<w:instrText {SPACE}> {instruction} </w:instrText>",
        kinds[1],
        f"<w:t {SPACE}>shown</w:t>",
        kinds[2],
    ]
    for piece in pieces:
        run = parse_xml(f"<w:r {SPACE}/>")
        run.append(parse_xml(piece))
        paragraph.append(run)
    paragraph.append(
        parse_xml(f'<w:fldSimple {SPACE} w:instr="{instruction}"><w:r><w:t> too</w:t></w:r></w:fldSimple>')
    )
    safe = read_template(saved(document, tmp_path / "own.docx"))
    footer = parts(safe.content)["word/footer1.xml"].decode()
    assert "shown" in footer
    assert " too" in footer
    assert instruction.split(maxsplit=1)[0] not in footer
    assert len(safe.remarks) == 1


def test_page_numbers_stay_fields(tmp_path: Path) -> None:
    document = letterhead()
    footer = document.sections[0].footer.paragraphs[0]._p
    footer.append(parse_xml(f'<w:fldSimple {SPACE} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    safe = read_template(saved(document, tmp_path / "own.docx"))
    assert b'w:instr=" PAGE "' in parts(safe.content)["word/footer1.xml"]
    assert safe.remarks == ()


def test_entities_are_refused(tmp_path: Path) -> None:
    path = saved(letterhead(), tmp_path / "own.docx")
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
    bomb = f'{head}<!DOCTYPE x [<!ENTITY a "b">]>'
    with pytest.raises(UnreadableFile):
        read_template(changed(path, {"word/styles.xml": (head, bomb)}))


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b"\0" * 50_000_000)
    with pytest.raises(UnreadableFile):
        read_template(path)


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04broken"])
def test_another_file_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "own.dotx").write_bytes(content)
    with pytest.raises(UnreadableFile):
        read_template(tmp_path / "own.dotx")


def test_a_workbook_is_refused(tmp_path: Path) -> None:
    from openpyxl import Workbook

    Workbook().save(str(tmp_path / "own.dotx"))
    with pytest.raises(UnreadableFile, match="not a Word template"):
        read_template(tmp_path / "own.dotx")


def test_a_part_that_leads_to_itself_is_read_once(tmp_path: Path) -> None:
    path = saved(letterhead(), tmp_path / "own.docx")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    loop = f'<Relationship Id="rId99" Type="{kind}" Target="header1.xml"/></Relationships>'
    path = changed(path, {"word/_rels/header1.xml.rels": ("</Relationships>", loop)})
    assert LETTERHEAD in all_text(read_template(path).content)


def test_what_is_taken_is_valid(tmp_path: Path) -> None:
    safe = read_template(saved(letterhead(), tmp_path / "own.docx"))
    (tmp_path / "safe.docx").write_bytes(safe.content)
    # python-docx's own template leaves out what its zoom must say.
    told = [line for line in faults(tmp_path / "safe.docx").splitlines() if "zoom" not in line]
    assert [line for line in told if ".xml:" in line] == []
