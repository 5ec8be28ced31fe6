"""Text from outside is cleaned once, folded for search and kept from reordering the screen."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.text import (
    clean,
    folded,
    is_clean,
    isolated,
    safe_name,
    search_terms,
    shortened,
)

ANY_TEXT = st.text(st.characters())  # lone surrogates and control characters included
XML_CHAR = re.compile("[\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LINE_ENDS = {"\r", "\u2028", "\u2029"}
ENDS_OF_QT = {"\ufdd0", "\ufdd1"}


def test_every_code_point_comes_out_clean() -> None:
    for point in range(sys.maxunicode + 1):
        letter = chr(point)
        result = clean(letter)
        assert is_clean(result), hex(point)
        if letter in ENDS_OF_QT or not XML_CHAR.fullmatch(letter):
            assert result == "\ufffd", hex(point)
        elif letter in LINE_ENDS:
            assert result == "\n", hex(point)
        else:
            assert result == unicodedata.normalize("NFC", letter), hex(point)


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert is_clean(once)
    assert is_clean(text) == (text == once)


def test_line_ends_become_one_kind() -> None:
    assert clean("a\r\nb\rc\nd\u2028e\u2029f") == "a\nb\nc\nd\ne\nf"


def test_what_cannot_be_kept_is_seen() -> None:
    assert clean("a\x00b\ud800c\ufffed") == "a\ufffdb\ufffdc\ufffdd"


def test_letters_in_parts_become_whole() -> None:
    assert clean("e\u0301") == "é"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Éducation NUMÉRIQUE", "education numerique"),
        ("cœur Straße", "coeur strasse"),
        ("Niño Łódź", "nino lodz"),
        ("Ёлка", "елка"),
        ("мой", "мой"),
        ("ﬁle №１２", "file no12"),
        ("儿童权利", "儿 童 权 利"),
        ("保护child安全", "保 护 child 安 全"),
        ("أحمد آمنة", "احمد امنه"),
        ("مـــدرسة", "مدرسه"),
        ("كَتَبَ", "كتب"),
        ("١٢٣ ۴۵", "123 45"),
        ("soft\u00adhyphen \u202eturned", "softhyphen turned"),
    ],
)
def test_folding(written: str, kept: str) -> None:
    assert folded(written) == kept


def test_arabic_words_are_found_without_and_and_the() -> None:
    assert folded("والطفل").split() == ["والطفل", "الطفل", "طفل"]
    assert folded("الطفل").split() == ["الطفل", "طفل"]
    assert folded("ولد").split() == ["ولد"]


def found(query: str, text: str) -> bool:
    """Search as the index does: some spelling of every word stands in the folded text."""
    haystack = f" {folded(text)} "
    return all(any(f" {form} " in haystack for form in forms) for forms in search_terms(query))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("الطفل", "حق طفل"),
        ("طفل", "حقوق والطفل"),
        ("أطفال", "الاطفال"),
        ("EDUCATION", "l’ éducation"),
        ("权利", "儿童权利公约"),
        ("ёж", "еж"),
        ("٢٥", "general comment 25"),
    ],
)
def test_a_word_is_found_however_it_is_spelt(query: str, text: str) -> None:
    assert found(query, text)


@pytest.mark.parametrize(("query", "text"), [("лис", "лиса"), ("利权", "权利"), ("طفل", "طفولة")])
def test_other_words_are_not_found(query: str, text: str) -> None:
    assert not found(query, text)


@given(ANY_TEXT)
def test_terms_never_close_a_quotation(query: str) -> None:
    for forms in search_terms(query):
        for form in forms:
            assert '"' not in form
            assert any(letter.isalnum() for letter in form)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24F)))
def test_folding_latin_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(ANY_TEXT)
def test_isolated_text_is_balanced(text: str) -> None:
    depth = 0
    result = isolated(text)
    for letter in result[:-1]:
        depth += (letter in "\u2066\u2067\u2068") - (letter == "\u2069")
        assert depth >= 1
    assert depth == 1
    assert result.endswith("\u2069")


def test_isolation_keeps_the_words() -> None:
    assert isolated("طفل 25") == "\u2068طفل 25\u2069"


@given(ANY_TEXT)
def test_names_are_safe_everywhere(text: str) -> None:
    name = safe_name(text)
    assert name
    assert len(name.encode()) <= 160
    assert not set(name) & set('<>:"/\\|?*')
    assert not name.startswith((".", "-", " "))
    assert not name.endswith((".", " "))
    assert all(unicodedata.category(letter) not in {"Cc", "Cf", "Cs"} for letter in name)
    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("asked", "given_name"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("NUL", "_NUL"),
        ("com1.docx", "_com1.docx"),
        ("report\u202excod.exe", "reportxcod.exe"),
        ("  Report: 2026 / Midland.  ", "Report- 2026 - Midland"),
        ("...", "untitled"),
        ("", "untitled"),
    ],
)
def test_names(asked: str, given_name: str) -> None:
    assert safe_name(asked) == given_name


def test_long_names_keep_their_ending() -> None:
    name = safe_name("жалоба" * 60 + ".docx")
    assert name.endswith(".docx")
    assert len(name.encode()) <= 150


@given(st.text(max_size=80), st.integers(1, 80))
def test_a_shortened_text_is_one_line_that_fits_and_says_that_it_was_cut(text: str, most: int) -> None:
    found = shortened(text, most)
    assert len(found) <= most
    assert found == " ".join(found.split())
    assert (found == " ".join(text.split())) or found.endswith("…")
