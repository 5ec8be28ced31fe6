"""A draft that comes back is read piece by piece, however it was edited, and never trusted."""

from pathlib import Path

import pytest

from gc25desk.domain.claims import REFERENCE, EditedDraft, EditedNote, EditedPiece
from gc25desk.errors import UnreadableFile
from gc25desk.readers.edited_draft import read_edited
from tests.readers.files import note_reference, notes_part, paragraph, run, write_docx, write_zip


def mark(number: int, name: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def field(instruction: str, shown: str) -> str:
    parts = [f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")]
    told = f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
    return f"<w:r>{parts[0]}</w:r>{told}<w:r>{parts[1]}</w:r>{shown}<w:r>{parts[2]}</w:r>"


def edited(folder: Path, *body: str, **notes: str) -> EditedDraft:
    members = {"word/footnotes.xml": notes_part("footnote", {int(k[1:]): v for k, v in notes.items()})}
    return read_edited(write_docx(folder / "draft.docx", list(body), members if notes else {}))


def test_pieces_have_their_names(tmp_path: Path) -> None:
    draft = edited(tmp_path, paragraph(mark(1, "_gc25p00001") + run("Known")), paragraph(run("New")))
    assert draft == EditedDraft((EditedPiece("_gc25p00001", "Known"), EditedPiece("", "New")))


def test_other_bookmarks_are_none_of_ours(tmp_path: Path) -> None:
    draft = edited(tmp_path, paragraph(mark(1, "_Toc00000001") + mark(2, "own") + run("Text")))
    assert draft.pieces == (EditedPiece("", "Text"),)


def test_a_name_between_paragraphs_belongs_to_the_next(tmp_path: Path) -> None:
    draft = edited(tmp_path, mark(1, "_gc25p00001"), paragraph(run("Known")))
    assert draft.pieces[0].name == "_gc25p00001"


def test_notes_have_the_name_that_stands_before_their_mark(tmp_path: Path) -> None:
    body = run("Said") + mark(1, "_gc25n00001") + note_reference(2) + note_reference(3)
    draft = edited(tmp_path, paragraph(body), n2=" One. ", n3="Two.")
    assert draft.pieces[0].notes == (EditedNote("_gc25n00001", "One."), EditedNote("", "Two."))


def test_numbers_are_known_by_where_they_begin(tmp_path: Path) -> None:
    draft = edited(tmp_path, paragraph(run("In all ") + mark(1, "_gc25v00001") + run("12 cases")))
    assert draft.pieces[0].numbers == (("_gc25v00001", 7),)


def test_what_a_reference_shows_is_not_read(tmp_path: Path) -> None:
    simple = f'<w:fldSimple w:instr=" REF a_late ">{run("8")}</w:fldSimple>'
    draft = edited(tmp_path, paragraph(run("See ") + field(r"REF a_late \r \h", run("7")) + simple))
    assert draft.pieces[0].text == f"See {REFERENCE}{REFERENCE}"


def test_other_fields_are_read_as_they_show(tmp_path: Path) -> None:
    assert edited(tmp_path, paragraph(field("SEQ Table", run("3")))).pieces[0].text == "3"


def test_contents_are_left_out_over_all_their_paragraphs(tmp_path: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = (begin + separate + run("One 1"), run("Two 2"), end)
    draft = edited(tmp_path, *map(paragraph, body), paragraph(run("Text")))
    assert [piece.text for piece in draft.pieces] == ["Text"]


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    gone = f"<w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:moveFrom>{run('moved ')}</w:moveFrom>"
    come = f"<w:ins>{run('still ')}</w:ins><w:moveTo>{run('here')}</w:moveTo>"
    draft = edited(tmp_path, paragraph(run("It is ") + gone + come))
    assert (draft.pieces[0].text, draft.tracked) == ("It is still here", True)


def test_text_boxes_and_second_forms_are_left_out(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('beside'))}</w:txbxContent></w:pict></w:r>"
    assert edited(tmp_path, paragraph(run("Text") + box)).pieces == (EditedPiece("", "Text"),)


def test_a_table_belongs_to_the_caption_before_it(tmp_path: Path) -> None:
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(run(cell))}</w:tc>' for cell in row)}</w:tr>"
        for row in (("Region", "Cases"), ("North", "40"))
    )
    caption = paragraph(run("Table 1. ") + mark(1, "_gc25t00001") + run("Cases"))
    draft = edited(tmp_path, caption, f"<w:tbl>{rows}</w:tbl>")
    assert draft.pieces == (EditedPiece("_gc25t00001", "Cases", rows=(("Region", "Cases"), ("North", "40"))),)


def test_a_joined_paragraph_is_cut_where_each_name_begins(tmp_path: Path) -> None:
    joined = mark(1, "_gc25p00001") + run("First. ") + mark(2, "_gc25p00002") + run("Second.")
    draft = edited(tmp_path, paragraph(joined))
    assert [(piece.name[-1], piece.text) for piece in draft.pieces] == [("1", "First. "), ("2", "Second.")]


def test_deep_nesting_is_no_danger(tmp_path: Path) -> None:
    deep = "<w:smartTag>" * 180 + run("deep") + "</w:smartTag>" * 180
    assert edited(tmp_path, paragraph(deep)).pieces[0].text == "deep"


@pytest.mark.parametrize("content", [b"", b"plain text", b"PK\x03\x04"])
def test_another_file_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(content)
    with pytest.raises(UnreadableFile):
        read_edited(tmp_path / "draft.docx")


def test_a_package_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="not a Word document"):
        read_edited(write_zip(tmp_path / "draft.docx", {"xl/workbook.xml": "<a/>"}))


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    with pytest.raises(UnreadableFile):
        read_edited(write_zip(tmp_path / "draft.docx", {"word/document.xml": bomb}))
