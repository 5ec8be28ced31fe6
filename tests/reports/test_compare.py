"""What people did to a draft in Word is told claim by claim, and what they left alone is not."""

import copy
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml.parser import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.claims import ClaimKind, Claims, EditedDraft, EditedPiece
from gc25desk.domain.comparison import Change, Comparison
from gc25desk.readers.edited_draft import read_edited
from gc25desk.reports.claims import claims
from gc25desk.reports.compare import compare
from gc25desk.reports.model import (
    Block,
    Citation,
    Column,
    ColumnKind,
    Heading,
    Locator,
    LocatorKind,
    Paragraph,
    Recommendations,
    Reference,
    Report,
    Row,
    Run,
    Source,
    Table,
    TableOfContents,
    plain,
)
from gc25desk.reports.word import word_bytes
from tests.reports.edited import (
    added_before,
    compared,
    deleted,
    moved_before,
    paragraph_with,
    taken_out,
    through_office,
    typed_anew,
    typed_over,
)
from tests.reports.opened import W
from tests.reports.sample_report import arabic_report, long_report, report_of

LAW = Source("law", (Run("Act on Services of 2019"),))
YEARBOOK = Source("yearbook", (Run("Yearbook 2025"),))
BLOCKS: tuple[Block, ...] = (
    TableOfContents(),
    Heading("Situation"),
    Paragraph(
        (
            Run("Services answered "),
            Run("1,284", mark="answered"),
            Run(" complaints late."),
            Citation(LAW, Locator(LocatorKind.ARTICLE, "4"), mark="cite-law"),
        ),
        numbered=True,
        mark="late",
        anchor="late",
    ),
    Paragraph((Run("The law names a regulator whose posts are vacant."),), numbered=True, mark="vacant"),
    Paragraph(
        (Run("Children asked for plain words."), Citation(YEARBOOK, mark="cite-yearbook")),
        numbered=True,
        mark="plain-words",
    ),
    Paragraph((Run("As paragraph "), Reference("late"), Run(" says, few got a reply.")), numbered=True),
    Table(
        "Complaints by region",
        (Column("Region", width=30), Column("Complaints", ColumnKind.NUMBER)),
        (Row(("North", 40)), Row(("South", 61)), Row(("All", 101), total=True)),
        remarks=("Unit: complaints.",),
        mark="by-region",
    ),
    Recommendations(
        plain("The Commission recommends that the State party:"),
        (plain("Fund the regulator;"), plain("Publish yearly figures.")),
        mark="ask",
        item_marks=("ask-fund", "ask-publish"),
    ),
)
REPORT = report_of(*BLOCKS)
LATE = "Services answered 1,284 complaints late."


def told(comparison: Comparison) -> list[tuple[str, str, str, str]]:
    """Return what is not as it was, as (mark, change, old, new)."""
    return [
        (one.mark, "moved" if one.moved else one.change.value, one.old, one.new)
        for one in comparison.changed()
    ]


def test_a_draft_left_alone_differs_in_nothing(tmp_path: Path) -> None:
    comparison = compared(REPORT, tmp_path)
    assert comparison.changed() == ()
    assert (comparison.known, comparison.tracked) == (1.0, False)
    kinds = {one.kind for one in comparison.differences}
    assert kinds == set(ClaimKind)


def test_claims_are_kept_as_text() -> None:
    kept = claims(REPORT)
    assert Claims.from_json(kept.to_json()) == kept


@pytest.mark.parametrize("text", ["[]", "{}", '{"version":2}', '{"version":1,"claims":[{"name":"x"}]}', "x"])
def test_what_are_no_claims_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Claims.from_json(text)


def test_a_corrected_word_changes_its_claim_alone(tmp_path: Path) -> None:
    found = told(compared(REPORT, tmp_path, typed_over("vacant", "filled")))
    old = "The law names a regulator whose posts are vacant."
    assert found == [("vacant", "changed", old, old.replace("vacant", "filled"))]


def test_a_changed_number_is_told_as_a_number(tmp_path: Path) -> None:
    found = told(compared(REPORT, tmp_path, typed_over("1,284", "1,300")))
    assert found == [
        ("late", "changed", LATE, LATE.replace("1,284", "1,300")),
        ("answered", "changed", "1,284", "1,300"),
    ]


