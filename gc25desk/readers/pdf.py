"""The text of PDF files, page by page, through PDFium."""

import re
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from gc25desk.domain.document import PAGE_BREAK, Document, as_lines, note_mark, plain
from gc25desk.errors import UnreadableFile
from gc25desk.i18n import _
from gc25desk.readers.guard import damaged, locked, unreadable

MOST_PAGES = 1_000
MOST_CHARACTERS = 2_000_000
_UNKNOWN_LOCK = 5  # FPDF_ERR_SECURITY: protected in a way that PDFium does not know
_LEAST_LETTERS_A_PAGE = 20
_RAISED = 0.8  # of the size of the letters around: smaller digits are footnote marks
_NEAR = 12  # characters
_SMALL_DIGITS = re.compile(r"\d{1,3}")


def read_pdf(path: Path, data: bytes) -> Document:
    """Return the lines of a PDF; raises UnreadableFile if it is damaged, locked, or holds no text."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = _pages(path, document)
    except pypdfium2.PdfiumError as fault:
        if fault.err_code in (pdfium.FPDF_ERR_PASSWORD, _UNKNOWN_LOCK):
            raise locked(path) from None
        raise damaged(path) from None
    letters = sum(character.isalpha() for page in pages for character in page)
    if letters < _LEAST_LETTERS_A_PAGE * len(pages):
        raise unreadable(
            path,
            _("“{name}” holds pictures of pages and no text."),
            _("Choose a PDF whose words can be selected, or have the scan read by text recognition first."),
        )
    return Document(path.name, as_lines(f"\n{PAGE_BREAK}\n".join(pages)))


def _pages(path: Path, document: pypdfium2.PdfDocument) -> list[str]:
    if len(document) > MOST_PAGES:
        raise _too_long(path)
    pages: list[str] = []
    for number in range(len(document)):
        room = MOST_CHARACTERS - sum(map(len, pages))
        pages.append(_page(path, document, number, room))
    return pages


def _too_long(path: Path) -> UnreadableFile:
    return unreadable(path, _("“{name}” holds far more text than general comment No. 25."))


def _page(path: Path, document: pypdfium2.PdfDocument, number: int, room: int) -> str:
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            if text_page.count_chars() > room:
                raise _too_long(path)
            return _text(text_page)
        finally:
            text_page.close()
    finally:
        page.close()


def _text(text_page: pypdfium2.PdfTextPage) -> str:
    count = text_page.count_chars()
    raw = "".join(_character(pdfium.FPDFText_GetUnicode(text_page, at)) for at in range(count))
    sizes = [pdfium.FPDFText_GetFontSize(text_page, at) for at in range(count)]
    return _with_marks(raw, sizes)


def _character(code: int) -> str:
    """Return one character for each of PDFium's, so that its size is found at the same place."""
    return chr(code) if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd"


def _with_marks(raw: str, sizes: list[float]) -> str:
    """Return cleaned text in which digits much smaller than the letters of their line are footnote marks."""
    pieces: list[str] = []
    done = 0
    for match in _SMALL_DIGITS.finditer(raw):
        if _is_small(raw, sizes, match.start(), match.end()):
            pieces += (plain(raw[done : match.start()]), note_mark(int(match[0])))
            done = match.end()
    return "".join((*pieces, plain(raw[done:])))


def _is_small(raw: str, sizes: list[float], start: int, end: int) -> bool:
    low = max(raw.rfind("\n", 0, start) + 1, start - _NEAR)
    around = [sizes[at] for at in range(low, min(len(raw), end + _NEAR)) if raw[at].isalpha()]
    return bool(around) and max(sizes[start:end]) < _RAISED * max(around)
