"""The pages in the contents are those on which the headings stand, as near as can be known."""

from pathlib import Path

import pypdfium2
import pytest

from gc25desk.reports.model import (
    Block,
    Heading,
    Orientation,
    PageBreak,
    Paragraph,
    Placeholder,
    Report,
    Section,
    TableOfContents,
    plain,
)
from gc25desk.reports.numbering import entry_text, number
from gc25desk.reports.pages import heading_pages
from gc25desk.reports.word import word_bytes
from gc25desk.reports.word_shell import Page, shipped_shell
from gc25desk.reports.words import Words
from tests.reports.edited import through_office
from tests.reports.sample_report import long_report, report_of

PAGE = shipped_shell().page


def pages(*blocks: Heading | Paragraph | PageBreak | Section, page: Page = PAGE) -> list[int]:
    return heading_pages(report_of(*blocks), page)


def test_the_title_page_is_the_first() -> None:
    assert pages(Heading("One")) == [2]


def test_a_break_begins_a_page_and_two_begin_no_more() -> None:
    assert pages(Heading("One"), PageBreak(), PageBreak(), Heading("Two")) == [2, 3]


def test_a_section_begins_a_page() -> None:
    assert pages(Heading("One"), Section(Orientation.LANDSCAPE), Heading("Two")) == [2, 3]


def test_more_text_needs_more_pages() -> None:
    text = Paragraph(plain("word " * 200), numbered=True)
    found = [pages(*[text] * count, Heading("End"))[0] for count in (1, 10, 40)]
    assert found == sorted(found)
    assert found[-1] > found[0] + 5


def test_a_paragraph_may_be_longer_than_a_page() -> None:
    assert pages(Paragraph(plain("word " * 5000)), Heading("End"))[0] >= 7


def begun_report() -> Report:
    """Return a report that is an outline still: little but headings and what is yet to be written."""
    blocks: list[Block] = [TableOfContents(levels=1), PageBreak()]
    for part in range(12):
        blocks.append(Heading(f"Part of the outline number {part}", 1))
        for section in range(4):
            blocks += [Heading(f"Section {part} {section}", 2), Placeholder("[Situation: to be written]")]
    return report_of(*blocks)


@pytest.mark.parametrize(
    "report", [long_report(), long_report("fr"), begun_report()], ids=["en", "fr", "begun"]
)
def test_libreoffice_puts_headings_on_these_pages(report: Report, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(word_bytes(report))
    laid_out = through_office(tmp_path / "report.docx", "pdf", tmp_path / "pdf")
    document = pypdfium2.PdfDocument(laid_out.read_bytes())
    texts = [
        " ".join(document[place].get_textpage().get_text_range().split()) for place in range(len(document))
    ]
    at, found = 2, []
    for entry in number(report.blocks, Words(report.language)).entries:
        sought = f"{entry.label} {entry_text(entry)}".strip()
        at = next(place for place in range(at, len(texts)) if sought in texts[place])
        found.append(at + 1)
    document.close()
    out = [abs(told - real) for told, real in zip(heading_pages(report, PAGE), found, strict=True)]
    assert max(out) <= 1
    assert sum(out) <= len(out) / 4