def test_a_number_whose_bookmark_is_lost_is_found_by_the_words_around_it(tmp_path: Path) -> None:
    found = told(
        compared(REPORT, tmp_path, typed_anew("1,284", "Services answered about 900 complaints late."))
    )
    assert ("answered", "changed", "1,284", "about 900") in found
    assert ("cite-law", "removed", "Act on Services of 2019, art. 4.", "") in found


def test_a_paragraph_taken_out_is_removed(tmp_path: Path) -> None:
    found = told(compared(REPORT, tmp_path, deleted("Children asked")))
    assert [(mark, change) for mark, change, _old, _new in found] == [
        ("plain-words", "removed"),
        ("cite-yearbook", "removed"),
    ]


def test_a_paragraph_typed_anew_is_known_by_likeness(tmp_path: Path) -> None:
    new = "The law names a regulator whose posts stand vacant today."
    found = told(compared(REPORT, tmp_path, typed_anew("vacant", new)))
    assert found == [("vacant", "changed", "The law names a regulator whose posts are vacant.", new)]


def test_a_paragraph_dragged_elsewhere_is_moved(tmp_path: Path) -> None:
    found = told(compared(REPORT, tmp_path, moved_before("Children asked", "Services answered")))
    assert [(mark, change) for mark, change, _old, _new in found] == [("plain-words", "moved")]


def test_a_new_paragraph_is_added(tmp_path: Path) -> None:
    found = told(compared(REPORT, tmp_path, added_before("Children asked", "The ministry disagrees.")))
    assert found == [("", "added", "", "The ministry disagrees.")]


def test_a_recommendation_is_known_by_its_mark(tmp_path: Path) -> None:
    found = told(compared(REPORT, tmp_path, typed_over("Fund the regulator", "Consider the regulator")))
    assert found == [("ask-fund", "changed", "Fund the regulator;", "Consider the regulator;")]


def test_a_footnote_taken_out_is_removed(tmp_path: Path) -> None:
    def edit(document: Document) -> None:
        paragraph = paragraph_with(document, "Children asked")._p
        taken_out(next(paragraph.iter(f"{W}footnoteReference")).getparent())

    found = told(compared(REPORT, tmp_path, edit))
    assert found == [("cite-yearbook", "removed", "Yearbook 2025.", "")]


def test_a_footnote_written_anew_is_changed(tmp_path: Path) -> None:
    def edit(document: Document) -> None:
        notes = next(part for part in document.part.package.iter_parts() if "footnotes" in part.partname)
        notes._blob = notes.blob.replace(b"Yearbook 2025", b"Yearbook 2026")

    found = told(compared(REPORT, tmp_path, edit))
    assert found == [("cite-yearbook", "changed", "Yearbook 2025.", "Yearbook 2026.")]


def test_a_cell_is_known_by_its_row_and_column(tmp_path: Path) -> None:
    def edit(document: Document) -> None:
        table = document.tables[0]
        table.rows[2].cells[1].paragraphs[0].runs[0].text = "71"
        table._tbl.remove(table.rows[1]._tr)

    found = told(compared(REPORT, tmp_path, edit))
    assert found == [
        ("by-region", "removed", "North", ""),
        ("by-region", "removed", "40", ""),
        ("by-region", "changed", "61", "71"),
    ]


def test_a_row_with_another_name_is_known_by_its_place(tmp_path: Path) -> None:
    def edit(document: Document) -> None:
        document.tables[0].rows[1].cells[0].paragraphs[0].runs[0].text = "North and islands"

    found = told(compared(REPORT, tmp_path, edit))
    assert found == [("by-region", "changed", "North", "North and islands")]


def test_new_rows_and_tables_are_added(tmp_path: Path) -> None:
    def edit(document: Document) -> None:
        rows = document.tables[0].rows
        new = copy.deepcopy(rows[1]._tr)
        rows[len(rows) - 1]._tr.addprevious(new)
        rows[len(rows) - 2].cells[0].paragraphs[0].runs[0].text = "Islands"
        document.add_table(1, 1).cell(0, 0).text = "A table of theirs"

    found = told(compared(REPORT, tmp_path, edit))
    assert found == [("", "added", "", "A table of theirs"), ("", "added", "", "Islands\t40")]


