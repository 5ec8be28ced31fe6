"""Templates of letters from outside: sound ones are taken as they are, dangerous ones refused."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml

from gc25desk.errors import UnreadableFile
from gc25desk.readers.letter_template import LARGEST_TEMPLATE, read_letter_template
from tests.readers.letters import W, a_template
from tests.readers.templates import as_kind, as_macro_template, changed, letterhead, saved

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def a_file(path: Path, *lines: str) -> Path:
    return saved(a_template(*(lines or ("Dear {{ name }},",))), path)


def test_the_text_the_letterhead_and_its_picture_stay(tmp_path: Path) -> None:
    document = letterhead()
    document.add_paragraph("Dear {{ name }},")
    taken = docx.Document(io.BytesIO(read_letter_template(saved(document, tmp_path / "own.docx"))))
    assert taken.paragraphs[0].text == "Dear {{ name }},"
    assert any("image" in rel.reltype for rel in taken.sections[0].header.part.rels.values())


def test_a_dotx_is_taken_as_a_document(tmp_path: Path) -> None:
    taken = read_letter_template(as_kind(a_file(tmp_path / "own.dotx"), "template"))
    assert docx.Document(io.BytesIO(taken)).paragraphs[0].text == "Dear {{ name }},"


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    path = a_file(tmp_path / "own.docx")
    assert read_letter_template(path) == read_letter_template(path)


def test_macros_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="macros"):
        read_letter_template(as_macro_template(a_file(tmp_path / "own.docm")))


def related(path: Path, kind: str, target: str, *, external: bool) -> Path:
    document = a_template("Dear")
    if external:
        document.part.relate_to(target, kind, is_external=True)
        return saved(document, path)
    saved(document, path)
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="{target}"/></Relationships>'
    return changed(path, {"word/_rels/document.xml.rels": ("</Relationships>", relation)})


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        (RELATIONSHIP_TYPE.IMAGE, "https://example.org/pixel.png"),
        (OFFICE + "attachedTemplate", "file:///server/share/evil.dotm"),
        (RELATIONSHIP_TYPE.OLE_OBJECT, "https://example.org/x.html!"),
        (RELATIONSHIP_TYPE.HYPERLINK, "file:///server/share"),
    ],
)
def test_what_is_fetched_from_outside_is_refused(tmp_path: Path, kind: str, target: str) -> None:
    with pytest.raises(UnreadableFile, match="fetches"):
        read_letter_template(related(tmp_path / "own.docx", kind, target, external=True))


def test_a_link_that_one_has_to_click_stays(tmp_path: Path) -> None:
    kind = RELATIONSHIP_TYPE.HYPERLINK
    assert read_letter_template(related(tmp_path / "own.docx", kind, "https://example.org", external=True))


@pytest.mark.parametrize(
    "kind", [RELATIONSHIP_TYPE.OLE_OBJECT, RELATIONSHIP_TYPE.PACKAGE, RELATIONSHIP_TYPE.A_F_CHUNK]
)
def test_a_file_within_the_file_is_refused(tmp_path: Path, kind: str) -> None:
    with pytest.raises(UnreadableFile, match="another file within it"):
        read_letter_template(related(tmp_path / "own.docx", kind, "styles.xml", external=False))


@pytest.mark.parametrize(
    "instruction", ['INCLUDEPICTURE "https://example.org/x.png"', "DDEAUTO c:\\cmd.exe", "DATE", "AUTHOR"]
)
def test_fields_that_fetch_or_tell_are_refused_in_whatever_pieces(tmp_path: Path, instruction: str) -> None:
    document = a_template("Dear")
    paragraph = document.add_paragraph()
    half = len(instruction.split(maxsplit=1)[0]) // 2
    marks = (
        '<w:fldChar w:fldCharType="begin"/>',
        f"<w:instrText>{instruction[:half]}</w:instrText>",
        f"<w:instrText>{instruction[half:]}</w:instrText>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    for mark in marks:
        paragraph._p.append(parse_xml(f'<w:r xmlns:w="{W}">{mark}</w:r>'))
    with pytest.raises(UnreadableFile, match=instruction.split(maxsplit=1)[0].replace("\\", "")):
        read_letter_template(saved(document, tmp_path / "own.docx"))


def test_page_numbers_stay(tmp_path: Path) -> None:
    document = a_template("Dear")
    field = f'<w:fldSimple xmlns:w="{W}" w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    document.sections[0].footer.paragraphs[0]._p.append(parse_xml(field))
    assert read_letter_template(saved(document, tmp_path / "own.docx"))


def test_bombs_songs_and_giants_are_refused(tmp_path: Path) -> None:
    bomb = a_file(tmp_path / "bomb.docx")
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/big.xml", b"0" * 30_000_000)
    with pytest.raises(UnreadableFile, match="unpacks"):
        read_letter_template(bomb)
    (tmp_path / "song.docx").write_bytes(b"no document")
    with pytest.raises(UnreadableFile):
        read_letter_template(tmp_path / "song.docx")
    (tmp_path / "giant.docx").write_bytes(b"x" * (LARGEST_TEMPLATE + 1))
    with pytest.raises(UnreadableFile, match="5 MB"):
        read_letter_template(tmp_path / "giant.docx")
    with pytest.raises(UnreadableFile):
        read_letter_template(tmp_path / "nowhere.docx")


def test_an_entity_is_refused(tmp_path: Path) -> None:
    path = a_file(tmp_path / "own.docx")
    hostile = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><w:document"
    with pytest.raises(UnreadableFile, match="instructions"):
        read_letter_template(changed(path, {"word/document.xml": ("<w:document", hostile)}))
