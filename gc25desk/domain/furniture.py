"""What a copy's pages add to the text: running headers, document symbols, page numbers."""

import re
from collections import Counter

from gc25desk.domain.document import PAGE_BREAK

_SYMBOL = r"(?:CRC\s?/\s?C\s?/\s?GC\s?/\s?25|GE\.\s?\d\d-\d{4,6}(?:\s?\([A-Z]\))?)"
# A symbol takes the page number beside it along, but never the number that opens a paragraph.
_INLINE = re.compile(
    rf"(?:(?<=\s)|^)(?:\d{{1,3}}(?:\s?/\s?\d{{1,3}})?\s+)?{_SYMBOL}(?:\s+(?:page\s+)?\d{{1,3}}(?:\s?/\s?\d{{1,3}})?(?![\w.)\]:]|\s*\n?\w*\)))?",
    re.IGNORECASE | re.MULTILINE,
)
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite|página|стр\.?|صفحة|第)?\s*[-–—\[(|]*\s*\d{1,4}\s*(?:(?:/|of|de|von|sur|из|من)\s*\d{1,4})?"
    r"\s*[-–—\])|]*\s*(?:页|頁)?",
    re.IGNORECASE,
)
_MASTHEAD = re.compile(
    rf"(?:united nations|please recycle.*|{_SYMBOL}.{{0,30}}|\*\d{{7,8}}\*|\(e\)|distr\.:? general.*)",
    re.IGNORECASE,
)
_SHORT = 80
_OFTEN = 3


def without_furniture(text: str) -> str:
    """Return the text without page numbers, document symbols and lines that head or foot every page.

    A page break becomes an empty line. A line with a number and a full stop, such as ``12.``, stays:
    it may open a paragraph.
    """
    lines = text.split("\n")
    running = _running(lines)
    kept = (line for line in lines if not _is_furniture(line, running))
    return _INLINE.sub(" ", "\n".join(kept)).replace(PAGE_BREAK, "")


def _is_furniture(line: str, running: set[str]) -> bool:
    bare = line.strip(" |\f")
    if not bare:
        return False
    if len(bare) > _SHORT:
        return False
    return bool(_PAGE_NUMBER.fullmatch(bare) or _MASTHEAD.fullmatch(bare)) or _shape(bare) in running


def _running(lines: list[str]) -> set[str]:
    """Return the shapes of short lines that stand on page after page."""
    counts = Counter(_shape(line) for line in lines if 3 <= len(line.strip()) <= _SHORT)
    return {shape for shape, count in counts.items() if count >= _OFTEN and len(shape) >= 3}


def _shape(line: str) -> str:
    """Return a line without its numbers and its outer signs, so that headers of all pages look alike.

    A footnote or a numbered item has no shape: those may well repeat ("Ibid., para. 7").
    """
    if re.match(r"\W*(?:ibid|\d{1,3}[.)]\s|[\[^⁰¹²³⁴-⁹\ue000])", line, re.IGNORECASE):
        return ""
    return " ".join(re.sub(r"[\d|]+", " ", line).split()).strip("-–— ").casefold()