def test_a_reference_whose_number_moved_is_no_change(tmp_path: Path) -> None:
    def edit(document: Document) -> None:
        run = next(run for run in paragraph_with(document, "few got").runs if run.text == "1")
        run.text = "7"

    assert compared(REPORT, tmp_path, edit).changed() == ()


def test_contents_that_word_made_anew_are_no_change(tmp_path: Path) -> None:
    def edit(document: Document) -> None:
        block = next(document.element.body.iter(f"{W}sdtContent"))
        for text in block.iter(f"{W}t"):
            text.text = f"{text.text} anew"

    assert compared(REPORT, tmp_path, edit).changed() == ()


def test_tracked_changes_are_read_as_accepted_and_told(tmp_path: Path) -> None:
    def edit(document: Document) -> None:
        paragraph = paragraph_with(document, "vacant")
        run = paragraph.runs[0]._r
        kept = "The law names a regulator"
        space = f'xmlns:w="{W[1:-1]}"'
        who = 'w:id="900" w:author="A" w:date="2026-11-14T00:00:00Z"'
        gone = run.text.removeprefix(kept)
        run.text = kept
        run.addnext(parse_xml(f"<w:ins {space} {who}><w:r><w:t>, now staffed.</w:t></w:r></w:ins>"))
        run.addnext(parse_xml(f"<w:del {space} {who}><w:r><w:delText>{gone}</w:delText></w:r></w:del>"))

    comparison = compared(REPORT, tmp_path, edit)
    assert comparison.tracked
    assert [(one.mark, one.new) for one in comparison.changed()] == [
        ("vacant", "The law names a regulator, now staffed.")
    ]


def test_two_paragraphs_joined_are_both_found(tmp_path: Path) -> None:
    def edit(document: Document) -> None:
        first, second = (paragraph_with(document, words)._p for words in ("vacant", "Children asked"))
        for child in list(second)[1:]:
            first.append(child)
        taken_out(second)

    assert compared(REPORT, tmp_path, edit).changed() == ()


def test_another_file_is_hardly_known() -> None:
    other = EditedDraft(tuple(EditedPiece("", f"Quite another text, number {n}.") for n in range(30)))
    assert compare(claims(REPORT), other).known < 0.2


def test_an_empty_file_has_lost_everything() -> None:
    comparison = compare(claims(REPORT), EditedDraft(()))
    assert {one.change for one in comparison.differences} == {Change.REMOVED}


@pytest.mark.parametrize(
    "report", [REPORT, long_report(), long_report("fr"), arabic_report()], ids=["short", "en", "fr", "ar"]
)
def test_libreoffice_changes_nothing(report: Report, tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(word_bytes(report))
    as_odt = through_office(tmp_path / "draft.docx", "odt", tmp_path / "odt")
    back = through_office(as_odt, "docx", tmp_path / "back")
    comparison = compare(claims(report), read_edited(back))
    assert comparison.changed() == ()
    assert comparison.known == 1.0


def test_edits_survive_libreoffice(tmp_path: Path) -> None:
    edits = (typed_over("1,284", "1,300"), deleted("Children asked"), added_before("vacant", "It is new."))
    compared(REPORT, tmp_path, *edits)
    back = through_office(tmp_path / "edited.docx", "odt", tmp_path / "odt")
    again = through_office(back, "docx", tmp_path / "back")
    found = {(one.mark, one.change.value) for one in compare(claims(REPORT), read_edited(again)).changed()}
    assert found == {
        ("late", "changed"),
        ("answered", "changed"),
        ("plain-words", "removed"),
        ("cite-yearbook", "removed"),
        ("", "added"),
    }


@given(st.permutations(range(6)), st.integers(0, 6))
def test_whatever_is_kept_and_moved_is_told(order: list[int], kept: int) -> None:
    report = report_of(*(Paragraph(plain(f"Of its own: {n * 17}."), mark=f"m{n}") for n in range(6)))
    draft = claims(report)
    pieces = tuple(EditedPiece(draft.claims[n].name, draft.claims[n].text) for n in order[:kept])
    found = {one.mark: one for one in compare(draft, EditedDraft(pieces)).differences}
    removed = {mark for mark, one in found.items() if one.change is Change.REMOVED}
    assert removed == {f"m{n}" for n in order[kept:]}
    still = [n for n in order[:kept] if not found[f"m{n}"].moved]
    assert still == sorted(still)
