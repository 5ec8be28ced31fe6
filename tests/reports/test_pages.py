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
    Run,
    Section,
    TableOfContents,
    plain,
)
from gc25desk.reports.pages import heading_pages
from gc25desk.reports.word import word_bytes
from gc25desk.reports.word_shell import Page, shipped_shell
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


def arabic_outline() -> Report:
    """Return a report from right to left, partly written: each section names what it is about."""
    words = "تلقت المؤسسة شكاوى من أطفال ومن والديهم بشأن خدمات تجمع البيانات دون موافقة. " * 3
    blocks: list[Block] = [TableOfContents(), PageBreak()]
    for part in range(8):
        blocks.append(Heading(f"تدابير التنفيذ العامة {part}", 1))
        for section in range(3):
            blocks.append(Heading(f"الوصول إلى العدالة وسبل الانتصاف {part} {section}", 2))
            blocks.append(Paragraph((Run("التعليق العام رقم 25، الفقرات 43-49", italic=True),), leads=True))
            blocks += [Paragraph(plain(words), numbered=True)] * (2 * section)
            blocks += [Placeholder("[الوضع القائم]"), Placeholder("[آراء الأطفال]")]
    return report_of(*blocks, language="ar")


def pages_of_headings(laid_out: bytes) -> list[int]:
    """Return the pages of the outline that LibreOffice makes of the headings."""
    document = pypdfium2.PdfDocument(laid_out)
    places = [bookmark.get_dest() for bookmark in document.get_toc(max_depth=9)]
    found = [place.get_index() for place in places if place is not None]
    document.close()
    return [number + 1 for number in found if number is not None]


@pytest.mark.parametrize(
    "report",
    [long_report(), long_report("fr"), begun_report(), arabic_outline()],
    ids=["en", "fr", "begun", "ar"],
)
def test_libreoffice_puts_headings_on_these_pages(report: Report, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(word_bytes(report))
    laid_out = through_office(tmp_path / "report.docx", "pdf", tmp_path / "pdf")
    found = pages_of_headings(laid_out.read_bytes())
    out = [abs(told - real) for told, real in zip(heading_pages(report, PAGE), found, strict=True)]
    assert max(out) <= 1
    assert sum(out) <= len(out) / 4
