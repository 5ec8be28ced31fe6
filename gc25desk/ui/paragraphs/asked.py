"""What was typed into the find field: paragraph numbers, or words to look for."""

import dataclasses
import re

from gc25desk.domain.catalogue import CatalogueParagraph, catalogue
from gc25desk.domain.paragraph import parse_references
from gc25desk.domain.text import folded, search_terms
from gc25desk.i18n import language

# Only words by which a document, a paragraph or an article is named, and what joins numbers.
_REFERENCE = re.compile(
    r"[\W\d_]*(?:(?:the|general|comment|crc|gc|c|no|nos|of|in|paragraphs?|paras?|pars?|articles?|arts?|and|to|until)"
    r"[\W\d_]*)*",
    re.IGNORECASE,
)
MOST_FOUND = 25
_IN_TITLE, _IN_KEYWORDS, _IN_SUMMARY = 4, 2, 1


@dataclasses.dataclass(frozen=True)
class Asked:
    """Either the numbers a reference names, or words; both are empty when nothing was typed."""

    numbers: tuple[int, ...] = ()
    words: str = ""


def read(typed: str) -> Asked:
    """Return what was asked.

    Raises InvalidInput, with the reason, for what is plainly a reference but not one to a paragraph
    of general comment No. 25, such as "126" or "art. 54".
    """
    typed = " ".join(typed.split())
    if any(sign.isdigit() for sign in typed) and _REFERENCE.fullmatch(typed):
        return Asked(numbers=parse_references(typed))
    return Asked(words=typed)


def in_catalogue(words: str) -> list[int]:
    """Return the paragraphs whose title, keywords or summary hold the words, best first.

    For a desk without the official text. A paragraph that holds more of the words stands before one
    that holds fewer, then titles count most and summaries least; words are found by their beginning.
    """
    terms = search_terms(words)
    weighed = [
        (_weights(paragraph, terms), paragraph.number) for paragraph in catalogue(language()).paragraphs
    ]
    hits = [(sum(1 for weight in weights if weight), sum(weights), number) for weights, number in weighed]
    ranked = [number for found, _weight, number in sorted(hits, key=_best_first) if found]
    return ranked[:MOST_FOUND]


def _best_first(hit: tuple[int, int, int]) -> tuple[int, int, int]:
    found, weight, number = hit
    return -found, -weight, number


def _weights(paragraph: CatalogueParagraph, terms: tuple[tuple[str, ...], ...]) -> list[int]:
    places = (
        (_IN_TITLE, paragraph.title),
        (_IN_KEYWORDS, " ".join((*paragraph.keywords, *paragraph.said))),
        (_IN_SUMMARY, paragraph.summary),
    )
    texts = [(weight, f" {folded(text)}") for weight, text in places]
    return [
        sum(weight for weight, text in texts if any(f" {spelling}" in text for spelling in spellings))
        for spellings in terms
    ]
