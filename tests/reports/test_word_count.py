"""Words are counted as Word counts them, and the count of a report is that of its file."""

import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from gc25desk.reports.model import (
    Citation,
    Footnote,
    Heading,
    Paragraph,
    Report,
    Run,
    Source,
    TableOfContents,
    plain,
)
from gc25desk.reports.word import word_bytes
from gc25desk.reports.word_count import count_words, words_in
from tests.reports.edited import through_office
from tests.reports.opened import W, parts, xml
from tests.reports.sample_report import EVERY_BLOCK, arabic_report, long_report, report_of

REPORTS = {"en": long_report(), "fr": long_report("fr"), "es": long_report("es"), "ar": arabic_report()}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n\t", 0),
        ("Two words", 2),
        ("state-of-the-art and/or", 2),
        ("a sign – between", 4),
        ("paras. 9–11", 2),
        ("12\u202f345 plaintes\u00a0;", 2),
        ("حقوق الطفل، 2026", 3),
        ("儿童权利", 4),
        ("第 25 号 CRC", 4),
    ],
)
def test_words(text: str, count: int) -> None:
    assert words_in(text) == count


@given(st.text(), st.text())
def test_a_space_between_texts_adds_nothing(one: str, other: str) -> None:
    assert words_in(f"{one} {other}") == words_in(one) + words_in(other)


def test_the_body_the_front_and_the_annexes_are_counted_apart() -> None:
    report = report_of(
        TableOfContents(),
        Heading("Two words"),
        Paragraph((Run("Three words here"), Footnote((Run("A note."),))), numbered=True),
        Heading("Figures", annex=True),
        Paragraph(plain("Four words stand here."), numbered=True),
        title="Title of five words now",
    )
    counted = count_words(report)
    assert (counted.body, counted.annexes) == (7, 5)
    assert counted.everything == counted.front + 12


def test_a_note_that_says_ibid_is_counted_as_it_stands() -> None:
    source = Source("s", (Run("A long name of a source"),))
    report = report_of(Paragraph((Run("One."), Citation(source), Run(" Two."), Citation(source))))
    assert count_words(report).body == 2 + 6 + 1


def paragraphs_of(content: bytes) -> list[tuple[str, str]]:
    """Return (style, text) of all paragraphs of the body and the notes, read from the file itself."""
    found = []
    for part in ("word/document.xml", "word/footnotes.xml"):
        if part not in parts(content):
            continue
        for paragraph in xml(content, part).iter(f"{W}p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            signs = {f"{W}tab": "\t", f"{W}br": "\n"}
            text = "".join(
                signs.get(str(e.tag), e.text or "" if e.tag == f"{W}t" else "") for e in paragraph.iter()
            )
            found.append((str(style.get(f"{W}val")) if style is not None else "", text))
    return found


@pytest.mark.parametrize("report", [*REPORTS.values(), report_of(*EVERY_BLOCK.values())])
def test_the_count_is_that_of_the_file(report: Report) -> None:
    in_file = sum(words_in(text) for _style, text in paragraphs_of(word_bytes(report)))
    assert abs(count_words(report).everything - in_file) <= in_file / 100


NUMBERED = {"NumberedParagraph", "RecommendationLead", "Recommendation", "LetteredList", "ListBullet"}


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_libreoffice_counts_the_same_by_its_own_rule(language: str, tmp_path: Path) -> None:
    report = REPORTS[language]
    content = word_bytes(report)
    (tmp_path / "report.docx").write_bytes(content)
    with zipfile.ZipFile(through_office(tmp_path / "report.docx", "odt", tmp_path / "odt")) as file:
        meta = etree.fromstring(file.read("meta.xml"))
    (counted,) = (
        int(value)
        for element in meta.iter()
        for name, value in element.attrib.items()
        if str(name).endswith("}word-count")
    )
    # LibreOffice counts the numbers of lists too, and takes dashes and no-break spaces for ends of words.
    expected = 0
    for style, text in paragraphs_of(content):
        labelled = style in NUMBERED or (style.startswith("Heading") and "ummary" not in text)
        expected += len(re.split(r"[\s–—]+", text.strip())) * bool(text.strip()) + labelled
    assert abs(counted - expected) <= counted / 100
