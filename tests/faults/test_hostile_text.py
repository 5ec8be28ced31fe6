"""Every code point and the worst texts, from the record to the database, the search, Word and Excel."""

import io
import sys
import unicodedata
from collections.abc import Iterator

import openpyxl
import pytest

from gc25desk.domain.text import REPLACEMENT, clean, is_clean
from gc25desk.reports.content import plain
from gc25desk.reports.excel import excel_bytes
from gc25desk.reports.model import Paragraph, Table
from gc25desk.reports.tabular import Column, Row
from gc25desk.reports.word import word_bytes
from gc25desk.services import desk as desks
from gc25desk.services import records, saving, search
from gc25desk.services.desk import Desk
from gc25desk.store import search as index
from tests.builders import PASSPHRASE, a_complaint, an_evidence
from tests.faults import figures
from tests.reports.opened import paragraphs
from tests.reports.sample_report import report_of

BLOCK = 4096
MEGABYTE = 1_000_000
NASTY = (
    "NUL\0NUL",
    "\u202eright to left\u202c \u2067isolated \u2066\u2069",
    "\ud800 alone \udfff",
    "e\u0301" * 40,
    "a" + "\u0300" * 300,
    "\ufffe\uffff\ufdd0\U0001ffff",
    "lines\r\nof\revery\u2028kind\u2029",
    "=cmd|' /C calc'!A0",
    "<b>&amp;</b>]]>",
)


def blocks() -> Iterator[str]:
    """Yield all 1,114,112 code points, block by block."""
    for start in range(0, sys.maxunicode + 1, BLOCK):
        yield "".join(map(chr, range(start, start + BLOCK)))


def in_word(text: str) -> str:
    """Return a text as Word's own elements for lines and tabs leave it."""
    return text.replace("\n", "").replace("\t", "")


def test_each_code_point_is_kept_or_is_visibly_marked() -> None:
    for point in range(sys.maxunicode + 1):
        letter = chr(point)
        kept = clean(letter)
        marked = kept in {REPLACEMENT, "\n"}
        assert marked or kept == unicodedata.normalize("NFC", letter)
        assert is_clean(kept)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """A desk that was closed and opened again with every code point and the worst texts in it."""
    made = [a_complaint(narrative=text, subject=text[:900]) for text in (*blocks(), *NASTY)]
    saving.save_all(desk, "complaint", made)
    desks.close(desk)
    return desks.open_desk(desk.info.folder, PASSPHRASE)


def test_every_code_point_is_stored_and_leaves_in_word_and_excel_alike(filled: Desk) -> None:
    stored = [item.narrative for item in records.every(filled, "complaint")]
    subjects = [item.subject for item in records.every(filled, "complaint")]
    desks.close(filled)
    assert stored == [clean(text) for text in (*blocks(), *NASTY)]
    assert all(is_clean(subject) and "\n" not in subject for subject in subjects)
    word = word_bytes(report_of(*(Paragraph(plain(text)) for text in stored), sheets=()))
    assert [text for style, text in paragraphs(word) if style == "BodyText"] == list(map(in_word, stored))
    table = Table("Text", (Column("Text"), Column("Number")), tuple(Row((text, 1)) for text in stored))
    book = openpyxl.load_workbook(io.BytesIO(excel_bytes(report_of(table))))
    cells = {row[0].value for sheet in book.worksheets for row in sheet.iter_rows()}
    assert {text.strip() for text in stored} <= cells


def test_every_letter_and_digit_is_found_again(desk: Desk) -> None:
    letters = [clean(chr(point)) for point in range(sys.maxunicode + 1) if chr(point).isalnum()]
    words = [f"q{letter}z" for letter in letters][:: figures.CODE_POINTS_APART()]
    made = [a_complaint(narrative=" ".join(words[at : at + 500])) for at in range(0, len(words), 500)]
    saved = saving.save_all(desk, "complaint", made)
    with desk.store.reading() as reader:
        for at, word in enumerate(words):
            found = reader.connection.execute(index.matching("complaint", word)).scalars()
            assert saved[at // 500].id in set(found), word


def test_a_text_of_a_megabyte_is_kept_found_and_leaves_whole_or_is_cut_in_sight(desk: Desk) -> None:
    for piece in ("word ", "儿童权利", "\u202eقانون ", "👧🏽"):
        text = (piece * (MEGABYTE // len(piece)) + " lantern")[: MEGABYTE + 8]
        saved, _changes = saving.save(desk, "evidence", an_evidence(summary=text))
        assert records.get(desk, "evidence", saved.id).summary == clean(text)
        assert saved.reference in {hit.reference for hit in search.search(desk, "lantern")}
        word = word_bytes(report_of(Paragraph(plain(text)), sheets=()))
        assert clean(text) in {shown for _style, shown in paragraphs(word)}
        table = Table("Text", (Column("Text"), Column("Number")), (Row((text, 1)),))
        book = openpyxl.load_workbook(io.BytesIO(excel_bytes(report_of(table))))
        cells = [str(row[0].value) for sheet in book.worksheets for row in sheet.iter_rows()]
        assert any("characters are left out here.]" in cell for cell in cells)
