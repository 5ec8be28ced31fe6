"""Finding words, numbers and places again in a text that people have edited."""

import difflib
from bisect import bisect_left
from collections.abc import Sequence


def bare(text: str) -> str:
    """Return a text without what does not count: how much white space there is."""
    return " ".join(text.split())


def core(text: str) -> str:
    """Return words without the punctuation around them."""
    return text.strip(".,;:!?…()[]«»“”\"'’ \u00a0\u202f")


def words_at(text: str, offset: int, count: int) -> str:
    """Return the words from the one that begins or stands at an offset, without punctuation around them."""
    while offset < len(text) and text[offset].isspace():
        offset += 1
    begin = offset
    while begin and not text[begin - 1].isspace():
        begin -= 1
    return core(" ".join(text[begin:].split(maxsplit=count)[:count]))


def aligned(old: str, new: str, offset: int, number: str) -> str | None:
    """Return what stands where a number without its bookmark stood, word against word."""
    before, after = old.split(), new.split()
    first = len(old[:offset].split())
    if offset and not old[offset - 1].isspace():
        first -= 1
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        if a_from <= first < a_to:
            if kind == "equal":
                return number
            return " ".join(map(core, after[b_from:b_to])) or None
    return None


def longest_rise(places: Sequence[int]) -> set[int]:
    """Return the places of a longest run that still stands in its old order; the others moved."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(place)
            ends.append(at)
        else:
            tails[length], ends[length] = place, at
    kept: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(places[at])
        at = before[at]
    return kept
