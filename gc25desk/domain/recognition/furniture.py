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
_NUMBER_LINE = re.compile(r"(?<=\n)[ ]*\d{1,4}[ ]*(?=\n)")
_LOOSE_NUMBER = re.compile(r"(?<!\S)(?:[-–—|] ?)?\d{1,4}(?: ?/ ?\d{1,4})?(?: ?[-–—|])?(?!\S)")
_SHORT = 80
_OFTEN = 3
_QUOTED = 0.8


def without_furniture(text: str) -> str:
    """Return the text without document symbols, page counts and lines that head or foot every page.

    A page break becomes an empty line. A line that is only a number stays, for it may open a
    paragraph or be a word of a very narrow column: :func:`number_lines` finds it when more is known.
    """
    lines = _unquoted(text.split("\n"))
    running = _running(lines)
    kept = (line for line in lines if not _is_furniture(line, running))
    return _INLINE.sub(" ", "\n".join(kept)).replace(PAGE_BREAK, "")


def _unquoted(lines: list[str]) -> list[str]:
    """Take the signs of a quoted mail away where nearly every line has them."""
    filled = [line for line in lines if line.strip()]
    if sum(line.lstrip().startswith(">") for line in filled) < _QUOTED * len(filled):
        return lines
    return [re.sub(r"^(?:[ ]*>)+[ ]?", "", line) for line in lines]


def number_lines(text: str) -> list[tuple[int, int]]:
    """Return the spans of lines that are only a number, such as the number of a page."""
    return [match.span() for match in _NUMBER_LINE.finditer(text)]


def loose_numbers(text: str) -> list[tuple[int, int]]:
    """Return the spans of numbers that stand between spaces, with the dashes or total of a page number."""
    return [match.span() for match in _LOOSE_NUMBER.finditer(text)]


def _is_furniture(line: str, running: set[str]) -> bool:
    bare = line.strip(" |\f")
    if not bare or len(bare) > _SHORT or bare.isdecimal():
        return False
    return bool(_PAGE_NUMBER.fullmatch(bare) or _MASTHEAD.fullmatch(bare)) or _shape(bare) in running


def _running(lines: list[str]) -> set[str]:
    """Return the shapes of short lines that stand apart, page after page."""
    around = ["", *(line.strip(" |\f") for line in lines), ""]
    lengths = sorted(map(len, filter(None, around)))
    width = lengths[len(lengths) * 19 // 20] if lengths else 0
    counts: Counter[str] = Counter()
    held: set[str] = set()
    for before, line, after in zip(around, around[1:], around[2:], strict=False):
        shape = _shape(line) if 3 <= len(line) <= _SHORT else ""
        counts[shape] += 1
        if not (_is_gap(before) or _is_gap(after)) or _is_wrapped(line, after, width):
            held.add(shape)
    return {shape for shape, count in counts.items() if count >= _OFTEN and len(shape) >= 3} - held


def _is_wrapped(line: str, after: str, width: int) -> bool:
    """Tell whether a line was ended because the next word did not fit: then it is text."""
    following = after.split(" ", 1)[0]
    return bool(following) and len(line) + 1 + len(following) > width


def _is_gap(line: str) -> bool:
    """Tell whether a line separates: empty, or a page number, or a document symbol."""
    return not line or bool(_PAGE_NUMBER.fullmatch(line) or _MASTHEAD.fullmatch(line))


def _shape(line: str) -> str:
    """Return a line without its numbers and its outer signs, so that headers of all pages look alike.

    A footnote, a numbered line and the end of a sentence have no shape: those may well repeat
    ("Ibid., para. 7").
    """
    if re.match(r"\W*(?:ibid|\d{1,3}\W|para|[\[^⁰¹²³⁴-⁹\ue000])|.*[.,;:”\"-]$", line, re.IGNORECASE):
        return ""
    return " ".join(re.sub(r"[\d|]+", " ", line).split()).strip("-–— ").casefold()
