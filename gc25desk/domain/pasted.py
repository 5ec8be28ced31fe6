"""Concluding observations read from text that was pasted: numbered paragraphs with lettered items.

The form is that of the Committee: “29. … recommends that the State party: (a) …; (b) ….”, below a heading
of a line; in French and Spanish the letter stands before one bracket.
"""

import dataclasses
import re
from collections.abc import Iterator

from gc25desk.domain.observation import Observation

_NUMBERED = re.compile(r"(\d{1,3})\s*\.\s+(?=\S)")
_ENDS = (".", ";", ":", ",")
_LONGEST_HEADING = 120
_SUBJECT_WORDS = 9
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclasses.dataclass
class _Paragraph:
    number: str
    heading: str
    lines: list[str]


def pasted(text: str, symbol: str, cycle: str) -> tuple[Observation, ...]:
    """Return what a pasted text holds, item by item, unsaved; what stands in no numbered paragraph is left.

    An item reads with the words that lead to it. The subject is the heading above it, or its first words.
    """
    return tuple(
        Observation(cycle=cycle, symbol=symbol, number=number, subject=heading or _short(item), text=words)
        for paragraph in _paragraphs(text)
        for number, heading, item, words in _items(paragraph)
    )


def _paragraphs(text: str) -> list[_Paragraph]:
    found: list[_Paragraph] = []
    heading = ""
    for line in (" ".join(line.split()) for line in text.splitlines()):
        numbered = _NUMBERED.match(line)
        if numbered:
            found.append(_Paragraph(numbered[1], heading, [line[numbered.end() :]]))
        elif line and _is_heading(line, found):
            heading = line
        elif line and found:
            found[-1].lines.append(line)
    return found


def _is_heading(line: str, found: list[_Paragraph]) -> bool:
    """Tell whether a line names what follows: short, without an end, after a paragraph that has one."""
    if line.endswith(_ENDS) or len(line) > _LONGEST_HEADING or re.match(r"\(?[a-z]{1,4}\)\s", line):
        return False
    return not found or found[-1].lines[-1].endswith(".")


def _items(paragraph: _Paragraph) -> Iterator[tuple[str, str, str, str]]:
    words = " ".join(paragraph.lines)
    lead, items = _lettered(words)
    if not items:
        yield paragraph.number, paragraph.heading, words, words
    for letter, item in zip(_LETTERS, items, strict=False):
        yield f"{paragraph.number} ({letter})", paragraph.heading, item, f"{lead} {item}".strip()


def _lettered(words: str) -> tuple[str, list[str]]:
    """Return what leads to the items and the items; a letter out of turn is part of the text."""
    places = []
    start = 0
    for letter in _LETTERS:
        found = re.compile(rf"(?:(?<=\s)|^)\(?{letter}\)\s+").search(words, start)
        if found is None:
            break
        places.append((found.start(), found.end()))
        start = found.end()
    if not places:
        return words, []
    ends = [begin for begin, _end in places[1:]] + [len(words)]
    items = [words[end:stop].strip() for (_begin, end), stop in zip(places, ends, strict=True)]
    return words[: places[0][0]].strip(), [_without_and(item) for item in items]


def _without_and(item: str) -> str:
    return re.sub(r"[;,]\s*(?:and|et|y)?\s*$", "", item)


def _short(words: str) -> str:
    kept = words.split()
    return " ".join(kept[:_SUBJECT_WORDS]).rstrip(".;,") + (" …" if len(kept) > _SUBJECT_WORDS else "")
