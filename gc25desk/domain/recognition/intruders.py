"""What stands inside a paragraph and is none of its words: the lines of pages, run in with the text."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gc25desk.domain.recognition.alignment import Anchor, Region
from gc25desk.domain.recognition.fingerprint import RUN, Fingerprints, ParagraphFingerprint
from gc25desk.domain.recognition.letters import Stream, digest, letters

_SURE = 0.8  # of the runs that must stand again once the words are gone
_OFTEN = 4  # once in a gap and as a line in three places, or in four gaps
_LONGEST_LINE = 100
_WORD = re.compile(r"(?<!\S)\S")


@dataclass(frozen=True)
class Intruder:
    """A raw span inside a paragraph; ``furniture`` if the same words intrude again and again."""

    paragraph: int
    start: int
    end: int
    furniture: bool = False


class _Words:
    """The words of a text by the letter that they begin with or come before.

    A number has no letter of its own: a span that begins at a letter does not take the number before
    it, nor does one that ends there take the number behind.
    """

    def __init__(self, text: str, stream: Stream) -> None:
        self.text = text
        self.stream = stream
        self.first: dict[int, int] = {}
        self.last: dict[int, int] = {}
        for match in _WORD.finditer(text):
            letter = stream.at(match.start())
            self.first.setdefault(letter, match.start())
            self.last[letter] = match.start()
        self.first.setdefault(len(stream), len(text))

    def span(self, letter: int, count: int) -> tuple[int, int] | None:
        """Return the raw span of whole words that hold ``count`` letters from a letter on, or None."""
        start, end = self.last.get(letter), self.first.get(letter + count)
        return None if start is None or end is None else (start, end)

    def folded(self, span: tuple[int, int]) -> str:
        """Return the letters of a raw span."""
        return self.stream.folded[self.stream.at(span[0]) : self.stream.at(span[1])]

    def edges(self, span: tuple[int, int]) -> int:
        """Return at how many of its ends a raw span has a line end."""
        return (self.text[span[0] - 1] == "\n") + (self.text[span[1] - 1] == "\n")


def intruders(text: str, stream: Stream, regions: Iterable[Region], known: Fingerprints) -> list[Intruder]:
    """Return the spans without which the paragraphs around them are whole again.

    Whole lines, words at the edge of a line, or words that intrude in several places: a word that a
    copy added to one sentence is the copy's own and stays.
    """
    regions = tuple(regions)
    words = _Words(text, stream)
    gaps = [gap for region in regions for gap in _gaps(words, region, known.paragraphs[region.number])]
    counts = Counter(words.folded(span) for gap in gaps for span in {s for _fit, s in gap.spans})
    counts += Counter(letters(line).folded for line in text.split("\n") if len(line) <= _LONGEST_LINE)
    judged = [i for gap in gaps if (i := _judged(words, gap, counts))]
    return [*judged, *_repeated(words, regions, judged)]


def without(text: str, spans: Iterable[Intruder]) -> str:
    """Return the text without the intruders."""
    kept: list[str] = []
    done = 0
    for span in sorted(spans, key=lambda s: s.start):
        kept.append(text[done : max(done, span.start)])
        done = max(done, span.end)
    return "".join((*kept, text[done:]))


@dataclass(frozen=True)
class _Gap:
    """Two anchors too far apart, and the spans that may be too much, each with how well the rest fits."""

    paragraph: int
    spans: tuple[tuple[float, tuple[int, int]], ...]


def _gaps(words: _Words, region: Region, paragraph: ParagraphFingerprint) -> Iterable[_Gap]:
    for before, after in zip(region.anchors, region.anchors[1:], strict=False):
        excess = (after.place - before.place) - (after.offset - before.offset)
        if excess > 0:
            yield _Gap(region.number, tuple(_spans(words, before, after, excess, paragraph)))


def _judged(words: _Words, gap: _Gap, counts: Counter[str]) -> Intruder | None:
    """Return the likeliest span if it is furniture, or stands on lines of its own or at an edge."""
    ranked = [(fit, counts[words.folded(span)], words.edges(span), span) for fit, span in gap.spans]
    if not ranked:
        return None
    _fit, count, edges, span = max(ranked)
    often = count >= _OFTEN
    return Intruder(gap.paragraph, *span, furniture=often) if often or edges else None


def _repeated(words: _Words, regions: Iterable[Region], judged: Iterable[Intruder]) -> Iterable[Intruder]:
    """Yield every other place where words stand that were found to be furniture.

    Where a run of the known text reaches over them they are words of a paragraph, not furniture.
    """
    taken = {i.start for i in judged}
    anchors = sorted(anchor.place for region in regions for anchor in region.anchors)
    for line in {words.folded((i.start, i.end)) for i in judged if i.furniture}:
        at = words.stream.folded.find(line) if line else -1
        while at >= 0:
            span = words.span(at, len(line))
            reached = bisect_left(anchors, at + len(line)) - bisect_left(anchors, at - RUN + 1)
            if span and span[0] not in taken and not reached:
                yield Intruder(0, *span, furniture=True)
            at = words.stream.folded.find(line, at + 1)


def _spans(
    words: _Words, before: Anchor, after: Anchor, excess: int, paragraph: ParagraphFingerprint
) -> Iterable[tuple[float, tuple[int, int]]]:
    """Yield the words between two anchors without which they lie as far apart as they should."""
    there = words.stream.folded
    for letter in range(before.place + 1, after.place + RUN - excess + 1):
        span = words.span(letter, excess)
        if span:
            joined = there[before.place : letter] + there[letter + excess : after.place + RUN]
            fit = _fit(joined, before, after, paragraph)
            if fit >= _SURE:
                yield fit, span


def _fit(joined: str, before: Anchor, after: Anchor, paragraph: ParagraphFingerprint) -> float:
    """Return the share of the paragraph's runs between two anchors that stand in the joined letters."""
    wanted = [(p - before.offset, run) for p, run in paragraph.runs if before.offset < p < after.offset]
    hits = sum(digest(joined[place : place + RUN]) == run for place, run in wanted)
    return hits / len(wanted) if wanted else 1.0
